"""RSS 2.0 and Atom 1.0: the feed itself by feedgen 1.0.0, the one module that imports it.

feedgen knows neither archives (RFC 5005) nor deleted entries (RFC 6721); its extensions get at the
elements it makes, and complete them here. Entries are set into what it makes, written once
(``entry_xml``). Elements of Atom carry no namespace in its tree: ``xmlns`` is an attribute there.
"""

from collections.abc import Iterable
from typing import Any

from feedgen.feed import FeedGenerator
from lxml import etree

from generator.outputs.feeds.entry_xml import atom_entry, rss_item
from generator.outputs.feeds.feed import Feed

DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
HISTORY = "http://purl.org/syndication/history/1.0"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"

GENERATOR = "Gương Sáng"
LANGUAGE = "vi"
MINUTES_TO_LIVE = 60


def rss(feed: Feed) -> bytes:
    """Return the feed as RSS 2.0, ending in a newline. Not for threads: feedgen sets the
    process's locale for a moment."""
    return _filled(
        _generator(feed, "rss").rss_str(), map(rss_item, feed.entries), b"</channel></rss>"
    )


def atom(feed: Feed) -> bytes:
    """Return the feed as Atom 1.0, ending in a newline."""
    return _filled(_generator(feed, "atom").atom_str(), map(atom_entry, feed.entries), b"</feed>")


def _filled(frame: bytes, entries: Iterable[bytes], end: bytes) -> bytes:
    """Return a feed without entries with its entries: they come last."""
    return b"".join((frame.removesuffix(end), *entries, end, b"\n"))


def _generator(feed: Feed, form: str) -> Any:
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
    own_type = f"application/{form}+xml"
    made.link(href=f"{feed.stem}.{form}", rel="self", type=own_type)
    if feed.current:
        made.link(href=feed.current, rel="current", type=own_type)
    if feed.previous:
        made.link(href=feed.previous, rel="prev-archive", type=own_type)
    # The last link of any kind becomes the channel's <link>.
    made.link(href=feed.page, rel="alternate", type="text/html")
    made.register_extension("guongsang", lambda: _Extension(feed, form))
    return made


class _Extension:
    """Completes a feed's own elements."""

    def __init__(self, feed: Feed, form: str) -> None:
        self._feed = feed
        self._form = form

    def extend_ns(self) -> dict[str, str]:
        names = {"dc": DUBLIN_CORE} if self._form == "rss" else {}
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
