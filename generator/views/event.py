"""An event's page."""

from dataclasses import dataclass
from datetime import date, datetime

from generator.views.page import Card, Head, Link


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
