"""The next day on which the site comes out different, to the day."""

from dataclasses import replace
from datetime import date

from generator.graph.graph import Graph
from generator.policy.edition import Edition, admit
from generator.views.arrange import arrange


def next_difference(graph: Graph, edition: Edition) -> date | None:
    """Return the first day after the edition's whose site is not the same.

    An edition says when it may be another: some of these days are noticed on no page.
    """
    here, change = _seen(edition), edition.next_change
    while change is not None:
        there = admit(graph, change)
        if _seen(there) != here:
            return change
        change = there.next_change
    return None


def _seen(edition: Edition) -> object:
    """Return all that pages, feeds and calendars are made from, but the day itself.

    Feeds alone go by the day: those of what has ended say so.
    """
    site = arrange(edition)
    ended = [c.ended is not None and c.ended < site.day for c in site.channels]
    items = [[item.whole for item in channel.items] for channel in site.channels]
    return replace(site, day=date.min), ended, items
