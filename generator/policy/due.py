"""What the office must expect in the coming days: goes live, ends, lapses, closes, takes place."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.content.campaign import Campaign
from generator.content.communication_plan import CommunicationPlan
from generator.content.consultation import Consultation
from generator.content.event import Event
from generator.content.record import Entry
from generator.graph.graph import Graph
from generator.loading.record import Record
from generator.policy.consent import is_personal
from generator.policy.days import day_of, later
from generator.policy.deadlines import closes, opens
from generator.policy.promises import promises
from generator.policy.rule_packs import packs_of, rule
from generator.policy.rules import decide
from generator.policy.verdict import Hold, Publish

Point = tuple[date, str, str]


@dataclass(frozen=True, slots=True, order=True)
class DueItem:
    """One thing to expect. *what* is a key of ``messages.policy.DUES``; *detail* may be empty."""

    day: date
    what: str
    id: str
    title: str
    detail: str


def due(graph: Graph, day: date, days: int) -> tuple[DueItem, ...]:
    """Return what falls on *day* and the *days* after it, in order of day."""
    last = later(day, days)
    return tuple(
        sorted(
            DueItem(on, what, record.id, record.entry.title, detail)
            for record in graph.records.values()
            if isinstance(record.entry, Entry)
            for on, what, detail in _points(record, record.entry, graph)
            if day <= on <= last
        )
    )


def _points(record: Record, entry: Entry, graph: Graph) -> Iterator[Point]:
    yield from _comings(record, entry, graph)
    yield from _goings(record, entry, graph)
    yield from _takings_down(entry, graph)
    # What closes matters only while readers can see that it does.
    yield from (p for p in _closings(entry) if isinstance(decide(record, graph, p[0]), Publish))


def _comings(record: Record, entry: Entry, graph: Graph) -> Iterator[Point]:
    """Yield the day of publication; the detail says what would still hold the record back."""
    if entry.publication.publish is None:
        return
    publish = day_of(entry.publication.publish)
    verdict = decide(record, graph, publish)
    if isinstance(verdict, Publish | Hold):
        yield publish, "publish", verdict.why if isinstance(verdict, Hold) else ""


def _goings(record: Record, entry: Entry, graph: Graph) -> Iterator[Point]:
    """Yield the first day without a record that expires, and a consent's last day."""
    if entry.publication.expire is not None:
        expire = day_of(entry.publication.expire)
        if isinstance(decide(record, graph, later(expire, -1)), Publish):
            yield expire, "expire", ""
    if is_personal(entry) and entry.consent and entry.consent.expires:
        last = entry.consent.expires
        if isinstance(decide(record, graph, last), Publish):
            yield last, "consent-ends", entry.consent.ref


def _takings_down(entry: Entry, graph: Graph) -> Iterator[Point]:
    """Yield withdrawal and removal, and when copies of a person's page must be gone elsewhere."""
    for act, what in ((entry.withdrawn, "withdraw"), (entry.removed, "remove")):
        if act is None:
            continue
        taken_down = day_of(act.day)
        yield taken_down, what, ""
        asked = rule(packs_of(graph.vocabularies), "consent.third_party_days", taken_down)
        if is_personal(entry) and asked is not None:
            stop = later(taken_down, asked.value)
            yield stop, "third-parties", asked.pack.name


def _closings(entry: Entry) -> Iterator[Point]:
    if isinstance(entry, Campaign):
        yield from _campaign(entry)
    elif isinstance(entry, Consultation):
        yield entry.posted, "consultation-starts", ""
        yield entry.ends, "consultation-ends", ""
    elif isinstance(entry, Event):
        cancelled = entry.cancelled.reason if entry.cancelled else ""
        what = "event-cancelled" if entry.cancelled else "event"
        yield day_of(entry.start), what, cancelled or entry.place or ""
    elif isinstance(entry, CommunicationPlan):
        for promise in promises(entry):
            if promise.due and promise.stated:
                yield promise.due, "plan-item", f"{promise.topic} × {promise.channel}"


def _campaign(entry: Campaign) -> Iterator[Point]:
    """Yield a campaign's days: starts by their first day, all else by the last day that counts."""
    days: list[tuple[date | None, str, str]] = []
    issued = entry.issue_day
    if entry.timeline:
        timeline = entry.timeline
        days += (
            (opens(timeline.start, issued), "campaign-starts", ""),
            (closes(timeline.end, issued), "campaign-ends", ""),
            (closes(timeline.registration, issued), "registration", ""),
            (closes(timeline.dossiers, issued), "dossiers", ""),
        )
    for wave in entry.waves:
        days += (
            (opens(wave.start, issued), "wave-starts", wave.name),
            (closes(wave.end, issued), "wave-ends", wave.name),
            (closes(wave.close_out, issued), "close-out", wave.name),
        )
    yield from ((day, what, detail) for day, what, detail in days if day is not None)
