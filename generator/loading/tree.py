"""YAML as a tree of text with places. Types come later, from the content models.

Built from libyaml's events with a stack of its own, so no depth of nesting and no alias can hurt.
"""

import collections.abc
from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import yaml

from generator.diagnostics import Diagnostic, Place, problem
from generator.source import INVISIBLE
from generator.vietnamese import normalise

DEEPEST = 24
_EMPTY_PLAIN = {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; None where the author wrote nothing after the colon."""

    text: str | None
    line: int
    column: int
    length: int


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: "collections.abc.Sequence[Node]"
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order written. Not *whole*: there may be more that cannot be read."""

    items: tuple[tuple[Scalar, "Node"], ...]
    line: int
    column: int
    whole: bool = True


Node = Scalar | Sequence | Mapping
_NOTHING = Mapping((), 1, 1, whole=False)


class _Open:
    """A collection still being read."""

    __slots__ = ("children", "column", "is_mapping", "line")

    def __init__(self, line: int, column: int, is_mapping: bool) -> None:
        self.is_mapping = is_mapping
        self.line = line
        self.column = column
        self.children: list[Node] = []


Shifts = collections.abc.Mapping[int, list[tuple[int, int]]]
"""By line from 0: from which column on, from 0, a mended line is longer, and by how much."""


def read_tree(
    path: str, text: str, first_line: int, shifts: Shifts = MappingProxyType({})
) -> tuple[Node, tuple[Diagnostic, ...]]:
    """Read one YAML document; raise ``yaml.YAMLError`` where its syntax is broken.

    *first_line* is the line of the file on which *text* begins; *shifts* say where the columns of
    *text* are not those of the file.
    """
    reader = _Reader(path, first_line - 1, text.count("\n"), shifts)
    root: Node | None = None
    events: Iterator[Any] = yaml.parse(text, yaml.CBaseLoader)
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent) and root is not None:
            reader.report("yaml.second-document", event)
            break
        root = reader.take(event) or root
        if reader.lost:
            return reader.give_up(), tuple(reader.problems)
    return root or Mapping((), first_line, 1), tuple(reader.problems)


def unshifted(column: int, shifts: collections.abc.Iterable[tuple[int, int]]) -> int:
    """Return where a column of a mended line, from 0, is in the author's."""
    return max(0, column - sum(by for after, by in shifts if column >= after))


class _Reader:
    """Makes nodes of events; lives for one document only."""

    def __init__(self, path: str, offset: int, last: int, shifts: Shifts) -> None:
        self.problems: list[Diagnostic] = []
        self._path = path
        self._offset = offset
        self._last = last
        self._shifts = shifts
        self._stack: list[_Open] = []
        self._too_deep = 0
        """How many collections are open below the deepest that is read."""
        self.lost = False
        """Whether there is no point in reading on: libyaml takes the square of the depth."""

    def report(self, code: str, event: Any, length: int = 1, **particulars: object) -> None:
        where = Place(self._path, *self._spot(event), max(1, length))
        self.problems.append(problem(code, where, **particulars))

    def _spot(self, event: Any) -> tuple[int, int]:
        """Return the line and column at which an event begins in the author's file."""
        mark = event.start_mark
        if mark.line > self._last:  # nothing stands behind the last line, yet it is empty there
            return self._last + 1 + self._offset, 1
        column = unshifted(mark.column, self._shifts.get(mark.line, ()))
        return mark.line + 1 + self._offset, column + 1

    def take(self, event: Any) -> Node | None:
        """Take one event in; return the root once it is closed."""
        if self._too_deep:
            self._skip(event)
            return None
        self._refuse_marks(event)
        node: Node | None = None
        if isinstance(event, yaml.ScalarEvent):
            node = self._scalar(event)
        elif isinstance(event, yaml.AliasEvent):
            node = Scalar(None, *self._spot(event), 1)
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            if len(self._stack) >= DEEPEST:
                self.report("yaml.too-deep", event)
                self._too_deep = 1
                return None
            is_mapping = isinstance(event, yaml.MappingStartEvent)
            self._stack.append(_Open(*self._spot(event), is_mapping))
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            node = _close(self._path, self._stack.pop(), self.problems)
        return self._put(node)

    def _put(self, node: Node | None) -> Node | None:
        if node is not None and self._stack:
            self._stack[-1].children.append(node)
            return None
        return node

    def _skip(self, event: Any) -> None:
        """Pass over what is nested too deep; an empty value stands for it."""
        if isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            self._too_deep += 1
            self.lost = self._too_deep > DEEPEST
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            self._too_deep -= 1
            if not self._too_deep:
                self._put(Scalar(None, *self._spot(event), 1))

    def give_up(self) -> Node:
        """Return what was read so far, with every collection that is open closed."""
        self._too_deep = 0
        node: Node | None = None
        while self._stack:
            opened = self._stack.pop()
            opened.children += [node] if node else []
            if opened.is_mapping and len(opened.children) % 2:
                opened.children.pop()
            node = _close(self._path, opened, self.problems)
        return replace(node, whole=False) if isinstance(node, Mapping) else _NOTHING

    def _refuse_marks(self, event: Any) -> None:
        if anchor := getattr(event, "anchor", None):
            self.report("yaml.alias", event, len(anchor) + 1, name=anchor)
        if tag := getattr(event, "tag", None):
            tag = tag.replace("tag:yaml.org,2002:", "!!")
            self.report("yaml.tag", event, len(tag), tag=tag)

    def _scalar(self, event: Any) -> Scalar:
        start, end = event.start_mark, event.end_mark
        length = end.column - start.column if end.line == start.line else 1
        empty = not event.style and event.value in _EMPTY_PLAIN
        text = None if empty else normalise(INVISIBLE.sub(" ", event.value))
        if found := INVISIBLE.search(event.value):  # written as an escape: "\0"
            self.report("text.invisible", event, length, mark=f"U+{ord(found[0][0]):04X}")
        return Scalar(text, *self._spot(event), max(1, length))


def _close(path: str, opened: _Open, problems: list[Diagnostic]) -> Node:
    if not opened.is_mapping:
        return Sequence(tuple(opened.children), opened.line, opened.column)
    pairs: list[tuple[Scalar, Node]] = []
    seen: dict[str, Scalar] = {}
    for key, value in zip(opened.children[::2], opened.children[1::2], strict=True):
        if not isinstance(key, Scalar) or key.text is None:
            problems.append(problem("yaml.odd-key", Place(path, key.line, key.column)))
        elif key.text in seen:
            first = seen[key.text]
            where = Place(path, key.line, key.column, key.length)
            problems.append(problem("yaml.duplicate-key", where, key=key.text, first=first.line))
        else:
            seen[key.text] = key
            pairs.append((key, value))
    return Mapping(tuple(pairs), opened.line, opened.column)


def plain(node: Node) -> Any:
    """Return the tree as dicts, lists and text, without keys that have no value."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    values = ((key.text, plain(value)) for key, value in node.items)
    return {key: value for key, value in values if value is not None}


def value_at(node: Node, key: str) -> Node | None:
    """Return what is written for *key* of a mapping, or None."""
    if not isinstance(node, Mapping):
        return None
    return next((value for name, value in node.items if name.text == key), None)


def text_at(node: Node, key: str) -> str:
    """Return the text written for *key* of a mapping, or nothing."""
    found = value_at(node, key)
    return found.text or "" if isinstance(found, Scalar) else ""


def locate(path: str, node: Node, loc: tuple[str | int, ...]) -> Place:
    """Return the place of the value at *loc*, or of the nearest written part on the way to it."""
    found = Place(path, node.line, node.column)
    for step in loc:
        if isinstance(node, Mapping):
            pair = next(((k, v) for k, v in node.items if k.text == step), None)
            if pair is None:
                return found
            key, node = pair
            found = Place(path, key.line, key.column, key.length)
            if isinstance(node, Scalar) and node.text is not None:
                found = Place(path, node.line, node.column, node.length)
        elif isinstance(node, Sequence):
            if not isinstance(step, int) or step >= len(node.items):
                return found
            node = node.items[step]
            found = Place(path, node.line, node.column, getattr(node, "length", 1))
        else:
            return found
    return found


def locate_key(path: str, node: Node, loc: tuple[str | int, ...]) -> Place | None:
    """Return the place of the key that *loc* ends in, or None where it is not written."""
    for step in loc[:-1]:
        if isinstance(node, Mapping):
            node = next((v for k, v in node.items if k.text == step), node)
        elif isinstance(node, Sequence) and isinstance(step, int):
            node = node.items[step]
    if isinstance(node, Mapping):
        for key, _ in node.items:
            if key.text == loc[-1]:
                return Place(path, key.line, key.column, key.length)
    return None
