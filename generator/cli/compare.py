"""``guongsang compare``: what a new site would break for those who follow the old one."""

import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import click
from rich.console import Console

from generator.cli.environment import EnvironmentProblem, read_today
from generator.cli.lost_days import cures, lost_lines, moved_lines
from generator.outputs.compare import Report, compare
from generator.vietnamese import print_moment

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("compare")
@click.argument("old", metavar="CŨ", type=_FOLDER)
@click.argument("new", metavar="[MỚI]", type=_FOLDER, default="site")
def command(old: Path, new: Path) -> None:
    """So sánh trang CŨ với trang MỚI (mặc định: site). Mã thoát 1 khi có gì bị mất."""
    try:
        report = compare(old, new)
    except FileNotFoundError as error:
        raise EnvironmentProblem(
            f"trong “{error}” không có trang hay nguồn tin nào: có đúng là thư mục của chuyên "
            "trang không? (No page or feed in this folder: is it a site?)"
        ) from error
    console = Console(highlight=False, soft_wrap=True)
    for heading, lines in _sections(report):
        found = list(lines)
        if found:
            console.print(f"[bold red]{heading}[/] ({len(found)})")
            for line in found:
                console.print(f"  {line}", markup=False)
    for line in cures(report, read_today()):
        console.print(line, markup=False)
    if report.is_clean:
        console.print("[bold green]Người theo dõi không mất gì.[/]")
    sys.exit(0 if report.is_clean else 1)


def _sections(report: Report) -> Iterable[tuple[str, Iterable[str]]]:
    yield "Mã tin bị mất", report.ids_lost
    yield (
        "Bài đổi mã (người theo dõi sẽ thấy hai lần)",
        (f"{each.link}: {each.old} → {each.new}" for each in report.ids_changed),
    )
    yield (
        "Ngày bị thay đổi",
        (f"{each.id}: {_when(each.old)} → {_when(each.new)}" for each in report.dates_moved),
    )
    yield "Mốc mất khỏi lịch, đúng ra phải báo hủy", lost_lines(report.days_lost)
    yield "Mốc đổi ngày mà lịch không biết", moved_lines(report.days_moved)
    yield "Nguồn tin, lịch không còn", report.feeds_gone
    yield "Trang, tệp không còn và không chuyển hướng", report.urls_gone
    yield "Tệp không đọc được", report.unreadable


def _when(moment: datetime) -> str:
    return print_moment(moment)
