"""What the gate looks at in a record in order to judge others by it."""

from generator.content.fields import Part
from generator.content.record import Entry


def judged_by(entry: Part) -> tuple[object, ...]:
    """Return the fields on which other records may depend: who is pictured, listed, led to.

    Decisions are no case for it: of them the gate reads the rows as well.
    """
    if not isinstance(entry, Entry):
        return ()
    publication = entry.publication.model_copy(update={"changes": ()})
    return (
        publication, entry.removed, entry.withdrawn, entry.sample,
        getattr(entry, "honouree_kind", None), getattr(entry, "consent", None),
    )  # fmt: skip
