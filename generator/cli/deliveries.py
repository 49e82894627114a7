"""``guongsang deliveries``: what was delivered when, by whom, from which commit."""

import click
from rich.console import Console
from rich.table import Table

from generator.build.project import Project
from generator.cli.environment import project_option
from generator.cli.sending import told
from generator.delivery.history import Delivery, History
from generator.delivery.place import place_of
from generator.delivery.settings import read_settings, target_settings
from generator.vietnamese import VIETNAM, print_day, print_moment


@click.command("deliveries")
@click.argument("target", metavar="[NƠI_NHẬN]", required=False)
@project_option
@told
def command(target: str | None, project: Project) -> None:
    """Liệt kê các lần đưa lên, lần mới nhất ở trên."""
    root = project.content.parent
    settings = read_settings(root)
    if target:
        target_settings(settings, target)
    console = Console(highlight=False)
    for name in (target,) if target else settings.targets:
        found = History(place_of(root, settings.history, "history"), name).deliveries()
        console.print(f"[bold]{name}[/]: " + ("chưa đưa lên lần nào." if not found else ""))
        if found:
            console.print(_table(found))


def _table(found: tuple[Delivery, ...]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False)
    for heading in ("Lần", "Lúc", "Người", "Dựng cho ngày", "Bản ghi Git", "Tệp", "Ghi chú"):
        table.add_column(heading, overflow="fold")
    for each in reversed(found):
        table.add_row(
            str(each.number), print_moment(each.moment.astimezone(VIETNAM)), each.person,
            print_day(each.built.day) if each.built else "?", each.commit or "–",
            str(len(each.files)), "; ".join(_notes(each)),
        )  # fmt: skip
    return table


def _notes(each: Delivery) -> list[str]:
    notes = [] if each.done else ["dở dang"]
    if each.back_to:
        notes.append(f"quay lại lần {each.back_to}")
    if each.allowed:
        notes.append(f"bỏ qua: {', '.join(each.allowed)}")
    return notes
