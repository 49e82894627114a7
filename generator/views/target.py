"""Targets as a table with bars: figures, parts, results, and the same target in other years."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.content.campaign import Campaign, Operator, Result, Target, TargetGroup
from generator.vietnamese import print_number
from generator.views.address import address_of
from generator.views.book import Book


@dataclass(frozen=True, slots=True)
class ResultView:
    """A figure reached. *share* is its part of the target in percent, where that can be said."""

    day: date
    value: str
    source: str
    source_url: str | None
    share: float | None


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """The same target in one year."""

    year: int
    figure: str
    value: float
    height: float
    """Percent of the largest value of the series, for a bar."""
    address: str
    here: bool


@dataclass(frozen=True, slots=True)
class TargetView:
    """One target. *figure* is ready to print (``≥ 95%``, ``2–3``); *bar* is 0–100 for shares."""

    text: str
    figure: str | None
    figure_words: str | None
    bar: float | None
    base: str | None
    exception: str | None
    award: str | None
    joined: str | None
    note: str | None
    children: tuple["TargetView", ...] = ()
    results: tuple[ResultView, ...] = ()
    series: tuple[SeriesPoint, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetGroupView:
    """Targets under one heading."""

    title: str | None
    targets: tuple[TargetView, ...]


_SIGNS = {Operator.AT_LEAST: "≥ ", Operator.MORE_THAN: "> "}


def target_groups(entry: Campaign, book: Book) -> tuple[TargetGroupView, ...]:
    """Return a campaign's targets, group by group, each with the other years of its series."""
    return tuple(
        TargetGroupView(group.group, tuple(_target(t, entry, book) for t in group.targets))
        for group in entry.target_groups
    )


def _target(target: Target, owner: Campaign, book: Book) -> TargetView:
    award = book.award(target.award)
    share = _is_share(target)
    return TargetView(
        text=target.text,
        figure=figure(target),
        figure_words=_words(target),
        bar=max(0.0, min(100.0, float(target.value)))
        if share and target.value is not None
        else None,
        base=target.base,
        exception=target.exception,
        award=award.name if award else None,
        joined=target.joined.vi if target.joined else None,
        note=target.note,
        children=tuple(_target(child, owner, book) for child in target.children),
        results=tuple(_result(r, target) for r in sorted(target.results, key=lambda r: r.day)),
        series=_series(target.series, owner, book) if target.series else (),
    )


def _is_share(target: Target) -> bool:
    return target.unit == "%"


def figure(target: Target) -> str | None:
    """Return a target's figure as printed, e.g. ``≥ 95%``, ``2–3 phòng``, ``03 lớp``, ``Có``."""
    if target.operator is Operator.BETTER_THAN_LAST_YEAR:
        return "> năm trước"
    if target.value is None:
        return "Có" if target.operator is Operator.EXISTS else None
    sign = _SIGNS.get(target.operator, "")
    upper = f"–{print_number(target.upper)}" if target.upper is not None else ""
    plain_count = target.operator is Operator.EQUALS and not upper
    number = (
        _padded(target.value) if plain_count and target.unit != "%" else print_number(target.value)
    )
    text = f"{sign}{number}{upper}{_with_unit(target.unit)}"
    return (
        f"Có (≥ {number}{_with_unit(target.unit)})" if target.operator is Operator.EXISTS else text
    )


def _padded(value: Decimal) -> str:
    """Pad counts below ten as official papers do: ``03 lớp``."""
    whole = value == value.to_integral_value() and 0 < value < 10
    return f"{int(value):02d}" if whole else print_number(value)


def _with_unit(unit: str | None) -> str:
    if not unit:
        return ""
    return unit if unit == "%" else f" {unit}"


def _words(target: Target) -> str | None:
    """Return the figure in words where the sign may not be understood."""
    if target.value is None:
        return target.operator.vi if target.operator is not Operator.QUALITATIVE else None
    amount = f"{print_number(target.value)}{_with_unit(target.unit)}"
    if target.operator is Operator.AT_LEAST:
        return f"từ {amount} trở lên"
    if target.operator is Operator.MORE_THAN:
        return f"trên {amount}"
    return None


def _result(result: Result, target: Target) -> ResultView:
    share = None
    if target.value and target.operator is not Operator.QUALITATIVE:
        share = round(float(result.value / target.value * 100), 1)
    value = f"{print_number(result.value)}{_with_unit(target.unit)}"
    return ResultView(result.day, value, result.source, result.source_url, share)


def _series(key: str, owner: Campaign, book: Book) -> tuple[SeriesPoint, ...]:
    """Return the same target over the years of one issuer, oldest first."""
    found: list[tuple[int, Target, Campaign, str]] = []
    for record in book.edition.of_kind("campaign"):
        entry = record.entry
        if not isinstance(entry, Campaign) or entry.issuer != owner.issuer or not entry.years:
            continue
        for target in _flat(entry.target_groups):
            if target.series == key and target.value is not None:
                found.append((entry.years.first, target, entry, address_of(record)))
    found.sort(key=lambda point: (point[0], point[3]))
    if len(found) < 2:
        return ()
    largest = max(target.value or Decimal(0) for _, target, _, _ in found) or Decimal(1)
    return tuple(
        SeriesPoint(
            year=year,
            figure=figure(target) or "",
            value=float(target.value or 0),
            height=round(float((target.value or Decimal(0)) / largest * 100), 1),
            address=address,
            here=campaign.id == owner.id,
        )
        for year, target, campaign, address in found
    )


def _flat(groups: tuple[TargetGroup, ...]) -> list[Target]:
    ahead = [target for group in groups for target in group.targets]
    for target in ahead:  # grows while it is walked: children follow their parents
        ahead += target.children
    return ahead
