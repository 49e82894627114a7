"""Whether the units a record names had a name on the day the record speaks of."""

from collections.abc import Iterator

from generator.content.unit import Unit
from generator.diagnostics import Diagnostic, problem
from generator.graph.graph import Graph
from generator.loading.record import Record
from generator.policy.filing import paper_day
from generator.vietnamese import print_day


def check_units(record: Record, graph: Graph) -> Iterator[Diagnostic]:
    """Yield units that had no name on the day of the record that names them."""
    day = paper_day(record.entry)
    for key in ("unit", "issuer"):
        named = graph.records.get(getattr(record.entry, key, None) or "")
        if day is None or named is None or not isinstance(named.entry, Unit):
            continue
        if not any(
            (not name.since or name.since <= day) and (not name.until or day <= name.until)
            for name in named.entry.names
        ):
            yield problem(
                "unit.name-not-valid", record.place(key), unit=named.id, day=print_day(day)
            )
