"""An award decision's page: recipients grouped by title, highest rank first."""

from dataclasses import dataclass
from datetime import date

from generator.views.issued import IssuedView
from generator.views.page import Head, Link


@dataclass(frozen=True, slots=True)
class AwardedView:
    """One recipient as the decision names them."""

    anchor: str
    number: int
    name: str
    group: str
    post: str | None
    unit: str | None
    citation: str | None
    link: Link | None
    revoked: str | None


@dataclass(frozen=True, slots=True)
class AwardGroupView:
    """The recipients of one title or form."""

    title: str
    rank: int
    awarded: tuple[AwardedView, ...]


@dataclass(frozen=True, slots=True)
class RevocationView:
    """An award taken back."""

    day: date
    reason: str
    whom: str | None
    decision: Link | None


@dataclass(frozen=True, slots=True)
class AwardDecisionView:
    """One decision."""

    head: Head
    issued: IssuedView
    authority: str | None
    commendation: str | None
    campaign: Link | None
    count: int
    groups: tuple[AwardGroupView, ...]
    revocations: tuple[RevocationView, ...]
