"""What a communication plan promises, period by period."""

from datetime import date
from typing import Any

from generator.content.communication_plan import CommunicationPlan
from generator.policy.promises import periods, promises
from tests.unit.policy.making import made

PLAN: dict[str, Any] = {
    "plan_topics": [{"key": "N1", "text": "Một"}],
    "channels": [{"key": "H1", "name": "Trang"}],
}


def plan(item: dict[str, str], **keys: Any) -> CommunicationPlan:
    """Return a plan with one item on N1 × H1."""
    record = made(
        "communication-plan", "kh", **PLAN, **keys, items=[{"topic": "N1", "channel": "H1", **item}]
    )
    assert isinstance(record.entry, CommunicationPlan)
    return record.entry


def spans(item: dict[str, str], **keys: Any) -> list[tuple[str, str, bool]]:
    """Return since, due, and whether the plan itself names the day."""
    return [(str(p.since), str(p.due), p.stated) for p in promises(plan(item, **keys))]


def test_a_single_item_is_due_on_its_day() -> None:
    assert spans({"due": "2026-03-31"}, years="2026") == [("None", "2026-03-31", True)]
    assert spans({"due": "2026-03-31", "since": "2026-03-01"}) == [
        ("2026-03-01", "2026-03-31", True)
    ]


def test_an_item_without_a_day_is_due_when_the_years_of_the_plan_end() -> None:
    assert spans({}, years="2025-2026") == [("None", "2026-12-31", False)]
    assert spans({}) == [("None", "None", False)]


def test_a_rhythm_counts_whole_periods_and_what_is_left_of_the_first_and_last() -> None:
    quarters = spans({"rhythm": "hằng quý"}, issue_day="2026-02-10", years="2026")
    assert quarters == [
        ("2026-02-10", "2026-03-31", True),
        ("2026-04-01", "2026-06-30", True),
        ("2026-07-01", "2026-09-30", True),
        ("2026-10-01", "2026-12-31", True),
    ]
    months = spans({"rhythm": "hằng tháng", "since": "2024-02-01", "due": "2024-04-15"})
    assert [due for _, due, _ in months] == ["2024-02-29", "2024-03-31", "2024-04-15"]
    weeks = spans({"rhythm": "hằng tuần", "since": "2026-11-26", "due": "2026-12-08"})
    assert weeks == [
        ("2026-11-26", "2026-11-29", True),
        ("2026-11-30", "2026-12-06", True),
        ("2026-12-07", "2026-12-08", True),
    ]


def test_a_rhythm_of_a_plan_without_years_lasts_a_year_at_most() -> None:
    assert len(spans({"rhythm": "monthly", "since": "2026-05-20"})) == 8
    assert len(spans({"rhythm": "monthly", "due": "2026-05-20"})) == 5
    assert spans({"rhythm": "monthly"}) == [("None", "None", False)]


def counts(item: dict[str, str], **keys: Any) -> list[tuple[str, int]]:
    """Return the day and number of each promise."""
    return [
        (f"{p.due:%d/%m}", p.count) for p in promises(plan(item, years="2026", **keys)) if p.due
    ]


def test_a_count_is_the_total_spread_evenly_over_the_periods() -> None:
    monthly = {"rhythm": "monthly"}
    assert [number for _, number in counts(monthly)] == [1] * 12
    assert [number for _, number in counts({**monthly, "count": "12"})] == [1] * 12
    quarterly = {"rhythm": "quarterly", "count": "6"}
    assert counts(quarterly) == [("31/03", 1), ("30/06", 2), ("30/09", 1), ("31/12", 2)]
    assert counts({**monthly, "count": "2"}) == [("30/06", 1), ("31/12", 1)]
    assert counts({"count": "3"}) == [("31/12", 3)]
    assert counts({**monthly, "count": "0"}) == []


def test_a_promise_is_open_from_the_end_of_the_one_before() -> None:
    assert spans({"rhythm": "monthly", "count": "2"}, years="2026") == [
        ("2026-01-01", "2026-06-30", True), ("2026-07-01", "2026-12-31", True),
    ]  # fmt: skip


def test_an_item_that_ends_before_it_begins_is_owed_once() -> None:
    assert spans({"rhythm": "monthly", "since": "2026-05-01", "due": "2026-04-01"}) == [
        ("2026-05-01", "2026-04-01", True)
    ]


def test_the_last_years_of_the_calendar_end() -> None:
    found = promises(plan({"rhythm": "weekly", "since": "9999-12-20", "due": "9999-12-31"}))
    assert found[-1].due == date(9999, 12, 31)


def test_periods_are_counted_with_those_that_are_cut_short() -> None:
    for item, count in (
        ({}, 1),
        ({"rhythm": "hằng tháng"}, 12),
        ({"rhythm": "hằng quý", "since": "2026-03-31"}, 4),
        ({"rhythm": "hằng tuần", "since": "2026-12-24", "due": "2026-12-31"}, 2),
    ):
        made_plan = plan(item, years="2026")
        assert periods(made_plan.items[0], made_plan) == count, item
