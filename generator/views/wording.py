"""Deadlines, spans, states and doubts as Vietnamese readers read them."""

from datetime import date, datetime, timedelta

from generator.content.campaign import Boundary, Campaign, Deadline
from generator.content.document_parts import Certainty
from generator.vietnamese import print_day, print_moment

COMING, RUNNING, ENDED, UNKNOWN = "coming", "running", "ended", "unknown"
STATES = {
    COMING: "Sắp diễn ra",
    RUNNING: "Đang diễn ra",
    ENDED: "Đã kết thúc",
    UNKNOWN: "Chưa xác định thời gian",
    "cancelled": "Đã hủy",
}


def day_of(deadline: Deadline | None, issue_day: date | None) -> date | None:
    """Return the day a deadline is written with: its day, a month's first, or the day of issue."""
    if deadline is None:
        return None
    if deadline.on_issue:
        return issue_day
    if deadline.month is not None:
        return deadline.month.first
    return deadline.day


def last_day_of(deadline: Deadline | None, issue_day: date | None = None) -> date | None:
    """Return the last day that still counts: "trước ngày 15/7" ends on 14/7."""
    if deadline is None:
        return None
    if deadline.month is not None:
        year, month = deadline.month.year, deadline.month.month
        following = date(year + month // 12, month % 12 + 1, 1)
        return following - timedelta(days=1)
    day = day_of(deadline, issue_day)
    if day is not None and deadline.boundary is Boundary.EXCLUSIVE:
        return day - timedelta(days=1)
    return day


def start_text(deadline: Deadline, issue_day: date | None) -> str:
    """Word a first day, e.g. ``từ ngày 01/07/2022``."""
    if deadline.on_issue:
        return "từ ngày ban hành" + (f" ({print_day(issue_day)})" if issue_day else "")
    if deadline.month is not None:
        return f"từ tháng {deadline.month.month:02d}/{deadline.month.year}"
    if deadline.day is not None:
        return f"từ ngày {print_day(deadline.day)}"
    return deadline.phrase or "chưa xác định"


def end_text(deadline: Deadline) -> str:
    """Word a last day, keeping whether the day itself counts."""
    if deadline.month is not None:
        return f"đến hết tháng {deadline.month.month:02d}/{deadline.month.year}"
    if deadline.day is None:
        return deadline.phrase or "chưa xác định"
    return f"{deadline.boundary.vi} {print_day(deadline.day)}"


def span_text(start: Deadline | None, end: Deadline | None, issue_day: date | None) -> str:
    """Word a span of time, e.g. ``từ tháng 01/2022 đến hết ngày 30/06/2022``."""
    parts = [start_text(start, issue_day)] if start else []
    parts += [end_text(end)] if end else []
    return " ".join(parts)


def state_between(first: date | None, last: date | None, day: date) -> str:
    """Return how *day* stands to a span; both ends count."""
    if first is not None and day < first:
        return COMING
    if last is not None:
        return ENDED if day > last else RUNNING
    return RUNNING if first is not None else UNKNOWN


def campaign_span(entry: Campaign) -> tuple[date | None, date | None]:
    """Return a campaign's first and last day, from its timeline or else its years."""
    first = last = None
    if entry.timeline:
        first = day_of(entry.timeline.start, entry.issue_day)
        last = last_day_of(entry.timeline.end, entry.issue_day)
    if entry.waves:
        first = first or day_of(entry.waves[0].start, entry.issue_day)
        last = last or last_day_of(entry.waves[-1].end, entry.issue_day)
    if entry.years:
        first = first or entry.issue_day or date(entry.years.first, 1, 1)
        last = last or date(entry.years.last, 12, 31)
    return first, last


def doubt(certainty: Certainty) -> str | None:
    """Return what to say of a reading that is not certain."""
    return None if certainty is Certainty.CERTAIN else certainty.vi


def as_day(value: date | datetime) -> date:
    """Return the day of a day or moment."""
    return value.date() if isinstance(value, datetime) else value


def when_text(start: date | datetime, end: date | datetime | None) -> str:
    """Word when something takes place."""
    first = _one(start)
    if end is None or end == start:
        return first
    if isinstance(start, datetime) and isinstance(end, datetime) and start.date() == end.date():
        return f"{_clock(start)} – {_clock(end)}, {print_day(start.date())}"
    return f"{first} – {_one(end)}"


def _one(value: date | datetime) -> str:
    return print_moment(value) if isinstance(value, datetime) else print_day(value)


def _clock(moment: datetime) -> str:
    return f"{moment.hour:02d}:{moment.minute:02d}"
