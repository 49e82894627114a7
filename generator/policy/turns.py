"""The days on which the site can come out different from the day before."""

from collections.abc import Iterator
from datetime import date

from generator.content.award_decision import AwardDecision
from generator.content.campaign import Campaign, Target
from generator.content.communication_plan import CommunicationPlan
from generator.content.consultation import Consultation
from generator.content.document import Document
from generator.content.event import Event
from generator.content.fields import Part
from generator.content.honouree import Honouree
from generator.content.publication import Status
from generator.content.record import Entry
from generator.content.unit import Unit
from generator.graph.graph import Graph
from generator.policy.days import day_of, later
from generator.policy.deadlines import deadlines, worded
from generator.policy.promises import promises


def turning_days(graph: Graph) -> tuple[date, ...]:
    """Return, in order, every day on which an edition may differ from the one before."""
    found: set[date] = set()
    for record in graph.records.values():
        found.update(_gate_days(record.entry))
        if _approved(record.entry):
            found.update(page_days(record.entry))
    return tuple(sorted(found))


def turned(entry: Part, day: date) -> int:
    """Return how many of the days on which a page reads differently have come by *day*."""
    return sum(turn <= day for turn in set(page_days(entry)))


def _gate_days(entry: Part) -> Iterator[date]:
    """Yield the days on which the verdict on a record, or what is withheld, may change."""
    if not isinstance(entry, Entry):
        return
    if entry.withdrawn:
        yield day_of(entry.withdrawn.day)
    if entry.removed:
        yield day_of(entry.removed.day)
    if isinstance(entry, Honouree) and entry.consent:
        yield entry.consent.day
        if entry.consent.expires:
            yield later(entry.consent.expires, 1)
    if isinstance(entry, AwardDecision):
        yield from (revocation.day for revocation in entry.revocations)
    if not _approved(entry):
        return
    if entry.publication.publish:
        yield day_of(entry.publication.publish)
    if entry.publication.expire:
        yield day_of(entry.publication.expire)
    yield from (day_of(change.day) for change in entry.publication.changes)


def page_days(entry: Part) -> Iterator[date]:
    """Yield the days on which a public page reads differently: a state, a milestone, a name."""
    for day in _marked_days(entry):
        yield day
        yield later(day, 1)
    if isinstance(entry, Unit):
        held = [(name.since, name.until) for name in entry.names]
        held += [(parent.since, parent.until) for parent in entry.parents]
        for since, until in held:
            if since:
                yield since
            if until:
                yield later(until, 1)
        yield from (step.day for step in entry.successors if step.day)
    if isinstance(entry, Event) and entry.cancelled:
        yield entry.cancelled.day
    if isinstance(entry, Campaign):
        yield from (dropped.day for dropped in entry.dropped_days)
        for group in entry.target_groups:
            yield from _result_days(group.targets)


def _result_days(targets: tuple[Target, ...]) -> Iterator[date]:
    for target in targets:
        yield from (result.day for result in target.results)
        yield from _result_days(target.children)


def _marked_days(entry: Part) -> Iterator[date]:
    """Yield the days that a page sees coming, has, and looks back on."""
    match entry:
        case Campaign():
            yield from _campaign_days(entry)
        case Consultation():
            yield from (entry.posted, entry.ends)
        case Event():
            yield from (day_of(entry.start), day_of(entry.end or entry.start))
        case Document():
            yield from (day for day in (entry.effect_day, entry.end_day) if day)
        case CommunicationPlan():
            yield from (made.due for made in promises(entry) if made.due and made.stated)


def _campaign_days(entry: Campaign) -> Iterator[date]:
    """Yield the days of a campaign's deadlines, its commemorations, and the years it is for."""
    for deadline in deadlines(entry):
        yield from worded(deadline, entry.issue_day)
    for wave in entry.waves:
        yield from (item.current for item in wave.commemorations if item.current)
    if entry.issue_day:
        yield entry.issue_day
    if entry.years:
        yield date(entry.years.first, 1, 1)
        yield date(entry.years.last, 12, 31)


def _approved(entry: Part) -> bool:
    """Tell whether a record may come to be seen without anyone editing it."""
    return not isinstance(entry, Entry) or entry.publication.status is Status.APPROVED
