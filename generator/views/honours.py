"""Honours: one award to one recipient each, as the decisions name them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.content.award_decision import AwardDecision, Awarded
from generator.content.honouree import HonoureeKind
from generator.loading.record import Record
from generator.policy.unlisting import NAMELESS, numbered
from generator.vietnamese import collation_key, initial, name_key
from generator.views.address import address_of
from generator.views.award_decision import AwardedView, AwardGroupView, award_decision_view
from generator.views.book import Book
from generator.views.page import Link


@dataclass(frozen=True, slots=True)
class Honour:
    """One award to one recipient. *permalink* leads to the row in its decision."""

    decision_id: str
    number: int
    name: str
    group: str
    post: str | None
    unit: str | None
    award: str
    level: str | None
    authority: str | None
    citation: str | None
    field: Link | None
    decision: str
    day: date | None
    permalink: str
    profile: str | None
    revoked: str | None
    sample: bool


@dataclass(frozen=True, slots=True)
class Filed:
    """An honour with what it is filed under and counted by."""

    honour: Honour
    key: tuple[object, ...]
    letter: str
    year: int | None
    rank: int
    kind: HonoureeKind
    direct_worker: bool | None
    """As the list or the recipient's own page states it; None where neither does."""
    indexed: bool
    """Whether its decision may be found by search engines."""


def filed_honours(book: Book) -> tuple[Filed, ...]:
    """Return every award that names somebody, by name, those taken back too."""
    found = (each for r in book.of_kind["award-decision"] for each in _of(r, book))
    return tuple(sorted(found, key=lambda each: each.key))


def _of(record: Record, book: Book) -> Iterator[Filed]:
    entry = record.entry
    assert isinstance(entry, AwardDecision)
    # Lists that begin again at 1 for collectives have each number twice, but not each name.
    own: dict[tuple[int, str], Awarded] = {}
    for number, row in numbered(entry):
        own.setdefault((number, row.name), row)
    for group in award_decision_view(record, book).groups:
        for awarded in group.awarded:
            if awarded.name != NAMELESS:
                row = own[awarded.number, awarded.name]
                yield _filed(record, entry, group, awarded, row, book)


def _filed(
    record: Record,
    entry: AwardDecision,
    group: AwardGroupView,
    awarded: AwardedView,
    row: Awarded,
    book: Book,
) -> Filed:
    profile = book.record(row.honouree)
    person = profile.outline if profile and profile.kind.key == "honouree" else None
    day = entry.issue_day
    honour = Honour(
        decision_id=record.id,
        number=awarded.number,
        name=awarded.name,
        group=awarded.group,
        post=awarded.post,
        unit=awarded.unit,
        award=group.title,
        level=awarded.level,
        authority=entry.authority,
        citation=awarded.citation,
        field=book.term((person.field if person else None) or entry.field),
        decision=entry.symbol or entry.title,
        day=day,
        permalink=f"{address_of(record)}#{awarded.anchor}",
        profile=awarded.link.address if awarded.link else None,
        revoked=awarded.revoked,
        sample=entry.sample,
    )
    by_name = row.kind is HonoureeKind.PERSON
    key = name_key(awarded.name) if by_name else (collation_key(awarded.name),)
    stated = row.direct_worker
    if stated is None and person and person.direct_worker:
        stated = True
    return Filed(
        honour=honour,
        key=(key, -(day.toordinal() if day else 0), record.id, awarded.number, awarded.anchor),
        letter=initial(awarded.name if by_name else awarded.name.split()[0]),
        year=day.year if day else None,
        rank=group.rank,
        kind=row.kind,
        direct_worker=stated,
        indexed=not entry.noindex,
    )
