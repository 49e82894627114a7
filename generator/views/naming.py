"""What a record is called on a day, and on which days it was published and changed."""

from datetime import date, datetime, time

from generator.content.record import Entry
from generator.content.unit import Unit
from generator.loading.record import Record
from generator.vietnamese import VIETNAM
from generator.views.wording import as_day


def name_on(unit: Unit, day: date) -> str:
    """Return the unit's name on *day*, or the nearest known one."""
    for name in unit.names:
        if (not name.since or name.since <= day) and (not name.until or day <= name.until):
            return name.value
    later = [n for n in unit.names if n.since and n.since > day]
    return (later[0] if later else unit.names[-1]).value


def title_of(record: Record, day: date) -> str:
    """Return what a record is called on *day*."""
    entry = record.entry
    return name_on(entry, day) if isinstance(entry, Unit) else str(getattr(entry, "title"))  # noqa: B009


def published_day(record: Record) -> date | None:
    """Return the day of first publication."""
    entry = record.entry
    if isinstance(entry, Entry) and entry.publication.publish:
        return as_day(entry.publication.publish)
    return None


def updated_day(record: Record, day: date) -> date | None:
    """Return the day of first publication or of the last change known on *day*."""
    published = published_day(record)
    if published is None or not isinstance(record.entry, Entry):
        return None
    changes = (as_day(change.day) for change in record.entry.publication.changes)
    return max((published, *(change for change in changes if change <= day)))


def moment(value: date | datetime) -> datetime:
    """Return a moment in Vietnam's time; of a day its first."""
    if isinstance(value, datetime):
        return value.astimezone(VIETNAM)
    return datetime.combine(value, time(), VIETNAM)
