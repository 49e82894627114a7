"""Which published piece keeps which promise of a communication plan, and when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.content.communication_plan import CommunicationPlan, PlanItem
from generator.content.record import Entry, Served
from generator.graph.graph import Graph
from generator.loading.record import Record
from generator.policy.days import day_of
from generator.policy.edition import Edition
from generator.policy.promises import Promise, promises


@dataclass(frozen=True, slots=True)
class Piece:
    """A published record as one plan counts it: once in every topic × channel that it names.

    *topic*, *channel* and *item* are empty where the record does not name one.
    """

    record: Record
    topic: str
    channel: str
    item: str
    day: date


@dataclass(frozen=True, slots=True)
class Kept:
    """A promise and the pieces that keep it, at most as many as were promised."""

    promise: Promise
    pieces: tuple[Piece, ...]

    @property
    def late(self) -> int:
        """Return how many of the pieces came after the day they were due."""
        due = self.promise.due
        return sum(1 for piece in self.pieces if due is not None and piece.day > due)

    @property
    def lacking(self) -> int:
        """Return how many pieces are not there."""
        return self.promise.count - len(self.pieces)


def pieces(graph: Graph, edition: Edition) -> Mapping[str, tuple[Piece, ...]]:
    """Return by plan, in order of day, what is public and says that it serves the plan."""
    found: dict[str, dict[tuple[str, str, str], Piece]] = {}
    for record in edition.records.values():
        entry = record.entry
        if not isinstance(entry, Entry) or not entry.serves or entry.publication.publish is None:
            continue
        day = day_of(entry.publication.publish)
        for served in entry.serves:
            topic, channel = cell_of(served, graph)
            piece = Piece(record, topic, channel, served.item or "", day)
            found.setdefault(served.plan, {}).setdefault((record.id, topic, channel), piece)
    return {
        plan: tuple(sorted(named.values(), key=lambda piece: (piece.day, piece.record.id)))
        for plan, named in found.items()
    }


def cell_of(served: Served, graph: Graph) -> tuple[str, str]:
    """Return topic and channel that a record serves: as it says, else as the item it names."""
    plan = graph.records.get(served.plan)
    items: tuple[PlanItem, ...] = ()
    if plan is not None and isinstance(plan.entry, CommunicationPlan):
        items = plan.entry.items
    named = next((item for item in items if served.item and item.key == served.item), None)
    topic, channel = (named.topic, named.channel) if named else ("", "")
    return served.topic or topic, served.channel or channel


def fulfil(plan: CommunicationPlan, found: Iterable[Piece]) -> tuple[Kept, ...]:
    """Return every promise of *plan* with the pieces that keep it; no piece keeps two.

    A piece that names an item keeps that item's promises alone. In time comes first: a piece goes
    to the promise that ends soonest of those whose span it falls in. What is left makes good,
    late, the oldest promise that lacks one. What came before a span began is for no promise.
    """
    made = promises(plan)
    keeping: list[list[Piece]] = [[] for _ in made]
    order = sorted(range(len(made)), key=lambda at: (made[at].due or date.max, at))
    by_cell: dict[tuple[str, str], list[int]] = {}
    by_item: dict[str, list[int]] = {}
    for at in order:
        by_cell.setdefault((made[at].topic, made[at].channel), []).append(at)
        if key := plan.items[made[at].item].key:
            by_item.setdefault(key, []).append(at)
    left = sorted(found, key=lambda piece: (not piece.item, piece.day, piece.record.id))
    for fits in (_in_time, _late):
        waiting = []
        for piece in left:
            open_to = by_item.get(piece.item) if piece.item else None
            if open_to is None:
                open_to = by_cell.get((piece.topic, piece.channel), [])
            taken = next((at for at in open_to if fits(made[at], piece.day)
                          and len(keeping[at]) < made[at].count), None)  # fmt: skip
            if taken is None:
                waiting.append(piece)
            else:
                keeping[taken].append(piece)
        left = waiting
    return tuple(Kept(promise, tuple(kept)) for promise, kept in zip(made, keeping, strict=True))


def _in_time(promise: Promise, day: date) -> bool:
    return (promise.since is None or promise.since <= day) and (
        promise.due is None or day <= promise.due
    )


def _late(promise: Promise, day: date) -> bool:
    return promise.due is not None and promise.due < day
