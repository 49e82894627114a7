"""Deadlines, spans and states as readers read them, exact on the days on which they turn."""

from datetime import date, datetime
from typing import Any

import pytest

from generator.content.campaign import Campaign, Deadline
from generator.policy.deadlines import closes, opens
from generator.vietnamese import VIETNAM
from generator.views.campaign import campaign_view
from generator.views.wording import (
    campaign_span,
    end_text,
    span_text,
    start_text,
    state_between,
    when_text,
)
from tests.unit.policy.making import made, on
from tests.unit.views.opening import book

ISSUED = date(2022, 4, 28)


def deadline(**keys: object) -> Deadline:
    return Deadline.model_validate(keys)


@pytest.mark.parametrize(
    ("keys", "first", "start", "last", "end"),
    [
        ({"day": "2022-07-15"}, "2022-07-15", "từ ngày 15/07/2022",
         "2022-07-15", "đến hết ngày 15/07/2022"),
        ({"day": "2022-07-15", "boundary": "exclusive"}, "2022-07-15", "từ ngày 15/07/2022",
         "2022-07-14", "trước ngày 15/07/2022"),
        ({"day": "2022-07-01", "boundary": "exclusive"}, "2022-07-01", "từ ngày 01/07/2022",
         "2022-06-30", "trước ngày 01/07/2022"),
        ({"month": "2/2024"}, "2024-02-01", "từ tháng 02/2024",
         "2024-02-29", "đến hết tháng 02/2024"),
        ({"month": "12/2022"}, "2022-12-01", "từ tháng 12/2022",
         "2022-12-31", "đến hết tháng 12/2022"),
        ({"month": "7/2022", "boundary": "exclusive"}, "2022-07-01", "từ tháng 07/2022",
         "2022-06-30", "trước tháng 07/2022"),
        ({"on_issue": "có"}, "2022-04-28", "từ ngày ban hành (28/04/2022)",
         "2022-04-28", "đến ngày ban hành (28/04/2022)"),
        ({"phrase": "cuối quý II"}, None, "cuối quý II", None, "cuối quý II"),
        ({}, None, "chưa xác định", None, "chưa xác định"),
        ({"month": "12/9999"}, "9999-12-01", "từ tháng 12/9999",
         "9999-12-31", "đến hết tháng 12/9999"),
    ],
)  # fmt: skip
def test_a_deadline_is_worded_and_counted_alike(
    keys: dict[str, str], first: str | None, start: str, last: str | None, end: str
) -> None:
    written = deadline(**keys)
    assert opens(written, ISSUED) == (date.fromisoformat(first) if first else None)
    assert start_text(written, ISSUED) == start
    assert closes(written, ISSUED) == (date.fromisoformat(last) if last else None)
    assert end_text(written, ISSUED) == end


def test_the_day_of_issue_may_be_unknown() -> None:
    issue = deadline(on_issue="có")
    assert (opens(issue, None), start_text(issue, None)) == (None, "từ ngày ban hành")


def test_a_span_is_worded_from_what_is_known() -> None:
    start, end = deadline(month="1/2022"), deadline(day="2022-06-30")
    assert span_text(start, end, None) == "từ tháng 01/2022 đến hết ngày 30/06/2022"
    assert span_text(None, end, None) == "đến hết ngày 30/06/2022"
    assert span_text(start, None, None) == "từ tháng 01/2022"
    assert span_text(None, None, None) == ""


@pytest.mark.parametrize(
    ("first", "last", "day", "state"),
    [
        ("2026-03-01", "2026-03-31", "2026-02-28", "coming"),
        ("2026-03-01", "2026-03-31", "2026-03-01", "running"),
        ("2026-03-01", "2026-03-31", "2026-03-31", "running"),
        ("2026-03-01", "2026-03-31", "2026-04-01", "ended"),
        ("2026-03-01", None, "2026-02-28", "coming"),
        ("2026-03-01", None, "2030-01-01", "running"),
        (None, "2026-03-31", "2026-03-31", "running"),
        (None, "2026-03-31", "2026-04-01", "ended"),
        (None, None, "2026-03-31", "unknown"),
    ],
)
def test_both_ends_of_a_span_count(
    first: str | None, last: str | None, day: str, state: str
) -> None:
    start, end = (on(each) if each else None for each in (first, last))
    assert state_between(start, end, on(day)) == state


def span(**keys: Any) -> tuple[date | None, date | None]:
    entry = made("campaign", "pt-mot", **keys).entry
    assert isinstance(entry, Campaign)
    return campaign_span(entry)


def test_a_campaign_lasts_as_its_timeline_says_or_its_waves_or_its_years() -> None:
    assert span() == (None, None)
    assert span(years="2022") == (date(2022, 1, 1), date(2022, 12, 31))
    assert span(years="2021-2025", issue_day="2021-05-24") == (
        date(2021, 5, 24),
        date(2025, 12, 31),
    )
    waves = [
        {"name": "Đợt hai", "start": {"day": "2022-07-01"}, "end": {"day": "2022-12-31"}},
        {"name": "Đợt một", "start": {"month": "1/2022"},
         "end": {"day": "2022-07-01", "boundary": "exclusive"}},
    ]  # fmt: skip
    assert span(waves=waves) == (date(2022, 1, 1), date(2022, 12, 31))
    timeline = {"end": {"day": "2022-12-13", "boundary": "exclusive"}}
    assert span(waves=waves, timeline=timeline) == (date(2022, 1, 1), date(2022, 12, 12))
    # The day for dossiers may lie behind the end and does not prolong it.
    timeline = {"start": {"on_issue": "có"}, "end": {"day": "2022-12-12"},
                "dossiers": {"day": "2022-12-15"}}  # fmt: skip
    assert span(timeline=timeline, issue_day="2022-04-28") == (ISSUED, date(2022, 12, 12))


def milestones(day: str) -> list[tuple[str, str]]:
    record = made(
        "campaign", "pt-mot",
        timeline={
            "start": {"day": "2026-03-02"}, "registration": {"phrase": "trong quý I"},
            "end": {"day": "2026-06-01", "boundary": "exclusive"},
            "dossiers": {"day": "2026-05-15"},
        },
    )  # fmt: skip
    view = campaign_view(record, book(day, record))
    return [(milestone.label, milestone.state) for milestone in view.milestones]


def test_milestones_stand_in_order_of_time_and_turn_on_their_day() -> None:
    unknown = ("Đăng ký thi đua", "unknown")
    assert milestones("2026-03-02") == [
        unknown, ("Phát động", "today"), ("Nhận hồ sơ đề nghị khen thưởng", "future"),
        ("Kết thúc thời gian thi đua", "future"),
    ]  # fmt: skip
    assert [state for _, state in milestones("2026-05-31")] == ["unknown", "past", "past", "today"]
    assert [state for _, state in milestones("2026-06-01")] == ["unknown", "past", "past", "past"]


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (on("2026-11-24"), None, "24/11/2026"),
        (on("2026-11-24"), on("2026-11-24"), "24/11/2026"),
        (on("2026-11-24"), on("2026-11-26"), "24/11/2026 – 26/11/2026"),
        (moment("2026-11-24T08:30"), None, "8 giờ 30, 24/11/2026"),
        (moment("2026-11-24T08:00"), moment("2026-11-24T17:05"), "08:00 – 17:05, 24/11/2026"),
        (moment("2026-11-24T08:00"), moment("2026-11-25T11:30"),
         "8 giờ, 24/11/2026 – 11 giờ 30, 25/11/2026"),
        (moment("2026-11-24T08:00"), on("2026-11-25"), "8 giờ, 24/11/2026 – 25/11/2026"),
    ],
)  # fmt: skip
def test_times_of_events_are_worded(start: date, end: date | None, text: str) -> None:
    assert when_text(start, end) == text
