"""Figures of law by day, working days, and the packs the repository ships."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.rule_pack import RulePack
from generator.loading.front_matter import read_yaml
from generator.loading.tree import plain
from generator.policy.rule_packs import Ruling, duties, packs_of, rule
from generator.policy.working_days import WorkingDays, working_days
from tests.unit.policy.making import holidays, on

SHIPPED = Path(__file__).resolve().parents[3] / "content/quy-dinh"


def pack(id: str, since: str | None = None, until: str | None = None, **rules: Any) -> RulePack:
    days = {"since": since, "until": until}
    given_days = {key: value for key, value in days.items() if value}
    return RulePack.model_validate(
        {"id": id, "name": id.upper(), "source": "x", "rules": rules} | given_days
    )


def stops(id: str, days: int, since: str | None = None, until: str | None = None) -> RulePack:
    return pack(id, since, until, consent={"stop_days": str(days)})


def value(packs: list[RulePack], day: str) -> int | None:
    found = rule(packs, "consent.stop_days", on(day))
    return found.value if found else None


def test_a_pack_holds_from_its_first_to_its_last_day() -> None:
    packs = [stops("mot", 15, "2026-01-01", "2026-06-30")]
    days = ("2025-12-31", "2026-01-01", "2026-06-30", "2026-07-01")
    assert [value(packs, day) for day in days] == [None, 15, 15, None]


def test_a_pack_without_days_always_holds() -> None:
    assert value([stops("mot", 15)], "0001-01-01") == 15


def test_the_later_of_two_packs_decides_and_a_pack_that_says_nothing_is_passed_over() -> None:
    packs = [
        stops("zz", 10),
        stops("yy", 20, "2026-01-01"),
        pack("xx", "2026-02-01", consent={"answer_hours": "72"}),
        stops("ww", 30, "2026-03-01"),
    ]
    days = ("2025-12-31", "2026-01-01", "2026-02-02", "2026-03-01")
    assert [value(packs, day) for day in days] == [10, 20, 20, 30]
    assert [value(packs[::-1], day) for day in days] == [10, 20, 20, 30]


def test_packs_of_the_same_day_are_taken_in_a_fixed_order() -> None:
    packs = [stops("aa", 1, "2026-01-01"), stops("bb", 2, "2026-01-01")]
    assert value(packs, "2026-01-01") == value(packs[::-1], "2026-01-01") == 2


def test_a_ruling_names_its_pack() -> None:
    only = stops("mot", 15)
    assert rule([only], "consent.stop_days", on("2026-01-01")) == Ruling(15, only)


def test_a_figure_of_zero_is_a_figure() -> None:
    assert value([stops("mot", 0)], "2026-01-01") == 0


def test_a_name_no_pack_could_have_is_a_mistake_of_the_program() -> None:
    with pytest.raises(AttributeError):
        rule([stops("mot", 1)], "consent.nothing", on("2026-01-01"))


def test_duties_of_the_day_come_with_their_pack_the_latest_first() -> None:
    first = pack("cu", "2022-01-01", "2026-06-30", publication=[{"text": "Văn bản"}])
    second = pack("moi", "2024-01-01", publication=[{"text": "Giới thiệu", "working_days": "5"}])
    found = duties([first, second], on("2026-06-30"))
    assert [(duty.text, duty.working_days, of.id) for duty, of in found] == [
        ("Giới thiệu", 5, "moi"),
        ("Văn bản", None, "cu"),
    ]
    assert [of.id for _, of in duties([first, second], on("2026-07-01"))] == ["moi"]


def test_packs_are_found_among_other_lists() -> None:
    only = stops("mot", 15)
    assert packs_of({"ngay-nghi.yml": holidays(), "quy-dinh/mot.yml": only}) == (only,)


def shipped() -> dict[str, RulePack]:
    found: dict[str, RulePack] = {}
    for file in sorted(SHIPPED.glob("*.yml")):
        tree, problems = read_yaml(file.name, file.read_text(encoding="utf-8"), 1)
        assert not problems
        found[file.stem] = RulePack.model_validate(plain(tree))
    return found


def test_every_shipped_pack_is_named_as_its_file_and_says_where_it_is_from() -> None:
    assert len(shipped()) >= 6
    for stem, found in shipped().items():
        assert found.id == stem
        assert found.source


@pytest.mark.parametrize(
    ("name", "figures"),
    [
        # On the last day of 2025, the first of 2026, and at the end of June 2025.
        ("consent.answer_working_days", (None, 2, None)),
        ("consent.stop_days", (None, 15, None)),
        ("consent.third_party_days", (None, 20, None)),
        ("consent.extension_days", (None, 15, None)),
        ("consent.answer_hours", (72, None, 72)),
        ("consultation.working_days", (10, 10, 10)),
        ("retention.months", (None, None, None)),
    ],
)
def test_the_shipped_packs_give_these_figures(name: str, figures: tuple[int | None, ...]) -> None:
    packs = shipped().values()
    days = (on("2025-12-31"), on("2026-01-01"), on("2025-06-30"))
    found = [rule(packs, name, day) for day in days]
    assert tuple(one.value if one else None for one in found) == figures


def test_publication_duties_of_the_old_decree_end_with_it() -> None:
    packs = shipped().values()
    before = {of.id for _, of in duties(packs, on("2026-06-30"))}
    after = {of.id for _, of in duties(packs, on("2026-07-01"))}
    assert before - after == {"nd42-2022"}


SEPTEMBER = working_days({"ngay-nghi.yml": holidays("2025-09-01", "2025-09-02")})


def test_a_real_consultation_of_2025_took_ten_working_days() -> None:
    assert SEPTEMBER.count(on("2025-08-20"), on("2025-09-04")) == 10
    assert SEPTEMBER.count(on("2025-08-20"), on("2025-09-03")) == 9


def test_a_stretch_that_ends_before_it_begins_has_no_working_day() -> None:
    assert SEPTEMBER.count(on("2025-09-04"), on("2025-08-20")) == 0
    assert SEPTEMBER.count(on("2025-09-04"), on("2025-09-03")) == 0


def test_a_day_worked_instead_of_another_counts() -> None:
    swapped = working_days({"a": holidays("2025-05-02", working=["2025-04-26"])})
    assert swapped.count(on("2025-04-26"), on("2025-04-26")) == 1
    assert swapped.count(on("2025-05-02"), on("2025-05-02")) == 0
    assert swapped.count(on("2025-04-26"), on("2025-05-04")) == 5


def test_lists_of_several_years_count_together_and_other_lists_do_not() -> None:
    both = working_days({
        "a": holidays("2025-01-01"), "b": holidays("2026-01-01", working=["2026-01-10"]),
        "c": stops("mot", 1),
    })  # fmt: skip
    assert both == WorkingDays(
        frozenset({on("2025-01-01"), on("2026-01-01")}), frozenset({on("2026-01-10")})
    )


DAYS = st.dates(date(2025, 1, 1), date(2025, 3, 31))


@given(DAYS, DAYS, st.frozensets(DAYS), st.frozensets(DAYS))
def test_working_days_are_counted_as_one_would_on_a_calendar(
    first: date, last: date, off: frozenset[date], swapped: frozenset[date]
) -> None:
    stretch = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    worked = [day for day in stretch if day in swapped or (day.weekday() < 5 and day not in off)]
    assert WorkingDays(off, swapped).count(first, last) == len(worked)
