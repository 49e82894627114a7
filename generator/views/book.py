"""The address book: where every public record is, what points to it, what units are called when."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property, wraps
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from generator.content.kinds import KINDS
from generator.content.source import FeedSource
from generator.content.unit import Unit
from generator.content.vocabulary import AwardTerm, Term
from generator.loading.noted import Notes, held
from generator.loading.record import Record
from generator.policy.edition import Edition, LetThrough
from generator.views.address import term_address
from generator.views.naming import name_on, title_of
from generator.views.outline import HonouredOutline, Outline, PublicRecord
from generator.views.outlining import outline_of
from generator.views.page import Link, UnitLabel

FEW = 8
V = TypeVar("V")


class Conferred(NamedTuple):
    """What a decision conferred on a record: the outline of the row in its list."""

    decision: PublicRecord
    row: HonouredOutline


K = TypeVar("K", str, int)
Index = dict[K, tuple[PublicRecord, ...]]


class Book:
    """An edition with its backlinks. Everything a view needs to know of other records.

    Indexes are made of outlines alone, each when it is first asked for.
    """

    def __init__(self, edition: Edition, outlines: Mapping[str, Outline], notes: Notes) -> None:
        self.records: dict[str, PublicRecord] = {}
        """The public records by id, in the order of kind and path."""
        self.notes = notes
        self.outlines = outlines
        self.cards: Mapping[str, bytes] = {}
        """Cards that were made beforehand, by record (see ``packed_card``)."""
        assert isinstance(edition.records, LetThrough), "an edition comes from the gate"
        see = edition.records.see
        self._held = max(held(len(outlines)), 1)
        self._made: dict[str, OrderedDict[str, tuple[Any, frozenset[str]]]] = {}
        self._labels: dict[tuple[str, date], tuple[UnitLabel | None, frozenset[str]]] = {}
        for key, outline in outlines.items():
            self.records[key] = PublicRecord(key, outline, see, notes)
        self.edition = replace(edition, records=self.records)

    @property
    def day(self) -> date:
        """Return the day the site is made for."""
        return self.edition.day

    @cached_property
    def of_kind(self) -> Index[str]:
        """The records of each kind, in order of path."""
        return _by_kind(self.records.values())

    @cached_property
    def latest(self) -> Index[str]:
        """The records of each kind but units, newest first."""
        return _by_kind(self.newest)

    @cached_property
    def newest(self) -> tuple[PublicRecord, ...]:
        """Every record but units, newest first."""
        return newest_first(r for r in self.records.values() if r.kind.key != "unit")

    @cached_property
    def of_year(self) -> Index[int]:
        """The records of each year, newest first."""
        return self._filed(lambda outline: outline.years)

    @cached_property
    def of_field(self) -> Index[str]:
        """The records of each field, newest first; a plan counts for those it covers."""
        return self._filed(lambda outline: outline.fields)

    @cached_property
    def of_topic(self) -> Index[str]:
        """The records of each topic, newest first."""
        return self._filed(lambda outline: outline.topics)

    @cached_property
    def of_campaign(self) -> Index[str]:
        """The records of each campaign, newest first."""
        return self._filed(lambda outline: (outline.campaign,))

    @cached_property
    def of_event(self) -> Index[str]:
        """The records that report on each event."""
        return self._filed(lambda outline: (outline.event,))

    @cached_property
    def of_unit(self) -> Index[str]:
        """The records that name a unit, as their own or as the issuer's."""
        return self._filed(lambda outline: outline.units)

    @cached_property
    def exemplars_of(self) -> Index[str]:
        """The exemplars of each honouree."""
        return self._filed(lambda outline: outline.honourees)

    @cached_property
    def exemplars_in(self) -> Index[str]:
        """The newest exemplars of each campaign and of each field: enough to name a few."""
        places = self._filed(
            lambda outline: {outline.campaign, outline.field}, self.latest["exemplar"]
        )
        return {place: found[:FEW] for place, found in places.items()}

    @cached_property
    def taken_up_from(self) -> Index[str]:
        """By exemplar: those that name it as a place where they were taken up."""
        return self._filed(lambda outline: outline.copied)

    @cached_property
    def serving(self) -> Index[str]:
        """The records that serve a communication plan, once for each time they say so."""
        return self._filed(lambda outline: (plan for plan, _, _ in outline.serves))

    @cached_property
    def citing(self) -> Index[str]:
        """The records that refer to a document, once for each time they do."""
        return self._filed(lambda outline: outline.cites)

    @cached_property
    def awarded_to(self) -> dict[str, tuple[Conferred, ...]]:
        """What decisions conferred on each honouree, in order of path."""
        found: dict[str, list[Conferred]] = {}
        for record in self.of_kind["award-decision"]:
            for row in record.outline.honoured:
                found.setdefault(row.honouree, []).append(Conferred(record, row))
        return {key: tuple(rows) for key, rows in found.items()}

    @cached_property
    def predecessors(self) -> dict[str, tuple[str, ...]]:
        """By unit: the units it carries on for."""
        found: dict[str, list[str]] = {}
        for record in self.of_kind["unit"]:
            for heir in record.outline.successors:
                found.setdefault(heir, []).append(record.id)
        return {key: tuple(units) for key, units in found.items()}

    @cached_property
    def updated(self) -> date | None:
        """The last day on which any record changed its meaning."""
        days = (record.outline.updated for record in self.records.values())
        return max(filter(None, days), default=None)

    @cached_property
    def by_source(self) -> dict[str, str]:
        """Path of a record's file, as shown to authors, to its address."""
        return {record.path: record.address for record in self.records.values()}

    def index(self) -> None:
        """Make every index now: once, for all processes that are forked from this one."""
        for name, each in vars(Book).items():
            if isinstance(each, cached_property):
                getattr(self, name)

    def _filed(
        self,
        under: Callable[[Outline], Iterable[K | None]],
        records: Iterable[PublicRecord] | None = None,
    ) -> Index[K]:
        found: dict[K, list[PublicRecord]] = {}
        for record in self.newest if records is None else records:
            for place in under(record.outline):
                if place:
                    found.setdefault(place, []).append(record)
        return {place: tuple(each) for place, each in found.items()}

    def record(self, identifier: str | None) -> PublicRecord | None:
        """Return a public record, or None."""
        return self.records.get(identifier) if identifier else None

    def link(self, identifier: str | None) -> Link | None:
        """Return a link to a public record, or None."""
        record = self.record(identifier)
        return Link(title_of(record, self.day), record.address) if record else None

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
        # Few, and named by many records.
        key = (identifier, day or self.day)
        found = self._labels.get(key)
        if found is None:
            found = self._labels[key] = self.notes.of(lambda: self._label(*key))
        else:
            self.notes.again(found[1])
        return found[0]

    def _label(self, identifier: str, day: date) -> UnitLabel | None:
        record = self.record(identifier)
        if record is None or not isinstance(record.entry, Unit):
            return None
        name = name_on(record.entry, day)
        now = ", ".join(self._current_names(record.entry))
        return UnitLabel(name, record.address, now if now != name else None)

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

    def once(self, what: str, key: str, make: Callable[[], V]) -> V:
        """Return what is made once of what many views show, and is the same in all of them."""
        own = self._made.setdefault(what, OrderedDict())
        found = own.get(key)
        if found is None:
            found = own[key] = self.notes.of(make)
            if len(own) > self._held:
                own.popitem(last=False)
        else:
            self.notes.again(found[1])
        made: V = found[0]
        return made


def _by_kind(records: Iterable[PublicRecord]) -> Index[str]:
    found: dict[str, list[PublicRecord]] = {kind.key: [] for kind in KINDS}
    for record in records:
        found[record.kind.key].append(record)
    return {key: tuple(each) for key, each in found.items()}


def newest_first(records: Iterable[PublicRecord]) -> tuple[PublicRecord, ...]:
    """Return records by day of publication, newest first, then by id."""
    by_id = sorted(records, key=attrgetter("id"))
    return tuple(sorted(by_id, key=attrgetter("outline.rank"), reverse=True))


def once(make: Callable[[Record, Book], V]) -> Callable[[Record, Book], V]:
    """Have *make* called once a record and book: it is shown in many places, always the same."""

    @wraps(make)
    def kept(record: Record, book: Book) -> V:
        return book.once(make.__name__, record.id, lambda: make(record, book))

    return kept


def open_book(edition: Edition, notes: Notes | None = None) -> Book:
    """Outline an edition, for all views."""
    outlines = {key: outline_of(record, edition) for key, record in edition.records.items()}
    return Book(edition, outlines, notes or Notes())
