"""Targets as figures, and the same target over the years."""

from typing import Any

import pytest

from generator.content.campaign import Campaign, Target
from generator.loading.record import Record
from generator.views.target import TargetView, figure, target_groups
from tests.unit.policy.making import made
from tests.unit.views.opening import book


@pytest.mark.parametrize(
    ("keys", "printed"),
    [
        ({"operator": "at-least", "value": "95", "unit": "%"}, "≥ 95%"),
        ({"operator": "more-than", "value": "35", "unit": "%"}, "> 35%"),
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
    assert isinstance(record.entry, Campaign)
    return target_groups(record.entry, book("2026-11-21", record, *records))[0].targets[0]


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


def test_results_stand_in_order_of_time_with_their_share() -> None:
    results = [
        {"day": "2026-06-30", "value": "2", "source": "Báo cáo"},
        {"day": "2026-03-31", "value": "1", "source": "Báo cáo"},
    ]
    found = shown({"operator": "equals", "value": "4", "unit": "lớp", "results": results}).results
    assert [(r.value, r.share) for r in found] == [("1 lớp", 25.0), ("2 lớp", 50.0)]
    nothing = shown({"operator": "equals", "value": "0", "results": results}).results
    assert [r.share for r in nothing] == [None, None]


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
    assert [(p.year, p.figure, p.height, p.here) for p in found] == [
        (2021, "05", 12.5, False),
        (2022, "20", 50.0, True),
        (2023, "40", 100.0, False),
    ]
    assert [p.address for p in found] == [
        "phong-trao/pt-hai/", "phong-trao/pt-mot/", "phong-trao/pt-ba/",
    ]  # fmt: skip
    assert shown(target, unit, issuer="dv-mot", years="2022").series == ()


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
