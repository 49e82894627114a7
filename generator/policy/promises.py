"""What a communication plan promises, piece by piece: how many, between which days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.content.communication_plan import CommunicationPlan, PlanItem, Rhythm
from generator.content.fields import Month
from generator.policy.days import later
from generator.policy.deadlines import month_end


@dataclass(frozen=True, slots=True)
class Promise:
    """So many pieces of one item, in time from *since* to *due*, both included; None: any day.

    *stated* tells a day that the plan names from the last day of the plan's years.
    """

    item: int
    """The item's place in the plan, from 0."""
    topic: str
    channel: str
    count: int
    since: date | None
    due: date | None
    stated: bool


def promises(plan: CommunicationPlan) -> tuple[Promise, ...]:
    """Return what a plan promises.

    An item's count is its total. With a rhythm it is spread evenly over the periods, and due at the
    end of each in which some of it falls; without a count a rhythm means one a period.
    """
    found: list[Promise] = []
    for at, item in enumerate(plan.items):
        spans = tuple(_spans(item, plan))
        total = len(spans) if item.count is None else item.count
        owed, since = 0, spans[0][0]
        for number, (_, due, stated) in enumerate(spans, start=1):
            count = total * number // len(spans) - owed
            if count:
                found.append(Promise(at, item.topic, item.channel, count, since, due, stated))
                owed, since = owed + count, later(due, 1) if due else None
    return tuple(found)


def periods(item: PlanItem, plan: CommunicationPlan) -> int:
    """Return how many periods an item's rhythm has; 1 where it has none, or no days."""
    return sum(1 for _ in _spans(item, plan))


def _spans(
    item: PlanItem, plan: CommunicationPlan
) -> Iterator[tuple[date | None, date | None, bool]]:
    last = date(plan.years.last, 12, 31) if plan.years else None
    if item.rhythm is Rhythm.ONCE:
        yield item.since, item.due or last, item.due is not None
        return
    first = item.since or plan.issue_day or (date(plan.years.first, 1, 1) if plan.years else None)
    end = item.due or last
    if first is None and end is not None:
        first = date(end.year, 1, 1)
    if end is None and first is not None:
        end = date(first.year, 12, 31)
    if first is None or end is None or first > end:
        yield first, end, end is not None
        return
    while first <= end:
        period = period_end(first, item.rhythm)
        yield first, min(period, end), True
        if period == date.max:
            return
        first = later(period, 1)


def period_end(day: date, rhythm: Rhythm) -> date:
    """Return the last day of the week (Sunday), month or quarter that *day* is in."""
    if rhythm is Rhythm.WEEKLY:
        return later(day, 6 - day.weekday())
    if rhythm is Rhythm.QUARTERLY:
        return month_end(Month(day.year, (day.month - 1) // 3 * 3 + 3))
    return month_end(Month(day.year, day.month))
