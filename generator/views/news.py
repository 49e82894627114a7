"""A news page."""

from dataclasses import dataclass

from generator.content.news import News
from generator.loading.record import Record
from generator.views.book import Book, once
from generator.views.head import cards, head
from generator.views.page import Card, Head, Link


@dataclass(frozen=True, slots=True)
class NewsView:
    """One piece of news."""

    head: Head
    column: str
    campaign: Link | None
    event: Link | None
    writer: str | None
    photographer: str | None
    more: tuple[Card, ...]


MOST_NEWS = 3


@once
def news_view(record: Record, book: Book) -> NewsView:
    """Return a piece of news with the latest others beside it."""
    entry = record.entry
    assert isinstance(entry, News)
    others = [r for r in book.latest["news"][: MOST_NEWS + 1] if r.id != entry.id]
    return NewsView(
        head=head(record, book),
        column=entry.column.vi,
        campaign=book.link(entry.campaign),
        event=book.link(entry.event),
        writer=entry.writer,
        photographer=entry.photographer,
        more=cards(tuple(others[:MOST_NEWS]), book),
    )
