"""OPML 2.0: every feed in one file, to be subscribed to at once. Source: opml.org/spec2.opml."""

from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime

from lxml import etree

from generator.outputs.feeds.feed import Feed


def opml(
    title: str, owner: str, page: str, modified: datetime, feeds: Sequence[tuple[str, Feed]]
) -> bytes:
    """Return the list of *feeds*, each with the heading it stands under; groups in order met.

    Each feed is listed in one form, the RSS that pages announce: a reader that imports two forms
    subscribes twice. *page* is the address that explains the feeds.
    """
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    for name, value in (
        ("title", title),
        ("dateModified", format_datetime(modified)),
        ("ownerName", owner),
        ("ownerId", page),
        ("docs", "http://opml.org/spec2.opml"),
    ):
        etree.SubElement(head, name).text = value
    body = etree.SubElement(root, "body")
    groups: dict[str, etree._Element] = {}
    for group, feed in feeds:
        if group not in groups:
            groups[group] = etree.SubElement(body, "outline", text=group, title=group)
        made = etree.SubElement(groups[group], "outline", type="rss", text=feed.title)
        made.set("title", feed.title)
        made.set("xmlUrl", f"{feed.stem}.rss")
        made.set("htmlUrl", feed.page)
        made.set("description", feed.subtitle)
        made.set("language", "vi")
    etree.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"
