"""Calendars of deadlines and events, the one module that imports icalendar.

Sources: RFC 5545, RFC 7986, and for ``X-`` names what Outlook, Google and Apple read.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import quote

from icalendar import Calendar as VCalendar
from icalendar import (
    Timezone,
    TimezoneStandard,
    vDate,
    vDatetime,
    vDuration,
    vText,
    vUri,
)

from generator.outputs.calendar_read import CANCELLED
from generator.outputs.feeds.naming import absolute
from generator.outputs.feeds.text import line, markup, moment, within
from generator.views.address import CALENDAR
from generator.views.site import Calendar, CalendarItem, SectionView, SiteView

ZONE = "Asia/Ho_Chi_Minh"
PRODUCER = "-//Guong Sang//Lich thi dua//VI"
_END = b"END:VCALENDAR\r\n"
REFRESH = timedelta(hours=12)


def write_calendars(site: SiteView) -> Mapping[str, bytes]:
    """Return every calendar by its address.

    There is no METHOD, so DTSTAMP is the moment of the last change (RFC 5545 §3.8.7.2) and a build
    without changes gives the same bytes. An item keeps its UID in whatever calendar it stands.
    """
    items = {item for c in site.calendars for item in (*c.items, *c.dropped)}
    events = {item: _event(item, site.section) for item in items}
    return {
        f"{CALENDAR}{calendar.key}.ics": _calendar(calendar, site.section, events)
        for calendar in site.calendars
    }


def write_office_calendar(calendar: Calendar, section: SectionView) -> bytes:
    """Return a calendar that stands nowhere on the site and says so to nobody."""
    events = {item: _event(item, section) for item in calendar.items}
    return _calendar(calendar, section, events, published=False)


def _folded(line: bytes) -> bytes:
    """Return a line in parts of at most 75 octets, no character torn apart (RFC 5545 §3.1)."""
    parts: list[bytes] = []
    room = 75
    while len(line) > room:
        end = room
        while line[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(line[:end])
        line, room = line[end:], 74  # a further part begins with a space
    return b"\r\n ".join((*parts, line))


def _calendar(
    calendar: Calendar,
    section: SectionView,
    events: Mapping[CalendarItem, bytes],
    *,
    published: bool = True,
) -> bytes:
    """Return a calendar; its events are set in as bytes, for many stand in several calendars."""
    made = VCalendar()
    title, address = line(calendar.title), f"{CALENDAR}{calendar.key}.ics"
    made.add("prodid", PRODUCER)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("name", title)
    made.add("x-wr-calname", title)
    made.add("x-wr-timezone", ZONE)
    if published:
        made.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
        made.add("x-published-ttl", vDuration(REFRESH))
        made.add("source", vUri(absolute(section, address)), parameters={"VALUE": "URI"})
        made.add("url", vUri(absolute(section, calendar.page)))
    made.add_component(_zone())
    once = {item.key: item for item in (*calendar.dropped, *calendar.items)}.values()
    frame = bytes(made.to_ical()).removesuffix(_END)
    return b"".join([frame, *(events[item] for item in once), _END])


def _zone() -> Timezone:
    """Return Vietnam's time: one STANDARD part. With DAYLIGHT alone some readers shift hours."""
    zone = Timezone()
    zone.add("tzid", ZONE)
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 - local by definition
    standard.add("tzoffsetfrom", timedelta(hours=7))
    standard.add("tzoffsetto", timedelta(hours=7))
    standard.add("tzname", "+07")
    zone.add_component(standard)
    return zone


def _event(item: CalendarItem, section: SectionView) -> bytes:
    """Return an item as an event, folded.

    The library makes its values; in a component of the library's, each would take five times as
    long. They come in the order in which it has them.
    """
    title, page = line(item.title), absolute(section, item.address)
    description = markup(item.description).strip()
    place = line(item.place or "")
    begins, ends = _times(item.start, item.end)
    modified = _value(vDatetime(moment(item.modified).astimezone(UTC)))
    busy = isinstance(item.start, datetime) and not item.cancelled
    # Some readers show a cancelled event like any other, so its title says it too.
    said = f"{CANCELLED}{title}" if title else "Đã gỡ khỏi lịch"
    uid = f"{quote(item.key, safe='-._~')}@{section.feed_authority}"
    lines = (
        b"BEGIN:VEVENT",
        b"SUMMARY:" + _text(said if item.cancelled else title),
        b"DTSTART" + begins,
        b"DTEND" + ends if ends else b"",
        b"DTSTAMP:" + modified,
        b"UID:" + _text(uid),
        b"SEQUENCE:%d" % item.revision,
        b"DESCRIPTION:" + _text(f"{description}\n\n{page}" if description else page),
        b"LAST-MODIFIED:" + modified,
        b"LOCATION:" + _text(place) if place else b"",
        b"STATUS:" + (b"CANCELLED" if item.cancelled else b"CONFIRMED"),
        b"TRANSP:" + (b"OPAQUE" if busy else b"TRANSPARENT"),
        b"URL:" + page.encode(),
        b"END:VEVENT",
    )
    return b"\r\n".join([_folded(each) for each in lines if each]) + b"\r\n"


def _text(value: str) -> bytes:
    # The library takes a written \N for the end of a line, also within a path such as \\NAS.
    return rb"\\N".join(_value(vText(part)) for part in value.split(r"\N"))


def _value(value: Any) -> bytes:
    return bytes(value.to_ical())


def _times(start: date | datetime, end: date | datetime | None) -> tuple[bytes, bytes | None]:
    """Return when an item begins and ends, parameters first; *end*, if a day, is included.

    Whole days end, in a calendar, on the day after. An end before the start is no end.
    """
    if not isinstance(start, datetime):
        first, last = within(start), within(end or start)
        return _day(first), _day(max(first, last) + timedelta(days=1))
    begins = moment(start)
    if end is None:
        return _local(begins), None
    ends = moment(end if isinstance(end, datetime) else within(end) + timedelta(days=1))
    return _local(begins), _local(ends) if ends > begins else None


def _day(value: date) -> bytes:
    return b";VALUE=DATE:" + _value(vDate(value))


def _local(value: datetime) -> bytes:
    """Return a moment of Vietnam's time by its zone's name, with no time zone database."""
    return f";TZID={ZONE}:".encode() + _value(vDatetime(value.replace(tzinfo=None)))
