"""The whole site as one frozen value: what every output is made from."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from generator.views.honours import Honour
from generator.views.known_page import KnownPage
from generator.views.page import Body, Card, Correction, Download, FeedLink, Link, Page, Picture
from generator.views.search_entry import SearchEntry


@dataclass(frozen=True, slots=True)
class SecurityView:
    """Whom to tell of a weakness, and until when that holds."""

    contact: str
    expires: date
    policy: str | None


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
    frames: tuple[str, ...] = ()
    """Addresses whose pages may show the section in a frame; none: the portal's."""
    security: SecurityView | None = None
    licence: Link | None = None
    """Under which terms data may be used again."""


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
    relayed: tuple[Card, ...]
    consultations: tuple[Card, ...]
    upcoming: tuple[DayEntry, ...]
    figures: tuple[tuple[str, str, str], ...]
    """Number as printed, what it counts, address."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled line or list of a record, for forms without templates such as feeds."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A record as feeds carry it; nothing here depends on a template."""

    key: str
    """The record's id: feed ids are made from it and from nothing else."""
    kind: str
    title: str
    address: str
    summary: str
    facts: tuple[Fact, ...]
    body: Body | None
    published: datetime
    updated: datetime
    author: str
    categories: tuple[tuple[str, str, str], ...]
    """Scheme (kind, field, unit, topic), term, label people read."""
    picture: Picture | None
    files: tuple[Download, ...]
    major: tuple[Correction, ...] = ()

    @property
    def whole(self) -> "FeedItem":
        """Return the item itself."""
        return self


@dataclass(frozen=True, slots=True)
class ListedItem:
    """A feed item of which only is known what says where it stands; the rest is made on demand."""

    key: str
    published: datetime
    updated: datetime
    major: bool
    """Whether it has major corrections."""
    make: Callable[[str], FeedItem] = field(repr=False, compare=False)
    """Makes the whole item of a key, as often as it is asked: one function serves all items."""
    kept: str = ""
    """The key of what an earlier build made of it, where nothing it is made of has changed."""

    @property
    def whole(self) -> FeedItem:
        """Return the item with all that is in it."""
        return self.make(self.key)


@dataclass(frozen=True, slots=True)
class Gone:
    """A record that feeds carried and must carry no more: its key and when it went, no name."""

    key: str
    when: datetime


@dataclass(frozen=True, slots=True)
class FeedChannel:
    """A feed: its file stem under ``feeds/``, its page, its items newest first."""

    key: str
    group: str
    """Heading under which the subscription page lists it, e.g. "Theo loại nội dung"."""
    title: str
    description: str
    page: str
    items: tuple[FeedItem | ListedItem, ...]
    gone: tuple[Gone, ...] = ()
    ended: date | None = None


@dataclass(frozen=True, slots=True)
class CalendarItem:
    """A day or an hour worth noting. *start* and *end* are days (end included) or moments."""

    key: str
    """Never changes; the calendar's UID is made from it."""
    title: str
    address: str
    start: date | datetime
    end: date | datetime | None
    place: str | None
    description: str
    modified: datetime
    revision: int
    cancelled: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar: its file stem under ``lich/``, its title, its page, its items by day."""

    key: str
    title: str
    page: str
    items: tuple[CalendarItem, ...]
    dropped: tuple[CalendarItem, ...] = ()
    """What it held and holds no more: without title, to be cancelled."""


def _no_page(address: str) -> Page:
    raise KeyError(address)


@dataclass(frozen=True, slots=True)
class SiteView:
    """Everything public on one day."""

    section: SectionView
    day: date
    menu: tuple[MenuEntry, ...]
    footer: tuple[Link, ...]
    pages: tuple[KnownPage, ...]
    channels: tuple[FeedChannel, ...]
    calendars: tuple[Calendar, ...]
    redirects: tuple[tuple[str, str], ...]
    """Old address, new address."""
    main_feed: FeedLink
    glossary: tuple[tuple[str, str], ...] = ()
    """Abbreviation and what it stands for."""
    search: tuple[SearchEntry, ...] = ()
    """What can be found on the search page."""
    honours: tuple[Honour, ...] = ()
    """Every award that names somebody, by name, of decisions that search engines may find."""
    page: Callable[[str], Page] = field(default=_no_page, repr=False, compare=False)
    """Makes the page at the address of one of ``pages``, as often as it is asked."""
