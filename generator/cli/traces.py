"""Where a record shows in a site: pages, feeds, calendars, pictures and files made from it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass

from generator.views.page import Download, Picture
from generator.views.site import SiteView


@dataclass(frozen=True, slots=True)
class Traces:
    """Addresses, each once and in the site's order."""

    pages: tuple[str, ...]
    """The record's own page, and further pages below it."""
    shown_on: tuple[str, ...]
    """Pages of others that lead to it."""
    redirects: tuple[str, ...]
    feeds: tuple[str, ...]
    deleted_from: tuple[str, ...]
    """Feeds that tell readers to forget it."""
    calendars: tuple[str, ...]
    pictures: tuple[str, ...]
    files: tuple[str, ...]


def traces(site: SiteView, id: str, address: str) -> Traces:
    """Find the record *id*, whose page is at *address*."""
    own = [page.address for page in site.pages if page.address.startswith(address)]
    values = tuple(value for each in own for value in _values(site.page(each).view))
    beside = [
        v for v in values if isinstance(v, Picture | Download) and v.address.startswith(address)
    ]
    return Traces(
        pages=_once(own),
        shown_on=_once(
            page.address
            for page in site.pages
            if page.address not in own
            and any(value == address for value in _values(site.page(page.address).view))
        ),
        redirects=_once(old for old, new in site.redirects if address in (old, new)),
        feeds=_once(c.key for c in site.channels if any(item.key == id for item in c.items)),
        deleted_from=_once(c.key for c in site.channels if any(gone.key == id for gone in c.gone)),
        calendars=_once(
            c.key for c in site.calendars if any(item.address == address for item in c.items)
        ),
        pictures=_once(value.address for value in beside if isinstance(value, Picture)),
        files=_once(value.address for value in beside if isinstance(value, Download)),
    )


def _once(addresses: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(addresses))


def _values(value: object) -> Iterator[object]:
    """Yield every value within a view, views themselves too."""
    yield value
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _values(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _values(item)
