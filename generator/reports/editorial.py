"""The editorial calendar: what must be published by when, by whom, and what is being written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from generator.content.communication_plan import CommunicationPlan
from generator.content.record import Entry
from generator.graph.graph import Graph
from generator.loading.record import Record
from generator.policy.days import day_of, later
from generator.policy.edition import Edition
from generator.policy.verdict import Hold
from generator.reports.fulfilment import cell_of, fulfil, pieces
from generator.vietnamese import VIETNAM
from generator.views.address import HOME, address_of
from generator.views.site import Calendar, CalendarItem

KEY = "bien-tap"


@dataclass(frozen=True, slots=True)
class Task:
    """A promise that still lacks pieces. *writing* are records that name it and are not public."""

    key: str
    plan: Record
    topic: str
    channel: str
    owner: str
    unit: str
    due: date | None
    stated: bool
    """Whether the plan names the day; else it is the last one of the plan's years."""
    promised: int
    lacking: int
    note: str
    writing: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A record on its way: *why* is a key of ``messages.policy.HOLDS``, *day* when it is to go."""

    record: Record
    why: str
    author: str
    day: date | datetime | None


@dataclass(frozen=True, slots=True)
class Editorial:
    """What is late, what comes in the days asked for, what comes after, and what is on its way."""

    overdue: tuple[Task, ...]
    coming: tuple[Task, ...]
    later: tuple[Task, ...]
    waiting: tuple[Waiting, ...]


def editorial(graph: Graph, edition: Edition, days: int) -> Editorial:
    """Return the editorial calendar of the edition's day; *days* is how far to look ahead."""
    tasks = sorted(_tasks(graph, edition), key=lambda task: (task.due or date.max, task.key))
    today, last = edition.day, later(edition.day, days)
    return Editorial(
        overdue=tuple(t for t in tasks if t.due and t.due < today),
        coming=tuple(t for t in tasks if t.due and today <= t.due <= last),
        later=tuple(t for t in tasks if not t.due or t.due > last),
        waiting=tuple(sorted(_waiting(graph, edition), key=_when)),
    )


def _tasks(graph: Graph, edition: Edition) -> Iterator[Task]:
    served = pieces(graph, edition)
    on_the_way = _on_the_way(graph, edition)
    for record in graph.of_kind("communication-plan"):
        plan = record.entry
        assert isinstance(plan, CommunicationPlan)
        topics = {topic.key: topic.text for topic in plan.plan_topics}
        channels = {channel.key: channel for channel in plan.channels}
        for kept in fulfil(plan, served.get(record.id, ())):
            promise, item = kept.promise, plan.items[kept.promise.item]
            if not kept.lacking:
                continue
            channel = channels.get(promise.channel)
            name = item.key or f"{promise.item + 1}"
            yield Task(
                key=f"{KEY}-{plan.id}-{name}-{promise.due.isoformat() if promise.due else 'mo'}",
                plan=record,
                topic=topics.get(promise.topic, promise.topic),
                channel=channel.name if channel else promise.channel,
                owner=item.owner or (channel.owner if channel else None) or "",
                unit=item.unit or "",
                due=promise.due,
                stated=promise.stated,
                promised=promise.count,
                lacking=kept.lacking,
                note=item.note or "",
                writing=on_the_way.get((plan.id, promise.topic, promise.channel), ()),
            )


def _on_the_way(
    graph: Graph, edition: Edition
) -> Mapping[tuple[str, str, str], tuple[Record, ...]]:
    """Return by plan, topic and channel the records that name them and are not public yet."""
    found: dict[tuple[str, str, str], tuple[Record, ...]] = {}
    for waiting in _waiting(graph, edition):
        entry = waiting.record.entry
        for served in entry.serves if isinstance(entry, Entry) else ():
            place = (served.plan, *cell_of(served, graph))
            found[place] = (*found.get(place, ()), waiting.record)
    return found


def _waiting(graph: Graph, edition: Edition) -> Iterator[Waiting]:
    for key, verdict in edition.verdicts.items():
        record = graph.records[key]
        entry = record.entry
        if isinstance(verdict, Hold) and isinstance(entry, Entry) and verdict.why != "never-public":
            publication = entry.publication
            yield Waiting(record, verdict.why, publication.author or "", publication.publish)


def _when(waiting: Waiting) -> tuple[date, str]:
    return (day_of(waiting.day) if waiting.day else date.max, waiting.record.id)


def office_calendar(found: Editorial, section_name: str) -> Calendar:
    """Return what is due and what is to be published as a calendar for the office's own use."""
    tasks = (task for group in (found.overdue, found.coming, found.later) for task in group)
    items = [*(item for task in tasks for item in _due(task))]
    items += [_publication(one) for one in found.waiting if one.day and one.why == "not-yet"]
    return Calendar(KEY, f"Lịch biên tập – {section_name}", HOME, tuple(items))


def _due(task: Task) -> Iterator[CalendarItem]:
    if task.due is None:
        return
    entry = task.plan.entry
    assert isinstance(entry, Entry)
    who = f" ({task.owner})" if task.owner else ""
    count = f"{task.lacking} sản phẩm" if task.promised > 1 else "1 sản phẩm"
    lines = (
        f"Còn thiếu {task.lacking}/{task.promised}",
        f"Hình thức: {task.channel}",
        f"Phụ trách: {task.owner}" if task.owner else "",
        task.note,
        *(f"Đang làm: {record.id}" for record in task.writing),
    )
    yield CalendarItem(
        key=task.key,
        title=f"Hạn {count}: {' '.join(task.topic.split()).rstrip('.')}{who}",
        address=address_of(task.plan),
        start=task.due,
        end=None,
        place=None,
        description="\n".join(line for line in lines if line),
        modified=_moment(entry.publication.publish or task.due),
        revision=task.promised - task.lacking,
        cancelled=False,
    )


def _publication(waiting: Waiting) -> CalendarItem:
    entry = waiting.record.entry
    assert isinstance(entry, Entry)
    assert waiting.day is not None
    return CalendarItem(
        key=f"{KEY}-dang-{waiting.record.id}",
        title=f"Lên trang: {entry.title}",
        address=address_of(waiting.record),
        start=waiting.day,
        end=None,
        place=None,
        description=f"{waiting.record.kind.vi}, {waiting.record.source.path}",
        modified=_moment(entry.publication.approved_on or waiting.day),
        revision=len(entry.publication.changes),
        cancelled=False,
    )


def _moment(value: date) -> datetime:
    if isinstance(value, datetime):
        return value.astimezone(VIETNAM)
    return datetime.combine(value, time(), VIETNAM)
