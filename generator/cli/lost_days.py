"""Days that vanished from calendars, or moved unseen: which, and what to write about it."""

import json
from collections.abc import Iterable, Iterator
from datetime import date

from generator.outputs.calendar_read import CANCELLED
from generator.outputs.compare import LostDay, MovedDay, Report
from generator.vietnamese import print_day


def lost_lines(lost: Iterable[LostDay]) -> Iterator[str]:
    """Yield each day that is in no calendar any more."""
    for each in lost:
        day = f"{print_day(each.day)} " if each.day else ""
        yield f"{day}{each.title} ({each.uid})"


def moved_lines(moved: Iterable[MovedDay]) -> Iterator[str]:
    """Yield each day with where it stood and stands."""
    for each in moved:
        yield f"{print_day(each.old)} → {print_day(each.new)} {each.title} ({each.uid})"


def cures(report: Report, today: date) -> Iterator[str]:
    """Yield what to write so that calendars tell it; lines of YAML are ready to be pasted."""
    lost = report.days_lost
    for campaign in sorted({each.campaign for each in lost if each.campaign}):
        yield f"→ Để lịch báo là đã hủy, ghi vào tệp của {campaign}:"
        yield "dropped_days:"
        yield from (_row(each, today) for each in lost if each.campaign == campaign)
    if any(each.campaign is None for each in lost):
        yield "→ Mốc mất cùng cả bản ghi: giữ lại tệp rồi dùng “guongsang withdraw”."
    if report.days_moved:
        yield "→ Mốc đổi ngày: ghi một lần sửa (publication.changes) để lịch biết là bản mới."


def _row(lost: LostDay, today: date) -> str:
    title = json.dumps(lost.title.removeprefix(CANCELLED), ensure_ascii=False)
    was = (lost.day or today).isoformat()
    return f"  - {{key: {lost.key}, title: {title}, was: {was}, day: {today.isoformat()}}}"
