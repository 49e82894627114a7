"""Feeds: what readers, portals and mail programs subscribe to.

``plan_feeds`` asks what is known of each item's entry (``entries``, made by ``compose``), chooses
what is live and what is archived (``window``) and plans three forms: RSS and Atom (``writer``),
JSON Feed (``json_feed``).
"""

from generator.outputs.feeds.compose import Composer, Enclosure, FullText, Illustrate, Item
from generator.outputs.feeds.entries import Entries
from generator.outputs.feeds.feed import Entry, KnownEntry
from generator.outputs.feeds.packed import pack, unpack
from generator.outputs.feeds.pictures import Illustration, illustrate
from generator.outputs.feeds.write import ARCHIVE, LIST, plan_feeds, write_feeds

__all__ = [
    "ARCHIVE",
    "LIST",
    "Composer",
    "Enclosure",
    "Entries",
    "Entry",
    "FullText",
    "Illustrate",
    "Illustration",
    "Item",
    "KnownEntry",
    "illustrate",
    "pack",
    "plan_feeds",
    "unpack",
    "write_feeds",
]
