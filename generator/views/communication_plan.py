"""A communication plan's page: topics, channels, and what was published for each."""

from dataclasses import dataclass
from datetime import date

from generator.views.campaign import DutyView, MovementView
from generator.views.issued import IssuedView, ReferenceGroup
from generator.views.page import Card, FeedLink, Head, Link


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic with its fields, documents and movements; *published* are records that serve it."""

    key: str
    text: str
    fields: tuple[Link, ...]
    references: tuple[ReferenceGroup, ...]
    movements: tuple[MovementView, ...]
    note: str | None
    published: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class ChannelView:
    """A channel of the plan."""

    key: str
    name: str
    owner: str | None


@dataclass(frozen=True, slots=True)
class CellView:
    """Topic × channel: how many were planned (None: the plan promises none) and published."""

    planned: int | None
    published: int
    due: date | None


@dataclass(frozen=True, slots=True)
class RowView:
    """One topic's row over all channels."""

    topic: TopicView
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class CommunicationPlanView:
    """One communication plan; ``rows`` × ``channels`` is the grid."""

    head: Head
    issued: IssuedView
    aims: tuple[str, ...]
    channels: tuple[ChannelView, ...]
    rows: tuple[RowView, ...]
    has_items: bool
    duties: tuple[DutyView, ...]
    feed: FeedLink
