"""What the page of figures counts: what is stated, by those whom readers find, and no one else."""

from typing import Any

import pytest

from generator.loading.record import Record
from generator.views.figures import FEWEST_PEOPLE, Count, FiguresView, figures_page
from generator.views.honours import filed_honours
from generator.views.roll import roll_of
from tests.unit.policy.making import made, person
from tests.unit.views.opening import book


def figures(*records: Record, day: str = "2026-11-21") -> FiguresView:
    opened = book(day, *records)
    view = figures_page(roll_of(filed_honours(opened)), opened).view
    assert isinstance(view, FiguresView)
    return view


def decision(identifier: str, *rows: dict[str, Any], **keys: Any) -> Record:
    return made("award-decision", identifier, awarded=list(rows), **keys)


def lines(view: FiguresView, key: str) -> list[tuple[str, int, int, int, int]]:
    found: tuple[Count, ...] = next((b.lines for b in view.breakdowns if b.key == key), ())
    return [(c.label, c.persons, c.collectives, c.households, c.total) for c in found]


AN, BINH = {"name": "Lê An"}, {"name": "Lê Bình"}
TO = {"name": "Tổ một", "kind": "collective"}
HO = {"name": "Hộ ông Ba", "kind": "household"}


def test_awards_are_counted_by_sort_of_recipient_and_year() -> None:
    view = figures(
        decision("qd-1", AN, BINH, TO, issue_day="2025-05-01"),
        decision("qd-2", AN, HO, issue_day="2026-05-01"),
    )
    assert (view.total.persons, view.total.collectives, view.total.households) == (3, 1, 1)
    assert (view.total.total, view.decisions, view.revoked) == (5, 2, 0)
    assert lines(view, "nam") == [("2026", 1, 0, 1, 2), ("2025", 2, 1, 0, 3)]
    chart = next(b.chart for b in view.breakdowns if b.key == "nam")
    assert chart
    assert [(c.label, c.value) for c in chart.columns] == [("2025", 3), ("2026", 2)]


def test_awards_taken_back_are_in_no_count_but_told() -> None:
    row = {"day": "2026-06-01", "number": 1, "reason": "x"}
    record = decision("qd-1", AN, TO, issue_day="2026-05-01", revocations=[row])
    view = figures(record)
    assert (view.total.total, view.total.persons, view.revoked) == (1, 0, 1)
    assert lines(view, "nam") == [("2026", 0, 1, 0, 1)]
    assert figures(record, day="2026-05-31").total.total == 2
    whole = decision("qd-1", AN, TO, revocations=[{"day": "2026-06-01", "reason": "x"}])
    assert figures(whole).total.total == 0


def test_who_was_removed_from_every_list_is_in_no_count() -> None:
    gone = person("vd-1", removed={"day": "2026-06-01", "everywhere": True})
    view = figures(gone, decision("qd-1", {**AN, "honouree": "vd-1"}, BINH))
    assert (view.total.total, view.revoked) == (1, 0)


@pytest.mark.parametrize(
    "keys",
    [
        {"publication": {"status": "draft"}},
        {"publication": {"publish": "2026-11-22"}},
        {"withdrawn": {"day": "2026-06-01", "reason": "x"}},
        {"removed": {"day": "2026-06-01"}},
    ],
)
def test_decisions_that_are_not_public_are_in_no_count(keys: dict[str, Any]) -> None:
    view = figures(decision("qd-1", AN, **keys))
    assert (view.total.total, view.decisions, view.as_of) == (0, 0, None)
    assert view.breakdowns == ()


def test_units_are_counted_by_the_name_in_the_list_and_the_longest_come_first() -> None:
    rows = [{**AN, "unit": "Phòng Hai"}, {**BINH, "unit": "Phòng Một"}, {**TO, "unit": "Phòng Một"}]
    view = figures(decision("qd-1", *rows, HO))
    assert lines(view, "don-vi") == [("Phòng Một", 1, 1, 0, 2), ("Phòng Hai", 1, 0, 0, 1)]


def test_many_units_are_cut_and_the_rest_is_linked() -> None:
    rows = [{"name": f"Người {n}", "unit": f"Phòng {n:02d}"} for n in range(25)]
    units = next(b for b in figures(decision("qd-1", *rows)).breakdowns if b.key == "don-vi")
    assert len(units.lines) == 20
    assert units.rest
    assert units.rest.title == "Cả 25 đơn vị"


def test_direct_work_is_counted_only_where_it_is_stated() -> None:
    worker = person("vd-1", direct_worker="có")
    silent = person("vd-2")
    rows = [
        {**AN, "direct_worker": "có"},
        {**BINH, "direct_worker": "không"},
        {"name": "Lê Chi", "honouree": "vd-1"},
        {"name": "Lê Dung", "honouree": "vd-2"},
        {**TO, "direct_worker": "có"},
    ]
    view = figures(worker, silent, decision("qd-1", *rows, issue_day="2026-05-01"))
    assert [(d.year, d.direct, d.other, d.unstated) for d in view.direct] == [("2026", 2, 1, 1)]
    assert figures(decision("qd-1", AN)).direct == ()


def people(women: int, men: int, scope: tuple[str, ...] = ("name", "gender")) -> list[Record]:
    genders = ["woman"] * women + ["man"] * men
    return [person(f"vd-{n}", scope=scope, gender=g) for n, g in enumerate(genders)]


@pytest.mark.parametrize(
    ("women", "men", "told"),
    [
        (FEWEST_PEOPLE, FEWEST_PEOPLE, (5, 5)),
        (FEWEST_PEOPLE - 1, 9, (None, None)),
        (9, 1, (None, None)),
        (9, 0, (None, None)),
        (0, 0, (None, None)),
    ],
)
def test_genders_are_told_only_where_nobody_can_be_guessed(
    women: int, men: int, told: tuple[int | None, int | None]
) -> None:
    found = figures(*people(women, men)).gender
    assert (found.women, found.men) == told
    assert found.stated == women + men


def test_genders_nobody_agreed_to_name_are_not_counted() -> None:
    found = figures(*people(9, 9, scope=("name",))).gender
    assert (found.pages, found.stated, found.women) == (18, 0, None)


def test_the_day_of_the_figures_is_that_of_the_last_change_not_of_the_build() -> None:
    record = decision(
        "qd-1", AN, TO, revocations=[{"day": "2026-06-01", "number": 1, "reason": "x"}]
    )
    assert (
        str(figures(record).as_of) == str(figures(record, day="2027-01-01").as_of) == "2026-06-01"
    )
    assert str(figures(record, day="2026-03-01").as_of) == "2026-01-10"
