"""Find every picture and file that a view shows: only those are published."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, cast

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


_PLAIN = (str, int, bool, float, str | None, date, datetime, date | datetime | None, date | None)
_BARREN = frozenset({str, int, bool, float, type(None), date, datetime})


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """Return the fields of a view that can hold pictures or files: not its plain text and days."""
    if not is_dataclass(kind):
        return ()
    return tuple(f.name for f in fields(kind) if f.type not in _PLAIN)
