"""A published record as of a day: nothing announced for later, no link to who is not public."""

from collections.abc import Callable, Set
from dataclasses import replace
from datetime import date
from typing import TypeVar

from generator.content.award_decision import AwardDecision, Awarded
from generator.content.consultation import Consultation, Subject
from generator.content.event import Event
from generator.content.exemplar import Exemplar
from generator.content.fields import Part
from generator.content.honouree import Honouree
from generator.content.record import Entry
from generator.loading.record import Record
from generator.policy.days import day_of

Row = TypeVar("Row", Awarded, Subject)


def current(record: Record, public: Set[str], day: date) -> Record:
    """Return *record* without what is not said yet on *day* and without links to the unpublished.

    The consent on file and the list's own file stay behind the gate as well.
    """
    changed: dict[str, object] = {}
    for part in PARTS:
        changed |= part(record.entry, public, day)
    if not changed:
        return record
    return replace(record, entry=record.entry.model_copy(update=changed))


def _corrections(entry: Part, public: Set[str], day: date) -> dict[str, object]:
    if not isinstance(entry, Entry):
        return {}
    made = tuple(change for change in entry.publication.changes if day_of(change.day) <= day)
    if len(made) == len(entry.publication.changes):
        return {}
    return {"publication": entry.publication.model_copy(update={"changes": made})}


def _honouree(entry: Part, public: Set[str], day: date) -> dict[str, object]:
    return {"consent": None} if isinstance(entry, Honouree) and entry.consent else {}


def _cancellation(entry: Part, public: Set[str], day: date) -> dict[str, object]:
    early = isinstance(entry, Event) and entry.cancelled and day < entry.cancelled.day
    return {"cancelled": None} if early else {}


def _decision(entry: Part, public: Set[str], day: date) -> dict[str, object]:
    if not isinstance(entry, AwardDecision):
        return {}
    changed: dict[str, object] = {}
    if entry.awarded_file is not None:
        changed["awarded_file"] = None
    revocations = tuple(item for item in entry.revocations if item.day <= day)
    if len(revocations) < len(entry.revocations):
        changed["revocations"] = revocations
    return changed | _unlinked("awarded", entry.awarded, public)


def _consultation(entry: Part, public: Set[str], day: date) -> dict[str, object]:
    return _unlinked("subjects", entry.subjects, public) if isinstance(entry, Consultation) else {}


def _exemplar(entry: Part, public: Set[str], day: date) -> dict[str, object]:
    if not isinstance(entry, Exemplar):
        return {}
    honourees = tuple(honouree for honouree in entry.honourees if honouree in public)
    return {} if honourees == entry.honourees else {"honourees": honourees}


PARTS: tuple[Callable[[Part, Set[str], date], dict[str, object]], ...] = (
    _corrections,
    _honouree,
    _cancellation,
    _decision,
    _consultation,
    _exemplar,
)


def _unlinked(field: str, rows: tuple[Row, ...], public: Set[str]) -> dict[str, object]:
    """Take the link from rows whose honouree has no public page."""
    if all(row.honouree is None or row.honouree in public for row in rows):
        return {}
    return {
        field: tuple(
            row
            if row.honouree is None or row.honouree in public
            else row.model_copy(update={"honouree": None})
            for row in rows
        )
    }
