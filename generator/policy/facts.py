"""What the gate must look up across records, gathered once for all of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.content.award_decision import AwardDecision, Awarded
from generator.graph.graph import Graph
from generator.loading.record import Record


@dataclass(frozen=True, slots=True)
class Facts:
    """The graph, and for each honouree the rows of decisions that name them, with the decision."""

    graph: Graph
    conferred: Mapping[str, tuple[tuple[Record, Awarded], ...]]


def gather(graph: Graph) -> Facts:
    """Look through the graph once."""
    conferred: dict[str, list[tuple[Record, Awarded]]] = {}
    for record in graph.records.values():
        if isinstance(record.entry, AwardDecision):
            for row in record.entry.awarded:
                if row.honouree is not None:
                    conferred.setdefault(row.honouree, []).append((record, row))
    return Facts(graph, {honouree: tuple(rows) for honouree, rows in conferred.items()})
