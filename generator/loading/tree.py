"""YAML as a tree of text with places. Types come later, from the content models.

Built from libyaml's events with a stack of its own, so no depth of nesting and no alias can hurt.
"""

import collections.abc
from collections.abc import Callable
from types import MappingProxyType
from typing import Any, NamedTuple

import yaml

from generator.diagnostics import Diagnostic, Place, problem
from generator.source import INVISIBLE, is_tidy
from generator.vietnamese import normalise

DEEPEST = 24
_EMPTY_PLAIN = {"", "~", "null", "Null", "NULL"}


class Scalar(NamedTuple):
    """A text; None where the author wrote nothing after the colon."""

    text: str | None
    line: int
    column: int
    length: int


class Sequence(NamedTuple):
    """A list."""

    items: "collections.abc.Sequence[Node]"
    line: int
    column: int


class Mapping(NamedTuple):
    """Keys and values in the order written. Not *whole*: there may be more that cannot be read."""

    items: tuple[tuple[Scalar, "Node"], ...]
    line: int
    column: int
    whole: bool = True


Node = Scalar | Sequence | Mapping
_STARTS = {yaml.SequenceStartEvent, yaml.MappingStartEvent}
_ENDS = {yaml.SequenceEndEvent, yaml.MappingEndEvent}
_NOTHING = Mapping((), 1, 1, whole=False)


class _Open(NamedTuple):
    """A collection still being read."""

    is_mapping: bool
    line: int
    column: int
    children: list[Node]


Shifts = collections.abc.Mapping[int, list[tuple[int, int]]]
"""By line from 0: from which column on, from 0, a mended line is longer, and by how much."""


def read_tree(
    path: str, text: str, first_line: int, shifts: Shifts = MappingProxyType({})
) -> tuple[Node, tuple[Diagnostic, ...]]:
    """Read one YAML document; raise ``yaml.YAMLError`` where its syntax is broken.

    *first_line* is the line of the file on which *text* begins; *shifts* say where the columns of
    *text* are not those of the file.
    """
    reader = _Reader(path, text, first_line, shifts)
    root = reader.read(yaml.CBaseLoader(text).get_event)
    return root, tuple(reader.problems)


def unshifted(column: int, shifts: collections.abc.Iterable[tuple[int, int]]) -> int:
    """Return where a column of a mended line, from 0, is in the author's."""
    return max(0, column - sum(by for after, by in shifts if column >= after))


class _Reader:
    """Makes nodes of events; lives for one document only."""

    def __init__(self, path: str, text: str, first_line: int, shifts: Shifts) -> None:
        self.problems: list[Diagnostic] = []
        self._path = path
        self._first_line = first_line
        self._last = text.count("\n")
        self._shifts = shifts
        self._tidy = is_tidy(text) and "\\" not in text
        """Whether every value is tidy, too: none can have a mark written as an escape."""
        self._open = [_Open(False, first_line, 1, [])]
        """The document and, one in the other, the collections that are open."""
        self._too_deep = 0
        """How many collections are open below the deepest that is read."""

    def read(self, next_event: Callable[[], Any]) -> Node:
        """Return the root of the first document."""
        for event in iter(next_event, None):
            sort = type(event)
            if self._too_deep:
                self._skip(event, sort)
                if self._too_deep > DEEPEST:  # libyaml takes the square of the depth
                    return self._give_up()
            elif sort is yaml.ScalarEvent:
                self._put(self._scalar(event))
            elif sort in _STARTS:
                self._start(event, is_mapping=sort is yaml.MappingStartEvent)
            elif sort in _ENDS:
                self._put(_close(self._path, self._open.pop(), self.problems))
            elif sort is yaml.AliasEvent:
                self._refuse_marks(event)
                self._put(Scalar(None, *self._spot(event.start_mark), 1))
            elif sort is yaml.DocumentStartEvent and self._root:
                self._report("yaml.second-document", event)
                break
        return self._root or Mapping((), self._first_line, 1)

    @property
    def _root(self) -> Node | None:
        return next(iter(self._open[0].children), None)

    def _put(self, node: Node) -> None:
        self._open[-1].children.append(node)

    def _report(self, code: str, event: Any, length: int = 1, **particulars: object) -> None:
        where = Place(self._path, *self._spot(event.start_mark), max(1, length))
        self.problems.append(problem(code, where, **particulars))

    def _spot(self, mark: Any) -> tuple[int, int]:
        """Return the line and column of a mark in the author's file."""
        line, column = mark.line, mark.column
        if line > self._last:  # nothing stands behind the last line, yet it is empty there
            return self._last + self._first_line, 1
        if line in self._shifts:
            column = unshifted(column, self._shifts[line])
        return line + self._first_line, column + 1

    def _start(self, event: Any, *, is_mapping: bool) -> None:
        self._refuse_marks(event)
        if len(self._open) > DEEPEST:
            self._report("yaml.too-deep", event)
            self._too_deep = 1
        else:
            self._open.append(_Open(is_mapping, *self._spot(event.start_mark), []))

    def _skip(self, event: Any, sort: type) -> None:
        """Pass over what is nested too deep; an empty value stands for it."""
        if sort in _STARTS:
            self._too_deep += 1
        elif sort in _ENDS:
            self._too_deep -= 1
            if not self._too_deep:
                self._put(Scalar(None, *self._spot(event.start_mark), 1))

    def _give_up(self) -> Node:
        """Return what was read so far, with every collection that is open closed."""
        while len(self._open) > 1:
            opened = self._open.pop()
            if opened.is_mapping and len(opened.children) % 2:
                opened.children.pop()
            self._put(_close(self._path, opened, self.problems))
        root = self._root
        return root._replace(whole=False) if isinstance(root, Mapping) else _NOTHING

    def _refuse_marks(self, event: Any) -> None:
        if anchor := event.anchor:
            self._report("yaml.alias", event, len(anchor) + 1, name=anchor)
        if tag := getattr(event, "tag", None):  # an alias has none
            tag = tag.replace("tag:yaml.org,2002:", "!!")
            self._report("yaml.tag", event, len(tag), tag=tag)

    def _scalar(self, event: Any) -> Scalar:
        if event.tag or event.anchor:
            self._refuse_marks(event)
        start, end, text = event.start_mark, event.end_mark, event.value
        length = end.column - start.column if end.line == start.line else 1
        if not event.style and text in _EMPTY_PLAIN:
            text = None
        elif not self._tidy:
            if found := INVISIBLE.search(text):  # written as an escape: "\0"
                mark = f"U+{ord(found[0][0]):04X}"
                self._report("text.invisible", event, length, mark=mark)
            text = normalise(INVISIBLE.sub(" ", text))
        line, column = self._spot(start)
        return Scalar(text, line, column, length or 1)


def _close(path: str, opened: _Open, problems: list[Diagnostic]) -> Node:
    if not opened.is_mapping:
        return Sequence(tuple(opened.children), opened.line, opened.column)
    pairs: dict[str, tuple[Scalar, Node]] = {}
    for key, value in zip(opened.children[::2], opened.children[1::2], strict=True):
        if not isinstance(key, Scalar) or key.text is None:
            problems.append(problem("yaml.odd-key", Place(path, key.line, key.column)))
        elif key.text in pairs:
            first = pairs[key.text][0]
            where = Place(path, key.line, key.column, key.length)
            problems.append(problem("yaml.duplicate-key", where, key=key.text, first=first.line))
        else:
            pairs[key.text] = key, value
    return Mapping(tuple(pairs.values()), opened.line, opened.column)


def plain(node: Node) -> Any:
    """Return the tree as dicts, lists and text, without keys that have no value."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {k.text: found for k, v in node.items if (found := plain(v)) is not None}


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
