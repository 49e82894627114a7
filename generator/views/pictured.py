"""Find every picture and file that some view shows: only those are published."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from generator.views.page import Download, Picture
from generator.views.site import SiteView


def pictures_in(site: SiteView) -> tuple[Picture, ...]:
    """Return the pictures shown on any page or in any feed, once each."""
    return tuple(dict.fromkeys(v for v in _values(_shown(site)) if isinstance(v, Picture)))


def downloads_in(site: SiteView) -> tuple[Download, ...]:
    """Return the files offered on any page or in any feed, once each."""
    return tuple(dict.fromkeys(v for v in _values(_shown(site)) if isinstance(v, Download)))


def _shown(site: SiteView) -> tuple[object, ...]:
    return (*(page.view for page in site.pages), *site.channels)


def _values(value: object) -> Iterator[object]:
    if is_dataclass(value):
        yield value
        for field in fields(value):
            yield from _values(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _values(item)
