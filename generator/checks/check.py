"""Run every check over content that has been prepared."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.build.pipeline import Prepared
from generator.checks.bodies import check_bodies
from generator.checks.communication_plans import check_communication_plans
from generator.checks.emblem import check_emblem
from generator.checks.files import check_files
from generator.checks.ids import check_ids
from generator.checks.links import check_links
from generator.checks.personal import check_personal
from generator.checks.plans import check_plans
from generator.checks.security import check_security
from generator.checks.symbols import check_symbols
from generator.checks.units import check_units
from generator.diagnostics import Diagnostic, in_order
from generator.graph.graph import Graph
from generator.loading.record import Record
from generator.policy.problems import policy_problems


def check(prepared: Prepared) -> tuple[Diagnostic, ...]:
    """Return all problems: those of preparing and those of the checks."""
    graph, day = prepared.graph, prepared.edition.day
    section, content = graph.section, prepared.project.content
    found = (
        *_checked(graph, prepared),
        *check_security(section, content, day),
        *check_emblem(section, content),
    )
    return in_order((*prepared.problems, *found))


def check_one(prepared: Prepared, key: str) -> tuple[Diagnostic, ...]:
    """Return what the gate and the checks find in one record, which may lean on all the others."""
    graph = prepared.graph
    alone = replace(graph, records=_Alone(graph.records, key))
    return in_order((*policy_problems(alone, prepared.edition.day), *_checked(alone, prepared)))


def _checked(looked: Graph, prepared: Prepared) -> Iterator[Diagnostic]:
    records, content = prepared.graph.records, prepared.project.content
    yield from check_plans(looked)
    yield from check_communication_plans(looked)
    yield from check_symbols(looked)
    yield from check_bodies(looked)
    yield from check_links(looked.records, records, prepared.edition, content)
    yield from check_files(looked.records, content)
    yield from check_units(looked.records)
    yield from check_ids(looked)
    yield from check_personal(looked)


class _Alone(Mapping[str, Record]):
    """All records to look up, and only one of them to go through."""

    def __init__(self, records: Mapping[str, Record], key: str) -> None:
        self._records, self._key = records, key

    def __getitem__(self, key: str) -> Record:
        return self._records[key]

    def __iter__(self) -> Iterator[str]:
        return iter((self._key,))

    def __len__(self) -> int:
        return 1
