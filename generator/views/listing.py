"""Listings: all records of a kind, field, unit, year or topic, in pages of 24."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from generator.views.address import page_of
from generator.views.page import Card, FeedLink, Link, Page
from generator.views.sheet import Sheet

R = TypeVar("R")

PER_PAGE = 24


@dataclass(frozen=True, slots=True)
class FacetLink:
    """A way to narrow a listing: a static page with its count."""

    title: str
    address: str
    count: int
    here: bool = False


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """Facets of one sort, e.g. "Theo năm"."""

    title: str
    facets: tuple[FacetLink, ...]


@dataclass(frozen=True, slots=True)
class ListingView:
    """One page of a listing. *number* counts from 1; *pages* holds every page of it in order."""

    kind: str
    title: str
    introduction: str
    cards: tuple[Card, ...]
    total: int
    number: int
    pages: tuple[Link, ...]
    groups: tuple[FacetGroup, ...]
    feed: FeedLink | None
    data: tuple[Link, ...] = ()
    """The same records as files to take away."""


@dataclass(frozen=True, slots=True)
class IndexView:
    """A page that lists listings: years, fields, topics, units."""

    title: str
    introduction: str
    groups: tuple[FacetGroup, ...]


def facets(title: str, found: Iterable[tuple[str, str, int]]) -> FacetGroup:
    """Return a group of facets from (title, address, count)."""
    return FacetGroup(
        title, tuple(FacetLink(name, address, count) for name, address, count in found)
    )


@dataclass(frozen=True, slots=True)
class About:
    """What every page of a listing says of the listing."""

    kind: str
    title: str
    introduction: str = ""
    groups: tuple[FacetGroup, ...] = ()
    feed: FeedLink | None = None
    trail: tuple[Link, ...] = ()
    menu: str = ""


def paginate(
    address: str,
    found: Sequence[R],
    about: Callable[[], About],
    cards: Callable[[Sequence[R]], tuple[Card, ...]],
) -> Iterator[Sheet]:
    """Yield the pages of a listing of *found*, at least one; *cards* says what each page shows."""
    count = max(1, math.ceil(len(found) / PER_PAGE))
    links = tuple(Link(str(n), page_of(address, n)) for n in range(1, count + 1))
    for number in range(1, count + 1):
        shown = found[(number - 1) * PER_PAGE : number * PER_PAGE]
        make = partial(_page, about, cards, shown, len(found), number, links)
        yield Sheet(page_of(address, number), make)


def _page(
    about: Callable[[], About],
    cards: Callable[[Sequence[R]], tuple[Card, ...]],
    records: Sequence[R],
    total: int,
    number: int,
    links: tuple[Link, ...],
    address: str,
) -> tuple[Page]:
    told, shown = about(), cards(records)
    view = ListingView(
        told.kind, told.title, told.introduction, shown, total, number, links, told.groups,
        told.feed,
    )  # fmt: skip
    return (
        Page(
            address=address,
            template="listing",
            title=told.title if number == 1 else f"{told.title} – trang {number}",
            view=view,
            description=told.introduction or told.title,
            trail=told.trail,
            feeds=(told.feed,) if told.feed else (),
            menu=told.menu,
            updated=max((c.updated for c in shown if c.updated), default=None),
            noindex=number > 1,
        ),
    )
