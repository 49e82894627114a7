"""A validated record and where each of its values stands in its file."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import Any

from generator.content.fields import Part
from generator.content.kinds import Kind
from generator.content.section import Section
from generator.diagnostics import Diagnostic, Place
from generator.loading.front_matter import read_yaml, split
from generator.loading.tree import Node, locate, text_at
from generator.source import Source

Path = tuple[str | int, ...]
"""The way to a value inside an entry, e.g. ``("waves", 0, "end", "day")``."""


@dataclass(frozen=True, slots=True)
class Annex:
    """Rows of the list *key* that came from a file beside the record, from index *start* on."""

    key: str
    start: int
    path: str
    tree: Node = field(repr=False, compare=False)
    whole: bool = True
    """Whether every row of the file could be read."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its kind, validated entry, Markdown body and the tree it was read from.

    The tree is needed only to say where something stands, which few records ever have to: where
    *written* is None it is read from the source again.
    """

    kind: Kind
    entry: Part
    source: Source
    written: Node | None = field(repr=False, compare=False)
    body: str = ""
    body_line: int = 1
    annex: "Annex | None" = field(default=None, repr=False, compare=False)
    slips: tuple[Diagnostic, ...] = field(default=(), repr=False, compare=False)
    """What was found wrong when its file was read."""

    @property
    def id(self) -> str:
        """Return the stored key of the record."""
        return self.entry.id  # type: ignore[attr-defined, no-any-return] # every kind has one

    @property
    def path(self) -> str:
        """Return the path of its file, as shown to the author."""
        return self.source.path

    def changed(self, **values: Any) -> "Record":
        """Return a record that differs in these fields."""
        return Record(**{each.name: getattr(self, each.name) for each in fields(Record)} | values)

    @property
    def tree(self) -> Node:
        """Return what is written for the entry, with the place of each value."""
        return _tree(self.source) if self.written is None else self.written

    @property
    def stem(self) -> str:
        """Return the file name without its ending, or the folder's name for an ``index`` file."""
        return stem_of(self.path)

    @property
    def folder(self) -> str:
        """Return the folder of the file, as shown to the author."""
        return self.path.rsplit("/", 1)[0]

    def place(self, *path: str | int) -> Place:
        """Return where the value at *path* stands, or the nearest part of it that is written."""
        if self.annex and path[:1] == (self.annex.key,) and len(path) > 1:
            row = path[1]
            if isinstance(row, int) and row >= self.annex.start:
                return locate(self.annex.path, self.annex.tree, (row - self.annex.start, *path[2:]))
        return locate(self.path, self.tree, path)

    def body_place(self, line: int, column: int = 1, length: int = 1) -> Place:
        """Return the place of a stretch of the Markdown body; *line* counts from 1 within it."""
        return Place(self.path, self.body_line + line - 1, column, length)


@lru_cache(maxsize=64)
def _tree(source: Source) -> Node:
    parts, _ = split(source)
    return read_yaml(source.path, parts.yaml, parts.yaml_line)[0]


def stem_of(path: str) -> str:
    """Return the name a file is filed under: its own, or its folder's for an ``index`` file."""
    folder, _, name = path.rpartition("/")
    stem = name.rpartition(".")[0] if "." in name else name
    return folder.rpartition("/")[2] if stem == "index" else stem


@dataclass(frozen=True, slots=True)
class Unsound:
    """A record that is not valid: what it says all the same, so that no other is blamed for it."""

    record: Record
    """What is sound of it: fields that are not are missing from its entry, its ``id`` maybe."""

    @property
    def kind(self) -> Kind:
        """Return the kind of the record."""
        return self.record.kind

    @property
    def path(self) -> str:
        """Return the path of its file, as shown to the author."""
        return self.record.path

    def text(self, key: str) -> str:
        """Return the text written for *key*, or nothing."""
        return text_at(self.record.tree, key)


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a vocabulary, with the place of its definition."""

    kind: str
    id: str
    entry: Part
    place: Place


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that could be read, and every problem met on the way."""

    section: Section | None
    records: tuple[Record, ...]
    section_parts: Section | None
    """What is sound of a section that is not valid."""
    unsound: tuple[Unsound, ...]
    terms: tuple[Term, ...]
    unsound_terms: tuple[Term, ...]
    """The terms of lists that are not valid, with what is sound of each."""
    unread_kinds: frozenset[str]
    """The kinds of terms of which some could not be read, so that nobody knows their ids."""
    unsound_lists: frozenset[str]
    """The lists that are not valid, named as in ``vocabularies``."""
    vocabularies: Mapping[str, Part]
    """File name under ``danh-muc/``, or ``quy-dinh/`` and file name, to its validated list."""
    problems: tuple[Diagnostic, ...]
