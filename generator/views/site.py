"""The whole site as one frozen value: what every output is made from."""

from dataclasses import dataclass
from datetime import date, datetime

from generator.views.page import Card, FeedLink, Link, Page


@dataclass(frozen=True, slots=True)
class SectionView:
    """Whose section it is; the same on every page."""

    name: str
    body: str
    parent_body: str | None
    motto: str
    address: str
    feed_authority: str
    feed_year: int
    emblem: str | None
    portal_url: str | None
    responsible: str | None
    contact_address: str | None
    contact_phone: str | None
    contact_email: str | None
    demo_notice: str | None


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A line of the main menu; *key* is compared with ``Page.menu``."""

    key: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class DayEntry:
    """An upcoming day on the home page."""

    day: date
    label: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """The front page."""

    campaigns: tuple[Card, ...]
    featured: Card | None
    exemplars: tuple[Card, ...]
    honourees: tuple[Card, ...]
    decisions: tuple[Card, ...]
    news: tuple[Card, ...]
    consultations: tuple[Card, ...]
    upcoming: tuple[DayEntry, ...]
    figures: tuple[tuple[str, str, str], ...]
    """Number as printed, what it counts, address."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A record as feeds carry it. Ids are ``tag:`` URIs made from the record's id."""

    id: str
    title: str
    address: str
    summary: str
    page: str
    """Address of the page whose fragment gives the full text."""
    published: datetime
    updated: datetime
    author: str
    categories: tuple[tuple[str, str], ...]
    enclosures: tuple[tuple[str, str, str], ...] = ()
    """Address, source path under content, label."""


@dataclass(frozen=True, slots=True)
class FeedChannel:
    """A feed: its file stem under ``feeds/``, its page, its items newest first."""

    key: str
    title: str
    description: str
    page: str
    items: tuple[FeedItem, ...]


@dataclass(frozen=True, slots=True)
class SiteView:
    """Everything public on one day."""

    section: SectionView
    day: date
    menu: tuple[MenuEntry, ...]
    footer: tuple[Link, ...]
    pages: tuple[Page, ...]
    channels: tuple[FeedChannel, ...]
    redirects: tuple[tuple[str, str], ...]
    """Old address, new address."""
    main_feed: FeedLink
