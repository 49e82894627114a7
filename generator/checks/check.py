"""Run every check over content that has been prepared."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from generator.build.pipeline import Prepared
from generator.build.workers.spread import spread
from generator.checks.bodies import check_body
from generator.checks.communication_plans import check_communication_plan
from generator.checks.emblem import check_emblem
from generator.checks.files import check_files
from generator.checks.host import check_host
from generator.checks.ids import check_id
from generator.checks.links import Goals, check_links
from generator.checks.personal import check_personal
from generator.checks.plans import check_plan
from generator.checks.security import check_security
from generator.checks.spans import check_list_spans, check_spans
from generator.checks.symbols import check_symbols
from generator.checks.units import check_units
from generator.checks.unused import check_unused
from generator.diagnostics import Diagnostic, in_order
from generator.loading.record import Record, Unsound
from generator.loading.sound_parts import as_far_as_read
from generator.messages.catalogue import remarks_in
from generator.policy.problems import findings


@dataclass(frozen=True, slots=True)
class Checked:
    """All problems, and for each record for which others were looked into, which these are."""

    problems: tuple[Diagnostic, ...]
    looked: dict[str, tuple[str, ...]]
    looked_by_all: frozenset[str]
    """The records that are looked into by checks of no one record."""

    @property
    def remarks(self) -> int:
        """Return how many remarks there are."""
        return remarks_in(self.problems)


def check(prepared: Prepared) -> tuple[Diagnostic, ...]:
    """Return all problems: those of preparing and those of the checks."""
    return checked(prepared).problems


def checked(
    prepared: Prepared,
    jobs: int = 1,
    step: Callable[[int, int], None] = lambda done, total: None,
) -> Checked:
    """Check by *jobs* processes, noting which records each check leans on.

    *step* is told how many records are done.
    """
    graph, day = prepared.graph, prepared.edition.day
    section, content = graph.section_parts or graph.section, prepared.project.content
    goals = Goals(graph, content)

    def look(key: str) -> tuple[tuple[Diagnostic, ...], tuple[str, ...]]:
        own, into = graph.notes.of(partial(_of_one, graph.records[key], prepared, goals))
        return tuple(own), tuple(sorted(into - {key}))

    found = spread(look, tuple(graph.records), jobs, step)
    same: dict[tuple[str, ...], tuple[str, ...]] = {}  # many records lean on the same few
    looked = {
        key: same.setdefault(into, into)
        for key, (_, into) in zip(graph.records, found, strict=True)
        if into
    }

    def of_all() -> list[Diagnostic]:
        return [
            *(each for unsound in graph.unsound for each in _of_unsound(unsound, prepared, goals)),
            *check_host(prepared.project.root),
            *check_unused(graph, content),
            *check_list_spans(graph, content),
            *as_far_as_read(check_security(section, content, day)),
            *as_far_as_read(check_emblem(section, content)),
        ]

    rest, by_all = graph.notes.of(of_all)
    own = (each for told, _ in found for each in told)
    return Checked(in_order((*prepared.told, *own, *rest)), looked, by_all)


def check_one(prepared: Prepared, key: str) -> tuple[Diagnostic, ...]:
    """Return what the gate and the checks find in one record, which may lean on all the others."""
    goals = Goals(prepared.graph, prepared.project.content)
    record = prepared.graph.records[key]
    return in_order(_of_one(record, prepared, goals))


def check_unsound(prepared: Prepared, unsound: Unsound) -> tuple[Diagnostic, ...]:
    """Return what can be told of a record that is not valid, besides why it is not."""
    goals = Goals(prepared.graph, prepared.project.content)
    return in_order(_of_unsound(unsound, prepared, goals))


def _of_one(record: Record, prepared: Prepared, goals: Goals) -> list[Diagnostic]:
    rules = findings(record, prepared.graph, prepared.edition.day)
    checks = _findings(record, prepared, goals)
    return [each for finding in (*rules, *checks) for each in finding]


def _of_unsound(unsound: Unsound, prepared: Prepared, goals: Goals) -> Iterator[Diagnostic]:
    record, graph, day = unsound.record, prepared.graph, prepared.edition.day
    for rules in (findings(record, graph, day), _findings(record, prepared, goals)):
        for finding in as_far_as_read(rules):
            yield from as_far_as_read(finding)


def _findings(record: Record, prepared: Prepared, goals: Goals) -> Iterator[Iterator[Diagnostic]]:
    """Yield what each check finds in one record, check by check."""
    graph, content = prepared.graph, prepared.project.content
    yield from check_plan(record)
    yield check_communication_plan(record)
    yield check_symbols(record, graph)
    yield check_body(record)
    yield check_links(record, goals, prepared.edition)
    yield check_files(record, content)
    yield check_spans(record)
    yield check_units(record, graph)
    yield check_id(record)
    yield check_personal(record)
