"""What looks odd in a communication plan's items: days, counts, keys. Warnings only."""

from collections.abc import Iterator

from generator.content.communication_plan import CommunicationPlan, PlanItem
from generator.diagnostics import Diagnostic, problem
from generator.loading.record import Record
from generator.loading.sound_parts import as_far_as_read
from generator.policy.promises import periods
from generator.vietnamese import print_day


def check_communication_plan(record: Record) -> Iterator[Diagnostic]:
    """Yield items due before they begin, with less than one a period, or with a key of another."""
    entry = record.entry
    if not isinstance(entry, CommunicationPlan):
        return
    first: dict[str, int] = {}
    for at, item in enumerate(entry.items):
        yield from as_far_as_read(_item(record, entry, item, at))
        key = getattr(item, "key", None)
        if key and first.setdefault(key, at) != at:
            yield problem("plan.key-twice", record.place("items", at, "key"), key=key)


def _item(
    record: Record, entry: CommunicationPlan, item: PlanItem, at: int
) -> Iterator[Diagnostic]:
    if item.since and item.due and item.due < item.since:
        where = record.place("items", at, "due")
        yield problem(
            "timeline.end-before-start", where,
            start=print_day(item.since), end=print_day(item.due),
        )  # fmt: skip
    rounds = periods(item, entry)
    if item.count and item.count < rounds:
        where = record.place("items", at, "count")
        yield problem("plan.count-below-rhythm", where, count=item.count, periods=rounds)
