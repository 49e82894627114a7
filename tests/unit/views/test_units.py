"""Units by the name they had on the day that matters, and what carries on for them now."""

from typing import Any

import pytest

from generator.content.unit import Unit
from generator.loading.record import Record
from generator.policy.filing import paper_day
from generator.views.naming import name_on, title_of
from generator.views.page import UnitLabel
from generator.views.unit import lineage, unit_view
from tests.unit.policy.making import made, on
from tests.unit.views.opening import book

NAMES = [
    {"value": "Ty", "until": "1989-12-31"},
    {"value": "Sở cũ", "since": "1990-01-01", "until": "2025-02-28"},
    {"value": "Sở mới", "since": "2025-03-02"},
]


def unit(identifier: str, name: str = "", **keys: Any) -> Record:
    names = [{"value": name or identifier}]
    return made("unit", identifier, **{"names": names, **keys})


def succeeded(by: str | None, relation: str = "renamed", day: str = "2025-03-01") -> list[object]:
    return [{"relation": relation, "unit": by, "day": day}]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("1980-01-01", "Ty"), ("1989-12-31", "Ty"), ("1990-01-01", "Sở cũ"),
        ("2025-02-28", "Sở cũ"), ("2025-03-02", "Sở mới"), ("2030-01-01", "Sở mới"),
        # between two names: the one that follows
        ("2025-03-01", "Sở mới"),
    ],
)  # fmt: skip
def test_a_unit_is_called_as_it_was_on_the_day(day: str, name: str) -> None:
    entry = unit("dv-mot", names=NAMES).entry
    assert isinstance(entry, Unit)
    assert name_on(entry, on(day)) == name


def test_before_its_first_name_a_unit_has_that_and_after_its_last_the_last() -> None:
    entry = unit("dv-mot", names=[
        {"value": "Một", "since": "2000-01-01", "until": "2005-12-31"},
        {"value": "Hai", "since": "2006-01-01", "until": "2010-12-31"},
    ]).entry  # fmt: skip
    assert isinstance(entry, Unit)
    assert [name_on(entry, on(day)) for day in ("1990-01-01", "2020-01-01")] == ["Một", "Hai"]


def label(day: str, *records: Record, of: str = "dv-mot", then: str = "2022-01-01") -> UnitLabel:
    found = book(day, *records).unit(of, on(then))
    assert found
    return found


def test_what_carries_on_now_is_named_beside_the_old_name() -> None:
    one = unit("dv-mot", "Sở Thông tin", successors=succeeded("dv-hai", "merged"))
    two = unit("dv-hai", "Sở Khoa học")
    assert label("2026-11-21", one, two) == UnitLabel(
        "Sở Thông tin", "don-vi/dv-mot/", "Sở Khoa học"
    )
    # Before the day of the merger nothing carries on yet.
    assert label("2025-02-28", one, two).now is None
    assert label("2025-03-01", one, two).now == "Sở Khoa học"
    assert label("2026-11-21", two, of="dv-hai").now is None


def test_a_unit_renamed_within_one_record_says_so() -> None:
    one = unit("dv-mot", names=NAMES)
    assert label("2026-11-21", one) == UnitLabel("Sở cũ", "don-vi/dv-mot/", "Sở mới")


def test_heirs_are_followed_to_the_last_and_named_once() -> None:
    units = (
        unit(
            "dv-mot",
            "Một",
            successors=[*succeeded("dv-hai", "split"), *succeeded("dv-ba", "split")],
        ),
        unit("dv-hai", "Hai", successors=succeeded("dv-bon", "merged")),
        unit("dv-ba", "Ba", successors=succeeded("dv-bon", "merged")),
        unit("dv-bon", "Bốn"),
    )
    assert label("2026-11-21", *units).now == "Bốn"
    assert label("2026-11-21", *units[:3]).now == "Hai, Ba"


def test_many_splits_and_mergers_take_no_time() -> None:
    units = []
    for n in range(40):
        heirs = [*succeeded(f"dv-a{n + 1}", "split"), *succeeded(f"dv-b{n + 1}", "split")]
        units += [unit(f"dv-a{n}", successors=heirs), unit(f"dv-b{n}", successors=heirs)]
    assert label("2026-11-21", *units, of="dv-a0").now == "dv-a39, dv-b39"


def test_a_dissolved_unit_has_no_heir() -> None:
    one = unit("dv-mot", "Một", successors=succeeded(None, "dissolved"))
    assert label("2026-11-21", one).now is None


def test_a_units_page_holds_what_its_forerunners_did() -> None:
    one = unit("dv-mot", "Một", successors=succeeded("dv-hai", "merged"))
    two = unit("dv-hai", "Hai", parents=[{"unit": "dv-ba"}])
    three = unit("dv-ba", "Ba")
    news = made("news", "tin-mot", unit="dv-mot")
    opened = book("2026-11-21", one, two, three, news)
    assert lineage("dv-hai", opened) == ("dv-hai", "dv-mot")
    view = unit_view(two, opened)
    assert [step.unit.name for step in view.predecessors if step.unit] == ["Một"]
    assert [parent.name for parent in view.parents] == ["Ba"]
    assert [card.address for _, found in view.groups for card in found] == ["tin-tuc/tin-mot/"]
    assert [link.title for link in unit_view(three, opened).members] == ["Hai"]
    assert title_of(one, on("2026-11-21")) == "Một"


@pytest.mark.parametrize(
    ("record", "day"),
    [
        (made("campaign", "a-mot", issue_day="2022-04-28", years="2021"), "2022-04-28"),
        (made("campaign", "a-mot", years="2021-2025",
              stamps=[{"signed_at": "2022-04-28T16:21:14+0700", "signer": "Sở"}]), "2022-04-28"),
        (made("campaign", "a-mot", years="2021-2025"), "2021-12-31"),
        (made("campaign", "a-mot"), "2026-01-10"),
        (made("event", "a-mot", start="2026-03-01T23:30"), "2026-03-01"),
        (made("consultation", "a-mot"), "2026-02-02"),
        (made("honouree", "a-mot", unit_day="2020-05-05"), "2020-05-05"),
        (made("news", "a-mot", publication={"publish": "2026-01-09T18:00:00Z"}), "2026-01-10"),
    ],
)  # fmt: skip
def test_the_day_that_matters_is_that_of_the_paper(record: Record, day: str) -> None:
    assert paper_day(record.entry) == on(day)
