"""Somebody else's feed, in whatever form: RSS, Atom or JSON Feed, read as untrusted data."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from generator.outputs.feed_documents import iso_moment, rfc822_moment
from generator.outputs.feeds.text import line, markup

_ATOM = "{http://www.w3.org/2005/Atom}"
_DELETED = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_DATE = "{http://purl.org/dc/elements/1.1/}date"
_RSS1 = "{http://purl.org/rss/1.0/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
MOST_ITEMS = 1000


class NoFeedError(ValueError):
    """The data is no feed: the argument says why, as a key of ``messages.pull.NO_FEED``."""


@dataclass(frozen=True, slots=True)
class ForeignItem:
    """An item as its source words it; *title*, *summary* and *html* are not to be trusted.

    *link* is absolute and http or https, or empty. A date that is missing or garbled is None.
    """

    key: str
    link: str
    title: str
    summary: str
    html: str
    writer: str
    published: datetime | None
    updated: datetime | None


@dataclass(frozen=True, slots=True)
class ForeignFeed:
    """The items of a feed in its order, and the ids of those it says were deleted."""

    items: tuple[ForeignItem, ...]
    deleted: frozenset[str]


def read_foreign(data: bytes, address: str) -> ForeignFeed:
    """Read a feed that stands at *address*; raise NoFeedError where it is none."""
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if start.startswith(b"{"):
        return _json(data, address)
    root = _xml(data)
    if root.tag == f"{_ATOM}feed":
        items = _atom(root, address)
    elif root.tag in ("rss", f"{_RDF}RDF"):
        items = _rss(root, address)
    else:
        raise NoFeedError("not-a-feed")
    kept = tuple(islice(items, MOST_ITEMS))
    deleted = frozenset(line(mark.get("ref", "")) for mark in root.iter(_DELETED))
    return ForeignFeed(kept, deleted)


def _xml(data: bytes) -> etree._Element:
    """Parse XML in which nothing refers to anything: no feed declares entities of its own."""
    if b"<!ENTITY" in data.replace(b"\0", b""):
        raise NoFeedError("entities")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise NoFeedError("not-xml") from None


def _atom(root: etree._Element, address: str) -> Iterator[ForeignItem]:
    for entry in root.iterchildren(f"{_ATOM}entry"):
        links = [
            each.get("href", "")
            for each in entry.iterchildren(f"{_ATOM}link")
            if each.get("rel", "alternate") == "alternate"
        ]
        published = iso_moment(_text(entry, f"{_ATOM}published"))
        updated = iso_moment(_text(entry, f"{_ATOM}updated"))
        yield ForeignItem(
            key=line(_text(entry, f"{_ATOM}id")),
            link=_web(links[0] if links else "", address),
            title=_construct(entry.find(f"{_ATOM}title")),
            summary=_construct(entry.find(f"{_ATOM}summary")),
            html=_construct(entry.find(f"{_ATOM}content")),
            writer=line(entry.findtext(f"{_ATOM}author/{_ATOM}name") or ""),
            published=published or updated,
            updated=updated or published,
        )


def _construct(element: etree._Element | None) -> str:
    """Return an Atom text as HTML: plain text is escaped, XHTML printed."""
    if element is None:
        return ""
    if element.get("type") == "xhtml":
        return "".join(etree.tostring(child, encoding="unicode") for child in element)
    text = markup("".join(str(part) for part in element.itertext()))
    if element.get("type", "text") in ("html", "text/html"):
        return text
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _rss(root: etree._Element, address: str) -> Iterator[ForeignItem]:
    for item in (*root.iter("item"), *root.iterchildren(f"{_RSS1}item")):
        space = _RSS1 if str(item.tag).startswith(_RSS1) else ""
        link = _text(item, f"{space}link") or item.get(f"{_RDF}about", "")
        guid = item.find("guid")
        key = _text(item, "guid")
        if not link and guid is not None and guid.get("isPermaLink", "true") == "true":
            link = key
        when = rfc822_moment(_text(item, "pubDate")) or iso_moment(_text(item, _DATE))
        yield ForeignItem(
            key=line(key or link),
            link=_web(link, address),
            title=_text(item, f"{space}title"),
            summary=_text(item, f"{space}description"),
            html=_text(item, _CONTENT),
            writer=line(_text(item, _CREATOR)),
            published=when,
            updated=iso_moment(_text(item, f"{_ATOM}updated")) or when,
        )


def _json(data: bytes, address: str) -> ForeignFeed:
    try:
        read = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise NoFeedError("not-json") from None
    if not isinstance(read, dict) or "jsonfeed.org" not in str(read.get("version", "")):
        raise NoFeedError("not-a-feed")
    items = read.get("items")
    found = (each for each in items if isinstance(each, dict)) if isinstance(items, list) else ()
    kept = (_json_item(each, address) for each in islice(found, MOST_ITEMS))
    return ForeignFeed(tuple(kept), frozenset())


def _json_item(item: dict[str, Any], address: str) -> ForeignItem:
    def text(key: str) -> str:
        value = item.get(key)
        return markup(str(value)) if isinstance(value, str | int) else ""

    authors = item.get("authors")
    first = authors[0] if isinstance(authors, list) and authors else item.get("author")
    name = first.get("name") if isinstance(first, dict) else ""
    plain = text("content_text").replace("&", "&amp;").replace("<", "&lt;")
    link = text("url") or text("external_url")
    published = iso_moment(text("date_published"))
    return ForeignItem(
        key=line(text("id") or link),
        link=_web(link, address),
        title=text("title"),
        summary=text("summary"),
        html=text("content_html") or plain,
        writer=line(name) if isinstance(name, str) else "",
        published=published,
        updated=iso_moment(text("date_modified")) or published,
    )


def _web(link: str, base: str) -> str:
    """Return a full web address of plain characters, or nothing where *link* is none."""
    try:
        whole = urljoin(base, link.strip()) if link.strip() else ""
        parts = urlsplit(whole)
        good = parts.scheme in ("http", "https") and parts.hostname and parts.username is None
    except ValueError:
        return ""
    fit = good and len(whole) <= 2000 and not any(c.isspace() or c in "<>\"'" for c in whole)
    return line(whole) if fit else ""


def _text(parent: etree._Element, name: str) -> str:
    found = parent.find(name)
    if found is None:
        return ""
    return markup("".join(str(part) for part in found.itertext())).strip()
