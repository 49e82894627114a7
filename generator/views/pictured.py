"""Find every picture and file that a view shows: only those are published."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, cast, get_args, get_type_hints

from generator.views.page import Download, Picture


def shown_by(view: object) -> tuple[tuple[Picture, ...], tuple[Download, ...]]:
    """Return the pictures that a view shows and the files it offers, in order, once each."""
    found = dict.fromkeys(_within(view))
    pictures = tuple(value for value in found if isinstance(value, Picture))
    return pictures, tuple(value for value in found if isinstance(value, Download))


def _within(value: object) -> Iterator[Picture | Download]:
    if isinstance(value, Picture | Download):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            if type(part) not in _BARREN:
                yield from _within(part)
    else:
        for name in _names(cast(Any, type(value))):
            part = getattr(value, name)
            if type(part) not in _BARREN:
                yield from _within(part)


_BARREN = frozenset({str, int, bool, float, type(None), date, datetime})


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """Return the fields of a view that can hold pictures or files, by what they are said to be."""
    if not is_dataclass(kind):
        return ()
    hints = get_type_hints(kind)
    return tuple(f.name for f in fields(kind) if _may_show(hints[f.name], frozenset()))


def _may_show(kind: Any, within: frozenset[Any]) -> bool:
    """Tell whether a value of some type can hold one; *within* are the types that hold it."""
    if is_dataclass(kind) and kind not in (Picture, Download):
        held, within = tuple(get_type_hints(kind).values()), within | {kind}
    else:
        held = get_args(kind)
    if not held:
        return not (isinstance(kind, type) and kind in _BARREN)
    return any(_may_show(each, within) for each in held if each not in (*within, ...))
