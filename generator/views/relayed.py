"""The page of a piece taken over from another body: whose it is, and the way to the original."""

from dataclasses import dataclass
from datetime import date

from generator.content.relayed import Relayed
from generator.loading.record import Record
from generator.views.book import Book, once
from generator.views.head import cards, head
from generator.views.page import Card, Head, Link

MOST_MORE = 3


@dataclass(frozen=True, slots=True)
class RelayedView:
    """One relayed piece. *source* leads to the source's own site, or to the original."""

    head: Head
    source: Link
    original: str
    posted: date | None
    writer: str | None
    more: tuple[Card, ...]


@once
def relayed_view(record: Record, book: Book) -> RelayedView:
    """Return a relayed piece with the latest others of the same source."""
    entry = record.entry
    assert isinstance(entry, Relayed)
    source = book.source(entry.source)
    others = (
        other
        for other in book.latest["relayed"]
        if other.outline.source == entry.source and other.id != entry.id
    )
    return RelayedView(
        head=head(record, book),
        source=Link(source.name, source.home or entry.source_url),
        original=entry.source_url,
        posted=entry.posted,
        writer=entry.writer,
        more=cards(tuple(others), book, most=MOST_MORE),
    )
