"""Run every check over content that has been prepared."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.build.pipeline import Prepared
from generator.checks.bodies import check_bodies
from generator.checks.communication_plans import check_communication_plans
from generator.checks.emblem import check_emblem
from generator.checks.files import check_files
from generator.checks.host import check_host
from generator.checks.ids import check_ids
from generator.checks.links import Goals, check_links
from generator.checks.personal import check_personal
from generator.checks.plans import PLAN_CHECKS
from generator.checks.security import check_security
from generator.checks.spans import check_list_spans, check_spans
from generator.checks.symbols import check_symbols
from generator.checks.units import check_units
from generator.checks.unused import check_unused
from generator.diagnostics import Diagnostic, in_order
from generator.graph.graph import Graph
from generator.loading.record import Record, Unsound
from generator.loading.sound_parts import as_far_as_read
from generator.policy.problems import findings, policy_problems


def check(prepared: Prepared) -> tuple[Diagnostic, ...]:
    """Return all problems: those of preparing and those of the checks."""
    graph, day = prepared.graph, prepared.edition.day
    section, content = graph.section_parts or graph.section, prepared.project.content
    goals = Goals(graph, content)
    found = (
        *(each for finding in _findings(graph, prepared, goals) for each in finding),
        *(each for unsound in graph.unsound for each in _of_unsound(unsound, prepared, goals)),
        *check_host(prepared.project.root),
        *check_unused(graph, content),
        *check_list_spans(graph, content),
        *as_far_as_read(check_security(section, content, day)),
        *as_far_as_read(check_emblem(section, content)),
    )
    return in_order((*prepared.problems, *found))


def check_one(prepared: Prepared, key: str) -> tuple[Diagnostic, ...]:
    """Return what the gate and the checks find in one record, which may lean on all the others."""
    graph = prepared.graph
    alone = replace(graph, records=_Alone(graph.records, key, graph.records[key]))
    goals = Goals(graph, prepared.project.content)
    found = (each for finding in _findings(alone, prepared, goals) for each in finding)
    return in_order((*policy_problems(alone, prepared.edition.day), *found))


def check_unsound(prepared: Prepared, unsound: Unsound) -> tuple[Diagnostic, ...]:
    """Return what can be told of a record that is not valid, besides why it is not."""
    goals = Goals(prepared.graph, prepared.project.content)
    return in_order(_of_unsound(unsound, prepared, goals))


def _of_unsound(unsound: Unsound, prepared: Prepared, goals: Goals) -> Iterator[Diagnostic]:
    record, graph, day = unsound.record, prepared.graph, prepared.edition.day
    alone = replace(graph, records=_Alone(graph.records, unsound.path, record))
    rules = as_far_as_read(findings(record, graph, day))
    for finding in (*rules, *_findings(alone, prepared, goals)):
        yield from as_far_as_read(finding)


def _findings(looked: Graph, prepared: Prepared, goals: Goals) -> Iterator[Iterator[Diagnostic]]:
    """Yield what each check finds in the records that are gone through, check by check."""
    content = prepared.project.content
    for plan_check in PLAN_CHECKS:
        yield plan_check(looked)
    yield check_communication_plans(looked)
    yield check_symbols(looked)
    yield check_bodies(looked)
    yield check_links(looked.records, goals, prepared.edition)
    yield check_files(looked.records, content)
    yield check_spans(looked)
    yield check_units(looked.records)
    yield check_ids(looked)
    yield check_personal(looked)


class _Alone(Mapping[str, Record]):
    """All records to look up, and only one of them to go through."""

    def __init__(self, records: Mapping[str, Record], key: str, record: Record) -> None:
        self._records, self._key, self._record = records, key, record

    def __getitem__(self, key: str) -> Record:
        return self._record if key == self._key else self._records[key]

    def __iter__(self) -> Iterator[str]:
        return iter((self._key,))

    def __len__(self) -> int:
        return 1
