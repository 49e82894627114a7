"""Deadlines, spans, states and doubts as Vietnamese readers read them."""

from datetime import date, datetime

from generator.content.campaign import Boundary, Campaign, Deadline
from generator.content.document_parts import Certainty
from generator.policy.deadlines import closes, opens
from generator.vietnamese import print_day, print_moment

COMING, RUNNING, ENDED, UNKNOWN = "coming", "running", "ended", "unknown"
STATES = {
    COMING: "Sắp diễn ra",
    RUNNING: "Đang diễn ra",
    ENDED: "Đã kết thúc",
    UNKNOWN: "Chưa xác định thời gian",
    "cancelled": "Đã hủy",
}


def start_text(deadline: Deadline, issue_day: date | None) -> str:
    """Word a first day, e.g. ``từ ngày 01/07/2022``."""
    if deadline.day is not None:
        return f"từ ngày {print_day(deadline.day)}"
    if deadline.month is not None:
        return f"từ tháng {deadline.month.month:02d}/{deadline.month.year}"
    if deadline.on_issue:
        return "từ ngày ban hành" + (f" ({print_day(issue_day)})" if issue_day else "")
    return deadline.phrase or "chưa xác định"


def end_text(deadline: Deadline, issue_day: date | None = None) -> str:
    """Word a last day, keeping whether the day itself counts."""
    exclusive = deadline.boundary is Boundary.EXCLUSIVE
    if deadline.day is not None:
        return f"{deadline.boundary.vi} {print_day(deadline.day)}"
    if deadline.month is not None:
        month = f"tháng {deadline.month.month:02d}/{deadline.month.year}"
        return f"{'trước' if exclusive else 'đến hết'} {month}"
    if deadline.on_issue:
        return "đến ngày ban hành" + (f" ({print_day(issue_day)})" if issue_day else "")
    return deadline.phrase or "chưa xác định"


def span_text(start: Deadline | None, end: Deadline | None, issue_day: date | None) -> str:
    """Word a span of time, e.g. ``từ tháng 01/2022 đến hết ngày 30/06/2022``."""
    parts = [start_text(start, issue_day)] if start else []
    parts += [end_text(end, issue_day)] if end else []
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
    issued, timeline = entry.issue_day, entry.timeline
    # The waves of a plan need not stand in order of time.
    starts = [day for wave in entry.waves if (day := opens(wave.start, issued))]
    ends = [day for wave in entry.waves if (day := closes(wave.end, issued))]
    first = (opens(timeline.start, issued) if timeline else None) or min(starts, default=None)
    last = (closes(timeline.end, issued) if timeline else None) or max(ends, default=None)
    if entry.years:
        first = first or issued or date(entry.years.first, 1, 1)
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


def within_sentence(name: str) -> str:
    """Return a name as it stands after other words; of proper names in it the capitals stay."""
    return name[:1].lower() + name[1:]
