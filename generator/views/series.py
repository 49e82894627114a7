"""The same target over the years, where plans give it the same key."""

from dataclasses import dataclass
from decimal import Decimal

from generator.content.campaign import Campaign, Target, TargetGroup
from generator.vietnamese import print_number
from generator.views.address import address_of
from generator.views.book import Book
from generator.views.chart import Column, Columns
from generator.views.figure import bare_figure, figure, with_unit

# A longer stretch without a plan is left out of the chart, not drawn as empty years.
_LONGEST_GAP = 5


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """The same target in one plan. *result* is the last figure reached."""

    years: str
    first: int
    figure: str
    bare: str
    value: float
    result: str | None
    result_value: float | None
    address: str
    here: bool


def series(target: Target, owner: Campaign, book: Book) -> tuple[SeriesPoint, ...]:
    """Return the target in all plans of its issuer that follow it, oldest first.

    Only figures in the same unit can be compared. One plan alone is no series.
    """
    found: list[SeriesPoint] = []
    for record in book.of_kind["campaign"] if target.series else ():
        entry = record.entry
        if not isinstance(entry, Campaign) or entry.issuer != owner.issuer or not entry.years:
            continue
        for other in _flat(entry.target_groups):
            same = other.series == target.series and other.unit == target.unit
            if same and other.value is not None:
                found.append(_point(other, other.value, entry, address_of(record), owner))
    found.sort(key=lambda point: (point.first, point.address))
    return tuple(found) if len({point.address for point in found}) > 1 else ()


def _point(
    target: Target, value: Decimal, plan: Campaign, address: str, owner: Campaign
) -> SeriesPoint:
    assert plan.years
    last = max(target.results, key=lambda r: r.day, default=None)
    return SeriesPoint(
        years=str(plan.years),
        first=plan.years.first,
        figure=figure(target) or "",
        bare=bare_figure(target),
        value=float(value),
        result=f"{print_number(last.value)}{with_unit(target.unit)}" if last else None,
        result_value=float(last.value) if last else None,
        address=address,
        here=plan.id == owner.id,
    )


def _flat(groups: tuple[TargetGroup, ...]) -> list[Target]:
    ahead = [target for group in groups for target in group.targets]
    for target in ahead:  # grows while it is walked: children follow their parents
        ahead += target.children
    return ahead


def series_chart(points: tuple[SeriesPoint, ...], target: Target, key: str) -> Columns | None:
    """Return a series as columns, with a place for each year without a plan."""
    if not points:
        return None
    columns: list[Column] = []
    before = points[0].first
    for point in points:
        skipped = range(before + 1, point.first)
        if len(skipped) <= _LONGEST_GAP:
            columns += (Column(str(year), None, "") for year in skipped)
        columns.append(Column(point.years, point.value, point.bare, point.result_value, point.here))
        before = point.first
    told = "; ".join(
        f"năm {p.years}: {p.figure}" + (f", kết quả {p.result}" if p.result else "") for p in points
    )
    named = f" ({target.unit})" if target.unit else ""
    return Columns(key, f"{target.text} qua các năm{named}", f"{told}.", tuple(columns))
