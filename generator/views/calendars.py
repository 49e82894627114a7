"""Which days go into calendars: deadlines, waves, commemorations, events, consultations."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from generator.content.campaign import Campaign, Deadline
from generator.content.consultation import Consultation
from generator.content.event import Event
from generator.content.record import Entry
from generator.loading.record import Record
from generator.policy.deadlines import closes, opens
from generator.policy.edition import Left
from generator.policy.traces import commemoration_key, wave_key
from generator.views.address import HOME, address_of
from generator.views.book import Book
from generator.views.naming import moment
from generator.views.site import Calendar, CalendarItem
from generator.views.wording import as_day, end_text, within_sentence

ALL = "tat-ca"


def calendars(book: Book) -> tuple[Calendar, ...]:
    """Return the section's calendar and one per campaign, also of one that was taken down."""
    left = (*book.edition.notices, *book.edition.redirects, *book.edition.gone)
    items: list[CalendarItem] = []
    found: list[Calendar] = []
    for record in book.of_kind["campaign"]:
        entry = record.entry
        assert isinstance(entry, Campaign)
        related = (r for r in book.of_campaign.get(entry.id, ()) if r.kind.key == "event")
        own = [
            *_campaign_days(record, book.day),
            *(i for r in related for i in _event_items(r, book.day)),
        ]
        dropped = _dropped(each for each in left if entry.id in each.traces.places)
        items += own
        if not own and not dropped:
            continue
        title = entry.short_title or entry.title
        address = address_of(record)
        found.append(Calendar(entry.id, f"Lịch: {title}", address, _sorted(own), dropped))
    for record in book.of_kind["event"]:
        items += _event_items(record, book.day)
    for record in book.of_kind["consultation"]:
        items += _consultation_items(record)
    once = {item.key: item for item in items}
    section = book.edition.section
    every = _sorted(list(once.values()))
    whole = Calendar(ALL, f"Lịch {section.name}", HOME, every, _dropped(left))
    ended = (
        Calendar(each.id, f"Lịch đã ngừng – {section.name}", HOME, (), _dropped([each]))
        for each in left
        if each.kind == "campaign" and each.traces.days
    )
    return (whole, *found, *ended)


def _dropped(left: Iterable[Left]) -> tuple[CalendarItem, ...]:
    """Return what calendars must cancel: no words of the record, and the day it went."""
    return tuple(
        CalendarItem(
            key=f"{each.id}-{key}", title="", address=HOME, start=each.day, end=None, place=None,
            description="", modified=moment(each.day), revision=each.traces.revision,
            cancelled=True,
        )
        for each in sorted(left, key=lambda each: each.id)
        for key in each.traces.days
    )  # fmt: skip


def _campaign_days(record: Record, day: date) -> Iterator[CalendarItem]:
    """Yield the days of a campaign, and those it dropped: as cancelled, from the day it did."""
    entry = record.entry
    assert isinstance(entry, Campaign)
    dropped = {f"{entry.id}-{gone.key}": gone for gone in entry.dropped_days}
    for item in _each_once(_campaign_items(record)):
        back = dropped.pop(item.key, None)
        if back and back.day <= day:  # it stands again: cancelling it was a revision
            modified = max(item.modified, moment(back.day))
            yield replace(item, revision=item.revision + 1, modified=modified)
        else:
            yield item
    for gone in dropped.values():
        cancelled = gone.day if gone.day <= day else None
        yield _item(record, gone.key, gone.title, gone.was, cancelled=cancelled)


def _each_once(items: Iterator[CalendarItem]) -> Iterator[CalendarItem]:
    """Number the keys that come again: two waves may hold the same anniversary."""
    seen: dict[str, int] = {}
    for item in items:
        seen[item.key] = count = seen.get(item.key, 0) + 1
        yield item if count == 1 else replace(item, key=f"{item.key}-{count}")


def _sorted(items: list[CalendarItem]) -> tuple[CalendarItem, ...]:
    return tuple(sorted(items, key=lambda item: (as_day(item.start), item.key)))


def _item(
    record: Record, key: str, title: str, start: date | datetime, description: str = "",
    end: date | datetime | None = None, place: str | None = None, cancelled: date | None = None,
) -> CalendarItem:  # fmt: skip
    """Return an item whose revision and day of change are those of its record."""
    entry = record.entry
    assert isinstance(entry, Entry)
    publication = entry.publication
    days = [c.day for c in publication.changes]
    days += [cancelled] if cancelled else []
    first = publication.publish or start
    modified = max(moment(day) for day in (first, *days))
    return CalendarItem(
        key=f"{entry.id}-{key}",
        title=title,
        address=address_of(record),
        start=start,
        end=end,
        place=place,
        description=description,
        modified=modified,
        revision=len(days),
        cancelled=cancelled is not None,
    )


def _campaign_items(record: Record) -> Iterator[CalendarItem]:
    entry = record.entry
    assert isinstance(entry, Campaign)
    name = entry.short_title or entry.title
    timeline = entry.timeline
    named: list[tuple[str, str, Deadline | None]] = []
    if timeline:
        start = opens(timeline.start, entry.issue_day)
        if start:
            yield _item(record, "start", f"Phát động: {name}", start)
        named += [
            ("registration", "Hạn đăng ký thi đua", timeline.registration),
            ("end", "Kết thúc thi đua", timeline.end),
            ("dossiers", "Hạn nhận hồ sơ khen thưởng", timeline.dossiers),
        ]
    for index, wave in enumerate(entry.waves, start=1):
        key = wave_key(wave, index)
        named.append((f"{key}-end", f"Kết thúc {within_sentence(wave.name)}", wave.end))
        named.append((f"{key}-close-out", f"Tổng kết {within_sentence(wave.name)}", wave.close_out))
    for key, label, deadline in named:
        last = closes(deadline, entry.issue_day)
        if deadline and last:
            yield _item(record, key, f"{label}: {name}", last, end_text(deadline, entry.issue_day))
    for wave in entry.waves:
        for commemoration in wave.commemorations:
            if commemoration.current:
                number = commemoration.anniversary
                text = f"{number} năm {commemoration.event}" if number else commemoration.event
                yield _item(record, commemoration_key(commemoration), text, commemoration.current)


def _event_items(record: Record, day: date) -> Iterator[CalendarItem]:
    entry = record.entry
    assert isinstance(entry, Event)
    cancelled = entry.cancelled if entry.cancelled and entry.cancelled.day <= day else None
    yield _item(
        record, "event", entry.title, entry.start,
        cancelled.reason if cancelled else entry.summary or "",
        entry.end, entry.place, cancelled.day if cancelled else None,
    )  # fmt: skip


def _consultation_items(record: Record) -> Iterator[CalendarItem]:
    entry = record.entry
    assert isinstance(entry, Consultation)
    yield _item(record, "ends", f"Hạn góp ý: {entry.title}", entry.ends, entry.contact)
