"""Two versions of one record side by side: where they differ, and which one changed what."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.content.fields import Part
from generator.content.shape import Shape, shapes
from generator.editor.controls import TitleOf
from generator.editor.form import BODY, shown
from generator.writing.meaning import goes_without_saying, same
from generator.writing.plain import Plain


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that reads otherwise in two versions, each as people read it."""

    key: str
    label: str
    mine: str
    theirs: str
    pick: str
    """Which to take where only one of them changed it: ``mine`` or ``theirs``."""


def differences(
    model: type[Part],
    mine: tuple[Mapping[str, Plain], str],
    theirs: tuple[Mapping[str, Plain], str],
    base: tuple[Mapping[str, Plain], str] | None,
    title_of: TitleOf,
) -> tuple[Difference, ...]:
    """Return the fields in which two versions (values and body) differ, in the model's order."""
    found: list[Difference] = []
    for key, shape in shapes(model).items():
        one, other = mine[0].get(key), theirs[0].get(key)
        if is_same(one, other, shape):
            continue
        pick = "mine"
        if base is not None and is_same(one, base[0].get(key), shape):
            pick = "theirs"
        found.append(Difference(
            key, shape.label.vi, readable(one, shape, title_of), readable(other, shape, title_of),
            pick,
        ))  # fmt: skip
    if mine[1].strip() != theirs[1].strip():
        pick = "theirs" if base is not None and base[1].strip() == mine[1].strip() else "mine"
        found.append(Difference(BODY, "Bài viết", mine[1].strip(), theirs[1].strip(), pick))
    return tuple(found)


def is_same(one: Plain | None, other: Plain | None, shape: Shape) -> bool:
    """Tell whether two ways of writing a field, or of leaving it out, say the same."""
    if goes_without_saying(one or None, shape) and goes_without_saying(other or None, shape):
        return True
    return same(one or None, other or None, shape)


def readable(value: Any, shape: Shape | None, title_of: TitleOf, indent: str = "") -> str:
    """Return a value as lines of text with labels."""
    if value is None:
        return ""
    if isinstance(value, list):
        made = (readable(each, shape, title_of, indent + "  ").lstrip() for each in value)
        return "\n".join(f"{indent}– {each}" for each in made)
    if isinstance(value, Mapping):
        known = shapes(shape.part) if shape and shape.part else {}
        lines = []
        for key, each in value.items():
            inner = known.get(key)
            label = inner.label.vi if inner else key
            text = readable(each, inner, title_of, indent + "  ")
            nested = isinstance(each, list | Mapping)
            lines.append(f"{indent}{label}:\n{text}" if nested else f"{indent}{label}: {text}")
        return "\n".join(lines)
    if shape is None:
        return str(value)
    if shape.choice:
        text = shown(value, shape)
        return next((m.vi for m in shape.choice if m.value == text), text)
    return title_of(str(value)) if shape.refers else shown(value, shape)
