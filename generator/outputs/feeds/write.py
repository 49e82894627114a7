"""Every feed of a site, in its three forms, with the archive of the main one."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from generator.digest import value_digest
from generator.outputs.feeds.compose import Composer, Enclosure, FullText, Illustrate
from generator.outputs.feeds.feed import Deleted, Entry, Feed
from generator.outputs.feeds.json_feed import json_feed
from generator.outputs.feeds.naming import absolute, tag
from generator.outputs.feeds.text import line, moment
from generator.outputs.feeds.window import USUAL_ENTRIES, Period, fitting, window
from generator.outputs.feeds.writer import atom, rss
from generator.outputs.opml import opml
from generator.outputs.pending import Pending
from generator.views.site import FeedChannel, FeedItem, ListedItem, SectionView, SiteView

FOLDER = "feeds/"
ARCHIVE = "feeds/luu-tru/"
LIST = "feeds/index.opml"

# The channel of major corrections: its news is the correction, so it goes by that date.
CORRECTIONS = "cap-nhat"

MOST_DELETED = 500


Item = FeedItem | ListedItem

Spread = Callable[[Callable[[FeedItem], Entry], Sequence[FeedItem]], list[Entry]]
"""What composes items: one after the other, or over several processes; the result is the same."""


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
    pending = plan_feeds(site, Composer(site.section, text, enclosure, illustrate))
    return {address: bytes(document.make()) for address, document in pending.items()}


def plan_feeds(
    site: SiteView, composer: Composer, spread: Spread | None = None
) -> Mapping[str, Pending]:
    """Return every feed document by its address, composed but not yet written.

    Only the main feed has an archive: it holds every item, under the ids the other feeds use.
    """
    shown = {channel.key: _shown(site, channel) for channel in site.channels}
    if spread:
        every = [item for items in shown.values() for item in items]
        once = [i.whole for i in {item.key: item for item in reversed(every)}.values()]
        for item, entry in zip(once, spread(composer.entry, once), strict=True):
            composer.take(item, entry)
    planned: dict[str, Pending] = {}
    listed: list[tuple[str, Feed]] = []

    digests: dict[str, str] = {}

    def plan(feed: Feed, **forms: Callable[[Feed], bytes]) -> None:
        key = value_digest(replace(feed, entries=()), [known(entry) for entry in feed.entries])
        for form, write in forms.items():
            address = _address(feed, site.section, f".{form}")
            planned[address] = Pending(f"{form} {key}", partial(write, feed))

    def known(entry: Entry) -> str:
        if entry.id not in digests:
            digests[entry.id] = value_digest(entry)
        return digests[entry.id]

    for channel in site.channels:
        live, closed = _cut(site, channel, shown[channel.key], composer)
        feed = _live_feed(site, channel, live, closed)
        for archive in _archive(feed, channel, site.section, closed):
            plan(archive, atom=atom)
            feed = replace(feed, previous=f"{archive.stem}.atom")
        plan(feed, rss=rss, atom=atom, json=json_feed)
        listed.append((line(channel.group), feed))
    planned[LIST] = Pending(
        value_digest([(group, replace(feed, entries=())) for group, feed in listed]),
        partial(_list, site.section, listed),
    )
    return planned


def _shown(site: SiteView, channel: FeedChannel) -> list[Item]:
    """Return the items of a channel that some document of it shows, in order, once each."""
    once = {item.key: item for item in reversed(channel.items)}
    items = _items_in_order(once.values(), channel)
    return items if _has_archive(site, channel) else items[:USUAL_ENTRIES]


def _has_archive(site: SiteView, channel: FeedChannel) -> bool:
    return site.main_feed.address.startswith(f"{FOLDER}{channel.key}.")


def _cut(
    site: SiteView, channel: FeedChannel, items: list[Item], composer: Composer
) -> tuple[tuple[Entry, ...], tuple[Period, ...]]:
    """Return a channel's live entries and the closed periods of its archive, if it has one."""
    closed: tuple[Period, ...] = ()
    if _has_archive(site, channel):
        cut = window([composer.entry(item.whole) for item in items])
        live, closed = cut.live, cut.closed
    else:
        live = fitting([composer.entry(item.whole) for item in items])
    if channel.ended and channel.ended < site.day:
        live = _in_order((*live, composer.closing(channel, channel.ended)), channel)
    return live, closed


def _items_in_order(items: Iterable[Item], channel: FeedChannel) -> list[Item]:
    """Return the items as ``_in_order`` has their entries, so that only those shown are made."""

    def when(item: Item) -> datetime:
        published = moment(item.published)
        return max(published, moment(item.updated)) if channel.key == CORRECTIONS else published

    return sorted(sorted(items, key=lambda item: item.key), key=when, reverse=True)


def _in_order(entries: Iterable[Entry], channel: FeedChannel) -> tuple[Entry, ...]:
    """Return the entries newest first, those of one moment by key."""

    def when(entry: Entry) -> datetime:
        return entry.updated if channel.key == CORRECTIONS else entry.published

    return tuple(sorted(sorted(entries, key=lambda e: e.key), key=when, reverse=True))


def _live_feed(
    site: SiteView,
    channel: FeedChannel,
    live: tuple[Entry, ...],
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
        entries=live,
        deleted=tuple(deleted[-MOST_DELETED:][::-1]),
        ended=channel.ended is not None and channel.ended < site.day,
    )


def _archive(
    live: Feed, channel: FeedChannel, section: SectionView, closed: tuple[Period, ...]
) -> Iterator[Feed]:
    """Yield the archive documents, oldest first; one feed with the live one, they share its id."""
    previous: str | None = None
    for period in closed:
        stem = absolute(section, f"{ARCHIVE}{channel.key}-{period.name}")
        yield replace(
            live,
            title=f"{live.title} (lưu trữ {period.name})",
            stem=stem,
            updated=max(entry.updated for entry in period.entries),
            entries=period.entries,
            deleted=(),
            current=f"{live.stem}.atom",
            previous=previous,
        )
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
