"""YAML as a tree of text with places. Types come later, from the content models.

Built from libyaml's events with a stack of its own, so no depth of nesting and no alias can hurt.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from generator.diagnostics import Diagnostic, Place, problem
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

    items: tuple["Node", ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order written."""

    items: tuple[tuple[Scalar, "Node"], ...]
    line: int
    column: int


Node = Scalar | Sequence | Mapping


class _Open:
    """A collection still being read."""

    __slots__ = ("children", "column", "is_mapping", "line")

    def __init__(self, event: Any, is_mapping: bool, offset: int) -> None:
        self.is_mapping = is_mapping
        self.line = event.start_mark.line + 1 + offset
        self.column = event.start_mark.column + 1
        self.children: list[Node] = []


def read_tree(path: str, text: str, first_line: int) -> tuple[Node, tuple[Diagnostic, ...]]:
    """Read one YAML document; raise ``yaml.YAMLError`` where its syntax is broken.

    *first_line* is the line of the file on which *text* begins.
    """
    problems: list[Diagnostic] = []
    offset = first_line - 1
    stack: list[_Open] = []
    root: Node = Mapping((), first_line, 1)
    done = False

    def report(code: str, event: Any, length: int = 1, **particulars: object) -> None:
        where = Place(
            path, event.start_mark.line + 1 + offset, event.start_mark.column + 1, max(1, length)
        )
        problems.append(problem(code, where, **particulars))

    events: Iterator[Any] = yaml.parse(text, yaml.CBaseLoader)
    for event in events:
        node: Node | None = None
        start = event.start_mark
        if isinstance(event, yaml.ScalarEvent):
            node = _scalar(event, offset)
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            if len(stack) >= DEEPEST:
                report("yaml.too-deep", event)
                return root, tuple(problems)
            stack.append(_Open(event, isinstance(event, yaml.MappingStartEvent), offset))
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            node = _close(path, stack.pop(), problems)
        elif isinstance(event, yaml.AliasEvent):
            node = Scalar(None, start.line + 1 + offset, start.column + 1, 1)
        elif isinstance(event, yaml.DocumentStartEvent) and done:
            report("yaml.second-document", event)
            break
        if getattr(event, "anchor", None):
            report("yaml.alias", event, len(event.anchor) + 1, name=event.anchor)
        if getattr(event, "tag", None):
            report("yaml.tag", event, len(event.tag), tag=event.tag)
        if node is not None:
            if stack:
                stack[-1].children.append(node)
            else:
                root, done = node, True
    return root, tuple(problems)


def _scalar(event: Any, offset: int) -> Scalar:
    start, end = event.start_mark, event.end_mark
    length = end.column - start.column if end.line == start.line else 1
    empty = event.style is None and event.value in _EMPTY_PLAIN
    text = None if empty else normalise(event.value)
    return Scalar(text, start.line + 1 + offset, start.column + 1, max(1, length))


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


def locate_key(path: str, node: Node, loc: tuple[str | int, ...]) -> Place:
    """Return the place of the key that *loc* ends in, for a key that should not be there."""
    for step in loc[:-1]:
        if isinstance(node, Mapping):
            node = next((v for k, v in node.items if k.text == step), node)
        elif isinstance(node, Sequence) and isinstance(step, int):
            node = node.items[step]
    if isinstance(node, Mapping):
        for key, _ in node.items:
            if key.text == loc[-1]:
                return Place(path, key.line, key.column, key.length)
    return locate(path, node, ())
