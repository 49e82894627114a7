"""What the gate must look up across records, gathered once for all of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.content.award_decision import AwardDecision, Awarded
from generator.graph.graph import Graph
from generator.loading.record import Record


@dataclass(frozen=True, slots=True)
class Facts:
    """The graph, and where its decisions name honourees."""

    graph: Graph
    places: Mapping[str, tuple[tuple[Record, int], ...]]
    """By honouree: the decisions that name one, with the place in the list, from 0."""

    def conferred(self, honouree: str) -> tuple[tuple[Record, Awarded], ...]:
        """Return the decisions that name an honouree, each with the row that does."""
        return tuple((r, _row(r, at)) for r, at in self.places.get(honouree, ()))


def _row(decision: Record, at: int) -> Awarded:
    assert isinstance(decision.entry, AwardDecision)
    return decision.entry.awarded[at]


def gather(graph: Graph) -> Facts:
    """Look through the graph once."""
    places: dict[str, list[tuple[Record, int]]] = {}
    for record in graph.of_kind("award-decision"):
        entry = record.entry
        assert isinstance(entry, AwardDecision)
        for at, row in enumerate(entry.awarded):
            if row.honouree is not None:
                places.setdefault(row.honouree, []).append((record, at))
    return Facts(graph, {honouree: tuple(rows) for honouree, rows in places.items()})
