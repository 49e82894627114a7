"""Texts that YAML ends at a `` #``: the rest is a comment to it, and often not to its author."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from generator.content.fields import Line, Part, Text
from generator.diagnostics import Diagnostic, Place, problem
from generator.loading.tree import Mapping, Node, Scalar, Sequence
from generator.source import Source

_COMMENT = re.compile(r"\s#")
_WITHIN_LINE = re.compile(r"#(?<=[^\S\n]#)")
"""A comment anywhere in a text. Sought by its mark, which is rare, unlike the space before it."""
_PROSE = tuple(get_args(kind)[1] for kind in (Line, Text))


def cut_short(source: Source, tree: Node, model: type[Part]) -> Iterator[Diagnostic]:
    """Yield where a line of text loses its end. Days, choices and ids may have a comment."""
    if not _WITHIN_LINE.search(source.text):
        return
    lines = source.text.split("\n")
    for key, node in _prose(tree, model, None):
        found = _comment(lines, node) if node.text else _hashtag(lines, key)
        if found is not None:
            line, column = found
            where = Place(source.path, line, column, len(lines[line - 1]) - column + 1)
            yield problem("yaml.cut-short", where, key=key.text)


def _prose(
    node: Node, model: type[Part] | None, key: Scalar | None
) -> Iterator[tuple[Scalar, Scalar]]:
    """Yield what is written for every field of text, behind its key."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _prose(item, model, key)
    elif isinstance(node, Mapping) and model is not None:
        texts, parts = _fields(model)
        for name, value in node.items:
            if name.text in texts or name.text in parts:
                yield from _prose(value, parts.get(name.text or ""), name)
    elif isinstance(node, Scalar) and model is None and key is not None:
        yield key, node


@cache
def _fields(model: type[Part]) -> tuple[frozenset[str], dict[str, type[Part]]]:
    """Return which fields of *model* hold text, and which hold parts."""
    texts, parts = set[str](), dict[str, type[Part]]()
    for name, field in model.model_fields.items():
        for kind, marks in _kinds(field.annotation, field.metadata):
            if isinstance(kind, type) and issubclass(kind, Part):
                parts[name] = kind
            elif any(mark in _PROSE for mark in marks):
                texts.add(name)
    return frozenset(texts), parts


def _kinds(annotation: Any, marks: list[Any]) -> Iterator[tuple[Any, list[Any]]]:
    """Yield the types inside an annotation such as ``tuple[Line, ...]``, with their marks."""
    marks = [*marks, *getattr(annotation, "__metadata__", ())]
    inside = getattr(annotation, "__args__", ())
    if not inside:
        yield annotation, marks
    for part in inside:
        yield from _kinds(part, marks)


def _hashtag(lines: list[str], key: Scalar) -> tuple[int, int] | None:
    """Return where a text that is nothing but comment begins, as in ``title: #1``."""
    found = re.compile(r"[^#]*?:\s+(#)\S").match(lines[key.line - 1], key.column - 1)
    return (key.line, found.start(1) + 1) if found else None


def _comment(lines: list[str], node: Scalar) -> tuple[int, int] | None:
    """Return the line and column of the ``#`` behind a text without quotes."""
    first = lines[node.line - 1]
    if first[node.column - 1 : node.column] in ("", '"', "'", "|", ">"):
        return None
    indent = len(first) - len(first.lstrip())
    for number, line in enumerate(lines[node.line - 1 :], start=node.line):
        start = node.column - 1 if number == node.line else 0
        deeper = len(line) - len(line.lstrip()) > indent and line.strip()
        if number > node.line and (not deeper or node.length > 1):
            return None
        if found := _COMMENT.search(line, start):
            return number, found.end()
    return None
