"""The honour roll: every recipient of every decision, by name, year, title and unit."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.vietnamese import collation_key, slugify
from generator.views.address import ROLL, kind_address, page_of
from generator.views.catalogue import HOME_LINK
from generator.views.honours import Filed, Honour
from generator.views.listing import FacetGroup, FacetLink, IndexView
from generator.views.page import Link, Page

ROWS = 100
MOST_UNITS = 20
INTRODUCTION = "Mọi tập thể, cá nhân, hộ gia đình có tên trong các quyết định đã đăng ở đây."
ROLL_UNITS = f"{ROLL}don-vi/"
HONOURS = Link("Vinh danh", kind_address("honouree"))
# Letters that ASCII lacks are named in addresses as they are typed in Telex.
_TELEX = {"ă": "aw", "â": "aa", "đ": "dd", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw"}


@dataclass(frozen=True, slots=True)
class RollView:
    """One page of the roll. *groups* are the ways to narrow it; *number* counts from 1."""

    title: str
    introduction: str
    rows: tuple[Honour, ...]
    total: int
    number: int
    pages: tuple[Link, ...]
    groups: tuple[FacetGroup, ...]
    whole: bool
    """Whether this is the first page of the whole roll, which says what the roll is and is not."""
    data: tuple[Link, ...] = ()
    """The whole roll as files to take away."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way to file the roll: its facets, and the honours of each."""

    group: FacetGroup
    members: tuple[tuple[Filed, ...], ...]


@dataclass(frozen=True, slots=True)
class Roll:
    """All honours by name, and the ways to narrow them."""

    filed: tuple[Filed, ...]
    letters: Way
    years: Way
    awards: Way
    units: Way


def roll_of(filed: tuple[Filed, ...]) -> Roll:
    """File the honours by letter, year, title and unit."""
    return Roll(
        filed=filed,
        letters=_way(filed, "ten", "Theo tên", lambda f: f.letter, _letter_slug, collation_key),
        years=_way(filed, "nam", "Theo năm", lambda f: f.year, str, lambda year: -int(year)),
        awards=_way(
            filed, "danh-hieu", "Theo danh hiệu, hình thức", lambda f: (f.rank, f.honour.award),
            lambda award: slugify(award[1])[:80], lambda award: award,
        ),
        units=_way(
            filed, "don-vi", "Theo đơn vị", lambda f: f.honour.unit,
            lambda unit: slugify(unit)[:80], collation_key,
        ),
    )  # fmt: skip


def roll_pages(roll: Roll) -> tuple[Page, ...]:
    """Return the whole roll and its parts: by letter, by year, by title, by unit."""
    if not roll.filed:
        return ()
    by_unit = roll.units.group
    many = FacetLink("Tất cả đơn vị", ROLL_UNITS, len(by_unit.facets))
    few = by_unit.facets if len(by_unit.facets) <= MOST_UNITS else ()
    by_unit = FacetGroup(by_unit.title, (*few, many))
    groups = (roll.letters.group, roll.years.group, roll.awards.group, by_unit)
    pages = list(_paged("Danh sách khen thưởng", ROLL, roll.filed, groups, whole=True))
    for way in (roll.letters, roll.years, roll.awards, roll.units):
        for facet, members in zip(way.group.facets, way.members, strict=True):
            title = f"{way.group.title.removeprefix('Theo ').capitalize()}: {facet.title}"
            pages += _paged(title, facet.address, members, _marked(groups, facet), whole=False)
    index = IndexView("Danh sách khen thưởng theo đơn vị", INTRODUCTION, (roll.units.group,))
    trail = (HOME_LINK, HONOURS, Link("Danh sách khen thưởng", ROLL))
    pages.append(
        Page(ROLL_UNITS, "index", index.title, index, INTRODUCTION, trail, menu="honouree")
    )
    return tuple(pages)


def _letter_slug(letter: str) -> str:
    return _TELEX.get(letter.lower(), letter.lower() if letter.isalpha() else "khac")


def _way(
    filed: tuple[Filed, ...],
    segment: str,
    title: str,
    under: Callable[[Filed], object],
    slug: Callable[..., str],
    order: Callable[..., object],
) -> Way:
    """Return one way to file the roll."""
    found: dict[object, list[Filed]] = {}
    for each in filed:
        value = under(each)
        if value is not None:
            found.setdefault(value, []).append(each)
    taken: set[str] = set()
    facets: list[FacetLink] = []
    members: list[tuple[Filed, ...]] = []
    for value in sorted(found, key=order):  # type: ignore[arg-type]
        name = value[1] if isinstance(value, tuple) else str(value)
        base = slug(value) or "khac"
        ends = (base, *(f"{base}-{count}" for count in range(2, len(found) + 2)))
        end = next(each for each in ends if each not in taken)
        taken.add(end)
        facets.append(FacetLink(name, f"{ROLL}{segment}/{end}/", len(found[value])))
        members.append(tuple(found[value]))
    return Way(FacetGroup(title, tuple(facets)), tuple(members))


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
    filed: tuple[Filed, ...],
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
        shown = tuple(each.honour for each in filed[(number - 1) * ROWS : number * ROWS])
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
