"""What a new site would break for those who follow the old one: subscribers, importers, links."""

import os
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path

from generator.outputs.calendar_read import Noted, read_calendar
from generator.outputs.feed_documents import Document, Seen, feed_paths, read_feed
from generator.views.address import CALENDAR, FEEDS

FOLLOWED = frozenset({".rss", ".atom", ".json", ".opml"})
_KEPT = ".html .pdf .doc .docx .xls .xlsx .ppt .pptx .odt .ods .odp .csv .zip .mp3 .mp4"
PAGES_AND_FILES = frozenset(_KEPT.split())
_CALENDAR = re.compile(rf"{CALENDAR}[^/]+\.ics")
_FOLDERS = (FEEDS, CALENDAR)


@dataclass(frozen=True, slots=True)
class ChangedId:
    """An address whose entry has another id: readers show it a second time. *link* is relative."""

    link: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class MovedDate:
    """An entry whose date of publication changed, or whose last change went back in time."""

    id: str
    old: datetime
    new: datetime


@dataclass(frozen=True, slots=True)
class LostDay:
    """A day that is in no calendar any more, where it had to stay as cancelled."""

    uid: str
    title: str
    day: date | None
    campaign: str | None
    """The id of the campaign it was a day of, if that is there still."""

    @property
    def key(self) -> str:
        """Return what the day is known by within its campaign."""
        return self.uid.rpartition("@")[0].removeprefix(f"{self.campaign}-")


@dataclass(frozen=True, slots=True)
class MovedDay:
    """A day that calendars hold at another date, and nothing tells them that it was revised."""

    uid: str
    title: str
    old: date
    new: date


@dataclass(frozen=True, slots=True)
class Report:
    """What followers would lose, each list in order. Addresses are relative to the site's root.

    What was removed on purpose, with a mark in a feed (RFC 6721), is not listed, nor is what has
    merely left a live feed without an archive.
    """

    ids_lost: tuple[str, ...]
    ids_changed: tuple[ChangedId, ...]
    dates_moved: tuple[MovedDate, ...]
    days_lost: tuple[LostDay, ...]
    days_moved: tuple[MovedDay, ...]
    feeds_gone: tuple[str, ...]
    urls_gone: tuple[str, ...]
    unreadable: tuple[str, ...]

    @property
    def is_clean(self) -> bool:
        """Tell whether followers would notice nothing."""
        return not any(getattr(self, each.name) for each in fields(self))


@dataclass(frozen=True, slots=True)
class Followed:
    """What of a site can be followed: its paths, its feeds by address, its calendars' items."""

    paths: frozenset[str]
    feeds: Mapping[str, Document | None]
    """None for what is no feed."""
    calendars: Mapping[str, Mapping[str, Noted]]
    """Items by UID, by the calendar's address."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """Return the feeds that could be read."""
        return tuple(document for document in self.feeds.values() if document)

    @property
    def items(self) -> dict[str, Seen]:
        """Return every entry of any feed, by its id."""
        return _by_id(self.documents)

    @property
    def days(self) -> dict[str, Noted]:
        """Return every item of any calendar, by its UID."""
        return {uid: item for items in self.calendars.values() for uid, item in items.items()}


class Reading:
    """Reads what of a site can be followed, from its *folder*."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def feed(self, path: str) -> Document | None:
        """Return the feed at *path*; None for what is no feed, or is not there."""
        return read_feed(self._folder, path)

    def calendar(self, path: str) -> Mapping[str, Noted]:
        """Return a calendar's items by UID; none where there is no such file."""
        return read_calendar(self._folder / path)


def followed(paths: Iterable[str]) -> list[str]:
    """Return the feeds and calendars that are read to follow a site with these *paths*."""
    found = {path for path in paths if path.startswith(_FOLDERS)}
    return feed_paths(found) + _calendars(found)


def follow(paths: Iterable[str], reading: Reading) -> Followed:
    """Read what can be followed of the site with these *paths*."""
    every = frozenset(paths)
    found = {path for path in every if path.startswith(_FOLDERS)}
    feeds = {path: reading.feed(path) for path in feed_paths(found)}
    return Followed(every, feeds, {path: reading.calendar(path) for path in _calendars(found)})


def _calendars(paths: Iterable[str]) -> list[str]:
    return sorted(path for path in paths if _CALENDAR.fullmatch(path))


def compare(old: Path, new: Path) -> Report:
    """Return what following *old* would break when *new* takes its place; both are site folders.

    Raises FileNotFoundError if either is no site, OSError if a file cannot be read.
    """
    sites = []
    for folder in (old, new):
        site = follow(_paths(folder), Reading(folder))
        if not (site.feeds or site.calendars or _addresses(site.paths)):
            raise FileNotFoundError(folder)
        sites.append(site)
    return losses(*sites)


def losses(before: Followed, after: Followed) -> Report:
    """Return what following *before* would break when *after* takes its place."""
    first, last = before.items, after.items
    deleted = frozenset[str]().union(*(document.deleted for document in after.documents))
    missing = {i: s for i, s in first.items() if i not in last and i not in deleted}
    changed = _changed(missing, [seen for i, seen in last.items() if i not in first])
    slid = _slid_out(missing, before.documents, after.documents) if missing else set()
    lost = set(missing) - {each.old for each in changed} - slid
    removed = tuple(seen.link for i, seen in first.items() if i in deleted and seen.link)
    broken = {path for site in (before, after) for path, feed in site.feeds.items() if not feed}
    return Report(
        ids_lost=tuple(sorted(lost)),
        ids_changed=tuple(changed),
        dates_moved=tuple(_moved(first, last)),
        days_lost=tuple(_days_lost(before, after)),
        days_moved=tuple(_days_moved(before.days, after.days)),
        feeds_gone=tuple(path for path in sorted(before.paths - after.paths) if _is_followed(path)),
        urls_gone=tuple(
            address
            for address in sorted(_gone(before.paths, after.paths))
            if not address.startswith(removed)
        ),
        unreadable=tuple(sorted(broken)),
    )


def _by_id(documents: Iterable[Document]) -> dict[str, Seen]:
    return {seen.id: seen for document in documents for seen in document.entries}


def _changed(missing: dict[str, Seen], added: list[Seen]) -> list[ChangedId]:
    by_link = {seen.link: seen.id for seen in added if seen.link}
    return [
        ChangedId(seen.link, i, by_link[seen.link])
        for i, seen in sorted(missing.items())
        if seen.link in by_link
    ]


def _moved(first: dict[str, Seen], last: dict[str, Seen]) -> Iterable[MovedDate]:
    for i in sorted(first.keys() & last.keys()):
        old, new = first[i], last[i]
        if old.published and new.published and old.published != new.published:
            yield MovedDate(i, old.published, new.published)
        elif old.updated and new.updated and new.updated < old.updated:
            yield MovedDate(i, old.updated, new.updated)


def _slid_out(
    missing: dict[str, Seen], before: Iterable[Document], after: tuple[Document, ...]
) -> set[str]:
    """Return the ids that newer entries have pushed out of every feed that carried them.

    Only where there is no archive: with one, nothing that was published may be missing.
    """
    if any(document.archive for document in after):
        return set()
    now = {document.address: document.entries for document in after}
    held: set[str] = set()
    for document in before:
        entries = now.get(document.address, ())
        # A feed that has become shorter has pushed nothing out.
        full = len(entries) >= len(document.entries)
        edge = min((s.published for s in entries if s.published), default=None) if full else None
        held |= {
            seen.id
            for seen in document.entries
            if not (edge and seen.published and seen.published < edge)
        }
    return set(missing) - held


def _days_lost(before: Followed, after: Followed) -> Iterator[LostDay]:
    campaigns = [path[len(CALENDAR) : -len(".ics")] for path in before.calendars]
    first, last = before.days, after.days
    for uid in sorted(first.keys() - last.keys()):
        owners = [
            c for c in campaigns if uid.startswith(f"{c}-") and f"{FEEDS}{c}.rss" in after.paths
        ]
        item = first[uid]
        yield LostDay(uid, item.title, item.start, max(owners, key=len, default=None))


def _days_moved(first: Mapping[str, Noted], last: Mapping[str, Noted]) -> Iterator[MovedDay]:
    for uid in sorted(first.keys() & last.keys()):
        old, new = first[uid], last[uid]
        if old.start and new.start and old.start != new.start and new.revision <= old.revision:
            yield MovedDay(uid, new.title, old.start, new.start)


def _paths(folder: Path) -> Iterator[str]:
    for top, _, names in os.walk(folder):
        below = Path(top).relative_to(folder).as_posix()
        files = (name for name in names if Path(top, name).is_file())  # no pipe: it would wait
        yield from (name if below == "." else f"{below}/{name}" for name in files)


def _is_followed(path: str) -> bool:
    feed = path.startswith(FEEDS) and posixpath.splitext(path)[1] in FOLLOWED
    return feed or _CALENDAR.fullmatch(path) is not None


def _gone(before: frozenset[str], after: frozenset[str]) -> set[str]:
    lost = _addresses(before - after)
    return lost - _addresses(after) if lost else lost


def _addresses(paths: Iterable[str]) -> set[str]:
    """Return the addresses of pages and files to download; a redirect is a page as well."""
    kept = (path for path in paths if posixpath.splitext(path)[1] in PAGES_AND_FILES)
    return {path.removesuffix("index.html") for path in kept}
