"""An exemplar's page: problem, way, result in figures, where taken up, whom to ask."""

from dataclasses import dataclass
from datetime import date

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
