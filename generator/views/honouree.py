"""An honouree's page: portrait or monogram, citation, awards with their decisions, story."""

from dataclasses import dataclass
from datetime import date

from generator.content.award_decision import AwardDecision
from generator.content.honouree import Award, Honouree
from generator.loading.record import Record
from generator.policy.unlisting import numbered
from generator.views.address import address_of
from generator.views.book import Book, once
from generator.views.head import cards, head, monogram
from generator.views.outline import HonouredOutline, PublicRecord
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


UNRANKED = 999


@once
def honouree_view(record: Record, book: Book) -> HonoureeView:
    """Return an honouree's page."""
    entry = record.entry
    assert isinstance(entry, Honouree)
    own = (_own(award, book) for award in entry.awards)
    conferred = (
        _conferred(decision, row, book) for decision, row in book.awarded_to.get(entry.id, ())
    )
    awards = sorted((*own, *conferred), key=lambda a: (a.rank, -(a.year or 0), a.name))
    return HonoureeView(
        head=head(record, book),
        label=entry.honouree_kind.vi,
        group=entry.honouree_kind.value,
        monogram=monogram(entry.title),
        post=entry.post,
        citation=entry.citation,
        campaign=book.link(entry.campaign),
        awards=tuple(awards),
        birth_year=entry.birth_year,
        hometown=entry.hometown,
        direct_worker=entry.direct_worker,
        exemplars=cards(book.exemplars_of.get(entry.id, ()), book, "exemplar"),
    )


def _own(award: Award, book: Book) -> AwardView:
    term = book.award(award.award)
    return AwardView(
        name=award.label or (term.name if term else award.award),
        year=award.year or (award.decision_day.year if award.decision_day else None),
        decision=book.link(award.decision),
        decision_text=award.decision_symbol or "",
        decision_day=award.decision_day,
        authority=award.authority,
        rank=term.rank if term else UNRANKED,
    )


def _conferred(decision: PublicRecord, conferred: HonouredOutline, book: Book) -> AwardView:
    entry = decision.entry
    assert isinstance(entry, AwardDecision)
    number, row = numbered(entry)[conferred.at]
    term = book.award(row.award or entry.award)
    link = book.link(decision.id)
    revocation = book.edition.revoked(decision.id, number, row.name)
    return AwardView(
        name=row.label or (term.name if term else "Khen thưởng"),
        year=entry.issue_day.year if entry.issue_day else None,
        decision=Link(entry.symbol or link.title, address_of(decision)) if link else None,
        decision_text=entry.symbol or entry.title,
        decision_day=entry.issue_day,
        authority=entry.authority,
        rank=term.rank if term else UNRANKED,
        revoked=revocation.reason if revocation else None,
    )
