"""The address book: where every public record is, what points to it, what units are called when."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from typing import Any, TypeVar

from generator.content.award_decision import AwardDecision, Awarded
from generator.content.exemplar import Exemplar
from generator.content.kinds import KINDS
from generator.content.record import Entry
from generator.content.source import FeedSource
from generator.content.unit import Unit
from generator.content.vocabulary import AwardTerm, Term
from generator.loading.record import Record
from generator.policy.edition import Edition
from generator.views.address import address_of, term_address
from generator.views.page import Link, UnitLabel
from generator.views.wording import as_day

FEW = 8
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Book:
    """An edition with its backlinks. Everything a view needs to know of other records."""

    edition: Edition
    of_campaign: dict[str, tuple[Record, ...]]
    awarded_to: dict[str, tuple[tuple[Record, Awarded, int], ...]]
    """By honouree: the decision, the row, and the row's number or its place from 1."""
    exemplars_of: dict[str, tuple[Record, ...]]
    of_event: dict[str, tuple[Record, ...]]
    exemplars_in: dict[str, tuple[Record, ...]]
    """The newest exemplars of each campaign and of each field, by id: enough to name a few."""
    taken_up_from: dict[str, tuple[Record, ...]]
    """By exemplar: those that name it as a place where they were taken up."""
    serving: dict[str, tuple[Record, ...]]
    citing: dict[str, tuple[Record, ...]]
    of_unit: dict[str, tuple[Record, ...]]
    predecessors: dict[str, tuple[str, ...]]
    latest: dict[str, tuple[Record, ...]]
    """Every kind's records, newest first."""
    by_source: dict[str, str]
    """Path of a record's file, as shown to authors, to its address."""
    made: dict[str, dict[str, Any]] = field(default_factory=dict, repr=False, compare=False)
    """What ``once`` keeps: by what made it, then by the record's id."""
    labels: dict[tuple[str, date], UnitLabel | None] = field(
        default_factory=dict, repr=False, compare=False
    )
    """Units as they were called on a day: few, and named by many records."""

    @property
    def day(self) -> date:
        """Return the day the site is made for."""
        return self.edition.day

    def record(self, identifier: str | None) -> Record | None:
        """Return a public record, or None."""
        return self.edition.records.get(identifier) if identifier else None

    def link(self, identifier: str | None) -> Link | None:
        """Return a link to a public record, or None."""
        record = self.record(identifier)
        return Link(title_of(record, self.day), address_of(record)) if record else None

    def term(self, identifier: str | None) -> Link | None:
        """Return a link to a field's or topic's listing."""
        term = self.edition.terms.get(identifier) if identifier else None
        if term is None or not isinstance(term.entry, Term):
            return None
        return Link(term.entry.name, term_address(term.kind, term.entry))

    def source(self, identifier: str) -> FeedSource:
        """Return the source a relayed piece was taken from."""
        source = self.edition.terms[identifier].entry
        assert isinstance(source, FeedSource), "references are known to lead to their kind"
        return source

    def award(self, identifier: str | None) -> AwardTerm | None:
        """Return a title or form of commendation."""
        term = self.edition.terms.get(identifier) if identifier else None
        return term.entry if term and isinstance(term.entry, AwardTerm) else None

    def unit(self, identifier: str | None, day: date | None) -> UnitLabel | None:
        """Return a unit by its name on *day*, and what carries on for it now."""
        if not identifier:
            return None
        key = (identifier, day or self.day)
        if key not in self.labels:
            self.labels[key] = self._label(*key)
        return self.labels[key]

    def _label(self, identifier: str, day: date) -> UnitLabel | None:
        record = self.record(identifier)
        if record is None or not isinstance(record.entry, Unit):
            return None
        name = name_on(record.entry, day)
        now = ", ".join(self._current_names(record.entry))
        return UnitLabel(name, address_of(record), now if now != name else None)

    def _current_names(self, unit: Unit) -> Iterable[str]:
        heirs, ahead, seen = list[Unit](), [unit], set[str]()
        while ahead:
            at = ahead.pop(0)
            if at.id in seen:
                continue
            seen.add(at.id)
            steps = [s.unit for s in at.successors if s.unit and (not s.day or s.day <= self.day)]
            found = [self.record(step) for step in steps]
            nexts = [r.entry for r in found if r and isinstance(r.entry, Unit)]
            ahead += nexts
            if not nexts:
                heirs.append(at)
        return dict.fromkeys(name_on(heir, self.day) for heir in heirs)


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


def newest_first(records: Iterable[Record]) -> tuple[Record, ...]:
    """Return records by day of publication, newest first, then by id."""
    return tuple(sorted(records, key=_newness))


def _newness(record: Record) -> tuple[int, str]:
    return -(published_day(record) or date.min).toordinal(), record.id


def once(make: Callable[[Record, Book], V]) -> Callable[[Record, Book], V]:
    """Have *make* called once a record and book: it is shown in many places, always the same."""

    @wraps(make)
    def kept(record: Record, book: Book) -> V:
        own = book.made.setdefault(make.__name__, {})
        if record.id not in own:
            own[record.id] = make(record, book)
        found: V = own[record.id]
        return found

    return kept


def open_book(edition: Edition) -> Book:
    """Index an edition once, for all views."""
    of_campaign: dict[str, list[Record]] = {}
    awarded: dict[str, list[tuple[Record, Awarded, int]]] = {}
    exemplars: dict[str, list[Record]] = {}
    events: dict[str, list[Record]] = {}
    filed: dict[str, list[Record]] = {}
    origins: dict[str, list[Record]] = {}
    serving: dict[str, list[Record]] = {}
    citing: dict[str, list[Record]] = {}
    of_unit: dict[str, list[Record]] = {}
    predecessors: dict[str, list[str]] = {}
    for record in edition.records.values():
        entry = record.entry
        if campaign := getattr(entry, "campaign", None):
            of_campaign.setdefault(campaign, []).append(record)
        if isinstance(entry, AwardDecision):
            for at, row in enumerate(entry.awarded, start=1):
                if row.honouree:
                    one = (record, row, at if row.number is None else row.number)
                    awarded.setdefault(row.honouree, []).append(one)
        if event := getattr(entry, "event", None):
            events.setdefault(event, []).append(record)
        if isinstance(entry, Exemplar):
            for place in {entry.campaign, entry.field} - {None}:
                filed.setdefault(str(place), []).append(record)
            for copied in {place.exemplar for place in entry.replicated} - {None}:
                origins.setdefault(str(copied), []).append(record)
        for honouree in getattr(entry, "honourees", ()):
            exemplars.setdefault(honouree, []).append(record)
        for served in getattr(entry, "serves", ()):
            serving.setdefault(served.plan, []).append(record)
        for reference in getattr(entry, "references", ()):
            if reference.document:
                citing.setdefault(reference.document, []).append(record)
        units = {getattr(entry, "unit", None), getattr(entry, "issuer", None)} - {None}
        for unit in sorted(str(u) for u in units):
            of_unit.setdefault(unit, []).append(record)
        if isinstance(entry, Unit):
            for step in entry.successors:
                if step.unit:
                    predecessors.setdefault(step.unit, []).append(entry.id)
    return Book(
        edition,
        {k: newest_first(v) for k, v in of_campaign.items()},
        {k: tuple(v) for k, v in awarded.items()},
        {k: newest_first(v) for k, v in exemplars.items()},
        {k: newest_first(v) for k, v in events.items()},
        {k: newest_first(v)[:FEW] for k, v in filed.items()},
        {k: newest_first(v) for k, v in origins.items()},
        {k: newest_first(v) for k, v in serving.items()},
        {k: newest_first(v) for k, v in citing.items()},
        {k: newest_first(v) for k, v in of_unit.items()},
        {k: tuple(v) for k, v in predecessors.items()},
        {kind.key: newest_first(edition.of_kind(kind.key)) for kind in KINDS},
        {r.source.path: address_of(r) for r in edition.records.values()},
    )
