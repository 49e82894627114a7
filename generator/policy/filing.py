"""By which day a record speaks, and under which years it is filed."""

from datetime import date

from generator.content.document_parts import Issued
from generator.content.record import Entry
from generator.policy.days import day_of


def paper_day(entry: object) -> date | None:
    """Return the day that decides which name of a unit a record shows; None where there is none."""
    if isinstance(entry, Issued):
        if entry.issue_day:
            return entry.issue_day
        if entry.stamps:
            return day_of(entry.stamps[0].signed_at)
        if entry.years:
            return date(entry.years.first, 12, 31)
    for name in ("unit_day", "start", "posted"):
        value = getattr(entry, name, None)
        if value is not None:
            return day_of(value)
    if isinstance(entry, Entry) and entry.publication.publish:
        return day_of(entry.publication.publish)
    return None


def years_of(entry: object) -> tuple[int, ...]:
    """Return the years a record is filed under."""
    if isinstance(entry, Issued) and entry.years:
        return tuple(range(entry.years.first, entry.years.last + 1))
    if year := getattr(entry, "year", None):
        return (int(year),)
    day = paper_day(entry)
    return (day.year,) if day else ()
