"""A published record as of a day: nothing announced for later, no link to who is not public."""

from collections.abc import Callable, Set
from datetime import date
from typing import TypeVar

from generator.content.award_decision import AwardDecision, Awarded
from generator.content.campaign import Campaign, Target
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
    return record.changed(entry=record.entry.model_copy(update=changed))


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


def _results(entry: Part, public: Set[str], day: date) -> dict[str, object]:
    """Leave out results of days to come: a site may be made for an earlier day."""
    if not isinstance(entry, Campaign):
        return {}
    groups = tuple(
        group.model_copy(update={"targets": tuple(_known(t, day) for t in group.targets)})
        for group in entry.target_groups
    )
    return {} if groups == entry.target_groups else {"target_groups": groups}


def _known(target: Target, day: date) -> Target:
    results = tuple(result for result in target.results if result.day <= day)
    children = tuple(_known(child, day) for child in target.children)
    if results == target.results and children == target.children:
        return target
    return target.model_copy(update={"results": results, "children": children})


PARTS: tuple[Callable[[Part, Set[str], date], dict[str, object]], ...] = (
    _corrections,
    _honouree,
    _cancellation,
    _decision,
    _consultation,
    _exemplar,
    _results,
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
