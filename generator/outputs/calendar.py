"""Calendars of deadlines and events, the one module that imports icalendar.

Sources: RFC 5545, RFC 7986, and for ``X-`` names what Outlook, Google and Apple read.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote

from icalendar import Calendar as VCalendar
from icalendar import Event, Timezone, TimezoneStandard, vDuration, vUri

from generator.outputs.feeds.naming import absolute
from generator.outputs.feeds.text import line, markup, moment
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
    items = {item for calendar in site.calendars for item in calendar.items}
    events = {item: bytes(_event(item, site.section).to_ical()) for item in items}
    return {
        f"{FOLDER}{calendar.key}.ics": _calendar(calendar, site.section, events)
        for calendar in site.calendars
    }


def _calendar(
    calendar: Calendar, section: SectionView, events: Mapping[CalendarItem, bytes]
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
    made.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", vDuration(REFRESH))
    made.add("source", vUri(absolute(section, address)), parameters={"VALUE": "URI"})
    made.add("url", vUri(absolute(section, calendar.page)))
    made.add_component(_zone())
    once = {item.key: item for item in calendar.items}.values()
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
    made = Event()
    modified = moment(item.modified).astimezone(UTC)
    title, page = line(item.title), absolute(section, item.address)
    description = markup(item.description).strip()
    made.add("uid", f"{quote(item.key, safe='-._~')}@{section.feed_authority}")
    made.add("sequence", item.revision)
    made.add("dtstamp", modified)
    made.add("last-modified", modified)
    # Some readers show a cancelled event like any other, so its title says it too.
    made.add("summary", f"Đã hủy: {title}" if item.cancelled else title)
    made.add("status", "CANCELLED" if item.cancelled else "CONFIRMED")
    made.add("description", f"{description}\n\n{page}" if description else page)
    made.add("url", vUri(page))
    if place := line(item.place or ""):
        made.add("location", place)
    if isinstance(item.start, datetime):
        _add_hours(made, item.start, item.end)
        made.add("transp", "TRANSPARENT" if item.cancelled else "OPAQUE")
    else:
        _add_days(made, item.start, item.end)
        made.add("transp", "TRANSPARENT")
    return made


def _add_days(event: Event, start: date, end: date | datetime | None) -> None:
    """Add whole days. *end* is the last of them; in the calendar DTEND is the day after."""
    last = moment(end).date() if isinstance(end, datetime) else end or start
    event.add("dtstart", start)
    event.add("dtend", max(start, last) + timedelta(days=1))


def _add_hours(event: Event, start: datetime, end: date | datetime | None) -> None:
    """Add an hour of Vietnam's time. An *end* that is a day lasts to its midnight."""
    local = {"TZID": ZONE}
    begins = moment(start).replace(tzinfo=None)
    event.add("dtstart", begins, parameters=local)
    if end is None:
        return
    if isinstance(end, datetime):
        ends = moment(end).replace(tzinfo=None)
    else:
        ends = moment(end + timedelta(days=1)).replace(tzinfo=None)
    if ends > begins:
        event.add("dtend", ends, parameters=local)
