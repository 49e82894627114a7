"""Targets as readers see them: figures, parts, results, and the same target in other years."""

from dataclasses import dataclass
from decimal import Decimal

from generator.content.campaign import Campaign, Joined, Target
from generator.views.book import Book
from generator.views.chart import Bullet, Columns, Course
from generator.views.figure import figure, figure_words
from generator.views.progress import ResultView, bullet, course, is_reached, result_views
from generator.views.series import SeriesPoint, series, series_chart


@dataclass(frozen=True, slots=True)
class TargetView:
    """One target. *figure* is ready to print (``≥ 95%``, ``2–3``); *bar* is 0–100 for shares."""

    anchor: str
    text: str
    operator: str
    value: Decimal | None
    upper: Decimal | None
    unit: str | None
    figure: str | None
    figure_words: str | None
    bar: float | None
    base: str | None
    exception: str | None
    award: str | None
    joined: str | None
    note: str | None
    series_key: str | None = None
    children: tuple["TargetView", ...] = ()
    results: tuple[ResultView, ...] = ()
    met_by: str | None = None
    """The alternative that is reached, where one of several is enough."""
    bullet: Bullet | None = None
    """The last result against the target."""
    course: Course | None = None
    series: tuple[SeriesPoint, ...] = ()
    series_chart: Columns | None = None


@dataclass(frozen=True, slots=True)
class TargetGroupView:
    """Targets under one heading."""

    title: str | None
    targets: tuple[TargetView, ...]


def target_groups(entry: Campaign, book: Book) -> tuple[TargetGroupView, ...]:
    """Return a campaign's targets, group by group, each with the other years of its series."""
    groups, number = [], 0
    for group in entry.target_groups:
        targets = []
        for target in group.targets:
            number += 1
            targets.append(_target(target, f"muc-tieu-{number}", entry, book))
        groups.append(TargetGroupView(group.group, tuple(targets)))
    return tuple(groups)


def _target(target: Target, anchor: str, owner: Campaign, book: Book) -> TargetView:
    award = book.award(target.award)
    results = result_views(target)
    years = series(target, owner, book)
    ways = (child for child in target.children if child.joined is Joined.OR and is_reached(child))
    met = next(ways, None)
    share = target.value if target.unit == "%" and not results else None
    return TargetView(
        anchor=anchor,
        text=target.text,
        operator=target.operator.vi,
        value=target.value,
        upper=target.upper,
        unit=target.unit,
        figure=figure(target),
        figure_words=figure_words(target),
        bar=max(0.0, min(100.0, float(share))) if share is not None else None,
        base=target.base,
        exception=target.exception,
        award=award.name if award else None,
        joined=target.joined.vi if target.joined else None,
        note=target.note,
        series_key=target.series,
        children=tuple(
            _target(child, f"{anchor}-{at}", owner, book)
            for at, child in enumerate(target.children, start=1)
        ),
        results=results,
        met_by=met.text if met else None,
        bullet=bullet(target, results[-1].amount) if results else None,
        course=course(target, f"{anchor}-ket-qua"),
        series=years,
        series_chart=series_chart(years, target, f"{anchor}-cac-nam"),
    )
