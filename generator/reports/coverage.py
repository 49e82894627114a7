"""Coverage: what communication plans promised, and what was published against them by a day."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.content.communication_plan import CommunicationPlan
from generator.content.fields import Month
from generator.content.record import Entry
from generator.graph.graph import Graph
from generator.policy.edition import Edition
from generator.reports.fulfilment import Kept, Piece, fulfil, pieces


@dataclass(frozen=True, slots=True)
class Tally:
    """Pieces counted. *planned* is the sum of *on_time*, *late*, *missing* and *ahead*."""

    planned: int = 0
    published: int = 0
    """All that is public, promised or not."""
    on_time: int = 0
    late: int = 0
    missing: int = 0
    """Promised, not published, and the day has passed."""
    ahead: int = 0
    """Promised, not published, and there is still time."""

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.planned + other.planned,
            self.published + other.published,
            self.on_time + other.on_time,
            self.late + other.late,
            self.missing + other.missing,
            self.ahead + other.ahead,
        )

    @property
    def done(self) -> int:
        """Return how many of the promised pieces are published."""
        return self.on_time + self.late


@dataclass(frozen=True, slots=True)
class Line:
    """What falls in one topic × channel × month, of one unit and one field.

    Topic, channel, unit and field are ids, empty where nobody names one. The month is that of the
    day due or of publication, None where a promise has no day.
    """

    topic: str
    channel: str
    month: Month | None
    unit: str
    field: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class PlanCoverage:
    """One plan; every other table of it is a sum over *lines*."""

    id: str
    title: str
    plan: CommunicationPlan
    lines: tuple[Line, ...]
    records: int
    """How many different records are public and serve the plan."""
    kept: tuple[Kept, ...] = field(repr=False)

    @property
    def total(self) -> Tally:
        """Return the sum over the whole plan."""
        return sum((line.tally for line in self.lines), Tally())

    def by(self, *names: str) -> Mapping[tuple[object, ...], Tally]:
        """Return sums by the named parts of a line, e.g. ``by("topic", "channel")``."""
        found: dict[tuple[object, ...], Tally] = {}
        for line in self.lines:
            key = tuple(getattr(line, name) for name in names)
            found[key] = found.get(key, Tally()) + line.tally
        return found


def cover(graph: Graph, edition: Edition, only: str | None = None) -> tuple[PlanCoverage, ...]:
    """Return the coverage of every communication plan, or of the one with the id *only*."""
    served = pieces(graph, edition)
    return tuple(
        _plan(record.entry, served.get(record.id, ()), edition.day)
        for record in graph.of_kind("communication-plan")
        if isinstance(record.entry, CommunicationPlan) and only in (None, record.id)
    )


def _plan(plan: CommunicationPlan, found: tuple[Piece, ...], day: date) -> PlanCoverage:
    kept = fulfil(plan, found)
    fields = {topic.key: topic.fields for topic in plan.plan_topics}
    sums: Counter[tuple[str, str, Month | None, str, str, str]] = Counter()
    for each in kept:
        promise, item = each.promise, plan.items[each.promise.item]
        of_topic = fields.get(promise.topic, ())
        filed = item.field or (of_topic[0] if len(of_topic) == 1 else "")
        month = _month(promise.due)
        place = (promise.topic, promise.channel, month, item.unit or "", filed)
        over = promise.due is not None and promise.due < day
        sums[*place, "planned"] += promise.count
        sums[*place, "on_time"] += len(each.pieces) - each.late
        sums[*place, "late"] += each.late
        sums[*place, "missing" if over else "ahead"] += each.lacking
    for piece in found:
        entry = piece.record.entry
        assert isinstance(entry, Entry), "only entries serve a plan"
        place = (piece.topic, piece.channel, _month(piece.day), entry.unit or "", entry.field or "")
        sums[*place, "published"] += 1
    return PlanCoverage(
        id=plan.id,
        title=plan.title,
        plan=plan,
        lines=tuple(_lines(sums, plan)),
        records=len({piece.record.id for piece in found}),
        kept=kept,
    )


def _lines(
    sums: Mapping[tuple[str, str, Month | None, str, str, str], int], plan: CommunicationPlan
) -> Iterable[Line]:
    """Yield lines in the plan's order of topics and channels, then by month, unit and field."""
    topics = {topic.key: at for at, topic in enumerate(plan.plan_topics)}
    channels = {channel.key: at for at, channel in enumerate(plan.channels)}
    last = Month(9999, 12)
    places = sorted(
        {key[:5] for key in sums},
        key=lambda p: (
            topics.get(p[0], len(topics)), channels.get(p[1], len(channels)), p[2] or last, p[3:],
        ),
    )  # fmt: skip
    names = ("planned", "published", "on_time", "late", "missing", "ahead")
    for place in places:
        tally = Tally(**{name: sums.get((*place, name), 0) for name in names})
        yield Line(*place, tally)


def _month(day: date | None) -> Month | None:
    return Month(day.year, day.month) if day else None
