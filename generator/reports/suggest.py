"""Records that serve no plan, and which topic of which plan each may belong to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.content.communication_plan import CommunicationPlan
from generator.content.record import Entry
from generator.content.vocabulary import Term
from generator.graph.graph import Graph
from generator.policy.days import day_of
from generator.policy.edition import Edition

# A plan is no piece of its own, and a list of names or a consultation is no piece of writing.
_NOT_PIECES = {"campaign", "communication-plan", "award-decision", "consultation", "unit"}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A topic a record may belong to, and why: the topics and the field they share."""

    plan: str
    topic: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unassigned:
    """A public record that serves no plan; the best suggestions first, none where nothing fits."""

    id: str
    kind: str
    title: str
    path: str
    day: date
    suggestions: tuple[Suggestion, ...]


def unassigned(graph: Graph, edition: Edition, only: str | None = None) -> tuple[Unassigned, ...]:
    """Return the public records that name no plan, by day, with what they might serve.

    Nothing is counted for a plan before somebody writes it into the record. With *only*, records
    for which another plan is nearer are left out.
    """
    plans = [
        record.entry
        for record in graph.of_kind("communication-plan")
        if isinstance(record.entry, CommunicationPlan)
    ]
    found: list[Unassigned] = []
    for record in edition.records.values():
        entry = record.entry
        if record.kind.key in _NOT_PIECES or not isinstance(entry, Entry) or entry.serves:
            continue
        assert entry.publication.publish is not None, "it is public"
        day = day_of(entry.publication.publish)
        nearest = [plan for plan in _plans_for(day, plans) if only in (None, plan.id)]
        if only and not nearest:
            continue
        fits = [fit for plan in nearest for fit in _suggestions(entry, plan, graph)]
        fits.sort(key=lambda fit: -len(fit.reasons))
        found.append(
            Unassigned(
                entry.id, record.kind.vi, entry.title, record.source.path, day, tuple(fits[:3])
            )
        )
    return tuple(sorted(found, key=lambda each: (each.day, each.id)))


def _plans_for(day: date, plans: list[CommunicationPlan]) -> list[CommunicationPlan]:
    """Return the plans for the year of *day*; where there is none, the last ones before it."""
    dated = [(plan, plan.years) for plan in plans if plan.years]
    timeless = [plan for plan in plans if plan.years is None]
    of_year = [plan for plan, years in dated if years.first <= day.year <= years.last]
    if of_year:
        return [*of_year, *timeless]
    last = max((years.last for _, years in dated if years.last < day.year), default=None)
    return [*(plan for plan, years in dated if years.last == last), *timeless]


def _suggestions(entry: Entry, plan: CommunicationPlan, graph: Graph) -> Iterator[Suggestion]:
    for topic in plan.plan_topics:
        shared = [key for key in entry.topics if key in topic.topics]
        if entry.field in topic.fields and entry.field:
            shared.append(entry.field)
        if shared:
            names = tuple(_name(key, graph) for key in shared)
            yield Suggestion(plan.id, topic.key, names)


def _name(key: str, graph: Graph) -> str:
    term = graph.terms.get(key)
    return term.entry.name if term and isinstance(term.entry, Term) else key
