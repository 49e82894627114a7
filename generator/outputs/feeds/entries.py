"""The entries of a site's items: what planning needs of each, and the whole of those written."""

from collections.abc import Sequence
from datetime import date

from generator.digest import value_digest
from generator.outputs.feeds.compose import Composer, Item
from generator.outputs.feeds.feed import Entry, KnownEntry
from generator.views.site import FeedChannel


class Entries:
    """Makes each entry once, however many feeds carry it, and holds it."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._held: dict[str, Entry] = {}

    def known(self, items: Sequence[Item]) -> list[KnownEntry]:
        """Return what is known of the entries of all items of a site, in order."""
        # All first: what digesting takes for a moment would leave gaps in memory between them.
        made = [self._composer.entry(item.whole) for item in items]
        keys = [self._composer.key(item.whole, ()) for item in items]
        return [self._hold(entry, key) for entry, key in zip(made, keys, strict=True)]

    def closing(self, channel: FeedChannel, ended: date) -> KnownEntry:
        """Return what is known of the last entry of a channel that ended with the day *ended*."""
        entry = self._composer.closing(channel, ended)
        return self._hold(entry, value_digest(channel.key, channel.title, channel.page, ended))

    def whole(self, keys: Sequence[str]) -> tuple[Entry, ...]:
        """Return entries that are known from here, to be written."""
        return tuple(self._held[key] for key in keys)

    def _hold(self, entry: Entry, digest: str) -> KnownEntry:
        self._held[entry.key] = entry
        return KnownEntry(entry.key, entry.id, entry.published, entry.updated, entry.weight, digest)
