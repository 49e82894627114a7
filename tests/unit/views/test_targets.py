"""Targets as figures, and the same target over the years."""

from datetime import date
from typing import Any

import pytest

from generator.content.campaign import Campaign, Target
from generator.loading.record import Record
from generator.views.figure import figure
from generator.views.progress import missing_months, tally
from generator.views.target import TargetView, target_groups
from tests.unit.policy.making import made
from tests.unit.views.opening import book


@pytest.mark.parametrize(
    ("keys", "printed"),
    [
        ({"operator": "at-least", "value": "95", "unit": "%"}, "≥ 95%"),
        ({"operator": "more-than", "value": "35", "unit": "%"}, "> 35%"),
        ({"operator": "at-most", "value": "2", "unit": "%"}, "≤ 2%"),
        ({"operator": "equals", "value": "3", "unit": "lớp"}, "03 lớp"),
        ({"operator": "equals", "value": "10", "unit": "lớp"}, "10 lớp"),
        ({"operator": "equals", "value": "0", "unit": "lớp"}, "0 lớp"),
        ({"operator": "equals", "value": "2.5", "unit": "%"}, "2,5%"),
        ({"operator": "equals", "value": "5", "unit": "%"}, "5%"),
        ({"operator": "equals", "value": "1.300.000", "unit": "thuê bao"}, "1.300.000 thuê bao"),
        ({"operator": "range", "value": "2", "upper": "3", "unit": "phòng"}, "2–3 phòng"),
        ({"operator": "range", "value": "10", "upper": "15", "unit": "%"}, "10–15%"),
        ({"operator": "exists"}, "Có"),
        ({"operator": "exists", "value": "1", "unit": "mô hình"}, "Có (≥ 1 mô hình)"),
        ({"operator": "better-than-last-year"}, "> năm trước"),
        ({"operator": "qualitative"}, None),
        ({"operator": "at-least"}, None),
        ({}, None),
    ],
)
def test_figures_are_printed_as_papers_do(keys: dict[str, str], printed: str | None) -> None:
    assert figure(Target.model_validate({"text": "A", **keys})) == printed


def shown(target: dict[str, Any], *records: Record, **keys: Any) -> TargetView:
    """Return the view of the one target of a campaign."""
    groups = [{"targets": [{"text": "A", **target}]}]
    record = made("campaign", "pt-mot", target_groups=groups, **keys)
    opened = book("2026-11-21", record, *records)
    entry = opened.edition.records["pt-mot"].entry
    assert isinstance(entry, Campaign)
    return target_groups(entry, opened)[0].targets[0]


def test_signs_are_told_in_words_too() -> None:
    assert (
        shown({"operator": "at-least", "value": "95", "unit": "%"}).figure_words == "từ 95% trở lên"
    )
    assert shown({"operator": "more-than", "value": "35", "unit": "%"}).figure_words == "trên 35%"
    assert shown({"operator": "equals", "value": "3"}).figure_words is None
    assert shown({"operator": "qualitative"}).figure_words is None


@pytest.mark.parametrize(
    ("value", "unit", "bar"),
    [("35", "%", 35.0), ("120", "%", 100.0), ("-5", "%", 0.0), ("35", "lớp", None)],
)
def test_bars_stay_within_their_frame(value: str, unit: str, bar: float | None) -> None:
    assert shown({"operator": "at-least", "value": value, "unit": unit}).bar == bar


def result(day: str, value: str) -> dict[str, str]:
    return {"day": day, "value": value, "source": "Báo cáo"}


def test_results_stand_in_order_of_time() -> None:
    results = [result("2026-06-30", "2"), result("2026-03-31", "1")]
    found = shown({"operator": "equals", "value": "4", "unit": "lớp", "results": results})
    assert [r.value for r in found.results] == ["1 lớp", "2 lớp"]
    assert found.results[-1].standing == "bằng 50% mục tiêu, còn thiếu 2 lớp"
    assert found.course
    assert [mark.value for mark in found.course.marks] == [1, 2]
    assert found.course.goal
    assert found.course.goal.low == 4


@pytest.mark.parametrize(
    ("keys", "value", "standing", "reached"),
    [
        ({"operator": "at-least", "value": "95", "unit": "%"}, "95", "đạt mục tiêu", True),
        (
            {"operator": "at-least", "value": "95", "unit": "%"},
            "97",
            "đạt, hơn mức đề ra 2 điểm phần trăm",
            True,
        ),
        (
            {"operator": "at-least", "value": "95", "unit": "%"},
            "90,5",
            "còn thiếu 4,5 điểm phần trăm",
            False,
        ),
        (
            {"operator": "more-than", "value": "35"},
            "35",
            "mới bằng, chưa vượt mức phải vượt",
            False,
        ),
        ({"operator": "more-than", "value": "35"}, "36", "đạt, hơn mức đề ra 1", True),
        ({"operator": "at-most", "value": "2", "unit": "%"}, "2", "trong mức cho phép", True),
        (
            {"operator": "at-most", "value": "2", "unit": "vụ"},
            "3",
            "quá mức cho phép 1 vụ",
            False,
        ),
        ({"operator": "equals", "value": "20"}, "23", "cao hơn mục tiêu 3", True),
        ({"operator": "range", "value": "2", "upper": "3"}, "2", "trong khoảng phấn đấu", True),
        ({"operator": "range", "value": "2", "upper": "3"}, "3", "trong khoảng phấn đấu", True),
        ({"operator": "range", "value": "2", "upper": "3"}, "4", "vượt khoảng phấn đấu 1", True),
        (
            {"operator": "range", "value": "2", "upper": "3"},
            "1",
            "bằng 50% mục tiêu, còn thiếu 1",
            False,
        ),
        ({"operator": "exists"}, "1", "đạt mục tiêu", True),
        ({"operator": "exists"}, "0", "bằng 0% mục tiêu, còn thiếu 1", False),
        ({"operator": "better-than-last-year"}, "7", "", None),
        ({"operator": "qualitative"}, "7", "", None),
        ({"operator": "equals", "value": "0"}, "-1", "còn thiếu 1", False),
    ],
)
def test_a_result_stands_to_its_target_as_the_sign_says(
    keys: dict[str, Any], value: str, standing: str, reached: bool | None
) -> None:
    found = shown({**keys, "results": [result("2026-03-31", value)]}).results[0]
    assert (found.standing, found.reached) == (standing, reached)


@pytest.mark.parametrize(
    ("keys", "value", "drawn"),
    [
        ({"operator": "equals", "value": "4"}, "1", (25.0, 100.0, None)),
        ({"operator": "equals", "value": "4"}, "5", (100.0, 80.0, None)),
        ({"operator": "at-least", "value": "95", "unit": "%"}, "90", (90.0, 95.0, None)),
        ({"operator": "at-least", "value": "95", "unit": "%"}, "190", (100.0, 50.0, None)),
        ({"operator": "range", "value": "2", "upper": "4"}, "1", (25.0, 50.0, 100.0)),
        ({"operator": "equals", "value": "4"}, "-2", (0.0, 100.0, None)),
    ],
)
def test_bars_have_the_target_on_them(
    keys: dict[str, Any], value: str, drawn: tuple[float, float, float | None]
) -> None:
    found = shown({**keys, "results": [result("2026-03-31", value)]}).bullet
    assert found
    assert (found.fill, found.mark, found.until) == drawn


def test_a_target_of_nothing_and_a_quality_have_no_bar() -> None:
    nothing = {"operator": "equals", "value": "0", "results": [result("2026-03-31", "0")]}
    assert shown(nothing).bullet is None
    assert shown({"results": [result("2026-03-31", "1")]}).bullet is None


def test_results_of_days_to_come_are_not_told() -> None:
    results = [result("2026-11-21", "1"), result("2026-11-22", "2")]
    found = shown({"operator": "equals", "value": "4", "results": results})
    assert [r.value for r in found.results] == ["1"]
    assert found.course is None


def test_months_without_figures_are_named() -> None:
    days = [date(2025, month, 28) for month in (10, 11, 12)]
    days += [date(2026, month, 28) for month in (2, 3, 6)]
    assert missing_months(days) == ["tháng 01/2026", "tháng 04/2026", "tháng 05/2026"]
    assert missing_months([date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30)]) == []
    assert missing_months([date(2026, 3, 31)]) == []


def test_a_campaign_tells_how_many_of_its_figures_are_reached() -> None:
    ways = [
        {"text": "B", "operator": "exists", "joined": "or"},
        {
            "text": "C", "operator": "exists", "joined": "or",
            "results": [result("2026-05-01", "1")],
        },
    ]  # fmt: skip
    targets = [
        {"text": "A", "operator": "equals", "value": "4", "results": [result("2026-03-31", "1")]},
        {"text": "E", "operator": "equals", "value": "4"},
        {"text": "D", "children": ways},
        {"text": "G"},
    ]
    record = made("campaign", "pt-mot", target_groups=[{"targets": targets}])
    assert isinstance(record.entry, Campaign)
    found = tally(record.entry.target_groups)
    assert found
    assert (found.figures, found.measured, found.reached) == (3, 2, 1)
    assert found.day == date(2026, 5, 1)
    views = target_groups(record.entry, book("2026-11-21", record))[0].targets
    assert [view.met_by for view in views] == [None, None, "C", None]
    assert tally(()) is None


def plan(identifier: str, year: str, value: str, **keys: Any) -> Record:
    groups = [{"targets": [{"text": "A", "operator": "equals", "value": value, "series": "mot"}]}]
    return made("campaign", identifier, years=year, target_groups=groups, **keys)


def test_a_series_holds_the_same_target_of_one_issuer_oldest_first() -> None:
    unit = made("unit", "dv-mot")
    target = {"operator": "equals", "value": "20", "series": "mot"}
    others = (
        unit,
        plan("pt-hai", "2021", "5", issuer="dv-mot"),
        plan("pt-ba", "2023", "40", issuer="dv-mot"),
        plan("pt-khac", "2021", "99"),
    )
    found = shown(target, *others, issuer="dv-mot", years="2022").series
    assert [(p.years, p.figure, p.here) for p in found] == [
        ("2021", "05", False),
        ("2022", "20", True),
        ("2023", "40", False),
    ]
    assert [p.address for p in found] == [
        "phong-trao/pt-hai/", "phong-trao/pt-mot/", "phong-trao/pt-ba/",
    ]  # fmt: skip
    assert shown(target, unit, issuer="dv-mot", years="2022").series == ()


def test_only_figures_in_one_unit_are_compared() -> None:
    unit = made("unit", "dv-mot")
    target = {"operator": "equals", "value": "20", "unit": "lớp", "series": "mot"}
    other = plan("pt-hai", "2021", "5", issuer="dv-mot")
    assert shown(target, unit, other, issuer="dv-mot", years="2022").series == ()


def test_years_without_a_plan_keep_their_place_in_the_chart() -> None:
    unit = made("unit", "dv-mot")
    target = {"operator": "equals", "value": "20", "series": "mot"}
    other = plan("pt-hai", "2019", "5", issuer="dv-mot")
    chart = shown(target, unit, other, issuer="dv-mot", years="2022").series_chart
    assert chart
    assert [(c.label, c.value) for c in chart.columns] == [
        ("2019", 5.0), ("2020", None), ("2021", None), ("2022", 20.0),
    ]  # fmt: skip


def test_parts_of_a_target_keep_how_they_are_joined() -> None:
    children = [
        {"text": "B", "operator": "at-least", "value": "1", "joined": "of-which"},
        {"text": "C", "joined": "hoặc"},
    ]
    found = shown({"operator": "equals", "value": "4", "children": children}).children
    assert [(child.text, child.joined, child.figure) for child in found] == [
        ("B", "trong đó", "≥ 1"),
        ("C", "hoặc", None),
    ]
