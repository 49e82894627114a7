"""Read back the feeds of a site folder, ours or another program's: ids, links, dates, removals."""

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

from lxml import etree

_ATOM = "{http://www.w3.org/2005/Atom}"
_DELETED = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
_ARCHIVE = "{http://purl.org/syndication/history/1.0}archive"


@dataclass(frozen=True, slots=True)
class Seen:
    """An entry as one feed document carries it; a date it lacks or garbles is None.

    *link* is relative to the site's root, as far as the document says what its own address is.
    """

    id: str
    link: str
    published: datetime | None
    updated: datetime | None


@dataclass(frozen=True, slots=True)
class Document:
    """A feed document: its address in the site, whether it is an archive, what it carries."""

    address: str
    archive: bool
    entries: tuple[Seen, ...]
    deleted: frozenset[str]


def feed_paths(paths: Set[str]) -> list[str]:
    """Return the feed documents among the paths of a site, in order.

    A feed in both forms is read from its Atom.
    """
    feeds = (path for path in paths if path.startswith("feeds/"))
    atoms = {path for path in feeds if path.endswith(".atom")}
    plain = (path for path in paths if path.startswith("feeds/") and path.endswith(".rss"))
    return sorted(atoms.union(path for path in plain if f"{path[:-4]}.atom" not in atoms))


def read_feed(site: Path, address: str) -> Document | None:
    """Return the feed document at *address*; None for what is no feed, or is not there.

    Raises OSError when a file cannot be read.
    """
    try:
        return _read((site / address).read_bytes(), address)
    except FileNotFoundError:
        return None


def _read(data: bytes, address: str) -> Document | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None
    if root.tag not in (f"{_ATOM}feed", "rss"):
        return None
    base = _base(root, address)
    found = _atom_entries(root) if root.tag == f"{_ATOM}feed" else _rss_items(root)
    entries = (replace(seen, link=seen.link.removeprefix(base)) for seen in found)
    deleted = frozenset(mark.get("ref", "") for mark in root.iter(_DELETED))
    return Document(address, root.find(_ARCHIVE) is not None, tuple(entries), deleted)


def _base(root: etree._Element, address: str) -> str:
    """Return the address of the site's root, known from the link of the document to itself."""
    for link in root.iter(f"{_ATOM}link"):
        href = link.get("href", "")
        if link.get("rel") == "self" and href.endswith(f"/{address}"):
            return href.removesuffix(address)
    return ""


def _atom_entries(root: etree._Element) -> Iterator[Seen]:
    for entry in root.iter(f"{_ATOM}entry"):
        links = [
            link.get("href", "")
            for link in entry.findall(f"{_ATOM}link")
            if link.get("rel", "alternate") == "alternate"
        ]
        yield Seen(
            _text(entry, f"{_ATOM}id"),
            links[0] if links else "",
            iso_moment(_text(entry, f"{_ATOM}published")),
            iso_moment(_text(entry, f"{_ATOM}updated")),
        )


def _rss_items(root: etree._Element) -> Iterator[Seen]:
    for item in root.iter("item"):
        link = _text(item, "link")
        yield Seen(
            _text(item, "guid") or link,
            link,
            rfc822_moment(_text(item, "pubDate")),
            iso_moment(_text(item, f"{_ATOM}updated")),
        )


def _text(parent: etree._Element, name: str) -> str:
    return (parent.findtext(name) or "").strip()


def iso_moment(text: str) -> datetime | None:
    """Read a moment with its zone as Atom and JSON write it, or nothing."""
    try:
        found = datetime.fromisoformat(text)
    except (ValueError, OverflowError):
        return None
    return found if found.tzinfo else None


def rfc822_moment(text: str) -> datetime | None:
    """Read a moment with its zone as RSS writes it, or nothing."""
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return found if found.tzinfo else None
