"""Calendars: read back with icalendar, and held to what phones and Outlook need."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar as Read
from icalendar import Component

from generator.outputs.calendar import write_calendars
from generator.views.site import CalendarItem
from tests.feeds.sites import ROOT, SECTION, VIETNAM, at, calendar, event, site

HOST = "tdkt.example.gov.vn"


def written(*items: CalendarItem) -> bytes:
    return write_calendars(site(calendars=(calendar(*items),)))["lich/tat-ca.ics"]


def only(*items: CalendarItem) -> Component:
    (found,) = Read.from_ical(written(*items)).walk("VEVENT")
    return found


def test_day_is_whole_and_ends_the_next() -> None:
    read = only(event(start=date(2026, 5, 19)))
    assert (read.decoded("DTSTART"), read.decoded("DTEND")) == (
        date(2026, 5, 19),
        date(2026, 5, 20),
    )
    assert read["DTSTART"].params["VALUE"] == "DATE"
    assert read["TRANSP"] == "TRANSPARENT"


@pytest.mark.parametrize("slip", [date(9999, 12, 31), date(1, 1, 1)])
def test_a_day_no_calendar_reaches_is_moved_to_one_it_does(slip: date) -> None:
    read = only(event(start=slip, end=slip, modified=at(1)))
    assert read.decoded("DTEND") - read.decoded("DTSTART") == timedelta(days=1)


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (date(2026, 5, 21), date(2026, 5, 22)),
        (date(2026, 5, 19), date(2026, 5, 20)),
        (date(2026, 5, 1), date(2026, 5, 20)),  # an end before the start is no end
        (at(20), date(2026, 5, 21)),
    ],
)
def test_last_day_is_included(end: date, expected: date) -> None:
    assert only(event(start=date(2026, 5, 19), end=end)).decoded("DTEND") == expected


def test_hour_is_in_vietnams_time() -> None:
    read = only(event(start=at(19, hour=8), end=at(19, hour=11)))
    assert read["DTSTART"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert read.decoded("DTSTART").astimezone(UTC) == datetime(2026, 5, 19, 1, tzinfo=UTC)
    assert read.decoded("DTEND") - read.decoded("DTSTART") == timedelta(hours=3)
    assert read["TRANSP"] == "OPAQUE"
    elsewhere = datetime(2026, 5, 19, 1, tzinfo=UTC)
    assert b"DTSTART;TZID=Asia/Ho_Chi_Minh:20260519T080000\r\n" in written(event(start=elsewhere))


def test_hour_without_an_end_has_none_and_a_day_as_end_lasts_to_midnight() -> None:
    assert "DTEND" not in only(event(start=at(19), end=None))
    assert "DTEND" not in only(event(start=at(19), end=at(18)))
    until = only(event(start=at(19), end=date(2026, 5, 20)))
    assert f"{until.decoded('DTEND'):%Y-%m-%d %H:%M}" == "2026-05-21 00:00"


def test_zone_is_declared_with_one_standard_part() -> None:
    (zone,) = Read.from_ical(written(event())).walk("VTIMEZONE")
    assert zone["TZID"] == "Asia/Ho_Chi_Minh"
    (part,) = zone.subcomponents
    assert part.name == "STANDARD"
    assert part.decoded("TZOFFSETFROM") == part.decoded("TZOFFSETTO") == timedelta(hours=7)


def test_calendar_says_what_it_is() -> None:
    data = written(event())
    lines = data.decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    for line in (
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        "NAME:Lịch tat-ca",
        "X-WR-CALNAME:Lịch tat-ca",
        "X-WR-TIMEZONE:Asia/Ho_Chi_Minh",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
        f"SOURCE;VALUE=URI:{ROOT}lich/tat-ca.ics",
        f"URL:{ROOT}lich/",
    ):
        assert line in lines
    assert any(line.startswith("PRODID:") for line in lines)
    assert not any(line.startswith("METHOD") for line in lines)


def test_item_keeps_its_uid_and_tells_its_changes() -> None:
    first = event(modified=at(1), revision=0)
    moved = replace(first, start=date(2026, 5, 26), modified=at(9), revision=1, title="Tên mới")
    before, after = only(first), only(moved)
    assert before["UID"] == after["UID"] == f"le-phat-dong@{HOST}"
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after.decoded("LAST-MODIFIED") == after.decoded("DTSTAMP") == at(9)
    assert b"DTSTAMP:20260509T010000Z\r\n" in written(moved)


def test_cancelled_item_stays_and_says_so() -> None:
    read = only(event(cancelled=True, revision=2, start=at(19)))
    assert read["STATUS"] == "CANCELLED"
    assert read["SUMMARY"] == "Đã hủy: Lễ phát động"
    assert (read["SEQUENCE"], read["TRANSP"]) == (2, "TRANSPARENT")
    assert only(event())["STATUS"] == "CONFIRMED"


def test_text_is_escaped_and_comes_back() -> None:
    description = "Nộp 1, 2; 3 \\ 4\nDòng hai"
    read = only(
        event(title="Hạn; nộp, hồ sơ", place="Hội trường A, tầng 2", description=description)
    )
    assert read["SUMMARY"] == "Hạn; nộp, hồ sơ"
    assert read["LOCATION"] == "Hội trường A, tầng 2"
    assert read["DESCRIPTION"] == f"{description}\n\n{ROOT}phong-trao/a/"
    assert str(read["URL"]) == f"{ROOT}phong-trao/a/"


@pytest.mark.parametrize("path", [r"\\NAS\Nội vụ", r"C:\new\N", "\\N", r"a\\N\;\,b\\"])
def test_backslashes_before_any_letter_come_back(path: str) -> None:
    read = only(event(title=path, place=path, description=path, start=at(19)))
    assert (read["SUMMARY"], read["LOCATION"]) == (path, path)
    assert str(read["DESCRIPTION"]).startswith(f"{path}\n\n")


def test_long_lines_are_folded_outside_characters() -> None:
    title = "Đợt thi đua đặc biệt chào mừng Đại hội 🎉 " * 12
    data = written(event(title=title))
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(isinstance(line.decode("utf-8"), str) for line in lines)
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert only(event(title=title))["SUMMARY"] == title.strip()


def test_item_is_the_same_in_every_calendar_and_once_in_each() -> None:
    made = write_calendars(
        site(calendars=(calendar(event(), event("hai"), event()), calendar(event(), key="pt")))
    )
    pattern = re.compile(rb"BEGIN:VEVENT.*?END:VEVENT", re.DOTALL)
    whole, part = (pattern.findall(made[f"lich/{name}.ics"]) for name in ("tat-ca", "pt"))
    assert len(whole) == 2
    assert part == [whole[0]]


def test_calendar_without_items_is_still_one() -> None:
    read = Read.from_ical(written())
    assert not read.walk("VEVENT")
    assert read.walk("VTIMEZONE")


def test_address_of_the_section_is_not_part_of_the_uid() -> None:
    section = replace(SECTION, address="https://moi.example.org/tdkt/")
    made = write_calendars(site(section=section, calendars=(calendar(event()),)))
    (read,) = Read.from_ical(made["lich/tat-ca.ics"]).walk("VEVENT")
    assert read["UID"] == f"le-phat-dong@{HOST}"
    assert str(read["URL"]) == "https://moi.example.org/tdkt/phong-trao/a/"
    assert at(1).tzinfo is VIETNAM
