"""Feeds: what readers, portals and mail programs subscribe to.

``plan_feeds`` composes each item once (``compose``), chooses what is live and what is archived
(``window``) and plans three forms: RSS and Atom (``writer``), JSON Feed (``json_feed``).
"""

from generator.outputs.feeds.compose import Composer, Enclosure, FullText, Illustrate
from generator.outputs.feeds.feed import Entry
from generator.outputs.feeds.pictures import Illustration, illustrate
from generator.outputs.feeds.write import plan_feeds, write_feeds

__all__ = [
    "Composer",
    "Enclosure",
    "Entry",
    "FullText",
    "Illustrate",
    "Illustration",
    "illustrate",
    "plan_feeds",
    "write_feeds",
]
