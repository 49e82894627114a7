"""Listings: all records of a kind, field, unit, year or topic, in pages of 24."""

from dataclasses import dataclass

from generator.views.page import Card, FeedLink, Link

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


@dataclass(frozen=True, slots=True)
class IndexView:
    """A page that lists listings: years, fields, topics, units."""

    title: str
    introduction: str
    groups: tuple[FacetGroup, ...]
