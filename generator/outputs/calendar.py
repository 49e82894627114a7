"""Calendars of deadlines and events, the one module that imports icalendar.

Sources: RFC 5545, RFC 7986, and for ``X-`` names what Outlook, Google and Apple read.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote

from icalendar import Calendar as VCalendar
from icalendar import (
    Event,
    Timezone,
    TimezoneStandard,
    vDDDTypes,
    vDuration,
    vInt,
    vText,
    vUri,
)

from generator.outputs.feeds.naming import absolute
from generator.outputs.feeds.text import line, markup, moment, within
from generator.views.site import Calendar, CalendarItem, SectionView, SiteView

FOLDER = "lich/"
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
    events = {item: _lines(_event(item, site.section)) for item in items}
    return {
        f"{FOLDER}{calendar.key}.ics": _calendar(calendar, site.section, events)
        for calendar in site.calendars
    }


def write_office_calendar(calendar: Calendar, section: SectionView) -> bytes:
    """Return a calendar that stands nowhere on the site and says so to nobody."""
    events = {item: _lines(_event(item, section)) for item in calendar.items}
    return _calendar(calendar, section, events, published=False)


def _lines(event: Event) -> bytes:
    """Return an event's lines, folded here: the library looks at every character of every line."""
    lines = (str(line).encode() for line in event.content_lines() if line)
    return b"\r\n".join(part for line in lines for part in _folded(line)) + b"\r\n"


def _folded(line: bytes) -> Iterator[bytes]:
    """Yield a line in parts of at most 75 octets, no character torn apart (RFC 5545 §3.1)."""
    lead, room = b"", 75
    while len(line) > room:
        end = room
        while line[end] & 0xC0 == 0x80:
            end -= 1
        yield lead + line[:end]
        lead, line, room = b" ", line[end:], 74
    yield lead + line


def _calendar(
    calendar: Calendar,
    section: SectionView,
    events: Mapping[CalendarItem, bytes],
    *,
    published: bool = True,
) -> bytes:
    """Return a calendar; its events are set in as bytes, for many stand in several calendars."""
    made = VCalendar()
    title, address = line(calendar.title), f"{FOLDER}{calendar.key}.ics"
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


def _event(item: CalendarItem, section: SectionView) -> Event:
    modified = vDDDTypes(moment(item.modified).astimezone(UTC))
    title, page = line(item.title), absolute(section, item.address)
    description = markup(item.description).strip()
    begins, ends = _times(item.start, item.end)
    busy = isinstance(item.start, datetime) and not item.cancelled
    made = Event()
    # Set as values, not added: guessing the type of each takes icalendar twice the time.
    made["uid"] = vText(f"{quote(item.key, safe='-._~')}@{section.feed_authority}")
    made["sequence"] = vInt(item.revision)
    made["dtstamp"] = made["last-modified"] = modified
    # Some readers show a cancelled event like any other, so its title says it too.
    said = f"Đã hủy: {title}" if title else "Đã gỡ khỏi lịch"
    made["summary"] = vText(said if item.cancelled else title)
    made["status"] = vText("CANCELLED" if item.cancelled else "CONFIRMED")
    made["description"] = vText(f"{description}\n\n{page}" if description else page)
    made["url"] = vUri(page)
    made["transp"] = vText("OPAQUE" if busy else "TRANSPARENT")
    made["dtstart"] = begins
    if ends:
        made["dtend"] = ends
    if place := line(item.place or ""):
        made["location"] = vText(place)
    return made


def _times(
    start: date | datetime, end: date | datetime | None
) -> tuple[vDDDTypes, vDDDTypes | None]:
    """Return when an item begins and ends; *end*, if a day, is included.

    Whole days end, in a calendar, on the day after. An end before the start is no end.
    """
    if not isinstance(start, datetime):
        first, last = within(start), within(end or start)
        return vDDDTypes(first), vDDDTypes(max(first, last) + timedelta(days=1))
    begins = moment(start)
    if end is None:
        return _local(begins), None
    ends = moment(end if isinstance(end, datetime) else within(end) + timedelta(days=1))
    return _local(begins), _local(ends) if ends > begins else None


def _local(value: datetime) -> vDDDTypes:
    """Return a moment of Vietnam's time by its zone's name, with no time zone database."""
    made = vDDDTypes(value.replace(tzinfo=None))
    made.params["TZID"] = ZONE
    return made
