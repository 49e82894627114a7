"""``guongsang edit``: the web editor on this machine, and who may use it."""

import contextlib
import socket
import time
from datetime import date

import click

from generator.build.project import Project
from generator.cli.environment import EnvironmentProblem, day_option, project_option, read_today
from generator.messages.system import said

_PORT = 8010
_FIRST = "Người quản lý"


@click.command("edit")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=_PORT,
    show_default=True,
    help="Cổng của trang soạn.",
)
@click.option(
    "--preview-port",
    type=click.IntRange(0, 65535),
    default=_PORT + 1,
    show_default=True,
    help="Cổng của bản xem thử.",
)
@click.option("--add-user", metavar="HỌ_TÊN", help="Thêm người, hoặc tạo liên kết vào mới cho họ.")
@click.option(
    "--role", type=click.Choice(["officer", "approver"]), default="officer",
    help="Cùng --add-user: người soạn (officer) hay người duyệt (approver).",
)  # fmt: skip
@click.option("--email", default="", help="Cùng --add-user: thư điện tử ghi trong lịch sử Git.")
@day_option
@project_option
def command(
    port: int, preview_port: int, add_user: str | None, role: str, email: str, day: date,
    project: Project,
) -> None:  # fmt: skip
    """Mở trang soạn nội dung trong trình duyệt, chỉ trên máy này."""
    try:
        from generator.editor import app
        from generator.editor.users import Role
    except ModuleNotFoundError as error:
        raise EnvironmentProblem(
            f"thiếu thư viện {error.name} của trang soạn. "
            "Chạy “make edit”, hoặc cài requirements-editor.lock. "
            "(The editor's libraries are not installed.)"
        ) from None
    users = app.users_of(project)
    if add_user:
        secret = users.add(add_user, Role(role), time.time(), email)
        _tell(add_user, port, secret)
        return
    editor, preview = _bound(port), _bound(preview_port)
    port = editor.getsockname()[1]
    click.echo(f"Trang soạn: http://127.0.0.1:{port}/  (dừng: Ctrl+C)")
    # A link that was lost before anybody used it is made anew.
    if all(user.name == _FIRST and not user.password for user in users.all()):
        _tell("người quản lý", port, users.add(_FIRST, Role.APPROVER, time.time()))
    # Left running overnight, the editor's day goes on, unless one was asked for.
    fixed = click.get_current_context().get_parameter_source("day")
    given = fixed is not click.core.ParameterSource.DEFAULT
    with contextlib.suppress(KeyboardInterrupt):
        app.run(project, (lambda: day) if given else read_today, editor, preview)
    click.echo("Đã dừng trang soạn.")


def _bound(port: int) -> socket.socket:
    from generator.editor.app import bound

    try:
        return bound(port)
    except OSError as error:
        raise EnvironmentProblem(
            f"không mở được cổng {port}: {said(error)}. Có thể trang soạn đang chạy ở cửa sổ "
            "khác; chọn cổng khác bằng --port. (The port cannot be opened.)"
        ) from None


def _tell(name: str, port: int, secret: str) -> None:
    click.echo(
        f"Liên kết cho {name} vào lần đầu, dùng một lần trong 7 ngày:\n"
        f"  http://127.0.0.1:{port}/vao/{secret}"
    )
