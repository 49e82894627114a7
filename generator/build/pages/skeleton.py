"""A page's frame with holes: text that is the same on many pages, and where each one's values go.

A skeleton is learnt by the host (``plugin/press.py``) and filled here, where no host is known.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape, soft_str

from generator.outputs.cards import Card
from generator.vietnamese import print_day
from generator.views.known_page import Form
from generator.views.page import Page


@dataclass(frozen=True, slots=True)
class Hole:
    """Where a value goes: its name, and the filters it goes through.

    A name that begins with ``=`` is the value itself, a constant address.
    """

    name: str
    through: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """What decides how a frame reads besides the values it shows."""

    depth: int
    here: str | None
    """The page's address where it is one that frames link to, or a part of one."""
    form: Form


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A frame: text and holes, and what is replaced once they are filled."""

    parts: tuple[str | Hole, ...]
    replaced: tuple[tuple[str, str], ...] = ()

    def bind(self, address: str) -> "Bound":
        """Return the skeleton with constant addresses made relative to the page at *address*."""
        parts: list[bytes | int] = []
        holes: dict[Hole, int] = {}
        for part in self.parts:
            if isinstance(part, Hole) and part.name.startswith("="):
                part = _passed(part.name[1:], part.through, address)
            if isinstance(part, Hole):
                parts.append(holes.setdefault(part, len(holes)))
            elif parts and isinstance(parts[-1], bytes):
                parts[-1] += written(part)
            else:
                parts.append(written(part))
        replaced = tuple((written(old), written(new)) for old, new in self.replaced)
        return Bound(tuple(parts), tuple(holes), replaced)


@dataclass(frozen=True, slots=True)
class Bound:
    """A skeleton with its own links settled, as bytes: what all pages share is written once."""

    parts: tuple[bytes | int, ...]
    """Text, and the numbers of the holes between."""
    holes: tuple[Hole, ...]
    """Each once, however often its value is shown."""
    replaced: tuple[tuple[bytes, bytes], ...]

    def fill(self, address: str, values: Mapping[str, str]) -> bytes:
        """Return the page. *values* are by the names of holes."""
        filled = [written(_passed(values[hole.name], hole.through, address)) for hole in self.holes]
        made = b"".join([filled[part] if isinstance(part, int) else part for part in self.parts])
        for old, new in self.replaced:
            made = made.replace(old, new)
        return made


def written(text: str) -> bytes:
    """Return text as the host writes it into a page's file."""
    return text.encode(errors="xmlcharrefreplace")


def shape_of(address: str, form: Form, linked: frozenset[str]) -> Shape:
    """Return a page's shape; *linked* are the addresses that frames link to or compare with."""
    here = address if any(a.startswith(address) for a in linked) else None
    return Shape(address.count("/"), here, form)


def values_of(page: Page, card: Card, content: str, root: str) -> dict[str, str]:
    """Return what goes into a page's frame; *root* is the site's full address."""
    values = {
        "title": page.title,
        "description": page.description,
        "structured": page.structured,
        "updated": page.updated.isoformat() if page.updated else "",
        "canonical": root + page.address,
        "url": page.address,
        "content": content,
        "card.address": card.address,
        "card.width": str(card.width),
        "card.height": str(card.height),
        "card.alt": card.alt,
    }
    for number, feed in enumerate(page.feeds):
        values[f"feed{number}.title"] = feed.title
        values[f"feed{number}.address"] = feed.address
    return values


def _passed(value: str, through: tuple[str, ...], address: str) -> str:
    for name in through:
        value = from_address(value, address) if name == "url" else FILTERS[name](value)
    return value


def _striptags(value: str) -> str:
    return str(Markup(value).striptags())


def _printed_day(value: str) -> str:
    year, month, day = map(int, value.split("-"))
    from datetime import date

    return print_day(date(year, month, day))


FILTERS: Mapping[str, Callable[[str], str]] = {
    "e": escape,  # what it has escaped it leaves alone, as Jinja does
    "escape": escape,
    "striptags": _striptags,
    "string": soft_str,
    "day": _printed_day,
}
"""The filters a value may go through besides ``url``, as the host's templates name them."""


def from_address(link: str, address: str) -> str:
    """Return *link* from the page at *address* as the host writes it (``mkdocs.utils``).

    It is not ``relative``: a page's link to itself is ``./`` here, too, but what leads up is
    written by other rules. The two are held equal where it matters by the press's own test.
    """
    if _is_full(link):
        return link
    wanted, own = parts_of(link or "."), parts_of(address)
    common = 0
    for a, b in zip(own, wanted, strict=False):
        if a != b:
            break
        common += 1
    made = "/".join([".."] * (len(own) - common) + list(wanted[common:])) or "."
    return made + "/" if link.endswith("/") else made


@lru_cache(maxsize=4096)
def _is_full(link: str) -> bool:
    head = link.partition("/")[0]
    return link.startswith(("/", "#")) or ":" in head


@lru_cache(maxsize=4096)
def parts_of(path: str) -> tuple[str, ...]:
    """Return the names of an address, without what leads nowhere."""
    return tuple(part for part in path.split("/") if part not in ("", "."))
