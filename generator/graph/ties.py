"""What ties a record to others: as long as it is the same, all that was tied is so still."""

from generator.content.record import Entry
from generator.graph.references import references
from generator.graph.resolve import slug_of
from generator.loading.record import Record


def ties(record: Record) -> tuple[object, ...]:
    """Return all that ``resolve`` looks at in a record of a kind that no other is read through.

    Communication plans and units are read through: keys of the one, steps of the other.
    """
    entry = record.entry
    return (
        record.kind.key, record.id, record.path, slug_of(record),
        getattr(entry, "old_slugs", ()),
        tuple(references(entry)),
        entry.serves if isinstance(entry, Entry) else (),
    )  # fmt: skip
