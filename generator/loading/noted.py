"""Which records are looked into while something is made: it is made anew when one of them changes.

Whoever makes something has it made under ``of``; a record that is looked into notes itself. What is
noted for a part is noted for the whole as well.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

from generator.content.fields import Part
from generator.content.kinds import Kind
from generator.diagnostics import Diagnostic
from generator.loading.record import Annex, Record
from generator.loading.tree import Node
from generator.source import Source

T = TypeVar("T")


# As many as the largest office has in ten years: 120 MB.
_MOST_HELD, _HELD_OF_MORE = 12_000, 250


def held(count: int) -> int:
    """Return how many of *count* records are held once they are loaded: all, or those of late."""
    return count if count <= _MOST_HELD else _HELD_OF_MORE


class Notes:
    """The records looked into, by what is being made at the moment."""

    def __init__(self) -> None:
        self._open: list[set[str]] = []

    def note(self, key: str) -> None:
        """Note that a record was looked into, if anything is being made."""
        if self._open:
            self._open[-1].add(key)

    def again(self, keys: Iterable[str]) -> None:
        """Note what was looked into when something was made that is now used again."""
        if self._open:
            self._open[-1].update(keys)

    def of(self, make: Callable[[], T]) -> tuple[T, frozenset[str]]:
        """Return what *make* makes, and the ids of the records looked into for it."""
        own: set[str] = set()
        self._open.append(own)
        try:
            made = make()
        finally:
            self._open.pop()
        self.again(own)
        return made, frozenset(own)

    def apart(self, make: Callable[[], T]) -> tuple[T, frozenset[str]]:
        """Return what ``of`` does, without a note of it for the whole."""
        whole, self._open = self._open, []
        try:
            return self.of(make)
        finally:
            self._open = whole


class NotedRecord(Record):
    """A record that notes when it is looked into, and may be loaded only then.

    Its kind, id and path can be known without that.
    """

    __slots__ = ("_load", "_notes", "id", "path")
    id: str
    """The stored key of the record."""
    path: str
    """The path of its file, as shown to the author."""
    _load: Callable[[Record], Record]
    _notes: Notes

    def __init__(
        self, kind: Kind, key: str, path: str, load: Callable[[Record], Record], notes: Notes
    ) -> None:
        """Take what finds the record itself, given this one: one function serves them all."""
        give = object.__setattr__
        give(self, "kind", kind)
        give(self, "id", key)
        give(self, "path", path)
        give(self, "_load", load)
        give(self, "_notes", notes)

    @property
    def whole(self) -> Record:
        """Return the record itself."""
        self._notes.note(self.id)
        return self._load(self)

    @property
    def entry(self) -> Part:
        """Return its validated entry."""
        return self.whole.entry

    @property
    def source(self) -> Source:
        """Return its text."""
        return self.whole.source

    @property
    def written(self) -> Node | None:
        """Return the tree it was read from."""
        return self.whole.written

    @property
    def body(self) -> str:
        """Return its Markdown."""
        return self.whole.body

    @property
    def body_line(self) -> int:
        """Return the line on which its Markdown begins."""
        return self.whole.body_line

    @property
    def annex(self) -> Annex | None:
        """Return the rows that came from a file beside it."""
        return self.whole.annex

    @property
    def slips(self) -> tuple[Diagnostic, ...]:
        """Return what was found wrong when its file was read."""
        return self.whole.slips

    def __eq__(self, other: object) -> bool:
        """Tell whether the other is the same record, whether it notes that or not."""
        if isinstance(other, NotedRecord):
            return self is other or self._load(self) == other._load(other)
        return self._load(self) == other

    def __hash__(self) -> int:
        """Return what equal records share."""
        return hash(self._load(self))


def noted(record: Record, notes: Notes) -> NotedRecord:
    """Return a record that notes in *notes* when it is looked into."""
    return NotedRecord(record.kind, record.id, record.path, lambda _: record, notes)


def itself(record: Record) -> Record:
    """Return a record as it was loaded, without a note that it was looked into.

    Who asks much of one record asks this: each question to one that notes takes a moment.
    """
    return record._load(record) if isinstance(record, NotedRecord) else record
