"""Days as the gate counts them: a moment counts by its day in Vietnam."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from generator.content.fields import VIETNAM
from generator.content.publication import Removal, Withdrawal

A_DAY = timedelta(days=1)


def day_of(value: date) -> date:
    """Return the day of a day or moment. A moment without a zone is taken as Vietnam's."""
    if not isinstance(value, datetime):
        return value
    return (value.astimezone(VIETNAM) if value.tzinfo else value).date()


def day_after(day: date) -> date:
    """Return the next day; the calendar's last day stays itself."""
    return day if day == date.max else day + A_DAY


def begun(act: Withdrawal | Removal | None, day: date) -> bool:
    """Tell whether a withdrawal or removal has taken effect by *day*."""
    return act is not None and day_of(act.day) <= day


def days_between(first: date, last: date) -> Iterator[date]:
    """Yield the days from *first* to *last*, both included."""
    for ahead in range((last - first).days + 1):
        yield first + timedelta(days=ahead)
