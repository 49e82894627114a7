"""A feed document and its entries, the same for the three forms. Every address is absolute."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


class Category(NamedTuple):
    """A category: the URI of its scheme, its term, the label people read."""

    scheme: str
    term: str
    label: str


class Attachment(NamedTuple):
    """A picture or file of an entry. *size* is in bytes."""

    url: str
    title: str
    media_type: str
    size: int


class Entry(NamedTuple):
    """An entry. *title* and *summary* are plain text, *html* the whole text; none is empty.

    *html* is UTF-8, as it is kept, and mostly written: in bytes, what is looked for is found fast.
    """

    key: str
    id: str
    title: str
    link: str
    summary: str
    html: bytes
    published: datetime
    updated: datetime
    author: str
    categories: tuple[Category, ...]
    image: Attachment | None
    enclosures: tuple[Attachment, ...]
    """All of them, the one RSS has room for first."""

    @property
    def weight(self) -> int:
        """Return the bytes the entry takes in the largest form, reckoned on the large side."""
        html = self.html
        escaped = 3 * (html.count(b"<") + html.count(b">")) + 4 * html.count(b"&")
        quoted = html.count(b'"') + html.count(b"\\") + html.count(b"\n") + html.count(b"\t")
        words = [self.title, self.summary, self.author]
        words += [file.title for file in self.enclosures]
        words += [word for category in self.categories for word in (category.term, category.label)]
        fixed = 1500 + 300 * (len(self.enclosures) + len(self.categories))
        worst = 5 * len("".join(words).encode())
        return len(html) + max(escaped, quoted) + worst + fixed


class KnownEntry(NamedTuple):
    """What says where an entry stands: known without the entry, which may be made or loaded later.

    *weight* is the entry's, in bytes; *digest* is of all that it is made from.
    """

    key: str
    id: str
    published: datetime
    updated: datetime
    weight: int
    digest: str


@dataclass(frozen=True, slots=True)
class Deleted:
    """The mark left by an entry that is no more (RFC 6721)."""

    id: str
    when: datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed document. *stem* is its address without the form's suffix."""

    id: str
    title: str
    subtitle: str
    stem: str
    page: str
    author: str
    email: str | None
    updated: datetime
    entries: tuple[Entry, ...] = ()
    """None while it is planned, and in the list of feeds."""
    deleted: tuple[Deleted, ...] = ()
    ended: bool = False
    current: str | None = None
    """Set in archive documents only: the address of the live feed."""
    previous: str | None = None
    """The address of the newest archive document older than this one."""
