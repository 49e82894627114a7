"""An exemplar's page: problem, way, result in figures, where taken up, whom to ask."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import compress

from generator.content.exemplar import Exemplar, Figure, Replication
from generator.loading.record import Record
from generator.vietnamese import print_number
from generator.views.address import address_of
from generator.views.book import Book, newest_first, once
from generator.views.head import card, head
from generator.views.naming import title_of
from generator.views.outline import PublicRecord
from generator.views.page import Card, Head, Link


@dataclass(frozen=True, slots=True)
class FigureView:
    """A result before and after; bars are percent of the larger of the two, or of 100 %."""

    text: str
    before: str | None
    after: str
    unit: str
    before_bar: float
    after_bar: float
    source: str | None


@dataclass(frozen=True, slots=True)
class ReplicationView:
    """Where it is done too."""

    place: str
    since: date | None
    link: Link | None
    note: str | None


@dataclass(frozen=True, slots=True)
class ExemplarView:
    """One exemplar."""

    head: Head
    label: str
    campaign: Link | None
    year: int | None
    problem: str | None
    approach: str | None
    results: tuple[FigureView, ...]
    origins: tuple[Link, ...]
    """What it was itself taken up from."""
    replicated: tuple[ReplicationView, ...]
    """In the order in which it was taken up; where that is not known, last."""
    contact: str | None
    writer: str | None
    source: str | None
    honourees: tuple[Card, ...]
    related: tuple[Card, ...]
    """Others near to it; the first line of each says by what."""


MOST_RELATED = 3


@once
def exemplar_view(record: Record, book: Book) -> ExemplarView:
    """Return an exemplar's page."""
    entry = record.entry
    assert isinstance(entry, Exemplar)
    people = (book.record(honouree) for honouree in entry.honourees)
    return ExemplarView(
        head=head(record, book),
        label=entry.exemplar_kind.vi,
        campaign=book.link(entry.campaign),
        year=entry.year,
        problem=entry.problem,
        approach=entry.approach,
        results=tuple(_figure(figure) for figure in entry.results),
        origins=tuple(
            Link(title_of(r, book.day), address_of(r)) for r in book.taken_up_from.get(entry.id, ())
        ),
        replicated=tuple(
            _replication(place, book)
            for place in sorted(entry.replicated, key=lambda place: place.since or date.max)
        ),
        contact=entry.contact,
        writer=entry.writer,
        source=entry.source,
        honourees=tuple(card(person, book) for person in people if person),
        related=tuple(
            replace(card(other, book), meta=(_nearness(entry, other), *card(other, book).meta))
            for other in _related(entry, book)
        ),
    )


def _figure(figure: Figure) -> FigureView:
    before = figure.before or Decimal(0)
    largest = max(abs(figure.after), abs(before)) or Decimal(1)
    if figure.unit == "%":
        largest = max(largest, Decimal(100))
    return FigureView(
        text=figure.text,
        before=print_number(figure.before) if figure.before is not None else None,
        after=print_number(figure.after),
        unit=figure.unit,
        before_bar=round(float(abs(before) / largest * 100), 1),
        after_bar=round(float(abs(figure.after) / largest * 100), 1),
        source=figure.source,
    )


def _replication(place: Replication, book: Book) -> ReplicationView:
    link = book.link(place.exemplar) or book.link(place.unit)
    return ReplicationView(place.place, place.since, link, place.note)


def _related(entry: Exemplar, book: Book) -> list[PublicRecord]:
    """Return the exemplars that have most in common with *entry*, the newest first among equals.

    What it was taken up from and where it was taken up is shown as such.
    """
    near = [place for place in (entry.campaign, entry.field) if place]
    found = {r.id: r for place in near for r in book.exemplars_in.get(place, ())}
    shown = {place.exemplar for place in entry.replicated}
    shown |= {entry.id, *(r.id for r in book.taken_up_from.get(entry.id, ()))}
    others = newest_first(other for other in found.values() if other.id not in shown)
    return sorted(others, key=lambda other: _shared(entry, other), reverse=True)[:MOST_RELATED]


def _shared(entry: Exemplar, other: PublicRecord) -> tuple[bool, bool, bool]:
    """Tell whether two exemplars have the campaign, the field, a topic in common."""
    there = other.outline
    return (
        entry.campaign is not None and entry.campaign == there.campaign,
        entry.field is not None and entry.field == there.field,
        not set(entry.topics).isdisjoint(there.topics),
    )


def _nearness(entry: Exemplar, other: PublicRecord) -> str:
    """Say what two exemplars have in common."""
    names = ("phong trào", "lĩnh vực", "chủ đề")
    return "Cùng " + ", ".join(compress(names, _shared(entry, other)))
