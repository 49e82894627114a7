"""Sites made of views, for what feeds and calendars are made from."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

from generator.outputs.feeds import write_feeds
from generator.views.page import Body, Download, FeedLink, Picture
from generator.views.site import (
    Calendar,
    CalendarItem,
    Fact,
    FeedChannel,
    FeedItem,
    ListedItem,
    SectionView,
    SiteView,
)

VIETNAM = timezone(timedelta(hours=7))
ROOT = "https://tdkt.example.gov.vn/"
TAG = "tag:tdkt.example.gov.vn,2026:"

SECTION = SectionView(
    name="Thi đua, khen thưởng",
    body="Sở Nội vụ",
    parent_body=None,
    motto="",
    address=ROOT,
    feed_authority="tdkt.example.gov.vn",
    feed_year=2026,
    emblem=None,
    portal_url=None,
    responsible=None,
    contact_address=None,
    contact_phone=None,
    contact_email="thidua@example.gov.vn",
    demo_notice=None,
)

PICTURE = Picture(
    "tin-tuc/a/anh.jpg", "tin-tuc/a/anh.jpg", "Lễ phát động", "Văn phòng Sở", "Toàn cảnh"
)
FILES = (
    Download("tin-tuc/a/phu-luc.xlsx", "tin-tuc/a/phu-luc.xlsx", "Phụ lục"),
    Download("tin-tuc/a/ke-hoach.pdf", "tin-tuc/a/ke-hoach.pdf", "Kế hoạch", signed=True),
)


def at(day: int, month: int = 5, year: int = 2026, hour: int = 8) -> datetime:
    """Return a moment in Vietnam's time."""
    return datetime(year, month, day, hour, tzinfo=VIETNAM)


def item(key: str, **changes: Any) -> FeedItem:
    """Return an item of news with a text, a category and nothing else."""
    made = FeedItem(
        key=key,
        kind="news",
        title=f"Tin {key}",
        address=f"tin-tuc/{key}/",
        summary=f"Tóm tắt {key}.",
        facts=(),
        body=Body(f"Nội dung của {key}."),
        published=at(1),
        updated=at(1),
        author="Nguyễn Văn Mẫu",
        categories=(("kind", "tin-tuc", "Tin, bài"),),
        picture=None,
        files=(),
    )
    return replace(made, **changes)


def rich(key: str = "giau", **changes: Any) -> FeedItem:
    """Return an item that has everything an item can have."""
    given: dict[str, Any] = {
        "title": "Phát động thi đua",
        "facts": (Fact("Chủ đề", ("Một dòng",)), Fact("Mục tiêu", ("Một", "Hai"))),
        "picture": PICTURE,
        "files": FILES,
        "categories": (("kind", "tin-tuc", "Tin, bài"), ("field", "so-hoa", "Chuyển đổi số")),
    }
    return item(key, **(given | changes))


def channel(*items: FeedItem | ListedItem, key: str = "tat-ca", **changes: Any) -> FeedChannel:
    """Return a channel of the items given, in that order."""
    made = FeedChannel(key, "Toàn chuyên trang", f"Nguồn {key}", f"Mô tả {key}.", f"{key}/", items)
    return replace(made, **changes)


def event(key: str = "le-phat-dong", **changes: Any) -> CalendarItem:
    """Return a deadline of one day."""
    made = CalendarItem(
        key=key,
        title="Lễ phát động",
        address="phong-trao/a/",
        start=date(2026, 5, 19),
        end=None,
        place=None,
        description="",
        modified=at(1),
        revision=0,
        cancelled=False,
    )
    return replace(made, **changes)


def calendar(*items: CalendarItem, key: str = "tat-ca") -> Calendar:
    """Return a calendar of the items given."""
    return Calendar(key, f"Lịch {key}", "lich/", items)


def site(*channels: FeedChannel, **changes: Any) -> SiteView:
    """Return a site of the channels given, on 1 June 2026."""
    made = SiteView(
        section=SECTION,
        day=date(2026, 6, 1),
        menu=(),
        footer=(),
        pages=(),
        channels=channels,
        calendars=(),
        redirects=(),
        main_feed=FeedLink("Tất cả", "feeds/tat-ca.rss"),
    )
    return replace(made, **changes)


def text(body: Body, root: str) -> str:
    """Stand in for the Markdown renderer: a body's text is taken to be HTML unless it is plain."""
    return body.markdown if body.markdown.startswith("<") else f"<p>{body.markdown}</p>"


def enclosure(source: str) -> tuple[int, str]:
    """Stand in for the files: sizes follow from names."""
    types = {"jpg": "image/jpeg", "pdf": "application/pdf"}
    return 1000 + len(source), types.get(source.rsplit(".", 1)[-1], "application/octet-stream")


def feeds(*channels: FeedChannel, **changes: Any) -> dict[str, bytes]:
    """Return the feed documents of a site of the channels given."""
    return dict(write_feeds(site(*channels, **changes), text, enclosure))
