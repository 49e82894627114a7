"""What looks odd in a plan: days, anniversaries, figures. Warnings only: originals may be so."""

from collections.abc import Iterator
from datetime import datetime

from generator.content.campaign import Campaign, Operator, Target, Wave
from generator.content.event import Event
from generator.diagnostics import Diagnostic, problem
from generator.loading.record import Record
from generator.loading.sound_parts import as_far_as_read
from generator.policy.deadlines import closes, opens
from generator.vietnamese import print_day
from generator.views.wording import as_day, campaign_span, when_text

_NEEDS_VALUE = {
    Operator.AT_LEAST, Operator.MORE_THAN, Operator.AT_MOST, Operator.EQUALS, Operator.RANGE,
}  # fmt: skip


def check_plan(record: Record) -> Iterator[Iterator[Diagnostic]]:
    """Yield what is odd in an event or a campaign, check by check.

    An event, or a campaign, that ends before it begins; registration before the issue;
    commemorations outside their wave or with a wrong number of years; targets without a figure.
    """
    entry = record.entry
    if isinstance(entry, Event):
        yield _event(record, entry)
    if isinstance(entry, Campaign):
        yield _timeline(record, entry)
        yield _waves(record, entry)
        yield _targets(record, entry)


def _waves(record: Record, entry: Campaign) -> Iterator[Diagnostic]:
    for index, wave in enumerate(entry.waves):
        yield from as_far_as_read(_anniversaries(record, wave, index))
        yield from as_far_as_read(_commemorations(record, entry, wave, index))


def _targets(record: Record, entry: Campaign) -> Iterator[Diagnostic]:
    for group_at, group in enumerate(entry.target_groups):
        for at, target in enumerate(group.targets):
            path = ("target_groups", group_at, "targets", at)
            yield from as_far_as_read(_target(record, target, path))


def _event(record: Record, entry: Event) -> Iterator[Diagnostic]:
    if entry.end is None:
        return
    start, end = entry.start, entry.end
    hours = isinstance(start, datetime) and isinstance(end, datetime)
    if as_day(end) < as_day(start) or (hours and end < start):
        begin, finish = when_text(start, None), when_text(end, None)
        where = record.place("end")
        yield problem("timeline.end-before-start", where, start=begin, end=finish)


def _timeline(record: Record, entry: Campaign) -> Iterator[Diagnostic]:
    first, last = campaign_span(entry)
    if first and last and last < first:
        where = record.place("timeline", "end", "day")
        yield problem(
            "timeline.end-before-start", where, start=print_day(first), end=print_day(last)
        )
    registration = closes(entry.timeline.registration, entry.issue_day) if entry.timeline else None
    if registration and entry.issue_day and registration < entry.issue_day:
        yield problem(
            "timeline.registration-before-issue",
            record.place("timeline", "registration", "day"),
            day=print_day(registration),
            issue=print_day(entry.issue_day),
        )


def _commemorations(
    record: Record, entry: Campaign, wave: Wave, index: int
) -> Iterator[Diagnostic]:
    first, last = opens(wave.start, entry.issue_day), closes(wave.end, entry.issue_day)
    for at, written in enumerate(wave.commemorations):
        path = ("waves", index, "commemorations", at)
        current = written.current
        outside = current and ((first and current < first) or (last and current > last))
        if current and outside:
            span = f"{print_day(first) if first else '…'}–{print_day(last) if last else '…'}"
            where = record.place(*path, "current")
            yield problem("wave.commemoration-outside", where, day=print_day(current), span=span)


def _anniversaries(record: Record, wave: Wave, index: int) -> Iterator[Diagnostic]:
    for at, written in enumerate(wave.commemorations):
        path = ("waves", index, "commemorations", at)
        current, original = written.current, written.original
        if current and original and written.anniversary is not None:
            right = current.year - original.year
            if right != written.anniversary:
                yield problem(
                    "commemoration.count",
                    record.place(*path, "anniversary"),
                    original=print_day(original),
                    current=print_day(current),
                    right=right,
                    written=written.anniversary,
                )


def _target(record: Record, target: Target, path: tuple[str | int, ...]) -> Iterator[Diagnostic]:
    needs_upper = target.operator is Operator.RANGE and target.upper is None
    if target.operator in _NEEDS_VALUE and (target.value is None or needs_upper):
        where = record.place(*path, "operator")
        yield problem("target.incomplete", where, operator=target.operator.vi)
    for at, child in enumerate(target.children):
        yield from _target(record, child, (*path, "children", at))
