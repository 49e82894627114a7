"""Find every picture and file that some view shows: only those are published."""

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from generator.views.page import Download, Page, Picture
from generator.views.site import SiteView

Found = tuple[tuple[Picture, ...], tuple[Download, ...]]


class Shown:
    """What the pages and feeds of one site show. Whatever stands on many is looked through once."""

    def __init__(self, site: SiteView) -> None:
        self._site = site
        self._seen: dict[int, tuple[object, ...]] = {}
        """By identity, which holds as long as the site does."""

    def anywhere(self) -> Found:
        """Return the pictures shown and the files offered on any page or in any feed, once each."""
        shown = (*(page.view for page in self._site.pages), *self._site.channels)
        return _sorted(self._in(shown))

    def on(self, page: Page) -> Found:
        """Return the pictures and files of one page of the site."""
        return _sorted(self._in(page.view))

    def _in(self, value: object) -> tuple[object, ...]:
        """Return every picture and file within a value, in order, some more than once."""
        kind: Any = type(value)
        if kind in _BARREN:
            return ()
        if kind is Picture or kind is Download:
            return (value,)
        if isinstance(value, tuple):
            return tuple(found for part in value for found in self._in(part))
        names = _names(kind)
        if not names:
            return ()
        found = self._seen.get(id(value))
        if found is None:
            parts = (self._in(getattr(value, name)) for name in names)
            found = self._seen[id(value)] = tuple(each for part in parts for each in part)
        return found


def _sorted(shown: tuple[object, ...]) -> Found:
    found = dict.fromkeys(shown)
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
