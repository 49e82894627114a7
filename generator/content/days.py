"""Days, moments and months as authors write them: ISO, 24/5/2026, 8 giờ 30, tháng 5/2026."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from generator.content.refusal import refuse
from generator.vietnamese import VIETNAM, normalise

_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
# As the head of a document says it: "Hà Nội, ngày 24 tháng 5 năm 2021".
_VN_DAY = re.compile(
    r"(?:(?:[^\d,]+,\s*)?ngày\s+)?"
    r"(\d{1,2})\s*(?:/|-|\.|tháng)\s*(\d{1,2})\s*(?:/|-|\.|năm)\s*(\d{4})",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2}")


def read_day(text: str) -> date:
    """Read a day; raise a refusal that is one of our codes."""
    text = " ".join(text.split())
    if found := _ISO_DAY.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _VN_DAY.fullmatch(normalise(text)):
        day, month, year = (int(part) for part in found.groups())
    elif _SHORT_YEAR.fullmatch(text):
        raise refuse("day.short-year", text)
    else:
        raise refuse("day.not-iso", text)
    try:
        return date(year, month, day)
    except ValueError:
        raise refuse("day.not-a-day", text) from None


_HOUR = r"(\d{1,2})\s*(?::|h|g|giờ)\s*(?:(\d{2})(?:'|\s*phút)?)?"
_CLOCK = re.compile(
    rf"(.+?)[T ,]\s*{_HOUR}(?::(\d{{2}})(?:\.\d+)?)?\s*(Z|[+-]\d{{2}}:?\d{{2}})?", re.IGNORECASE
)
_CLOCK_FIRST = re.compile(rf"{_HOUR},?\s+(?:ngày\s+)?(\d.+)", re.IGNORECASE)


def read_moment(text: str) -> datetime:
    """Read a day with a time of day, in Việt Nam where no zone is written."""
    text = normalise(" ".join(text.split()))
    if found := _CLOCK.fullmatch(text):
        day, hour, minute, second, zone = found.groups()
    elif found := _CLOCK_FIRST.fullmatch(text):
        hour, minute, day = found.groups()
        second, zone = None, None
    else:
        raise refuse("moment.not-iso", text)
    whole = read_day(day)
    try:
        return datetime(
            whole.year,
            whole.month,
            whole.day,
            int(hour),
            int(minute or 0),
            int(second or 0),
            tzinfo=_zone(zone),
        ).astimezone(VIETNAM)
    except (ValueError, OverflowError):
        raise refuse("moment.not-a-moment", text) from None


def _zone(text: str | None) -> timezone:
    if not text:
        return VIETNAM
    if text == "Z":
        return UTC
    digits = text[1:].replace(":", "")
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(ahead if text[0] == "+" else -ahead)


def read_day_or_moment(text: str) -> date:
    """Read a day, or a moment where a time of day is written."""
    clock = normalise(" ".join(text.split()))
    has_clock = ":" in text or _CLOCK.fullmatch(clock) or _CLOCK_FIRST.fullmatch(clock)
    return read_moment(text) if has_clock else read_day(text)


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year, for dates known only so far."""

    year: int
    month: int

    @property
    def first(self) -> date:
        """Return the month's first day."""
        return date(self.year, self.month, 1)


def read_month(text: str) -> Month:
    """Read a month of a year."""
    text = normalise(" ".join(text.split()))
    found = re.fullmatch(r"(\d{4})-(\d{1,2})", text)
    year, month = (found[1], found[2]) if found else ("", "")
    if not found and (found := re.fullmatch(r"(?:tháng\s+)?(\d{1,2})[/-](\d{4})", text)):
        month, year = found[1], found[2]
    try:
        first = date(int(year), int(month), 1)
    except ValueError:
        raise refuse("month.not-a-month", text) from None
    return Month(first.year, first.month)
