"""The figures page: how many awards, by year, title, level, unit and field, and to whom.

Only what is stated is counted, and only what readers find in the lists: awards taken back and
recipients whose names were removed are in no count.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.content.honouree import Gender, HonoureeKind
from generator.content.vocabulary import AwardLevel
from generator.vietnamese import collation_key, print_number
from generator.views.address import DATA, FIGURES, ROLL
from generator.views.book import Book
from generator.views.catalogue import HOME_LINK
from generator.views.chart import Column, Columns
from generator.views.datasets import OF_ROLL
from generator.views.honours import Filed
from generator.views.page import Link, Page
from generator.views.roll import ROLL_UNITS, Roll, Way

# Below so many people of one gender, who they are could be guessed: the figures are not told.
FEWEST_PEOPLE = 5
MOST_ROWS = 20
_TITLE = "Số liệu khen thưởng"
_UNSTATED = "Không ghi"


@dataclass(frozen=True, slots=True)
class Count:
    """One line of a table: awards by sort of recipient; *share* is percent of the largest line."""

    label: str
    address: str | None
    persons: int
    collectives: int
    households: int
    total: int
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Awards counted one way. *rest* leads to the lines that are left out."""

    key: str
    title: str
    column: str
    note: str
    lines: tuple[Count, ...]
    chart: Columns | None = None
    rest: Link | None = None


@dataclass(frozen=True, slots=True)
class DirectWork:
    """Awards to persons in one year by whether they work directly, as stated."""

    year: str
    direct: int
    other: int
    unstated: int


@dataclass(frozen=True, slots=True)
class GenderCount:
    """Persons with a page of their own who agreed to name their gender.

    The two counts are None where one is so small that it would point at people.
    """

    pages: int
    stated: int
    women: int | None
    men: int | None


@dataclass(frozen=True, slots=True)
class FiguresView:
    """Everything counted. *as_of* is the day of the last change to what is counted."""

    total: Count
    decisions: int
    revoked: int
    samples: int
    as_of: date | None
    breakdowns: tuple[Breakdown, ...]
    direct: tuple[DirectWork, ...]
    gender: GenderCount
    fewest: int
    data: Link
    roll: Link
    files: tuple[Link, ...]
    """The list that is counted, as files to take away."""


def figures_page(roll: Roll, book: Book) -> Page:
    """Return the figures page; it is there even before the first decision."""
    standing = [f for f in roll.filed if not f.honour.revoked]
    as_of = _as_of(book)
    view = FiguresView(
        total=_count("Tất cả", None, standing),
        decisions=len({f.honour.decision_id for f in standing}),
        revoked=len(roll.filed) - len(standing),
        samples=sum(f.honour.sample for f in standing),
        as_of=as_of,
        breakdowns=tuple(each for each in _breakdowns(roll, standing) if each.lines),
        direct=_direct(standing),
        gender=_gender(book),
        fewest=FEWEST_PEOPLE,
        data=Link("Dữ liệu mở", DATA),
        roll=Link("Danh sách khen thưởng", ROLL),
        files=OF_ROLL,
    )
    return Page(
        FIGURES, "figures", _TITLE, view,
        "Số lượt khen thưởng theo năm, danh hiệu, cấp khen, đơn vị, lĩnh vực; cách trích dẫn.",
        (HOME_LINK,), updated=as_of,
    )  # fmt: skip


def _as_of(book: Book) -> date | None:
    """Return the day on which a decision was last published, changed, or an award taken back."""
    decisions = book.of_kind["award-decision"]
    days = [record.outline.updated for record in decisions]
    days += [
        taken.revocation.day
        for record in decisions
        for taken in book.edition.taken_back.get(record.id, ())
    ]
    return max(filter(None, days), default=None)


def _count(label: str, address: str | None, filed: Iterable[Filed]) -> Count:
    kinds = [f.kind for f in filed if not f.honour.revoked]
    persons, collectives, households = (kinds.count(kind) for kind in HonoureeKind)
    return Count(label, address, persons, collectives, households, len(kinds))


def _breakdowns(roll: Roll, standing: Sequence[Filed]) -> tuple[Breakdown, ...]:
    years = _way_counts(roll.years)
    units = sorted(_way_counts(roll.units), key=lambda c: (-c.total, collation_key(c.label)))
    levels = [(level.vi, level.vi, None) for level in AwardLevel]
    fields = {f.honour.field for f in standing if f.honour.field}
    by_name = sorted(fields, key=lambda link: collation_key(link.title))
    rest = Link(f"Cả {print_number(len(units))} đơn vị", ROLL_UNITS)
    return (
        Breakdown(
            "nam", "Theo năm", "Năm", "Theo ngày ký quyết định.",
            _lined(years), _year_chart(years),
        ),
        Breakdown(
            "danh-hieu", "Theo danh hiệu, hình thức", "Danh hiệu, hình thức",
            "Tên ghi đúng như trong quyết định, xếp từ cao xuống thấp.",
            _lined(_way_counts(roll.awards)),
        ),
        Breakdown(
            "cap", "Theo cấp khen", "Cấp",
            "Theo danh mục danh hiệu, hình thức; chưa có trong danh mục thì để “không ghi”.",
            _lined(_counts(standing, lambda f: f.honour.level, levels)),
        ),
        Breakdown(
            "don-vi", "Theo đơn vị", "Đơn vị",
            "Tên đơn vị ghi như trong danh sách của quyết định.",
            _lined(units[:MOST_ROWS]), rest=rest if len(units) > MOST_ROWS else None,
        ),
        Breakdown(
            "linh-vuc", "Theo lĩnh vực", "Lĩnh vực",
            "Lĩnh vực ghi ở trang của người được khen, nếu không thì ở quyết định.",
            _lined(_counts(
                standing, lambda f: f.honour.field, [(f, f.title, f.address) for f in by_name]
            )),
        ),
    )  # fmt: skip


def _way_counts(way: Way) -> list[Count]:
    """Count along a way of the roll, each line with the page where its rows can be read."""
    pairs = zip(way.group.facets, way.members, strict=True)
    counts = [_count(facet.title, facet.address, members) for facet, members in pairs]
    return [count for count in counts if count.total]


def _counts(
    standing: Sequence[Filed],
    under: Callable[[Filed], object],
    values: Iterable[tuple[object, str, str | None]],
) -> list[Count]:
    """Count by value, in the order of *values* (value, label, address); the unstated come last."""
    found: dict[object, list[Filed]] = {}
    for each in standing:
        found.setdefault(under(each), []).append(each)
    lines = [(*each, found[each[0]]) for each in values if each[0] in found]
    counts = [_count(label, address, members) for _, label, address, members in lines]
    if counts and None in found:
        counts.append(_count(_UNSTATED, None, found[None]))
    return counts


def _lined(counts: Iterable[Count]) -> tuple[Count, ...]:
    """Return the lines with the length of their bars."""
    every = tuple(counts)
    largest = max((c.total for c in every), default=0) or 1
    return tuple(
        Count(
            c.label, c.address, c.persons, c.collectives, c.households, c.total,
            round(c.total / largest * 100, 1),
        )
        for c in every
    )  # fmt: skip


def _year_chart(years: Sequence[Count]) -> Columns | None:
    """Return the years as columns, oldest first; one year alone needs no chart."""
    by_year = {int(count.label): count.total for count in years}
    if len(by_year) < 2:
        return None
    span = range(min(by_year), max(by_year) + 1)
    columns = tuple(
        Column(str(year), by_year.get(year), print_number(by_year.get(year, 0))) for year in span
    )
    told = "; ".join(f"năm {year}: {print_number(by_year[year])}" for year in sorted(by_year))
    return Columns("bieu-do-nam", "Số lượt khen thưởng theo năm", f"{told}.", columns)


def _direct(standing: Iterable[Filed]) -> tuple[DirectWork, ...]:
    """Count persons by whether they work directly, newest year first; none where none is stated."""
    persons = [f for f in standing if f.kind is HonoureeKind.PERSON]
    if all(f.direct_worker is None for f in persons):
        return ()
    years: dict[int, list[bool | None]] = {}
    for each in persons:
        years.setdefault(each.year or 0, []).append(each.direct_worker)
    return tuple(
        DirectWork(
            str(year) if year else _UNSTATED, said.count(True), said.count(False), said.count(None)
        )
        for year, said in sorted(years.items(), reverse=True)
    )


def _gender(book: Book) -> GenderCount:
    """Count the genders that the gate let through."""
    persons = [r.outline for r in book.of_kind["honouree"] if r.outline.person]
    stated = [person.gender for person in persons if person.gender]
    women, men = stated.count(Gender.WOMAN.value), stated.count(Gender.MAN.value)
    told = min(women, men) >= FEWEST_PEOPLE
    return GenderCount(len(persons), len(stated), women if told else None, men if told else None)
