"""The graph: every record by id, references known to lead somewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.content.fields import Part
from generator.content.section import Section
from generator.loading.noted import Notes
from generator.loading.record import Record, Term, Unsound


@dataclass(frozen=True, slots=True)
class Graph:
    """Everything the office wrote, resolved. Nothing public may take it: see ``policy``."""

    section: Section
    records: Mapping[str, Record]
    """By id, in the order of kind and path."""
    terms: Mapping[str, Term]
    vocabularies: Mapping[str, Part]
    unsound: tuple[Unsound, ...] = ()
    """Records that are not valid: no other is to be blamed for their faults."""
    unsound_lists: frozenset[str] = frozenset()
    """Files of lists and rule packs that are not valid."""
    section_parts: Section | None = None
    """What is sound of a section that is not valid, for which another stands."""
    notes: Notes = field(default_factory=Notes, repr=False, compare=False)
    """Where the records note that they are looked into."""

    @property
    def unsound_ids(self) -> frozenset[str]:
        """Return the ids of the records that are not valid."""
        return frozenset(unsound.text("id") for unsound in self.unsound)

    def of_kind(self, key: str) -> tuple[Record, ...]:
        """Return the records of a kind, in order of path."""
        return tuple(r for r in self.records.values() if r.kind.key == key)
