"""Find every picture and file that some view shows: only those are published."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from generator.views.page import Download, Picture
from generator.views.site import SiteView


def pictured(site: SiteView) -> tuple[tuple[Picture, ...], tuple[Download, ...]]:
    """Return the pictures shown and the files offered on any page or in any feed, once each."""
    found = dict.fromkeys(_values(_shown(site)))
    pictures = tuple(value for value in found if isinstance(value, Picture))
    return pictures, tuple(value for value in found if isinstance(value, Download))


_PLAIN = (str, int, bool, float)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """Return the fields of a view that can hold pictures or files: not its plain text and days."""
    return tuple(f.name for f in fields(kind) if f.type not in _PLAIN)


def _shown(site: SiteView) -> tuple[object, ...]:
    return (*(page.view for page in site.pages), *site.channels)


def _values(value: object) -> Iterator[object]:
    if isinstance(value, Picture | Download):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for name in _names(type(value)):
            yield from _values(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _values(item)
