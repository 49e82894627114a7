"""RSS 2.0 and Atom 1.0 by feedgen 1.0.0, the one module that imports it, with what it lacks.

feedgen drops every attribute of an entry's links but the address, writes one author form only when
there is an e-mail address, has no change date in RSS, and knows neither archives (RFC 5005) nor
deleted entries (RFC 6721). Its extensions get at the elements it makes; here they complete them.
Elements of Atom itself carry no namespace in feedgen's tree: it writes ``xmlns`` as an attribute.
"""

from typing import Any

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from lxml import etree

from generator.outputs.feeds.feed import Entry, Feed

ATOM = "http://www.w3.org/2005/Atom"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
HISTORY = "http://purl.org/syndication/history/1.0"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"

GENERATOR = "Gương Sáng"
LANGUAGE = "vi"
MINUTES_TO_LIVE = 60


class Writer:
    """Writes feeds that share entries; an entry is handed to feedgen once. Not for threads:
    feedgen sets the process's locale round each date of RSS."""

    def __init__(self) -> None:
        self._entries: dict[str, Any] = {}

    def rss(self, feed: Feed) -> bytes:
        """Return the feed as RSS 2.0, ending in a newline."""
        return self._generator(feed, ".rss").rss_str() + b"\n"  # type: ignore[no-any-return]

    def atom(self, feed: Feed) -> bytes:
        """Return the feed as Atom 1.0, ending in a newline."""
        return self._generator(feed, ".atom").atom_str() + b"\n"  # type: ignore[no-any-return]

    def _generator(self, feed: Feed, suffix: str) -> Any:
        made = FeedGenerator()
        made.id(feed.id)
        made.title(feed.title)
        made.description(feed.subtitle)
        made.language(LANGUAGE)
        made.generator(GENERATOR)
        made.updated(feed.updated)
        made.ttl(MINUTES_TO_LIVE)
        made.author({"name": feed.author})
        if feed.email:
            made.managingEditor(f"{feed.email} ({feed.author})")
        own_type = "application/rss+xml" if suffix == ".rss" else "application/atom+xml"
        made.link(href=feed.stem + suffix, rel="self", type=own_type)
        if feed.current:
            made.link(href=feed.current, rel="current", type=own_type)
        if feed.previous:
            made.link(href=feed.previous, rel="prev-archive", type=own_type)
        # The last link of any kind becomes the channel's <link>.
        made.link(href=feed.page, rel="alternate", type="text/html")
        made.register_extension("guongsang", lambda: _FeedExtension(feed, suffix))
        for entry in feed.entries:
            made.add_entry(self._entry(entry), order="append")
        return made

    def _entry(self, entry: Entry) -> Any:
        made = self._entries.get(entry.id)
        if made is None:
            made = self._entries[entry.id] = _feedgen_entry(entry)
        return made


def _feedgen_entry(entry: Entry) -> Any:
    made = FeedEntry()
    made.guid(entry.id, permalink=False)
    made.title(entry.title)
    made.link(href=entry.link)
    made.summary(entry.summary, type="text")
    made.content(entry.html, type="html")
    made.published(entry.published)
    made.updated(entry.updated)
    made.author({"name": entry.author})
    made.category(
        [{"term": c.term, "scheme": c.scheme, "label": c.label} for c in entry.categories]
    )
    for main in entry.enclosures[:1]:
        made.enclosure(main.url, main.size, main.media_type)
    made.register_extension("guongsang", lambda: _EntryExtension(entry))
    return made


class _FeedExtension:
    """Completes a feed's own elements."""

    def __init__(self, feed: Feed, suffix: str) -> None:
        self._feed = feed
        self._suffix = suffix

    def extend_ns(self) -> dict[str, str]:
        names = {"dc": DUBLIN_CORE} if self._suffix == ".rss" else {}
        if self._feed.current:
            names["fh"] = HISTORY
        if self._feed.deleted:
            names["at"] = TOMBSTONES
        return names

    def extend_rss(self, root: etree._Element) -> None:
        """Leave RSS as it is: it has no archives and no deleted entries."""

    def extend_atom(self, root: etree._Element) -> None:
        if self._feed.current:
            etree.SubElement(root, f"{{{HISTORY}}}archive")
        for deleted in self._feed.deleted:
            made = etree.SubElement(root, f"{{{TOMBSTONES}}}deleted-entry", ref=deleted.id)
            made.set("when", deleted.when.isoformat())


class _EntryExtension:
    """Completes an entry's elements."""

    def __init__(self, entry: Entry) -> None:
        self._entry = entry

    def extend_ns(self) -> dict[str, str]:
        return {}

    def extend_rss(self, item: etree._Element) -> None:
        # <author> wants an e-mail address. Not dc:date: Miniflux lets it replace pubDate.
        etree.SubElement(item, f"{{{DUBLIN_CORE}}}creator").text = self._entry.author
        etree.SubElement(item, f"{{{ATOM}}}updated").text = self._entry.updated.isoformat()

    def extend_atom(self, entry: etree._Element) -> None:
        for bare in entry.findall("link"):
            entry.remove(bare)
        link = self._entry.link
        etree.SubElement(entry, "link", rel="alternate", type="text/html", href=link)
        for file in self._entry.enclosures:
            made = etree.SubElement(entry, "link", rel="enclosure", type=file.media_type)
            made.set("href", file.url)
            made.set("title", file.title)
            made.set("length", str(file.size))
