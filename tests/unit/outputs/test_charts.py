"""Charts are drawn to scale, say what they show, and need neither colour nor script."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from lxml import etree

from generator.outputs.charts import draw
from generator.views.chart import Chart, Column, Columns, Course, Goal, Mark

NAMESPACE = "{http://www.w3.org/2000/svg}"


def course(*values: float, goal: Goal | None = None, days: list[int] | None = None) -> Course:
    """Return a course with a figure every 30 days, or after so many days each."""
    apart = days or [30 * at for at in range(len(values))]
    first = date(2026, 1, 31)
    marks = tuple(
        Mark(first + timedelta(after), value, f"{value:g}")
        for after, value in zip(apart, values, strict=True)
    )
    return Course("bd", "Hồ sơ <đúng hạn> & “trước hạn” (%)", "Lời kể.", marks, goal)


def columns(*values: float | None) -> Columns:
    made = (Column(str(2020 + at), v, "" if v is None else f"{v:g}") for at, v in enumerate(values))
    return Columns("bd", "Lớp tập huấn", "Lời kể.", tuple(made))


def drawn(chart: Chart) -> etree._Element:
    """Return the picture, which must be well-formed."""
    return etree.fromstring(draw(chart).replace("<svg ", f'<svg xmlns="{NAMESPACE[1:-1]}" ', 1))


def of_class(picture: etree._Element, name: str) -> list[etree._Element]:
    return [each for each in picture.iter() if name in str(each.get("class", "")).split()]


def at(element: etree._Element, name: str) -> float:
    return float(str(element.get(name)))


def words(picture: etree._Element) -> list[str]:
    return [str(each.text) for each in picture.iter(f"{NAMESPACE}text")]


def test_nothing_is_drawn_of_nothing() -> None:
    assert draw(course()) == ""
    assert draw(columns()) == ""
    assert draw(columns(None, None)) == ""


def test_one_figure_stands_in_the_middle_without_a_line() -> None:
    picture = drawn(course(50, goal=Goal(95, None, "≥ 95")))
    assert len(of_class(picture, "chart__mark")) == 1
    assert of_class(picture, "chart__line") == []
    assert "Mức phấn đấu: ≥ 95" in words(picture)


def test_twelve_months_are_one_line_with_the_last_figure_told() -> None:
    picture = drawn(course(*range(80, 92), goal=Goal(95, None, "≥ 95")))
    marks = of_class(picture, "chart__mark")
    assert len(marks) == 12
    assert len(of_class(picture, "chart__line")) == 11
    across, heights = [at(m, "cx") for m in marks], [at(m, "cy") for m in marks]
    assert across == sorted(across)
    assert heights == sorted(heights, reverse=True)
    assert [str(t.text) for t in of_class(picture, "chart__value")] == ["91"]


def test_days_without_figures_keep_their_room_and_are_dotted() -> None:
    picture = drawn(course(1, 2, 3, 4, days=[0, 30, 120, 150]))
    a, b, c, d = (at(m, "cx") for m in of_class(picture, "chart__mark"))
    assert (c - b) == pytest.approx(3 * (b - a), abs=0.3)
    assert (d - c) == pytest.approx(b - a, abs=0.3)
    dashes = [line.get("stroke-dasharray") for line in of_class(picture, "chart__line")]
    assert dashes == [None, "1 5", None]


def test_a_figure_above_the_goal_lies_above_its_line() -> None:
    picture = drawn(course(80, 130, goal=Goal(100, None, "100")))
    line = at(of_class(picture, "chart__goal")[0], "y1")
    below, above = (at(m, "cy") for m in of_class(picture, "chart__mark"))
    assert above < line < below
    assert above >= 0


def test_a_range_is_a_band() -> None:
    picture = drawn(course(1, 4, goal=Goal(2, 3, "2–3")))
    band = of_class(picture, "chart__band")[0]
    low, high = sorted(at(line, "y1") for line in of_class(picture, "chart__goal"))
    assert (at(band, "y"), at(band, "y") + at(band, "height")) == pytest.approx(
        (low, high), abs=0.2
    )


@pytest.mark.parametrize(
    "values",
    [(0, 0), (-5, 5), (-8, -2), (0.001, 0.004), (1.3e6, 1.4e6), (1e15, 1), (99.9, 100)],
)
def test_every_figure_is_within_the_picture(values: tuple[float, ...]) -> None:
    picture = drawn(course(*values))
    width, height = (float(each) for each in str(picture.get("viewBox")).split()[2:])
    for mark in of_class(picture, "chart__mark"):
        assert 0 < at(mark, "cx") < width
        assert 0 < at(mark, "cy") < height
    scale = [t for t in of_class(picture, "chart__tick") if t.get("text-anchor") == "end"]
    ticks = [str(t.text) for t in scale]
    assert "0" in ticks
    assert len(set(ticks)) == len(ticks)


@pytest.mark.parametrize("count", [2, 5, 12, 40])
def test_words_below_do_not_touch(count: int) -> None:
    picture = drawn(course(*range(count)))
    below = [t for t in of_class(picture, "chart__tick") if t.get("text-anchor") == "middle"]
    ends = sorted((at(t, "x"), len(str(t.text)) * 12 * 0.6 / 2) for t in below)
    assert len(below) >= 2
    for (x, half), (next_x, next_half) in pairwise(ends):
        assert x + half <= next_x - next_half


def test_years_are_columns_and_a_year_without_a_plan_keeps_its_place() -> None:
    chart = columns(5, None, 20)
    picture = drawn(chart)
    low, high = of_class(picture, "chart__aimed")
    assert at(high, "height") == pytest.approx(4 * at(low, "height"), abs=0.5)
    assert [w for w in words(picture) if w.startswith("202")] == ["2020", "2021", "2022"]
    assert "–" in words(picture)


def test_a_result_is_a_narrower_column_within_and_may_be_higher() -> None:
    picture = drawn(Columns("bd", "Lớp", "Lời.", (Column("2026", 20, "20", 23, True),)))
    aimed, reached = of_class(picture, "chart__aimed")[0], of_class(picture, "chart__reached")[0]
    assert at(reached, "width") < at(aimed, "width")
    assert at(reached, "y") < at(aimed, "y")
    assert "chart__year--here" in str(of_class(picture, "chart__year")[0].get("class"))


@pytest.mark.parametrize("chart", [course(1, 2), columns(1, 2)], ids=["course", "columns"])
def test_a_picture_has_a_name_and_a_description_and_no_style(chart: Chart) -> None:
    text = draw(chart)
    assert not re.search(r"\bstyle=|<script|\bon\w+=|href=", text)
    picture = drawn(chart)
    assert picture.get("role") == "img"
    name = picture.find(f"{NAMESPACE}title")
    description = picture.find(f"{NAMESPACE}desc")
    assert name is not None
    assert description is not None
    assert (name.text, description.text) == (chart.title, chart.description)
    assert name.get("id") == picture.get("aria-labelledby")
    assert description.get("id") == picture.get("aria-describedby")


def test_the_same_chart_is_the_same_text() -> None:
    assert draw(course(1, 2.5, 3)) == draw(course(1, 2.5, 3))
