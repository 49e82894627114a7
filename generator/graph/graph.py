"""The graph: every record by id, references known to lead somewhere."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.content.fields import Part
from generator.content.section import Section
from generator.loading.record import Record, Term


@dataclass(frozen=True, slots=True)
class Graph:
    """Everything the office wrote, resolved. Nothing public may take it: see ``policy``."""

    section: Section
    records: Mapping[str, Record]
    """By id, in the order of kind and path."""
    terms: Mapping[str, Term]
    vocabularies: Mapping[str, Part]

    def of_kind(self, key: str) -> tuple[Record, ...]:
        """Return the records of a kind, in order of path."""
        return tuple(r for r in self.records.values() if r.kind.key == key)
