"""What a new site would break for those who follow the old one."""

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.outputs.calendar import write_calendars
from generator.outputs.compare import (
    ChangedId,
    LostDay,
    MovedDate,
    MovedDay,
    Report,
    compare,
)
from generator.views.site import FeedChannel, Gone
from tests.feeds.sites import TAG, at, calendar, channel, event, feeds, item, site

Write = Callable[[str, Mapping[str, bytes]], Path]
MOT, HAI = item("mot", published=at(1), updated=at(1)), item("hai", published=at(2), updated=at(2))
PAGES = {"index.html": b"", "tin-tuc/mot/index.html": b"", "tin-tuc/hai/index.html": b""}


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def made(name: str, files: Mapping[str, bytes]) -> Path:
        for address, data in files.items():
            path = tmp_path / name / address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return tmp_path / name

    return made


def built(*channels: FeedChannel, **changes: object) -> dict[str, bytes]:
    return {**feeds(*channels, **changes), **PAGES}


def report(**found: object) -> Report:
    nothing = Report((), (), (), (), (), (), (), ())
    return replace(nothing, **found)  # type: ignore[arg-type]


def test_nothing_changed(write: Write) -> None:
    files = built(channel(HAI, MOT))
    found = compare(write("a", files), write("b", files))
    assert found == report()
    assert found.is_clean


def test_harmless_edits_are_not_reported(write: Write) -> None:
    old = write("a", built(channel(HAI, MOT)))
    renamed = replace(MOT, title="Mới", address="tin-tuc/moi/", updated=at(7))
    new = write("b", built(channel(item("ba", published=at(9)), HAI, renamed)))
    assert compare(old, new).is_clean


def test_entry_that_vanished(write: Write) -> None:
    old, new = write("a", built(channel(HAI, MOT))), write("b", built(channel(HAI)))
    found = compare(old, new)
    assert found == report(ids_lost=(f"{TAG}mot",))
    assert not found.is_clean


def test_entry_removed_with_a_mark_may_go_with_its_page(write: Write) -> None:
    old = write("a", {**built(channel(HAI, MOT)), "tin-tuc/mot/a.pdf": b""})
    files = built(channel(HAI, gone=(Gone("mot", at(9)),)))
    del files["tin-tuc/mot/index.html"]
    assert compare(old, write("b", files)).is_clean


def test_id_that_changed(write: Write) -> None:
    old = write("a", built(channel(HAI, MOT)))
    new = write("b", built(channel(HAI, replace(MOT, key="khac"))))
    change = ChangedId("tin-tuc/mot/", f"{TAG}mot", f"{TAG}khac")
    assert compare(old, new) == report(ids_changed=(change,))


def test_date_that_moved(write: Write) -> None:
    old = write("a", built(channel(HAI, replace(MOT, updated=at(5)))))
    moved = write("b", built(channel(HAI, replace(MOT, published=at(4), updated=at(5)))))
    assert compare(old, moved) == report(dates_moved=(MovedDate(f"{TAG}mot", at(1), at(4)),))
    back = write("c", built(channel(HAI, MOT)))
    assert compare(old, back) == report(dates_moved=(MovedDate(f"{TAG}mot", at(5), at(1)),))


def test_feed_and_pages_that_are_gone(write: Write) -> None:
    old = write(
        "a",
        {**built(channel(HAI, MOT), channel(MOT, key="pt")), "van-ban/1/kh.pdf": b"", "a.css": b""},
    )
    files = built(channel(HAI, MOT))
    del files["tin-tuc/hai/index.html"]
    assert compare(old, write("b", files)) == report(
        feeds_gone=("feeds/pt.atom", "feeds/pt.json", "feeds/pt.rss"),
        urls_gone=("tin-tuc/hai/", "van-ban/1/kh.pdf"),
    )


def test_calendar_item_must_stay_as_cancelled(write: Write) -> None:
    def with_days(*days: str, cancelled: bool = False) -> dict[str, bytes]:
        events = [event(day, cancelled=cancelled) for day in days]
        return dict(write_calendars(site(calendars=(calendar(*events),))))

    long = "mot-ngay-co-ma-rat-dai-" * 4
    old = write("a", with_days("mot", long))
    assert compare(old, write("b", with_days("mot", long, cancelled=True))).is_clean
    found = compare(old, write("c", with_days("mot")))
    uid = f"{long}@tdkt.example.gov.vn"
    assert found == report(days_lost=(LostDay(uid, "Lễ phát động", date(2026, 5, 19), None),))


def test_day_dropped_by_a_campaign_is_told_with_its_key(write: Write) -> None:
    def with_days(*keys: str) -> dict[str, bytes]:
        days = [event(f"pt-1-{key}", title="Hạn; nộp,\nhồ sơ") for key in keys]
        made = write_calendars(site(calendars=(calendar(*days), calendar(*days, key="pt-1"))))
        return {**made, **feeds(channel(MOT), channel(MOT, key="pt-1"), channel(MOT, key="pt"))}

    (lost,) = compare(write("a", with_days("end", "start")), write("b", with_days("end"))).days_lost
    assert (lost.campaign, lost.key, lost.title) == ("pt-1", "start", "Hạn; nộp, hồ sơ")


def test_day_that_moved_must_be_a_revision(write: Write) -> None:
    def on(day: int, revision: int) -> dict[str, bytes]:
        moved = event("han", start=date(2026, 5, day), revision=revision)
        return dict(write_calendars(site(calendars=(calendar(moved),))))

    old = write("a", on(19, 1))
    assert compare(old, write("b", on(20, 2))).is_clean
    day = MovedDay("han@tdkt.example.gov.vn", "Lễ phát động", date(2026, 5, 19), date(2026, 5, 20))
    assert compare(old, write("c", on(20, 1))) == report(days_moved=(day,))


def test_calendar_of_another_program_is_read_as_far_as_it_goes(write: Write) -> None:
    odd = (
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\nDTSTART;TZID=Asia/Ho_Chi_Minh:hom qua\n"
        b"SEQUENCE:chin\nSUMMARY;LANGUAGE=vi:\xff\n a\nEND:VEVENT\nBEGIN:VEVENT\nEND:VEVENT\n"
    )
    found = compare(write("a", {"lich/a.ics": odd}), write("b", {"lich/a.ics": b"\0"}))
    assert found == report(days_lost=(LostDay("x", "\ufffda", None, None),))


def test_entries_pushed_out_of_a_feed_without_archive_are_not_lost(write: Write) -> None:
    items = [item(f"n{n}", published=at(1) + timedelta(hours=n), updated=at(9)) for n in range(60)][
        ::-1
    ]
    old = write("a", feeds(channel(*items[10:], key="tin")))
    assert compare(old, write("b", feeds(channel(*items, key="tin")))).is_clean
    without = feeds(channel(*items[:30], *items[31:], key="tin"))
    assert compare(old, write("c", without)).ids_lost == (f"{TAG}{items[30].key}",)


def test_site_of_another_program(write: Write) -> None:
    rss = b"""<rss version="2.0"><channel><title>x</title><item><title>a</title>
    <link>https://so.example/a</link><pubDate>hom qua</pubDate></item></channel></rss>"""
    old = write("a", {"feeds/x.rss": rss, "feeds/y.atom": b"<html>", "feeds/z.rss": b"<html/>"})
    found = compare(old, write("b", {"feeds/x.rss": rss}))
    assert found.unreadable == ("feeds/y.atom", "feeds/z.rss")
    assert found.ids_lost == ()


def test_moved_to_another_host(write: Write) -> None:
    old = write("a", built(channel(HAI, MOT)))
    section = replace(site().section, address="https://moi.example/tdkt/")
    assert compare(old, write("b", built(channel(HAI, MOT), section=section))).is_clean


def test_folder_that_is_no_site(write: Write, tmp_path: Path) -> None:
    made, other = write("a", built(channel(MOT))), write("b", {"ghi-chu.txt": b""})
    for old, new in ((made, tmp_path / "khong-co"), (made, other), (other, made)):
        with pytest.raises(FileNotFoundError):
            compare(old, new)


def test_what_is_no_file_is_not_waited_for(write: Write) -> None:
    files = built(channel(MOT))
    old = write("a", files)
    os.mkfifo(old / "feeds" / "ong.rss")
    os.mkfifo(old / "lich.html")
    (old / "feeds" / "mat.atom").symlink_to("khong-co")
    assert compare(old, write("b", files)).is_clean


def test_ended_campaign_is_no_loss(write: Write) -> None:
    old = write("a", built(channel(MOT), channel(MOT, key="pt")))
    new = write("b", built(channel(MOT), channel(MOT, key="pt", ended=date(2026, 5, 20))))
    assert compare(old, new).is_clean
