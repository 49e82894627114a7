"""Figures over time as a line against a dashed goal, or a band where the goal is a range."""

from itertools import pairwise
from statistics import median

from generator.outputs.charts.scale import Scale, scale
from generator.outputs.charts.svg import (
    FONT,
    TOP,
    WIDTH,
    circle,
    line,
    picture,
    rect,
    text,
    width_of,
)
from generator.views.chart import Course, Goal, Mark

_HEIGHT, _BOTTOM, _RIGHT = 210.0, 176.0, 12.0
_LONG = 1.6
_CLOSE = 18.0


def draw_course(chart: Course) -> str:
    """Return a course; a stretch without figures is dotted, as nobody knows what was there."""
    marks = chart.marks
    if not marks:
        return ""
    levels = [mark.value for mark in marks]
    if chart.goal:
        levels += [chart.goal.low, chart.goal.high if chart.goal.high is not None else 0.0]
    up = scale(levels, _BOTTOM)
    across = _across(marks, up.left)
    parts = up.drawn()
    if chart.goal:
        parts += _goal(chart.goal, up)
    parts += _path(marks, across, up)
    parts += [
        circle("chart__mark", x, up.y(m.value), 4) for m, x in zip(marks, across, strict=True)
    ]
    parts += _days(marks, across, up)
    parts.append(_last(marks[-1], across[-1], chart.goal, up))
    return picture(chart.key, chart.title, chart.description, _HEIGHT, parts)


def _across(marks: tuple[Mark, ...], left: float) -> list[float]:
    """Return where each day stands; one day alone stands in the middle."""
    first, last = marks[0].day.toordinal(), marks[-1].day.toordinal()
    start, room = left + 8, WIDTH - _RIGHT - left - 8
    if first == last:
        return [start + room / 2] * len(marks)
    return [start + (mark.day.toordinal() - first) / (last - first) * room for mark in marks]


def _goal(goal: Goal, up: Scale) -> list[str]:
    y = up.y(goal.low)
    parts = []
    if goal.high is not None:
        top = up.y(goal.high)
        parts.append(rect("chart__band", up.left, top, WIDTH - up.left, y - top))
        parts.append(line("chart__goal", up.left, top, WIDTH, top, "6 4"))
        y, low = top, y
        parts.append(line("chart__goal", up.left, low, WIDTH, low, "6 4"))
    else:
        parts.append(line("chart__goal", up.left, y, WIDTH, y, "6 4"))
    words = f"Mức phấn đấu: {goal.printed}"
    parts.append(text("chart__aim", up.left + 4, y - 5, words))
    return parts


def _path(marks: tuple[Mark, ...], across: list[float], up: Scale) -> list[str]:
    gaps = [(b.day - a.day).days for a, b in pairwise(marks)]
    usual = median(gaps) if gaps else 0
    parts = []
    for at, days in enumerate(gaps):
        ends = across[at], up.y(marks[at].value), across[at + 1], up.y(marks[at + 1].value)
        unknown = len(gaps) > 1 and days > usual * _LONG
        parts.append(line("chart__line", *ends, "1 5" if unknown else ""))
    return parts


def _days(marks: tuple[Mark, ...], across: list[float], up: Scale) -> list[str]:
    """Return the days below, every second or third one where all would touch, the last always."""
    one_year = marks[0].day.year == marks[-1].day.year
    words = [f"{m.day:%d/%m}" if one_year else f"{m.day:%m/%Y}" for m in marks]
    halves = [width_of(each) / 2 for each in words]
    middles = [
        min(max(x, up.left + half), WIDTH - half) for x, half in zip(across, halves, strict=True)
    ]

    def fit(shown: range) -> bool:
        return all(middles[b] + halves[b] + 4 <= middles[a] - halves[a] for a, b in pairwise(shown))

    steps = (range(len(marks) - 1, -1, -step) for step in range(1, len(marks) + 1))
    shown = next(each for each in steps if fit(each))
    parts = []
    for at in shown:
        parts.append(line("chart__grid", across[at], _BOTTOM, across[at], _BOTTOM + 4))
        parts.append(text("chart__tick", middles[at], _BOTTOM + 18, words[at], "middle"))
    return parts


def _last(mark: Mark, x: float, goal: Goal | None, up: Scale) -> str:
    """Return the last figure beside its mark, off the line of the goal."""
    y = up.y(mark.value)
    above = y - 9
    lines = [up.y(level) for level in (goal.low, goal.high) if level is not None] if goal else []
    touches = any(y - _CLOSE < level < y + 2 for level in lines)
    place = y + FONT + 8 if (touches and y + FONT + 8 < _BOTTOM) or above < TOP / 2 else above
    return text("chart__value", min(x + 4, WIDTH - 2), place, mark.printed, "end")
