"""A unit's page: its names over time, what became of it, and everything filed under it."""

from dataclasses import dataclass
from datetime import date

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
