"""An exemplar's page: problem, way, result in figures, where taken up, whom to ask."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.content.exemplar import Exemplar, Figure, Replication
from generator.loading.record import Record
from generator.vietnamese import print_number
from generator.views.book import Book, once
from generator.views.head import card, cards, head
from generator.views.page import Card, Head, Link


@dataclass(frozen=True, slots=True)
class FigureView:
    """A result before and after; bars are percent of the larger of the two."""

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
    replicated: tuple[ReplicationView, ...]
    contact: str | None
    writer: str | None
    source: str | None
    honourees: tuple[Card, ...]
    related: tuple[Card, ...]


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
        replicated=tuple(_replication(place, book) for place in entry.replicated),
        contact=entry.contact,
        writer=entry.writer,
        source=entry.source,
        honourees=tuple(card(person, book) for person in people if person),
        related=cards(_related(entry, book), book),
    )


def _figure(figure: Figure) -> FigureView:
    before = figure.before or Decimal(0)
    largest = max(abs(figure.after), abs(before)) or Decimal(1)
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


def _related(entry: Exemplar, book: Book) -> tuple[Record, ...]:
    """Return exemplars of the same campaign first, then of the same field, newest first."""
    near = [place for place in (entry.campaign, entry.field) if place]
    found = {r.id: r for place in near for r in book.exemplars_in.get(place, ())}
    found.pop(entry.id, None)
    return tuple(found.values())[:MOST_RELATED]
