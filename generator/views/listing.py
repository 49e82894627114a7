"""Listings: all records of a kind, field, unit, year or topic, in pages of 24."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from generator.views.address import page_of
from generator.views.page import Card, FeedLink, Link, Page

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


def paginate(
    kind: str,
    title: str,
    introduction: str,
    address: str,
    found: tuple[Card, ...],
    *,
    groups: tuple[FacetGroup, ...] = (),
    feed: FeedLink | None = None,
    trail: tuple[Link, ...] = (),
    menu: str = "",
) -> tuple[Page, ...]:
    """Return the pages of a listing, at least one, each with the same facets and feed."""
    count = max(1, math.ceil(len(found) / PER_PAGE))
    links = tuple(Link(str(n), page_of(address, n)) for n in range(1, count + 1))
    pages = []
    for number in range(1, count + 1):
        shown = found[(number - 1) * PER_PAGE : number * PER_PAGE]
        view = ListingView(
            kind, title, introduction, shown, len(found), number, links, groups, feed
        )
        name = title if number == 1 else f"{title} – trang {number}"
        pages.append(
            Page(
                address=page_of(address, number),
                template="listing",
                title=name,
                view=view,
                description=introduction or title,
                trail=trail,
                feeds=(feed,) if feed else (),
                menu=menu,
                updated=max((c.updated for c in shown if c.updated), default=None),
                noindex=number > 1,
            )
        )
    return tuple(pages)
