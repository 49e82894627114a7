"""A record as a form sends it: pairs of a dotted name and a text, and the values they stand for.

The steps of a name are keys and, for items of a list, marks such as ``n3`` that say nothing of the
order: items stand in the order in which they are sent. A list, a group or a set of boxes sends its
own name with ``._`` besides, so that an emptied one differs from one that the form does not show.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from generator.content.fields import Part
from generator.content.shape import Shape, shapes
from generator.loading.record import Path
from generator.vietnamese import normalise, print_day
from generator.writing.meaning import goes_without_saying, meaning
from generator.writing.plain import Plain

SHOWN = "_"
BODY = "body"
Pairs = Iterable[tuple[str, str]]


@dataclass(slots=True)
class Sent:
    """What a form says: values as text, lists and groups, and the name of the field of each."""

    values: dict[str, Plain] = field(default_factory=dict)
    body: str | None = None
    names: dict[Path, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Node:
    text: str | None = None
    inner: "dict[str, _Node]" = field(default_factory=dict)

    def at(self, key: str) -> "_Node":
        return self.inner.setdefault(key, _Node())


def read_form(pairs: Pairs, model: type[Part], old: Mapping[str, Any]) -> Sent:
    """Return what was sent; keys that the form does not show keep their *old* value."""
    root = _Node()
    body: str | None = None
    boxes: dict[str, list[str]] = {}
    for name, text in pairs:
        text = normalise(text.replace("\r\n", "\n").replace("\r", "\n"))
        if name == BODY:
            body = text
        elif not name.startswith("_"):
            boxes.setdefault(name, []).append(text)
            node = root
            for step in name.split(".")[:40]:
                node = node.at(step)
            node.text = text
    sent = Sent(body=body)
    sent.values = _group(root, model, old, sent.names, boxes, (), "")
    return sent


def _group(
    node: _Node, model: type[Part], old: Mapping[str, Any], names: dict[Path, str],
    boxes: Mapping[str, list[str]], path: Path, prefix: str,
) -> dict[str, Plain]:  # fmt: skip
    values: dict[str, Plain] = {}
    for key, shape in shapes(model).items():
        name, here = f"{prefix}{key}", (*path, key)
        names[here] = name
        sent = node.inner.get(key)
        value: Plain | None = old.get(key) if sent is None else None
        if sent is not None:
            before = old.get(key)
            value = _value(sent, shape, before, names, boxes, here, name)
        # What a form shows because nothing was written need not be written for that.
        if value and (key in old or not goes_without_saying(value, shape)):
            values[key] = value
    unknown = {key: value for key, value in old.items() if key not in shapes(model)}
    return {**values, **unknown}


def _value(
    node: _Node, shape: Shape, old: Any, names: dict[Path, str],
    boxes: Mapping[str, list[str]], path: Path, name: str,
) -> Plain | None:  # fmt: skip
    marks = [mark for mark in node.inner if mark != SHOWN]
    if shape.many and shape.choice:
        return [text for text in boxes.get(name, []) if text]
    if shape.many:
        items: list[Plain] = []
        for mark in marks:
            item = node.inner[mark]
            own, at = f"{name}.{mark}", (*path, len(items))
            made: Plain | None
            if shape.part:
                made = _group(item, shape.part, {}, names, boxes, at, f"{own}.")
            else:
                made = (item.text or "").strip()
            if made:
                names[at] = own
                items.append(made)
        return items
    if shape.part:
        before = old if isinstance(old, Mapping) else {}
        return _group(node, shape.part, before, names, boxes, path, f"{name}.")
    return (node.text or "").strip()


def value_of(text: Plain | None, annotation: Any) -> Any | None:
    """Return what a text means to a field of this type; None where it cannot be read."""
    said, value = cast(tuple[str, Any], meaning(text, annotation))
    return value if said == "valid" else None


def shown(text: Plain | None, shape: Shape) -> str:
    """Return a written value as it stands in the form: days in the order people write them."""
    if not isinstance(text, str):
        return ""
    value = value_of(text, shape.item)
    if value is None:
        return text
    if shape.scalar == "Flag":
        return "có" if value else "không"
    if shape.choice:
        return str(value)
    if isinstance(value, datetime):
        return f"{value:%H:%M} {print_day(value.date())}" if not value.second else text
    if shape.scalar in ("Day", "DayOrMoment") and hasattr(value, "day"):
        return print_day(value)
    return text
