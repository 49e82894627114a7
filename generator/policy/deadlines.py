"""The days a deadline stands for, however it is worded."""

from collections.abc import Iterator
from datetime import date

from generator.content.campaign import Boundary, Campaign, Deadline
from generator.content.fields import Month
from generator.policy.days import later


def opens(deadline: Deadline | None, issue_day: date | None) -> date | None:
    """Return the first day of what starts at *deadline*; of a month its first."""
    if deadline is None:
        return None
    if deadline.day is not None:
        return deadline.day
    if deadline.month is not None:
        return deadline.month.first
    return issue_day if deadline.on_issue else None


def closes(deadline: Deadline | None, issue_day: date | None) -> date | None:
    """Return the last day that counts: "trước ngày 15" ends on the 14th, a month on its last."""
    if deadline is None:
        return None
    exclusive = deadline.boundary is Boundary.EXCLUSIVE
    if deadline.day is not None:
        return later(deadline.day, -1) if exclusive else deadline.day
    if deadline.month is not None:
        return later(deadline.month.first, -1) if exclusive else month_end(deadline.month)
    return issue_day if deadline.on_issue else None


def month_end(month: Month) -> date:
    """Return the last day of *month*."""
    if month.month == 12:
        return date(month.year, 12, 31)
    return later(date(month.year, month.month + 1, 1), -1)


def worded(deadline: Deadline, issue_day: date | None) -> Iterator[date]:
    """Yield every day a page may take the deadline for: as written, and as it counts."""
    if deadline.month is not None:
        yield month_end(deadline.month)
    for day in (opens(deadline, issue_day), closes(deadline, issue_day)):
        if day is not None:
            yield day


def deadlines(entry: Campaign) -> Iterator[Deadline]:
    """Yield every deadline of a campaign: its timeline's, then its waves'."""
    written: list[Deadline | None] = []
    if entry.timeline:
        timeline = entry.timeline
        written += (timeline.start, timeline.end, timeline.registration, timeline.dossiers)
    for wave in entry.waves:
        written += (wave.start, wave.end, wave.close_out)
    yield from (deadline for deadline in written if deadline is not None)
