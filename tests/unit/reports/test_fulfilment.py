"""Which piece keeps which promise."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import permutations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.content.communication_plan import CommunicationPlan
from generator.reports.fulfilment import Piece, fulfil
from tests.unit.policy.making import made

KEYS: dict[str, Any] = {
    "plan_topics": [{"key": "N1", "text": "Một"}],
    "channels": [{"key": "H1", "name": "Trang"}, {"key": "H2", "name": "Họp"}],
    "years": "2026",
}
FIRST = date(2026, 1, 1)


def plan(*items: dict[str, str]) -> CommunicationPlan:
    """Return a plan of these items on N1 × H1."""
    filed = [{"topic": "N1", "channel": "H1", **item} for item in items]
    entry = made("communication-plan", "kh", **KEYS, items=filed).entry
    assert isinstance(entry, CommunicationPlan)
    return entry


def piece(day: str, item: str = "", channel: str = "H1", id: str = "") -> Piece:
    """Return a piece of N1 published on a day."""
    record = made("news", id or f"tt-{day}", publication={"publish": day})
    return Piece(record, "N1", channel, item, date.fromisoformat(day))


def kept(entry: CommunicationPlan, pieces: Iterable[Piece]) -> list[tuple[list[str], int, int]]:
    """Return for each promise the days of its pieces, how many are late, how many lack."""
    return [
        ([str(one.day) for one in each.pieces], each.late, each.lacking)
        for each in fulfil(entry, pieces)
    ]


def test_a_piece_counts_for_the_month_it_came_in() -> None:
    monthly = plan({"rhythm": "monthly", "due": "2026-03-31"})
    assert kept(monthly, [piece("2026-02-10"), piece("2026-03-01")]) == [
        ([], 0, 1), (["2026-02-10"], 0, 0), (["2026-03-01"], 0, 0),
    ]  # fmt: skip


def test_a_second_piece_makes_good_the_oldest_that_is_lacking() -> None:
    monthly = plan({"rhythm": "monthly", "due": "2026-03-31"})
    pieces = [piece("2026-03-01"), piece("2026-03-02", id="tt-hai")]
    assert kept(monthly, pieces) == [(["2026-03-02"], 1, 0), ([], 0, 1), (["2026-03-01"], 0, 0)]


def test_a_piece_before_its_time_is_for_no_promise() -> None:
    assert kept(plan({"since": "2026-05-01", "due": "2026-05-31"}), [piece("2026-04-30")]) == [
        ([], 0, 1)
    ]


def test_what_is_promised_on_another_channel_stays_lacking() -> None:
    assert kept(plan({}), [piece("2026-04-30", channel="H2")]) == [([], 0, 1)]


def test_a_piece_that_names_its_item_keeps_that_item_only() -> None:
    two = plan({"key": "SP1", "due": "2026-06-30"}, {"key": "SP2", "due": "2026-12-31"})
    assert kept(two, [piece("2026-05-01", "SP2"), piece("2026-05-02", "SP2", id="tt-ba")]) == [
        ([], 0, 1), (["2026-05-01"], 0, 0),
    ]  # fmt: skip


def test_more_than_was_promised_is_for_no_promise() -> None:
    pieces = [piece("2026-05-01"), piece("2026-05-02"), piece("2026-05-03")]
    assert kept(plan({"count": "2"}), pieces) == [(["2026-05-01", "2026-05-02"], 0, 0)]


@settings(max_examples=60, deadline=None)
@given(
    spans=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=4),
    days=st.lists(st.integers(0, 12), max_size=4),
)
def test_as_many_are_in_time_as_can_be(spans: list[tuple[int, int]], days: list[int]) -> None:
    """Try every order in which pieces could be given to promises: none has more in time."""
    windows = [(min(span), max(span)) for span in spans]
    entry = plan(
        *(
            {"since": str(FIRST + timedelta(a)), "due": str(FIRST + timedelta(b))}
            for a, b in windows
        )
    )
    pieces = [
        piece(str(FIRST + timedelta(day)), id=f"tt-{number}") for number, day in enumerate(days)
    ]
    found = fulfil(entry, pieces)
    in_time = sum(len(each.pieces) - each.late for each in found)
    slots = [*windows, *[None] * len(days)]
    best = max(
        sum(1 for slot, day in zip(order, days, strict=False) if slot and slot[0] <= day <= slot[1])
        for order in permutations(slots, len(days))
    )
    assert in_time == best
    given_out = [one.record.id for each in found for one in each.pieces]
    assert len(given_out) == len(set(given_out))
