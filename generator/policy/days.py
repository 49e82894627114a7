"""Days as the gate counts them: a moment counts by its day in Vietnam.

Any day an author can write is safe here: arithmetic stops at the calendar's first and last day.
"""

from datetime import date, datetime, timedelta

from generator.content.publication import Removal, Withdrawal
from generator.vietnamese import VIETNAM


def day_of(value: date) -> date:
    """Return the day of a day or moment. A moment without a zone is taken as Vietnam's."""
    if not isinstance(value, datetime):
        return value
    if value.tzinfo is None:
        return value.date()
    try:
        return value.astimezone(VIETNAM).date()
    except OverflowError:
        return value.date()


def later(day: date, days: int) -> date:
    """Return the day so many days after *day*, or before it where *days* is negative."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def begun(act: Withdrawal | Removal | None, day: date) -> bool:
    """Tell whether a withdrawal or removal has taken effect by *day*."""
    return act is not None and day_of(act.day) <= day
