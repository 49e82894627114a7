"""``guongsang due``: what to expect in the coming days, and when the site must be rebuilt."""

from datetime import date

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from generator.build.next_day import next_difference
from generator.build.pipeline import Project, prepare
from generator.cli.environment import day_option, project_option
from generator.messages.policy import DUES, HOLDS
from generator.policy.due import DueItem, due
from generator.vietnamese import print_day

# What takes something off the portal, or needs somebody to act in time.
_PRESSING = {"consent-ends", "third-parties", "expire", "remove", "withdraw"}
_DAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@click.command("due")
@click.option(
    "--days", default=30, metavar="SỐ", type=click.IntRange(0, 3660), help="Bao nhiêu ngày."
)
@click.option("--next", "only_next", is_flag=True, help="Chỉ in ngày trang sẽ đổi lần tới.")
@day_option
@project_option
def command(days: int, only_next: bool, day: date, project: Project) -> None:
    """Những gì sắp đăng, hết hạn, đến hạn. --next in một ngày 2026-11-21 để đặt lịch dựng lại."""
    prepared = prepare(project, day)
    change = next_difference(prepared.graph, prepared.edition)
    if only_next:
        if change is not None:
            click.echo(change.isoformat())
        return
    console = Console(highlight=False)
    items = due(prepared.graph, day, days)
    console.print(Text(f"Từ {print_day(day)}, trong {days} ngày", style="bold"))
    console.print(_table(items, day) if items else "Không có gì đến hạn.")
    if change is None:
        console.print("Nếu không ai sửa gì, trang không đổi nữa.")
    else:
        console.print(f"Trang sẽ đổi lần tới vào {_DAYS[change.weekday()]} {print_day(change)}.")


def _table(items: tuple[DueItem, ...], today: date) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False)
    table.add_column("Ngày", no_wrap=True)
    table.add_column("Còn", justify="right", no_wrap=True)
    table.add_column("Việc", no_wrap=True)
    table.add_column("Bản ghi", overflow="fold", ratio=1)
    shown: date | None = None
    for item in items:
        fresh = item.day != shown
        shown = item.day
        what = Text(DUES[item.what][0], style="bold yellow" if item.what in _PRESSING else "")
        record = Text(item.title)
        record.append(f"  {item.id}", style="dim")
        if detail := _detail(item):
            record.append(f"\n{detail}", style="red" if item.detail in HOLDS else "dim")
        table.add_row(
            print_day(item.day) if fresh else "",
            _ahead(item.day, today) if fresh else "",
            what,
            record,
        )
    return table


def _ahead(day: date, today: date) -> str:
    days = (day - today).days
    return "hôm nay" if days == 0 else f"{days} ngày"


def _detail(item: DueItem) -> str:
    """Return what else is known: why it would not go live, a place, a wave, an instrument."""
    if item.what == "publish" and item.detail in HOLDS:
        return f"nhưng sẽ chưa đăng được: {HOLDS[item.detail][0]}"
    return item.detail
