"""Charts as values: what is to be drawn. How it is drawn is for ``outputs/charts``."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Goal:
    """A level to reach; *high* is the upper end where it is a range. *printed* has no unit."""

    low: float
    high: float | None
    printed: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure on a day. *printed* has no unit."""

    day: date
    value: float
    printed: str


@dataclass(frozen=True, slots=True)
class Course:
    """Figures over time, in order of time, against a goal."""

    key: str
    """Tells it from the other charts of its page; ASCII, begins with a letter."""
    title: str
    description: str
    """What a reader who cannot see the chart should know of it."""
    marks: tuple[Mark, ...]
    goal: Goal | None


@dataclass(frozen=True, slots=True)
class Column:
    """One year: what was aimed at, what came of it; either may not be known."""

    label: str
    value: float | None
    printed: str
    result: float | None = None
    here: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Figures of years side by side, oldest first."""

    key: str
    title: str
    description: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Bullet:
    """A figure as a bar against what was aimed at, in percent of the bar's length.

    *until* is the upper end of a range. What it says stands beside it in words.
    """

    fill: float
    mark: float
    until: float | None


Chart = Course | Columns
