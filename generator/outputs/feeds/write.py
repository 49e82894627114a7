"""Every feed of a site, in its three forms, with the archive of the main one."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from itertools import chain

from generator.digest import value_digest
from generator.outputs.feeds.compose import Composer, Enclosure, FullText, Illustrate, Item, dates
from generator.outputs.feeds.entries import Entries
from generator.outputs.feeds.feed import Deleted, Feed, KnownEntry
from generator.outputs.feeds.json_feed import json_feed
from generator.outputs.feeds.naming import absolute, tag
from generator.outputs.feeds.text import line, moment
from generator.outputs.feeds.window import USUAL_ENTRIES, Period, fitting, window
from generator.outputs.feeds.writer import atom, rss
from generator.outputs.opml import opml
from generator.outputs.pending import Pending
from generator.views.site import FeedChannel, SectionView, SiteView

FOLDER = "feeds/"
ARCHIVE = "feeds/luu-tru/"
LIST = "feeds/index.opml"

# The channel of major corrections: its news is the correction, so it goes by that date.
CORRECTIONS = "cap-nhat"

MOST_DELETED = 500


def write_feeds(
    site: SiteView,
    text: FullText,
    enclosure: Enclosure,
    illustrate: Illustrate | None = None,
) -> Mapping[str, bytes]:
    """Return every feed document by its address.

    Without *illustrate*, a picture is taken to be published at its own address, its width and
    height unknown. Raises what the functions given raise, and nothing of its own.
    """
    entries = Entries(Composer(site.section, text, enclosure, illustrate))
    pending = plan_feeds(site, entries)
    return {address: bytes(document.make()) for address, document in pending.items()}


def plan_feeds(site: SiteView, entries: Entries) -> Mapping[str, Pending]:
    """Return every feed document by its address, planned but not yet written.

    Only the main feed has an archive: it holds every item, under the ids the other feeds use.
    What is not known of an entry, its text above all, is asked for when a document is written.
    """
    items: dict[str, Item] = {}
    for channel in site.channels:
        for item in channel.items:
            items.setdefault(item.key, item)
    shown = _shown(site, items)
    once = dict.fromkeys(chain.from_iterable(shown.values()))
    known = dict(zip(once, entries.known([items[key] for key in once]), strict=True))
    planned: dict[str, Pending] = {}
    listed: list[tuple[str, Feed]] = []

    def plan(feed: Feed, carried: Sequence[KnownEntry], **forms: Callable[[Feed], bytes]) -> None:
        key = value_digest(feed, [entry.digest for entry in carried])
        own_keys = tuple(entry.key for entry in carried)
        for form, write in forms.items():
            address = _address(feed, site.section, f".{form}")
            planned[address] = Pending(
                f"{form} {key}", partial(_filled, feed, own_keys, entries, write)
            )

    for channel in site.channels:
        carried = [known[key] for key in shown[channel.key]]
        live, closed = _cut(site, channel, carried, entries)
        feed = _live_feed(site, channel, live, closed)
        for archive, period in _archive(feed, channel, site.section, closed):
            plan(archive, period.entries, atom=atom)
            feed = replace(feed, previous=f"{archive.stem}.atom")
        plan(feed, live, rss=rss, atom=atom, json=json_feed)
        listed.append((line(channel.group), feed))
    planned[LIST] = Pending(value_digest(listed), partial(_list, site.section, listed))
    return planned


def _filled(
    feed: Feed, keys: Sequence[str], entries: Entries, write: Callable[[Feed], bytes]
) -> bytes:
    """Write a feed that was planned without the entries it carries."""
    return write(replace(feed, entries=entries.whole(keys)))


def _shown(site: SiteView, items: Mapping[str, Item]) -> dict[str, list[str]]:
    """Return the keys of the items that some document of a channel shows, in order, once each."""
    days = {key: dates(item) for key, item in items.items()}

    def newest_first(keys: Iterable[str], by: int) -> list[str]:
        return sorted(sorted(keys), key=lambda key: days[key][by], reverse=True)

    # Once for all channels, which then put whole numbers in order, most of them in order already.
    place = {key: at for at, key in enumerate(newest_first(items, 0))}
    shown: dict[str, list[str]] = {}
    for channel in site.channels:
        own = dict.fromkeys(item.key for item in channel.items)
        by_update = channel.key == CORRECTIONS
        keys = newest_first(own, 1) if by_update else sorted(own, key=place.__getitem__)
        shown[channel.key] = keys if _has_archive(site, channel) else keys[:USUAL_ENTRIES]
    return shown


def _has_archive(site: SiteView, channel: FeedChannel) -> bool:
    return site.main_feed.address.startswith(f"{FOLDER}{channel.key}.")


def _cut(
    site: SiteView, channel: FeedChannel, known: Sequence[KnownEntry], entries: Entries
) -> tuple[tuple[KnownEntry, ...], tuple[Period, ...]]:
    """Return a channel's live entries and the closed periods of its archive, if it has one."""
    closed: tuple[Period, ...] = ()
    if _has_archive(site, channel):
        cut = window(known)
        live, closed = cut.live, cut.closed
    else:
        live = fitting(known)
    if channel.ended and channel.ended < site.day:
        live = _in_order((*live, entries.closing(channel, channel.ended)), channel)
    return live, closed


def _in_order(entries: Iterable[KnownEntry], channel: FeedChannel) -> tuple[KnownEntry, ...]:
    """Return the entries newest first, those of one moment by key."""

    def when(entry: KnownEntry) -> datetime:
        return entry.updated if channel.key == CORRECTIONS else entry.published

    return tuple(sorted(sorted(entries, key=lambda e: e.key), key=when, reverse=True))


def _live_feed(
    site: SiteView,
    channel: FeedChannel,
    live: tuple[KnownEntry, ...],
    closed: tuple[Period, ...],
) -> Feed:
    section = site.section
    shown = {entry.id for entry in live}
    shown |= {entry.id for period in closed for entry in period.entries}
    marks = [Deleted(tag(section, gone.key), moment(gone.when)) for gone in channel.gone]
    deleted = sorted(
        (mark for mark in marks if mark.id not in shown), key=lambda mark: (mark.when, mark.id)
    )
    moments = [entry.updated for entry in live] + [mark.when for mark in deleted]
    moments += [entry.updated for period in closed for entry in period.entries]
    title = line(channel.title) or line(section.name)
    return Feed(
        id=tag(section, f"feeds/{channel.key}"),
        title=title,
        subtitle=line(channel.description) or title,
        stem=absolute(section, f"{FOLDER}{channel.key}"),
        page=absolute(section, channel.page),
        author=line(section.body),
        email=line(section.contact_email or "") or None,
        updated=max(moments, default=_beginning(section)),
        deleted=tuple(deleted[-MOST_DELETED:][::-1]),
        ended=channel.ended is not None and channel.ended < site.day,
    )


def _archive(
    live: Feed, channel: FeedChannel, section: SectionView, closed: tuple[Period, ...]
) -> Iterator[tuple[Feed, Period]]:
    """Yield the archive documents, oldest first; one feed with the live one, they share its id."""
    previous: str | None = None
    for period in closed:
        stem = absolute(section, f"{ARCHIVE}{channel.key}-{period.name}")
        archive = replace(
            live,
            title=f"{live.title} (lưu trữ {period.name})",
            stem=stem,
            updated=max(entry.updated for entry in period.entries),
            deleted=(),
            current=f"{live.stem}.atom",
            previous=previous,
        )
        yield archive, period
        previous = f"{stem}.atom"


def _list(section: SectionView, listed: list[tuple[str, Feed]]) -> bytes:
    modified = max((feed.updated for _, feed in listed), default=_beginning(section))
    title = f"Các nguồn tin: {line(section.name)}"
    return opml(title, line(section.body), absolute(section, ""), modified, listed)


def _beginning(section: SectionView) -> datetime:
    """Return the date of a feed in which nothing has happened yet."""
    return moment(date(section.feed_year, 1, 1))


def _address(feed: Feed, section: SectionView, suffix: str) -> str:
    return feed.stem.removeprefix(absolute(section, "")) + suffix
