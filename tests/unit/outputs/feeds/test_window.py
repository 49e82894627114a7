"""Which entries are live and which are archived."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.outputs.feeds.feed import KnownEntry
from generator.outputs.feeds.text import VIETNAM
from generator.outputs.feeds.window import MOST_BYTES, MOST_ENTRIES, USUAL_ENTRIES, fitting, window

START = datetime(2026, 1, 1, tzinfo=VIETNAM)


def entry(hours: int, size: int = 100) -> KnownEntry:
    when = START + timedelta(hours=hours)
    return KnownEntry(str(hours), str(hours), when, when, 1500 + size, "")


def entries(hours: Sequence[int], size: int = 100) -> list[KnownEntry]:
    """Return entries newest first."""
    return [entry(each, size) for each in sorted(set(hours), reverse=True)]


def test_nothing() -> None:
    made = window([])
    assert (made.live, made.closed) == ((), ())


def test_few_are_all_live() -> None:
    given_entries = entries(range(10))
    assert window(given_entries).live == tuple(given_entries)
    assert window(given_entries).closed == ()


def test_crowded_open_month_is_live_up_to_the_limit() -> None:
    made = window(entries(range(80)))
    assert len(made.live) == 80
    assert made.closed == ()


def test_one_entry_heavier_than_a_feed_is_still_shown() -> None:
    heavy = entry(1, MOST_BYTES * 2)
    assert fitting([heavy, entry(0)]) == (heavy,)


HOURS = st.lists(st.integers(0, 24 * 200), max_size=300)


@settings(deadline=None, max_examples=60)
@given(HOURS, st.sampled_from([100, 8_000, 60_000]))
def test_every_entry_is_live_or_archived_within_limits(hours: list[int], size: int) -> None:
    given_entries = entries(hours, size)
    made = window(given_entries)
    assert made.live == tuple(given_entries[: len(made.live)])
    shown = {e.id for e in made.live} | {e.id for p in made.closed for e in p.entries}
    assert shown == {e.id for e in given_entries}
    for group in (made.live, *(period.entries for period in made.closed)):
        assert len(group) <= MOST_ENTRIES
        assert sum(e.weight for e in group) <= MOST_BYTES
        assert list(group) == sorted(group, key=lambda e: e.published, reverse=True)
    names = [period.name for period in made.closed]
    assert len(names) == len(set(names))
    if size == 100 and len(given_entries) >= USUAL_ENTRIES:
        assert len(made.live) >= USUAL_ENTRIES


@settings(deadline=None, max_examples=60)
@given(HOURS, st.lists(st.integers(1, 24 * 60), max_size=120))
def test_new_entries_change_no_archive(hours: list[int], later: list[int]) -> None:
    last = max(hours, default=0)
    before = window(entries(hours, 6_000))
    after = window(entries([*hours, *(last + each for each in later)], 6_000))
    assert after.closed[: len(before.closed)] == before.closed
