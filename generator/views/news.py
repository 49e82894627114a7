"""A news page."""

from dataclasses import dataclass

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
