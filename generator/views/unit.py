"""A unit's page: its names over time, what became of it, and everything filed under it."""

from dataclasses import dataclass
from datetime import date

from generator.content.kinds import KINDS
from generator.content.unit import Unit
from generator.loading.record import Record
from generator.views.address import FEEDS, address_of
from generator.views.book import Book, newest_first, once
from generator.views.campaign import MOST_CARDS, everything_link
from generator.views.head import cards
from generator.views.naming import name_on, title_of
from generator.views.outline import PublicRecord
from generator.views.page import Card, FeedLink, Link, UnitLabel


@dataclass(frozen=True, slots=True)
class NameView:
    """A name and its days."""

    value: str
    short: str | None
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class StepView:
    """A step before or after: relation label and the other unit."""

    relation: str
    unit: UnitLabel | None
    day: date | None
    basis: str | None


@dataclass(frozen=True, slots=True)
class UnitView:
    """One unit; *groups* hold its records and its predecessors' by kind."""

    id: str
    name: str
    level: str
    place: str | None
    names: tuple[NameView, ...]
    parents: tuple[UnitLabel, ...]
    successors: tuple[StepView, ...]
    predecessors: tuple[StepView, ...]
    note: str | None
    groups: tuple[tuple[str, tuple[Card, ...]], ...]
    feed: FeedLink | None
    members: tuple[Link, ...] = ()
    everything: Link | None = None


@once
def unit_view(record: Record, book: Book) -> UnitView:
    """Return a unit's page with its own records and those of the units it carries on for."""
    entry = record.entry
    assert isinstance(entry, Unit)
    filed = filed_under_unit(entry.id, book)
    groups = (
        (kind.vi_many, cards(filed, book, kind.key, MOST_CARDS))
        for kind in KINDS
        if kind.key != "unit"
    )
    members = [r for r in book.of_kind["unit"] if entry.id in r.outline.parents]
    name = name_on(entry, book.day)
    return UnitView(
        id=entry.id,
        name=name,
        level=entry.level.vi,
        place=entry.place,
        names=tuple(NameView(n.value, n.short, n.since, n.until) for n in entry.names),
        parents=tuple(u for p in entry.parents if (u := book.unit(p.unit, book.day))),
        successors=tuple(
            StepView(s.relation.vi, book.unit(s.unit, s.day), s.day, s.basis)
            for s in entry.successors
        ),
        predecessors=tuple(
            step
            for other in book.predecessors.get(entry.id, ())
            for step in _steps(other, entry, book)
        ),
        note=entry.note,
        groups=tuple((title, found) for title, found in groups if found),
        feed=FeedLink(f"Tin của {name}", f"{FEEDS}{entry.id}.rss") if filed else None,
        everything=everything_link(record, len(filed)),
        members=tuple(Link(title_of(r, book.day), address_of(r)) for r in members),
    )


def lineage(identifier: str, book: Book) -> tuple[str, ...]:
    """Return a unit and every unit it carries on for, nearest first."""
    found, ahead = list[str](), [identifier]
    while ahead:
        at = ahead.pop(0)
        if at not in found:
            found.append(at)
            ahead += book.predecessors.get(at, ())
    return tuple(found)


def filed_under_unit(identifier: str, book: Book) -> tuple[PublicRecord, ...]:
    """Return the records of a unit and of those it carries on for, newest first, once each."""
    line = lineage(identifier, book)
    return newest_first({r.id: r for unit in line for r in book.of_unit.get(unit, ())}.values())


def _steps(other: str, entry: Unit, book: Book) -> list[StepView]:
    record = book.record(other)
    if record is None or not isinstance(record.entry, Unit):
        return []
    return [
        StepView(step.relation.vi, book.unit(other, step.day), step.day, step.basis)
        for step in record.entry.successors
        if step.unit == entry.id
    ]
