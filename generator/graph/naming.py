"""What a name an author wrote in the place of an id may mean."""

from collections.abc import Iterator

from generator.content.fields import Part
from generator.content.unit import Unit
from generator.graph.graph import Graph
from generator.vietnamese import nearest


def named(name: str, kinds: tuple[str, ...], graph: Graph) -> str | None:
    """Return the id of the record or term of one of *kinds* that goes by *name*, or nearly so."""
    found: dict[str, str] = {}
    for key, record in graph.records.items():
        if "*" in kinds or record.kind.key in kinds:
            found.update((called, key) for called in _names(record.entry))
    for key, term in graph.terms.items():
        if term.kind in kinds:
            found.update((called, key) for called in _names(term.entry))
    return found.get(nearest(name[:200], found) or "")


def _names(entry: Part) -> Iterator[str]:
    if isinstance(entry, Unit):
        for name in entry.names:
            yield from filter(None, (name.value, name.short))
    for key in ("title", "short_title", "name", "short", "symbol"):
        if called := getattr(entry, key, None):
            yield str(called)
