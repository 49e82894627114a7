"""The honour roll: every recipient of every decision, by name, year, title and unit."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from generator.content.award_decision import AwardDecision
from generator.loading.record import Record
from generator.policy.unlisting import NAMELESS
from generator.vietnamese import collation_key, initial, name_key, slugify
from generator.views.address import ROLL, address_of, kind_address, page_of
from generator.views.award_decision import AwardedView, AwardGroupView, award_decision_view
from generator.views.book import Book
from generator.views.catalogue import HOME_LINK
from generator.views.listing import FacetGroup, FacetLink, IndexView
from generator.views.page import Link, Page

ROWS = 100
MOST_UNITS = 20
INTRODUCTION = "Mọi tập thể, cá nhân, hộ gia đình có tên trong các quyết định đã đăng ở đây."
HONOURS = Link("Vinh danh", kind_address("honouree"))
# Letters that ASCII lacks are named in addresses as they are typed in Telex.
_TELEX = {"ă": "aw", "â": "aa", "đ": "dd", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw"}


@dataclass(frozen=True, slots=True)
class RollRow:
    """One award to one recipient. *permalink* leads to the row in its decision."""

    name: str
    group: str
    post: str | None
    unit: str | None
    award: str
    level: str | None
    authority: str | None
    decision: str
    day: date | None
    permalink: str
    profile: str | None
    revoked: str | None
    sample: bool


@dataclass(frozen=True, slots=True)
class RollView:
    """One page of the roll. *groups* are the ways to narrow it; *number* counts from 1."""

    title: str
    introduction: str
    rows: tuple[RollRow, ...]
    total: int
    number: int
    pages: tuple[Link, ...]
    groups: tuple[FacetGroup, ...]
    whole: bool
    """Whether this is the first page of the whole roll, which says what the roll is and is not."""


@dataclass(frozen=True, slots=True)
class _Filed:
    """A row with what it is filed under."""

    row: RollRow
    key: tuple[object, ...]
    letter: str
    year: int | None
    rank: int
    award: str
    unit: str | None


def roll_pages(book: Book) -> tuple[Page, ...]:
    """Return the whole roll and its parts: by letter, by year, by title, by unit."""
    filed = sorted(_filed(book), key=lambda each: each.key)
    if not filed:
        return ()
    letters = _parts(filed, "ten", "Theo tên", lambda f: f.letter, _letter_slug, collation_key)
    years = _parts(filed, "nam", "Theo năm", lambda f: f.year, str, lambda year: -int(year))
    awards = _parts(
        filed, "danh-hieu", "Theo danh hiệu, hình thức", lambda f: (f.rank, f.award),
        lambda award: slugify(award[1])[:80], lambda award: award,
    )  # fmt: skip
    units = _parts(
        filed, "don-vi", "Theo đơn vị", lambda f: f.unit,
        lambda unit: slugify(unit)[:80], collation_key,
    )  # fmt: skip
    parts = (letters, years, awards, units)
    by_unit = units[0]
    many = FacetLink("Tất cả đơn vị", f"{ROLL}don-vi/", len(by_unit.facets))
    few = by_unit.facets if len(by_unit.facets) <= MOST_UNITS else ()
    by_unit = FacetGroup(by_unit.title, (*few, many))
    groups = (letters[0], years[0], awards[0], by_unit)
    pages = list(_paged("Danh sách khen thưởng", ROLL, filed, groups, whole=True))
    for group, found in parts:
        for facet, members in zip(group.facets, found, strict=True):
            title = f"{group.title.removeprefix('Theo ').capitalize()}: {facet.title}"
            pages += _paged(title, facet.address, members, _marked(groups, facet), whole=False)
    index = IndexView("Danh sách khen thưởng theo đơn vị", INTRODUCTION, (units[0],))
    trail = (HOME_LINK, HONOURS, Link("Danh sách khen thưởng", ROLL))
    pages.append(
        Page(f"{ROLL}don-vi/", "index", index.title, index, INTRODUCTION, trail, menu="honouree")
    )
    return tuple(pages)


def _filed(book: Book) -> Iterable[_Filed]:
    for record in book.edition.of_kind("award-decision"):
        entry = record.entry
        assert isinstance(entry, AwardDecision)
        view = award_decision_view(record, book)
        for group in view.groups:
            for awarded in group.awarded:
                if awarded.name != NAMELESS:
                    yield _one(record, entry, group, awarded)


def _one(
    record: Record,
    entry: AwardDecision,
    group: AwardGroupView,
    awarded: AwardedView,
) -> _Filed:
    day = entry.issue_day
    row = RollRow(
        name=awarded.name,
        group=awarded.group,
        post=awarded.post,
        unit=awarded.unit,
        award=group.title,
        level=awarded.level,
        authority=entry.authority,
        decision=entry.symbol or entry.title,
        day=day,
        permalink=f"{address_of(record)}#{awarded.anchor}",
        profile=awarded.link.address if awarded.link else None,
        revoked=awarded.revoked,
        sample=entry.sample,
    )
    person = awarded.group == "Cá nhân"
    key = name_key(awarded.name) if person else (collation_key(awarded.name),)
    newest = -(day.toordinal() if day else 0)
    return _Filed(
        row=row,
        key=(key, newest, record.id, awarded.number),
        letter=initial(awarded.name) if person else initial(awarded.name.split()[0]),
        year=day.year if day else None,
        rank=group.rank,
        award=group.title,
        unit=awarded.unit,
    )


def _letter_slug(letter: str) -> str:
    return _TELEX.get(letter.lower(), letter.lower() if letter.isalpha() else "khac")


def _parts(
    filed: list[_Filed],
    segment: str,
    title: str,
    under: Callable[[_Filed], object],
    slug: Callable[..., str],
    order: Callable[..., object],
) -> tuple[FacetGroup, tuple[list[_Filed], ...]]:
    """Return the facets of one way to file the roll, and the rows of each."""
    found: dict[object, list[_Filed]] = {}
    for each in filed:
        value = under(each)
        if value is not None:
            found.setdefault(value, []).append(each)
    taken: set[str] = set()
    facets: list[FacetLink] = []
    members: list[list[_Filed]] = []
    for value in sorted(found, key=order):  # type: ignore[arg-type]
        name = value[1] if isinstance(value, tuple) else str(value)
        base = slug(value) or "khac"
        ends = (base, *(f"{base}-{count}" for count in range(2, len(found) + 2)))
        end = next(each for each in ends if each not in taken)
        taken.add(end)
        facets.append(FacetLink(name, f"{ROLL}{segment}/{end}/", len(found[value])))
        members.append(found[value])
    return FacetGroup(title, tuple(facets)), tuple(members)


def _marked(groups: tuple[FacetGroup, ...], here: FacetLink) -> tuple[FacetGroup, ...]:
    """Return the groups with the facet *here* marked as the one shown."""
    return tuple(
        FacetGroup(
            group.title,
            tuple(
                FacetLink(f.title, f.address, f.count, f.address == here.address)
                for f in group.facets
            ),
        )
        for group in groups
    )


def _paged(
    title: str,
    address: str,
    filed: list[_Filed],
    groups: tuple[FacetGroup, ...],
    *,
    whole: bool,
) -> Iterable[Page]:
    count = max(1, math.ceil(len(filed) / ROWS))
    links = tuple(Link(str(n), page_of(address, n)) for n in range(1, count + 1))
    trail = [HOME_LINK, HONOURS]
    if not whole:
        trail.append(Link("Danh sách khen thưởng", ROLL))
    for number in range(1, count + 1):
        shown = tuple(each.row for each in filed[(number - 1) * ROWS : number * ROWS])
        view = RollView(
            title, INTRODUCTION, shown, len(filed), number, links, groups, whole and number == 1
        )
        yield Page(
            address=page_of(address, number),
            template="roll",
            title=title if number == 1 else f"{title} – trang {number}",
            view=view,
            description=INTRODUCTION,
            trail=tuple(trail),
            menu="honouree",
            noindex=number > 1,
        )
