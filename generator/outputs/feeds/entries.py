"""The entries of a site's items: what planning needs of each, and the whole of those written."""

from collections.abc import Sequence
from datetime import date

from generator.digest import value_digest
from generator.outputs.feeds.compose import Composer, Item
from generator.outputs.feeds.feed import Entry, KnownEntry
from generator.views.site import FeedChannel


def facts(entry: Entry) -> KnownEntry:
    """Return what planning needs of an entry."""
    return KnownEntry(
        entry.key, entry.id, entry.published, entry.updated, entry.weight, value_digest(entry)
    )


class Entries:
    """Makes each entry once, however many feeds carry it, and holds it."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._held: dict[str, Entry] = {}

    def known(self, items: Sequence[Item]) -> list[KnownEntry]:
        """Return what is known of the entries of all items of a site, in order."""
        # All first: what digesting takes for a moment would leave gaps in memory between them.
        made = [self._composer.entry(item.whole) for item in items]
        return [self._hold(entry) for entry in made]

    def closing(self, channel: FeedChannel, ended: date) -> KnownEntry:
        """Return what is known of the last entry of a channel that ended with the day *ended*."""
        return self._hold(self._composer.closing(channel, ended))

    def whole(self, known: Sequence[KnownEntry]) -> tuple[Entry, ...]:
        """Return entries that are known from here, to be written."""
        return tuple(self._held[each.key] for each in known)

    def _hold(self, entry: Entry) -> KnownEntry:
        self._held[entry.key] = entry
        return facts(entry)
