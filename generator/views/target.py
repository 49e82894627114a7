"""Targets as a table with bars: figures, parts, results, and the same target in other years."""

from dataclasses import dataclass
from datetime import date


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
    """One target. *figure* is ready to print (``≥ 95%``, ``2–3``); *bar* is 0–100 for percentages."""

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
