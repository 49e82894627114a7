"""Feeds: what readers, portals and mail programs subscribe to.

``write_feeds`` composes each item once (``compose``), chooses what is live and what is archived
(``window``) and writes three forms: RSS and Atom (``writer``), JSON Feed (``json_feed``).
"""

from generator.outputs.feeds.compose import Enclosure, FullText, Illustrate
from generator.outputs.feeds.pictures import Illustration, illustrate
from generator.outputs.feeds.write import write_feeds

__all__ = ["Enclosure", "FullText", "Illustrate", "Illustration", "illustrate", "write_feeds"]
