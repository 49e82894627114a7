"""``guongsang verify``: read everything on a target and compare it with its manifest."""

import sys
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from generator.build.project import Project
from generator.cli.environment import project_option
from generator.cli.sending import Office, open_office, told
from generator.delivery.changes import changes
from generator.delivery.manifest import manifest_digest
from generator.delivery.sign import is_signed
from generator.delivery.target import MANIFEST, SIGNATURE, parse_published

_MOST = 15


@click.command("verify")
@click.argument("target", metavar="NƠI_NHẬN")
@project_option
@told
def command(target: str, project: Project) -> None:
    """Đọc lại toàn bộ NƠI_NHẬN, đối chiếu với bản kê và chữ ký. Mã thoát 1 khi có gì sai."""
    office = open_office(project, target)
    console = Console(highlight=False, soft_wrap=True)
    own = office.target.own()
    published = parse_published(own.get(MANIFEST))
    if published.facts is None:
        console.print(Text(f"“{target}” chưa có lần đưa lên nào đã xong.", style="bold red"))
        sys.exit(1)
    todo = changes(office.target.read_back(None), published.files)
    wrong = False
    for heading, paths in (("Thiếu", todo.added), ("Sai nội dung", todo.changed)):
        wrong = _lines(console, heading, tuple(paths), "bold red") or wrong
    _lines(console, "Tệp lạ, không do chuyên trang đưa lên", tuple(sorted(todo.removed)), "yellow")
    for fault in _doubts(office, dict(own)):
        console.print(Text(fault, style="bold red"))
        wrong = True
    if wrong:
        console.print(f"→ Gửi lại những tệp sai: guongsang publish {target} --full")
        sys.exit(1)
    files = len(published.files)
    console.print(Text(f"Lần {published.number}: {files} tệp, đúng từng byte.", style="bold green"))


def _doubts(office: Office, own: dict[str, bytes]) -> list[str]:
    """Return what speaks against the manifest itself."""
    found = []
    published = parse_published(own[MANIFEST])
    last = office.history.last()
    if last and last.number == published.number and last.sent != manifest_digest(published.files):
        found.append("Bản kê trên nơi nhận khác với sổ đưa lên ở đây: có người đã sửa bản kê.")
    if last and last.number > published.number:
        found.append(
            f"Nơi nhận đang ở lần {published.number}, sổ ở đây đã đến lần {last.number}: "
            "có người đã chép bản cũ lên."
        )
    public = office.settings.signing.public
    if public:
        signature = own.get(SIGNATURE, b"")
        if not is_signed(own[MANIFEST], signature, office.root / Path(public)):
            found.append("Chữ ký của bản kê không đúng, hoặc không có.")
    return found


def _lines(console: Console, heading: str, paths: tuple[str, ...], style: str) -> bool:
    if paths:
        console.print(Text(f"{heading}: {len(paths)}", style=style))
        for path in paths[:_MOST]:
            console.print(Text(f"  {path}"))
        if len(paths) > _MOST:
            console.print(f"  … và {len(paths) - _MOST} tệp nữa")
    return bool(paths)
