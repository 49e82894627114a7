"""A communication plan's page: topics, channels, and what was published for each."""

from dataclasses import dataclass
from datetime import date

from generator.content.communication_plan import CommunicationPlan, PlanItem, PlanTopic
from generator.loading.record import Record
from generator.views.address import FEEDS
from generator.views.book import Book
from generator.views.campaign import DutyView, MovementView, duties, movements
from generator.views.head import cards, head
from generator.views.issued import IssuedView, ReferenceGroup, issued, references
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


def communication_plan_view(record: Record, book: Book) -> CommunicationPlanView:
    """Return a communication plan's page."""
    entry = record.entry
    assert isinstance(entry, CommunicationPlan)
    return CommunicationPlanView(
        head=head(record, book),
        issued=issued(record, book),
        aims=entry.aims,
        channels=tuple(ChannelView(c.key, c.name, c.owner) for c in entry.channels),
        rows=tuple(_row(topic, entry, book) for topic in entry.plan_topics),
        has_items=bool(entry.items),
        duties=duties(entry.duties),
        feed=FeedLink("Tin về kế hoạch tuyên truyền", f"{FEEDS}ke-hoach-tuyen-truyen.rss"),
    )


def _row(topic: PlanTopic, plan: CommunicationPlan, book: Book) -> RowView:
    serving = _serving(plan.id, topic.key, None, book)
    view = TopicView(
        key=topic.key,
        text=topic.text,
        fields=tuple(link for field in topic.fields if (link := book.term(field))),
        references=references(topic.references, book),
        movements=movements(topic.movements),
        note=topic.note,
        published=cards(serving, book),
    )
    cells = []
    for channel in plan.channels:
        items = [i for i in plan.items if (i.topic, i.channel) == (topic.key, channel.key)]
        done = len(_serving(plan.id, topic.key, channel.key, book))
        cells.append(CellView(_planned(items), done, _next_due(items, book.day)))
    return RowView(view, tuple(cells))


def _serving(plan: str, topic: str, channel: str | None, book: Book) -> tuple[Record, ...]:
    def fits(record: Record) -> bool:
        return any(
            s.plan == plan and s.topic == topic and channel in (None, s.channel)
            for s in getattr(record.entry, "serves", ())
        )

    return tuple(record for record in book.serving.get(plan, ()) if fits(record))


def _planned(items: list[PlanItem]) -> int | None:
    counts = [item.count if item.count is not None else 1 for item in items]
    return sum(counts) if counts else None


def _next_due(items: list[PlanItem], day: date) -> date | None:
    dues = sorted(item.due for item in items if item.due)
    return next((due for due in dues if due >= day), dues[-1] if dues else None)
