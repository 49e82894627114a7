"""An event's page."""

from dataclasses import dataclass
from datetime import date, datetime

from generator.content.event import Event
from generator.loading.record import Record
from generator.views.book import Book, once
from generator.views.head import cards, head, state_of
from generator.views.page import Card, Head, Link
from generator.views.wording import STATES, when_text


@dataclass(frozen=True, slots=True)
class EventView:
    """One event; *state* is ``coming``, ``running``, ``ended`` or ``cancelled``."""

    head: Head
    label: str
    start: date | datetime
    end: date | datetime | None
    when: str
    place: str | None
    campaign: Link | None
    state: str
    state_label: str
    cancelled_day: date | None
    cancelled_reason: str | None
    news: tuple[Card, ...]


@once
def event_view(record: Record, book: Book) -> EventView:
    """Return an event's page."""
    entry = record.entry
    assert isinstance(entry, Event)
    state = state_of(record, book.day)
    reports = book.of_event.get(entry.id, ())
    cancelled = entry.cancelled if state == "cancelled" else None
    return EventView(
        head=head(record, book),
        label=entry.event_kind.vi,
        start=entry.start,
        end=entry.end,
        when=when_text(entry.start, entry.end),
        place=entry.place,
        campaign=book.link(entry.campaign),
        state=state,
        state_label=STATES[state],
        cancelled_day=cancelled.day if cancelled else None,
        cancelled_reason=cancelled.reason if cancelled else None,
        news=cards(reports, book),
    )
