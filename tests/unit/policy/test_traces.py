"""What is told, by keys alone, of where a record stood that was taken down."""

from typing import Any

import pytest

from generator.content.record import Entry
from generator.loading.record import Record
from generator.policy.traces import Traces, traces
from generator.views.calendars import calendars
from generator.views.channels import channels
from tests.unit.policy.making import made, person
from tests.unit.views.opening import book

DAY = "2026-11-21"
WAVE: dict[str, Any] = {
    "name": "Đợt một", "end": {"day": "2026-06-30"}, "close_out": {"day": "2026-07-05"},
    "commemorations": [
        {"event": "Ngày thành lập", "original": "1945-08-28", "current": "2026-08-28"},
        {"event": "Chưa rõ ngày"},
    ],
}  # fmt: skip
TIMELINE = {
    "start": {"day": "2026-01-05"}, "registration": {"month": "2/2026"},
    "end": {"day": "2026-12-01"}, "dossiers": {"phrase": "cuối năm"},
}  # fmt: skip
CAMPAIGNS: tuple[dict[str, Any], ...] = (
    {},
    {"timeline": TIMELINE},
    {"timeline": {"start": {"on_issue": "có"}, "end": {"on_issue": "có"}}},
    {"timeline": {"start": {"on_issue": "có"}}, "issue_day": "2026-01-02"},
    {"timeline": TIMELINE, "waves": [WAVE, {"name": "Đợt hai"}, WAVE | {"ordinal": "7"}]},
)
Y = (2026,)
WITHDRAWN = {"day": "2026-11-01", "reason": "Sai số liệu"}


def campaign(keys: dict[str, Any], **more: Any) -> Record:
    return made("campaign", "pt-1", **keys, **more)


@pytest.mark.parametrize("keys", CAMPAIGNS)
def test_the_days_are_those_calendars_show(keys: dict[str, Any]) -> None:
    record = campaign(keys)
    shown = {item.key for item in calendars(book(DAY, record))[0].items}
    assert isinstance(record.entry, Entry)
    assert {f"pt-1-{key}" for key in traces(record.entry).days} == shown


def test_keys_are_for_ever() -> None:
    entry = campaign(CAMPAIGNS[-1]).entry
    assert isinstance(entry, Entry)
    assert traces(entry).days == (
        "start", "registration", "end",
        "wave-1-end", "wave-1-close-out", "commemoration-18994e54f2",
        "wave-7-end", "wave-7-close-out", "commemoration-18994e54f2-2",
    )  # fmt: skip
    reworded = {**WAVE["commemorations"][0], "event": "Ngày truyền thống"}
    again = campaign({"waves": [{"name": "Đợt", "commemorations": [reworded]}]}).entry
    assert isinstance(again, Entry)
    assert traces(again).days == ("commemoration-18994e54f2",)
    undated = {"name": "Đợt", "commemorations": [{"event": "Ngày hội", "current": "2026-01-01"}]}
    other = campaign({"waves": [undated]}).entry
    assert isinstance(other, Entry)
    assert traces(other).days != traces(again).days


@pytest.mark.parametrize(
    ("record", "found"),
    [
        (made("event", "sk-1", campaign="pt-1"), Traces(("event",), ("pt-1",), 1, years=Y)),
        (made("event", "sk-1", cancelled={"day": "2026-02-01", "reason": "Bão"}),
         Traces(("event",), (), 2, years=Y)),
        (made("consultation", "lyk-1"), Traces(("ends",), years=Y)),
        (made("news", "tt-1", unit="dv-1", field="lv-1", topics=["cd-1", "cd-2"],
              publication={"changes": [{"day": "2026-02-01", "text": "x"}]}),
         Traces((), ("cd-1", "cd-2", "dv-1", "lv-1"), 2, years=Y)),
        (made("document", "vb-1", issuer="dv-2"), Traces((), ("dv-2",), years=Y)),
        (made("communication-plan", "kh-1",
              plan_topics=[{"key": "a", "text": "A", "fields": ["lv-1", "lv-2"]}]),
         Traces((), ("lv-1", "lv-2"), years=Y)),
        (person("vd-1", unit="dv-1", field="lv-1"), Traces(years=Y)),
    ],
)  # fmt: skip
def test_places_and_revisions(record: Record, found: Traces) -> None:
    assert isinstance(record.entry, Entry)
    assert traces(record.entry) == found


def test_a_withdrawn_event_is_cancelled_without_a_word_of_it() -> None:
    event = made("event", "sk-1", title="Hội nghị", campaign="pt-1", withdrawn=WITHDRAWN)
    whole, own = calendars(book(DAY, campaign({"timeline": TIMELINE}), event))
    (dropped,) = whole.dropped
    assert own.dropped == whole.dropped
    assert (dropped.key, dropped.cancelled, dropped.revision) == ("sk-1-event", True, 1)
    assert dropped.start.isoformat() == "2026-11-01"
    assert (dropped.title, dropped.description, dropped.place) == ("", "", None)
    assert "sk-1-event" not in {item.key for item in whole.items}


def test_a_campaign_taken_down_keeps_its_calendar_and_its_feed() -> None:
    news = made("news", "tt-1", campaign="pt-1")
    seen = book(DAY, campaign(CAMPAIGNS[-1], withdrawn=WITHDRAWN), news)
    whole, own = calendars(seen)
    assert (own.key, own.items, own.dropped) == ("pt-1", (), whole.dropped)
    assert "Bản ghi" not in own.title
    (feed,) = (channel for channel in channels(seen) if channel.key == "pt-1")
    assert [item.key for item in feed.items] == ["tt-1"]
    assert [gone.key for gone in feed.gone] == ["pt-1"]
    assert feed.ended is not None
    assert "Bản ghi" not in feed.title


def test_feeds_drop_what_they_carried_and_do_not_vanish_with_it() -> None:
    unit, news = made("unit", "dv-1"), made("news", "tt-1", unit="dv-1", withdrawn=WITHDRAWN)
    feeds = {channel.key: channel for channel in channels(book(DAY, unit, news))}
    assert (feeds["dv-1"].items, [gone.key for gone in feeds["dv-1"].gone]) == ((), ["tt-1"])


def test_a_year_keeps_its_feed_when_all_that_was_filed_under_it_is_taken_down() -> None:
    old = made("document", "vb-1", issue_day="2019-05-01", withdrawn=WITHDRAWN)
    feeds = {channel.key: channel for channel in channels(book(DAY, made("news", "tt-1"), old))}
    assert (feeds["nam-2019"].items, [gone.key for gone in feeds["nam-2019"].gone]) == (
        (),
        ["vb-1"],
    )
    assert feeds["nam-2019"].page == ""
    assert [item.key for item in feeds["nam-2026"].items] == ["tt-1"]
