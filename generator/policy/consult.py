"""Why the gate says what it says of one record."""

from dataclasses import replace
from datetime import date

from generator.graph.graph import Graph
from generator.loading.record import Record
from generator.policy.facts import gather
from generator.policy.rules import rulings
from generator.policy.verdict import Publish, Verdict
from generator.policy.withholding import withhold


def consult(record: Record, graph: Graph, day: date) -> tuple[tuple[str, Verdict | None], ...]:
    """Return what each rule said in turn, up to the one that decided; None where one passed it on.

    The last verdict is the one an edition of *day* gives, with what is withheld.
    """
    *before, (name, verdict) = rulings(record, graph, day)
    if isinstance(verdict, Publish):
        verdict = replace(verdict, without=withhold(record, gather(graph), day)[1])
    return (*before, (name, verdict))
