"""A page and the small values that many pages show. Addresses are relative to the site's root."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Link:
    """A title and where it leads: a site address such as ``phong-trao/x/``, or a full one."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed or calendar that a page announces."""

    title: str
    address: str
    media_type: str = "application/rss+xml"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to publish: *source* is its path under the content folder, *address* its place."""

    source: str
    address: str
    alt: str
    credit: str
    caption: str | None = None
    focus: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Download:
    """A file to download, published byte for byte. Size is in bytes."""

    source: str
    address: str
    label: str
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """Markdown text, the addresses its links to records and files stand for, and those files."""

    markdown: str
    links: tuple[tuple[str, str], ...] = ()
    pictures: tuple[Picture, ...] = ()
    files: tuple[Download, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitLabel:
    """A unit by the name it had on the day that matters, and what it is called now if otherwise."""

    name: str
    address: str | None = None
    now: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A change made after publication."""

    day: date
    text: str
    major: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A record as it appears in listings: enough to decide whether to open it."""

    kind: str
    kind_label: str
    title: str
    address: str
    summary: str = ""
    day: date | None = None
    meta: tuple[str, ...] = ()
    picture: Picture | None = None
    monogram: str = ""
    sample: bool = False
    state: str = ""
    state_label: str = ""
    updated: date | None = None
    """Not shown: a listing changed when the last of its cards did."""


@dataclass(frozen=True, slots=True)
class Head:
    """What every record's page shows, whatever its kind."""

    id: str
    kind: str
    kind_label: str
    title: str
    summary: str = ""
    published: date | datetime | None = None
    updated: date | datetime | None = None
    unit: UnitLabel | None = None
    field: Link | None = None
    topics: tuple[Link, ...] = ()
    picture: Picture | None = None
    pictures: tuple[Picture, ...] = ()
    files: tuple[Download, ...] = ()
    corrections: tuple[Correction, ...] = ()
    body: Body | None = None
    source_url: str | None = None
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML page: where it is, what it is called, what it announces, and the view it shows."""

    address: str
    template: str
    title: str
    view: object
    description: str = ""
    trail: tuple[Link, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    menu: str = ""
    updated: date | None = None
    noindex: bool = False
    structured: str = ""
    """JSON-LD for machines."""
