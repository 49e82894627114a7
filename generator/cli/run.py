"""``guongsang run``: build, publish, report; with ``--next`` only when readers would see a change.

For timers: nobody is asked, nothing is lifted that was not named, and a failure leaves both the
last good ``site/`` and the target as they are. What was done is one line of the log.
"""

import sys
from pathlib import Path

import click

from generator.build.next_day import next_difference
from generator.build.pipeline import Prepared, Project, prepare
from generator.build.workers.processors import processes
from generator.cli.checked import build_checked, checked
from generator.cli.environment import EnvironmentProblem, project_option
from generator.cli.mail import mailed, read_addresses
from generator.cli.publish import command as publish
from generator.cli.sending import Office, allow_option, open_office, told
from generator.delivery.built import sources_digest
from generator.delivery.history import Delivery
from generator.vietnamese import print_day


@click.command("run")
@click.argument("target", metavar="NƠI_NHẬN")
@click.option(
    "--next", "only_next", is_flag=True, help="Chỉ làm khi trang sẽ khác lần đưa lên trước."
)
@click.option(
    "--mail", multiple=True, callback=read_addresses, metavar="ĐỊA_CHỈ",
    help="Không xong thì gửi thư đến đây, qua sendmail của máy. Dùng được nhiều lần.",
)  # fmt: skip
@allow_option
@project_option
@told
def command(
    target: str, only_next: bool, mail: tuple[str, ...], allow: tuple[str, ...], project: Project
) -> None:
    """Dựng rồi đưa lên NƠI_NHẬN, không hỏi; dành cho lịch chạy tự động (cron, systemd)."""
    with mailed(mail, f"đưa lên “{target}”"):
        _run(target, only_next, allow, project)


def _run(target: str, only_next: bool, allow: tuple[str, ...], project: Project) -> None:
    office = open_office(project, target)
    sources = sources_digest(office.root, office.project.cache)
    reason = _reason(office, sources)
    if only_next and reason is None:
        _log(f"không có gì thay đổi{_until(prepare(project, office.today))}")
        return
    _log(f"dựng lại: {reason or 'theo yêu cầu'}")
    jobs = processes(None)
    prepared = checked(project, office.today, "vi", strict=False, jobs=jobs)
    build_checked(prepared, sources, None, jobs)
    _publish(project.content.parent, target, allow)
    _log(f"đã đưa lên “{target}”{_until(prepared)}")


def _reason(office: Office, sources: str) -> str | None:
    """Return why readers would see something else than the last delivery; None if they would not.

    After a rollback only new content counts: the timer must not undo what someone has just done.
    Where the gate would take something down meanwhile, someone has to look.
    """
    latest, last = next(office.history.newest(), None), office.history.last()
    if latest is None or last is None or last.built is None:
        return "chưa có lần đưa lên nào trước đó"
    if last.back_to is not None:
        return _after_rollback(office, last, sources)
    if not latest.done:
        return f"lần {latest.number} còn dở dang"
    if last.built.sources != sources:
        return "nội dung đã sửa"
    return _turned(office, last)


def _after_rollback(office: Office, last: Delivery, sources: str) -> str | None:
    forward = (d for d in office.history.newest() if d.done and d.back_to is None and d.built)
    newest = next(forward, None)
    if newest is None or newest.built is None or newest.built.sources != sources:
        return "nội dung đã sửa sau khi quay lại bản cũ"
    if _turned(office, newest):
        raise EnvironmentProblem(
            f"nơi nhận đang ở bản của lần {last.back_to}, mà hôm nay trang phải khác: có bài "
            "đến ngày đăng hoặc hết hạn. Sửa nội dung rồi đưa lên bản mới. "
            "(The target was rolled back and the gate has moved on: publish a new version.)"
        )
    return None


def _turned(office: Office, delivery: Delivery) -> str | None:
    """Return why the gate lets other things through today than on the delivery's day."""
    assert delivery.built is not None
    if delivery.built.day > office.today:
        return f"bản đang đăng dựng cho ngày {print_day(delivery.built.day)}, chưa đến"
    change = prepare(office.project, delivery.built.day).edition.next_change
    if change is not None and change <= office.today:
        return f"từ {print_day(change)} có bài đến ngày đăng hoặc hết hạn"
    return None


def _publish(root: Path, target: str, allow: tuple[str, ...]) -> None:
    words = [target, "--yes", "--project", str(root)]
    for name in allow:
        words += ["--allow", name]
    try:
        publish.main(words, standalone_mode=False)
    except SystemExit as stop:
        if stop.code:
            _log(f"CHƯA đưa lên “{target}”: có điều giữ lại, xem ở trên; nơi nhận vẫn là bản cũ")
            sys.exit(1)


def _until(prepared: Prepared) -> str:
    change = next_difference(prepared.graph, prepared.edition)
    return f"; lần thay đổi tới: {print_day(change)}" if change else ""


def _log(text: str) -> None:
    click.echo(f"guongsang run: {text}")
