"""Find every picture and file that some view shows: only those are published."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from generator.views.page import Download, Page, Picture
from generator.views.site import SiteView


def pictured(site: SiteView) -> tuple[tuple[Picture, ...], tuple[Download, ...]]:
    """Return the pictures shown and the files offered on any page or in any feed, once each."""
    return _sorted(_shown(site))


def shown_on(page: Page) -> tuple[tuple[Picture, ...], tuple[Download, ...]]:
    """Return the pictures and files of one page."""
    return _sorted((page.view,))


def _sorted(shown: Iterable[object]) -> tuple[tuple[Picture, ...], tuple[Download, ...]]:
    found = dict.fromkeys(_values(shown, set()))
    pictures = tuple(value for value in found if isinstance(value, Picture))
    return pictures, tuple(value for value in found if isinstance(value, Download))


_PLAIN = (str, int, bool, float, str | None, date, datetime, date | datetime | None, date | None)
_BARREN = frozenset({str, int, bool, float, type(None), date, datetime})


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """Return the fields of a view that can hold pictures or files: not its plain text and days."""
    if not is_dataclass(kind):
        return ()
    return tuple(f.name for f in fields(kind) if f.type not in _PLAIN)


def _shown(site: SiteView) -> tuple[object, ...]:
    return (*(page.view for page in site.pages), *site.channels)


def _values(shown: Iterable[object], seen: set[int]) -> Iterator[object]:
    """Yield what is found, in order. Cards and items stand in many places: each is seen once."""
    for value in shown:
        kind: Any = type(value)
        if kind in _BARREN:
            continue
        if isinstance(value, tuple):
            yield from _values(value, seen)
        elif kind is Picture or kind is Download:
            yield value
        elif (names := _names(kind)) and id(value) not in seen:
            seen.add(id(value))
            yield from _values([getattr(value, name) for name in names], seen)
