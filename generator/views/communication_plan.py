"""A communication plan's page: topics, channels, and what was published for each."""

from dataclasses import dataclass
from datetime import date

from generator.content.communication_plan import CommunicationPlan, PlanTopic
from generator.loading.record import Record
from generator.policy.promises import Promise, promises
from generator.views.address import FEEDS
from generator.views.book import Book, once
from generator.views.campaign import DutyView, MovementView, duties, movements
from generator.views.head import cards, head
from generator.views.issued import IssuedView, ReferenceGroup, issued, references
from generator.views.outline import PublicRecord
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


@once
def communication_plan_view(record: Record, book: Book) -> CommunicationPlanView:
    """Return a communication plan's page."""
    entry = record.entry
    assert isinstance(entry, CommunicationPlan)
    promised = promises(entry)
    return CommunicationPlanView(
        head=head(record, book),
        issued=issued(record, book),
        aims=entry.aims,
        channels=tuple(ChannelView(c.key, c.name, c.owner) for c in entry.channels),
        rows=tuple(_row(topic, entry, promised, book) for topic in entry.plan_topics),
        has_items=bool(entry.items),
        duties=duties(entry.duties),
        feed=FeedLink("Tin về kế hoạch tuyên truyền", f"{FEEDS}ke-hoach-tuyen-truyen.rss"),
    )


def _row(
    topic: PlanTopic, plan: CommunicationPlan, promised: tuple[Promise, ...], book: Book
) -> RowView:
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
        here = [p for p in promised if (p.topic, p.channel) == (topic.key, channel.key)]
        planned = sum(promise.count for promise in here) if here else None
        done = len(_serving(plan.id, topic.key, channel.key, book))
        cells.append(CellView(planned, done, _next_due(here, book.day)))
    return RowView(view, tuple(cells))


def _serving(plan: str, topic: str, channel: str | None, book: Book) -> tuple[PublicRecord, ...]:
    def fits(record: PublicRecord) -> bool:
        return any(
            (to, about) == (plan, topic) and channel in (None, by)
            for to, about, by in record.outline.serves
        )

    return tuple(record for record in book.serving.get(plan, ()) if fits(record))


def _next_due(made: list[Promise], day: date) -> date | None:
    """Return the next day that the plan itself names, or the last one when all are over."""
    dues = sorted(promise.due for promise in made if promise.due and promise.stated)
    return next((due for due in dues if due >= day), dues[-1] if dues else None)
