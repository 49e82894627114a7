"""A campaign's page: at a glance, then everything its plan says."""

from dataclasses import dataclass
from datetime import date

from generator.views.issued import IssuedView
from generator.views.page import Card, FeedLink, Head
from generator.views.target import TargetGroupView


@dataclass(frozen=True, slots=True)
class Milestone:
    """A point on the timeline. *state* is ``past``, ``today`` or ``future``; *text* as worded."""

    label: str
    text: str
    day: date | None
    state: str
    phrase: str | None = None


@dataclass(frozen=True, slots=True)
class CommemorationView:
    """An anniversary of a wave; *outside* says that its day is not within the wave."""

    event: str
    anniversary: int | None
    original: date | None
    current: date | None
    note: str | None
    outside: bool


@dataclass(frozen=True, slots=True)
class WaveView:
    """A wave with its commemorations and close-out."""

    name: str
    span: str
    state: str
    commemorations: tuple[CommemorationView, ...]
    open_list: bool
    goal: str | None
    close_out: str | None
    close_out_note: str | None


@dataclass(frozen=True, slots=True)
class MovementView:
    """A movement or drive followed."""

    name: str
    drive: bool
    launched_by: str | None
    period: str | None
    doubt: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class AudienceView:
    """Whom the campaign addresses."""

    group: str
    text: str


@dataclass(frozen=True, slots=True)
class DutyView:
    """Who does what."""

    actor: str
    tasks: tuple[str, ...]
    reporting: str | None


@dataclass(frozen=True, slots=True)
class CampaignView:
    """One campaign. *state* is ``coming``, ``running``, ``ended`` or ``unknown`` on the build day."""

    head: Head
    issued: IssuedView
    short_title: str
    level: str
    state: str
    state_label: str
    theme: str | None
    aims: tuple[str, ...]
    audience: tuple[AudienceView, ...]
    contents: tuple[str, ...]
    movements: tuple[MovementView, ...]
    milestones: tuple[Milestone, ...]
    waves: tuple[WaveView, ...]
    more_waves: str | None
    target_groups: tuple[TargetGroupView, ...]
    organising: tuple[str, ...]
    duties: tuple[DutyView, ...]
    exemplars: tuple[Card, ...]
    honourees: tuple[Card, ...]
    decisions: tuple[Card, ...]
    documents: tuple[Card, ...]
    news: tuple[Card, ...]
    events: tuple[Card, ...]
    feed: FeedLink
