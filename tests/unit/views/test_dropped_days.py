"""Days that a campaign no longer has: calendars that held them say so, under the same key."""

from datetime import date
from typing import Any

from generator.content.record import Entry
from generator.loading.record import Record
from generator.policy.traces import traces
from generator.policy.turns import page_days
from generator.views.calendars import calendars
from generator.views.site import CalendarItem
from tests.unit.policy.making import made
from tests.unit.views.opening import book

DAY = "2026-11-21"
REGISTRATION = {"day": "2026-12-15"}
DROPPED = {"key": "registration", "title": "Hạn đăng ký", "was": "2026-12-15", "day": "2026-11-20"}


def campaign(*dropped: dict[str, str], **timeline: Any) -> Record:
    return made("campaign", "pt-1", timeline=timeline, dropped_days=list(dropped))


def items(record: Record, day: str = DAY) -> dict[str, CalendarItem]:
    whole, own = calendars(book(day, record))
    assert own.items == whole.items
    return {item.key: item for item in own.items}


def test_it_stays_where_it_was_as_cancelled() -> None:
    before = items(campaign(registration=REGISTRATION))["pt-1-registration"]
    after = items(campaign(DROPPED))["pt-1-registration"]
    assert (before.cancelled, after.cancelled) == (False, True)
    assert (after.start, after.title) == (before.start, "Hạn đăng ký")
    assert after.revision > before.revision
    assert after.modified > before.modified
    assert after.modified.date() == date(2026, 11, 20)


def test_until_the_day_it_is_dropped_it_stands() -> None:
    record = campaign(DROPPED)
    assert not items(record, "2026-11-19")["pt-1-registration"].cancelled
    assert date(2026, 11, 20) in set(page_days(record.entry))


def test_what_stands_again_is_newer_than_what_was_cancelled() -> None:
    gone = items(campaign(DROPPED))["pt-1-registration"]
    again = items(campaign(DROPPED, registration=REGISTRATION))["pt-1-registration"]
    assert not again.cancelled
    assert (again.revision, again.modified) == (gone.revision, gone.modified)
    assert again.title.startswith("Hạn đăng ký thi đua")


def test_of_a_campaign_taken_down_it_is_cancelled_like_the_rest() -> None:
    taken = {"day": "2026-11-21", "reason": "Sai số liệu"}
    record = made("campaign", "pt-1", dropped_days=[DROPPED], withdrawn=taken)
    (whole, own) = calendars(book(DAY, record))
    assert [item.key for item in own.dropped] == ["pt-1-registration"]
    assert own.dropped == whole.dropped
    assert isinstance(record.entry, Entry)
    assert traces(record.entry).revision > items(campaign(DROPPED))["pt-1-registration"].revision
