"""An honouree's page: portrait or monogram, citation, awards with their decisions, story."""

from dataclasses import dataclass
from datetime import date

from generator.views.page import Card, Head, Link


@dataclass(frozen=True, slots=True)
class AwardView:
    """An award held, with the decision that conferred it."""

    name: str
    year: int | None
    decision: Link | None
    decision_text: str
    decision_day: date | None
    authority: str | None
    rank: int
    revoked: str | None = None


@dataclass(frozen=True, slots=True)
class HonoureeView:
    """One person, collective or household."""

    head: Head
    label: str
    group: str
    monogram: str
    post: str | None
    citation: str | None
    campaign: Link | None
    awards: tuple[AwardView, ...]
    birth_year: int | None
    hometown: str | None
    direct_worker: bool
    exemplars: tuple[Card, ...]
