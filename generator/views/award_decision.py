"""An award decision's page: recipients grouped by title, highest rank first."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from generator.content.award_decision import AwardDecision, Awarded, Revocation
from generator.loading.record import Record
from generator.policy.unlisting import numbered
from generator.views.address import address_of
from generator.views.book import Book, once
from generator.views.head import head
from generator.views.honouree import UNRANKED
from generator.views.issued import IssuedView, issued
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
    level: str | None


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
    csv: Link | None
    """The list as a table to download."""
    poster: Link | None = None
    """The honour board, where there is anybody to honour."""


@once
def award_decision_view(record: Record, book: Book) -> AwardDecisionView:
    """Return a decision's page; recipients keep the decision's own order within each title."""
    entry = record.entry
    assert isinstance(entry, AwardDecision)
    commendation = book.edition.terms.get(entry.commendation or "")
    name = getattr(commendation.entry, "name", None) if commendation else None
    return AwardDecisionView(
        head=head(record, book),
        issued=issued(record, book),
        authority=entry.authority,
        commendation=entry.commendation_label or name,
        campaign=book.link(entry.campaign),
        count=len(entry.awarded),
        groups=_groups(record, entry, book),
        csv=Link("Tải danh sách (CSV, mở bằng Excel)", f"{address_of(record)}danh-sach.csv")
        if entry.awarded
        else None,
        revocations=tuple(_revocation(r, book) for r in entry.revocations if r.day <= book.day),
    )


def _groups(record: Record, entry: AwardDecision, book: Book) -> tuple[AwardGroupView, ...]:
    groups: dict[tuple[int, str], list[AwardedView]] = {}
    taken: Counter[int] = Counter()
    for number, row in numbered(entry):
        term = book.award(row.award or entry.award)
        title = row.label or (term.name if term else "Khen thưởng")
        rank = term.rank if term else UNRANKED
        # Many lists count from 1 again for each group of recipients.
        taken[number] += 1
        anchor = f"so-{number}" if taken[number] == 1 else f"so-{number}-{taken[number]}"
        level = term.level.vi if term else None
        made = _awarded(record, row, number, anchor, level, book)
        groups.setdefault((rank, title), []).append(made)
    return tuple(
        AwardGroupView(title, rank, tuple(rows)) for (rank, title), rows in sorted(groups.items())
    )


def _awarded(
    record: Record, row: Awarded, number: int, anchor: str, level: str | None, book: Book
) -> AwardedView:
    entry = record.entry
    assert isinstance(entry, AwardDecision)
    unit = book.unit(row.unit_id, entry.issue_day)
    honouree = book.record(row.honouree)
    revocation = book.edition.revoked(record.id, number, row.name)
    return AwardedView(
        anchor=anchor,
        number=number,
        name=row.name,
        group=row.kind.vi,
        post=row.post,
        unit=row.unit or (unit.name if unit else None),
        citation=row.citation,
        link=Link(row.name, address_of(honouree)) if honouree else None,
        revoked=revocation.reason if revocation else None,
        level=level,
    )


def _revocation(revocation: Revocation, book: Book) -> RevocationView:
    number = revocation.number
    whom = revocation.name or (f"số {number}" if number is not None else None)
    return RevocationView(revocation.day, revocation.reason, whom, book.link(revocation.decision))
