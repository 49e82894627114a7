"""Run every check over content that has been prepared."""

from generator.build.pipeline import Prepared
from generator.checks.bodies import check_bodies
from generator.checks.communication_plans import check_communication_plans
from generator.checks.files import check_files
from generator.checks.links import check_links
from generator.checks.personal import check_personal
from generator.checks.plans import check_plans
from generator.checks.symbols import check_symbols
from generator.checks.units import check_units
from generator.diagnostics import Diagnostic, in_order


def check(prepared: Prepared) -> tuple[Diagnostic, ...]:
    """Return all problems: those of preparing and those of the checks."""
    graph, content = prepared.graph, prepared.project.content
    records = dict(graph.records)
    return in_order(
        (
            *prepared.problems,
            *check_plans(graph),
            *check_communication_plans(graph),
            *check_symbols(graph),
            *check_bodies(graph),
            *check_links(records, prepared.edition, content),
            *check_files(records, content),
            *check_units(records),
            *check_personal(graph),
        )
    )
