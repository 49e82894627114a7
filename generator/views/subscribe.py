"""How to follow the section: the page of all feeds, a page for each feed, the calendar's page."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator.views.address import CALENDAR, FEEDS, SUBSCRIBE
from generator.views.catalogue import HOME_LINK
from generator.views.page import FeedLink, Link, Page
from generator.views.sheet import Sheet
from generator.views.site import Calendar, CalendarItem, FeedChannel
from generator.views.wording import as_day, when_text

SHOWN_ITEMS = 20
_FORMS = (
    ("RSS", "rss", "application/rss+xml"),
    ("Atom", "atom", "application/atom+xml"),
    ("JSON", "json", "application/feed+json"),
)


@dataclass(frozen=True, slots=True)
class FeedForm:
    """One form of a feed: what it is called, its site address and the full one to copy."""

    name: str
    link: FeedLink
    full: str


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A feed in the list of all feeds."""

    title: str
    page: str
    full: str
    count: int
    ended: bool


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A calendar to subscribe to: a link that opens a calendar program, and one to copy."""

    title: str
    webcal: str
    full: str
    count: int


@dataclass(frozen=True, slots=True)
class SubscribeView:
    """The page that explains feeds and lists all of them."""

    main: FeedEntry
    groups: tuple[tuple[str, tuple[FeedEntry, ...]], ...]
    calendars: tuple[CalendarEntry, ...]
    opml: Link


@dataclass(frozen=True, slots=True)
class FeedItemView:
    """An item of a feed as its page lists it."""

    title: str
    address: str
    day: date
    summary: str


@dataclass(frozen=True, slots=True)
class FeedPageView:
    """The page of one feed, for people who open its address in a browser."""

    title: str
    description: str
    forms: tuple[FeedForm, ...]
    about: Link
    items: tuple[FeedItemView, ...]
    total: int
    ended: date | None


@dataclass(frozen=True, slots=True)
class DayView:
    """A day of the calendar's page."""

    title: str
    address: str
    when: str
    day: date
    place: str | None
    cancelled: bool


@dataclass(frozen=True, slots=True)
class MonthView:
    """The days of one month."""

    title: str
    days: tuple[DayView, ...]


@dataclass(frozen=True, slots=True)
class CalendarView:
    """What is coming, by month, and what is past, latest first."""

    coming: tuple[MonthView, ...]
    past: tuple[MonthView, ...]
    calendars: tuple[CalendarEntry, ...]


def subscribe_pages(
    channels: tuple[FeedChannel, ...],
    calendars: Callable[[], tuple[Calendar, ...]],
    root: str,
    day: date,
    main: FeedLink,
) -> Iterator[Sheet]:
    """Yield the pages about following. *root* is the section's public address."""

    def entries() -> tuple[CalendarEntry, ...]:
        every = calendars()
        listed = (c for c in every if c.items or c is every[0])
        return tuple(_calendar_entry(calendar, root) for calendar in listed)

    yield Sheet(SUBSCRIBE, lambda _: (_subscribe_page(channels, entries(), root, main),))
    yield Sheet(CALENDAR, lambda _: (_calendar_page(calendars()[0], entries(), day, main),))
    for channel in channels:
        yield Sheet(f"{SUBSCRIBE}{channel.key}/", partial(_feed_page, channel, root, main))


def _subscribe_page(
    channels: tuple[FeedChannel, ...], entries: tuple[CalendarEntry, ...], root: str, main: FeedLink
) -> Page:
    groups: dict[str, list[FeedEntry]] = {}
    for channel in channels:
        groups.setdefault(channel.group, []).append(_feed_entry(channel, root))
    subscribe = SubscribeView(
        main=_feed_entry(channels[0], root),
        groups=tuple((title, tuple(found)) for title, found in groups.items()),
        calendars=entries,
        opml=Link("Danh sách mọi nguồn tin (OPML)", f"{FEEDS}index.opml"),
    )
    text = "Nhận tin mới qua chương trình đọc tin hoặc lịch, không phải mở trang để xem."
    return Page(
        SUBSCRIBE, "subscribe", "Theo dõi tin", subscribe, text,
        (HOME_LINK,), (main,), "subscribe",
    )  # fmt: skip


def _full(address: str, root: str) -> str:
    return root + address


def _feed_entry(channel: FeedChannel, root: str) -> FeedEntry:
    return FeedEntry(
        title=channel.title.split(" – ", 1)[0],
        page=f"{SUBSCRIBE}{channel.key}/",
        full=_full(f"{FEEDS}{channel.key}.rss", root),
        count=len(channel.items),
        ended=channel.ended is not None,
    )


def _calendar_entry(calendar: Calendar, root: str) -> CalendarEntry:
    full = _full(f"{CALENDAR}{calendar.key}.ics", root)
    webcal = "webcal://" + full.split("://", 1)[1]
    return CalendarEntry(calendar.title, webcal, full, len(calendar.items))


def _feed_page(channel: FeedChannel, root: str, main: FeedLink, address: str) -> tuple[Page]:
    forms = tuple(
        FeedForm(name, FeedLink(f"{channel.title} ({name})", file, kind), _full(file, root))
        for name, ending, kind in _FORMS
        for file in (f"{FEEDS}{channel.key}.{ending}",)
    )
    items = tuple(
        FeedItemView(item.title, item.address, item.published.date(), item.summary)
        for item in (listed.whole for listed in channel.items[:SHOWN_ITEMS])
    )
    about = Link(channel.title.split(" – ", 1)[0], channel.page)
    view = FeedPageView(
        channel.title, channel.description, forms, about, items, len(channel.items), channel.ended
    )
    links = tuple(form.link for form in forms)
    page = Page(
        address, "feed", f"Nguồn tin: {about.title}", view,
        channel.description, (HOME_LINK, Link("Theo dõi tin", SUBSCRIBE)),
        (*links, main) if main.address != links[0].address else links, "subscribe", noindex=True,
    )  # fmt: skip
    return (page,)


def _calendar_page(
    calendar: Calendar, entries: tuple[CalendarEntry, ...], day: date, main: FeedLink
) -> Page:
    coming = [i for i in calendar.items if as_day(i.end or i.start) >= day]
    past = [i for i in reversed(calendar.items) if as_day(i.end or i.start) < day]
    view = CalendarView(_months(coming), _months(past), entries)
    text = "Hạn đăng ký, hạn nhận hồ sơ, sơ kết, tổng kết, sự kiện và ngày kỷ niệm."
    ics = FeedLink(calendar.title, f"{CALENDAR}{calendar.key}.ics", "text/calendar")
    return Page(
        CALENDAR, "calendar", "Lịch thi đua, khen thưởng", view, text,
        (HOME_LINK,), (ics, main), "calendar",
    )  # fmt: skip


def _months(items: Iterable[CalendarItem]) -> tuple[MonthView, ...]:
    months: dict[tuple[int, int], list[DayView]] = {}
    for item in items:
        first = as_day(item.start)
        months.setdefault((first.year, first.month), []).append(
            DayView(
                item.title, item.address, when_text(item.start, item.end), first,
                item.place, item.cancelled,
            )
        )  # fmt: skip
    return tuple(
        MonthView(f"Tháng {month}/{year}", tuple(days)) for (year, month), days in months.items()
    )
