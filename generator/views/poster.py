"""An honour board to print and hang: whom a decision honours, and the way to its page."""

from dataclasses import dataclass
from datetime import date

from generator.views.award_decision import AwardDecisionView
from generator.views.page import Head, Link

POSTER = "bang-vinh-danh/"
# More names than this are set small, in more columns.
MANY = 24


@dataclass(frozen=True, slots=True)
class HonouredView:
    """One recipient on the board: the name, and the unit or post below it."""

    name: str
    place: str | None


@dataclass(frozen=True, slots=True)
class PosterGroupView:
    """The recipients of one title or form."""

    title: str
    honoured: tuple[HonouredView, ...]


@dataclass(frozen=True, slots=True)
class PosterView:
    """One board. It shows nothing that the decision's own page does not show."""

    head: Head
    symbol: str | None
    day: date | None
    authority: str | None
    groups: tuple[PosterGroupView, ...]
    many: bool
    decision: Link


def poster_view(decision: AwardDecisionView, address: str) -> PosterView | None:
    """Return the board of a decision; awards taken back are left out, None if that is all of them.

    *address* is the decision's own.
    """
    groups = tuple(
        PosterGroupView(group.title, honoured)
        for group in decision.groups
        if (
            honoured := tuple(
                HonouredView(row.name, row.unit or row.post)
                for row in group.awarded
                if row.revoked is None
            )
        )
    )
    if not groups:
        return None
    issued = decision.issued
    issuer = issued.issuer.name if issued.issuer else None
    return PosterView(
        head=decision.head,
        symbol=issued.symbol,
        day=issued.issue_day,
        authority=decision.authority or issuer,
        groups=groups,
        many=sum(len(group.honoured) for group in groups) > MANY,
        decision=Link(decision.head.title, address),
    )
