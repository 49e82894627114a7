"""``guongsang withdraw``: take a record down, and say where else it must be taken down."""

import difflib
import subprocess
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from generator.build.pipeline import Prepared, Project, prepare
from generator.checks.names import Names
from generator.checks.withheld_names import names_of
from generator.cli.environment import day_option, project_option
from generator.cli.record import record_of
from generator.cli.withdraw_report import report
from generator.cli.words import confirmed
from generator.content.honouree import Honouree
from generator.content.record import Entry
from generator.delivery.takedown import Act, Edit, RefusedError, take_down, write
from generator.loading.record import Record
from generator.messages.withheld import REFUSALS
from generator.policy.verdict import Hold

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


@click.command("withdraw")
@click.argument("id", metavar="MÃ")
@click.option(
    "--reason", required=True, metavar="LÝ_DO", help="Lý do, hiện trên trang; không nêu tên."
)
@click.option("--remove", is_flag=True, help="Gỡ hẳn: của cá nhân, hộ gia đình chỉ giữ lại mã.")
@click.option("--everywhere", is_flag=True, help="Gỡ hẳn, và bỏ tên khỏi mọi danh sách.")
@click.option("--yes", is_flag=True, help="Không hỏi lại.")
@click.option(
    "--output", default="site", metavar="THƯ_MỤC", type=click.Path(path_type=Path),
    help="Trang đã dựng lần trước, để liệt kê nơi đang có tên. Mặc định: site.",
)  # fmt: skip
@day_option
@project_option
def command(
    id: str,
    reason: str,
    remove: bool,
    everywhere: bool,
    yes: bool,
    output: Path,
    day: date,
    project: Project,
) -> None:
    """Rút hoặc gỡ một bản ghi; liệt kê mọi nơi còn nêu tên và những ai phải được báo."""
    console = Console(highlight=False, soft_wrap=True)
    prepared = prepare(project, day)
    record = record_of(prepared, id)
    # Kept now: after a removal no file holds the name any more.
    names = _names(record, prepared)
    act = Act(day, " ".join(reason.split()), remove or everywhere, everywhere)
    try:
        edit = _edit(record, prepared, act, names)
    except RefusedError as refused:
        raise click.ClickException(REFUSALS[str(refused)][0]) from None
    _show(console, edit, project)
    if isinstance(prepared.edition.verdicts[record.id], Hold):
        console.print("Bản ghi này hiện không công khai. Nếu chưa từng đăng thì xóa tệp là đủ.\n")
    if edit.tombstone:
        _warn(console, edit, project)
        if not yes and not confirmed("Gỡ?"):
            console.print("Chưa sửa gì.")
            return
    write(edit)
    site = output if output.is_absolute() else project.content.parent / output
    report(console, record, prepare(project, day), site, names, act)


def _names(record: Record, prepared: Prepared) -> tuple[str, ...]:
    """Return the names to look for: a person's or collective's, of anything else the title."""
    if isinstance(record.entry, Honouree):
        return names_of(record, prepared.graph)
    return (record.entry.title,) if isinstance(record.entry, Entry) else ()


def _edit(record: Record, prepared: Prepared, act: Act, names: tuple[str, ...]) -> Edit:
    known = Names(("", name) for name in names)
    personal = isinstance(record.entry, Honouree)
    if personal and known.find(act.reason):
        raise RefusedError("reason-names")
    named_file = bool(known.find(record.path))
    return take_down(record, prepared.project.content, act, move=personal and named_file)


def _show(console: Console, edit: Edit, project: Project) -> None:
    """Print what changes in the file."""
    root = project.content.parent
    before, after = edit.path.relative_to(root), (edit.moved or edit.path).relative_to(root)
    lines = difflib.unified_diff(
        edit.before.splitlines(), edit.after.splitlines(), str(before), str(after), lineterm="", n=1
    )
    for line in lines:
        console.print(Text(line, style=_COLOURS.get(line[:1], "")))
    console.print()


def _warn(console: Console, edit: Edit, project: Project) -> None:
    """Say what the edit takes away, and where it is kept."""
    root = project.content.parent
    path = edit.path.relative_to(root).as_posix()
    gone = "Mọi dòng màu đỏ bị bỏ khỏi tệp: họ tên, bài viết, phiếu đồng ý, ghi chú."
    console.print(Text(gone, style="bold"))
    if _is_kept(root, path):
        console.print(f"Bản cũ còn trong lịch sử Git: git show HEAD:./{path}")
        console.print(
            "Lịch sử Git cũng là nơi còn tên: giữ kho riêng tư; "
            "khi phải xóa hẳn thì viết lại lịch sử (git filter-repo)."
        )
    else:
        console.print(
            Text(
                "Bản đang có CHƯA nằm trong lịch sử Git: bỏ đi là mất hẳn. "
                "Muốn giữ thì ghi nhận (git commit) trước.",
                style="bold red",
            )
        )


def _is_kept(root: Path, path: str) -> bool:
    """Tell whether Git holds the file as it is now."""
    try:
        known = subprocess.run(
            ["git", "-C", str(root), "ls-files", "--error-unmatch", "--", path],
            capture_output=True, check=False,
        )  # fmt: skip
        changed = subprocess.run(
            ["git", "-C", str(root), "diff", "--quiet", "HEAD", "--", path],
            capture_output=True, check=False,
        )  # fmt: skip
    except OSError:
        return False
    return known.returncode == 0 and changed.returncode == 0
