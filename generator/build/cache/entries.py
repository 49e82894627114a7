"""The entries of feeds, kept from build to build: planned by facts, loaded when they are written.

Facts and entries are kept apart, so that the facts of all are read at once, which takes a moment.
What is missing or damaged is made again, and a build depends on nothing that stays here.
"""

import contextlib
import sqlite3
import zlib
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from generator.build.cache.store import open_store, whole_values
from generator.build.workers.spread import in_parts
from generator.outputs.feeds import Composer, Entries, Entry, Item, KnownEntry, pack, unpack
from generator.outputs.image_set import Rendition
from generator.views.site import FeedItem, ListedItem

# An entry has some KB, so that pages of the usual size would stand half empty.
_TABLES = """
pragma page_size = 16384;
create table facts (key text primary key, weight integer, sum integer) without rowid;
create table entries (key text primary key, entry blob, sum integer);
"""


class LostEntryError(Exception):
    """An entry that an earlier build made is not to be had any more.

    It is not made here: of the pictures in it nothing is known.
    """


Looked = Callable[[Callable[[], FeedItem]], tuple[FeedItem, bytes]]
"""Has an item made; returns it with the records looked into for it (see ``looked``)."""


class _Packed(NamedTuple):
    """An entry as it is kept."""

    weight: int
    entry: bytes


class _Made(NamedTuple):
    """The key of an item's entry, what was looked into for it, and the entry if it is new."""

    key: str
    looked: bytes
    packed: _Packed | None


class KeptEntries(Entries):
    """Makes the entries that are not in the store at *place*, and holds none that is in it."""

    def __init__(
        self,
        composer: Composer,
        place: Path,
        renditions: Mapping[str, Rendition],
        jobs: int,
        looked: Looked,
    ) -> None:
        super().__init__(composer)
        self._looked = looked
        self._place = place
        self._renditions = renditions
        self._jobs = jobs
        self._items: dict[str, Item] = {}
        self._unkept: dict[str, bytes] = {}
        self._last: tuple[tuple[str, ...], tuple[Entry, ...]] = (), ()
        self.keys: dict[str, str] = {}
        """The key of every item's entry in the store, by the item's own."""
        self.noted: dict[str, tuple[bytes, str]] = {}
        """By record, where an entry was made now: what was looked into for it, and its key."""

    def known(self, items: Sequence[Item]) -> list[KnownEntry]:
        """Return what is known of the entries of all items of a site; drop those of others."""
        self._items = {item.key: item for item in items}
        self.keys = {i.key: i.kept for i in items if isinstance(i, ListedItem) and i.kept}
        with contextlib.closing(open_store(self._place, _TABLES)) as store:
            there, known = _facts(store)
            _refuse_lost(i for i in items if self.keys.get(i.key, "") not in known)
            unsure = [item for item in items if item.key not in self.keys]
            for part in in_parts(partial(self._made, known), unsure, self._jobs):
                new = {made.key: made.packed for _, made in part if made.packed}
                if not _keep(store, new):
                    self._unkept |= {key: each.entry for key, each in new.items()}
                known |= {key: each.weight for key, each in new.items()}
                self.noted |= {item.key: (made.looked, made.key) for item, made in part}
                self.keys |= {item.key: made.key for item, made in part}
            _drop(store, there - set(self.keys.values()))
        keyed = ((item, self.keys[item.key]) for item in items)
        return [self._composer.known(item, known[key], key) for item, key in keyed]

    def whole(self, keys: Sequence[str]) -> tuple[Entry, ...]:
        """Return entries as they are kept, or made now: here, or in a worker that was forked."""
        wanted = tuple(keys)
        if self._last[0] != wanted:  # the forms of a feed are written one after the other
            kept = _entries(self._place, [self.keys[key] for key in wanted if key in self.keys])
            self._last = wanted, tuple(self._whole(key, kept) for key in wanted)
        return self._last[1]

    def _whole(self, key: str, kept: Mapping[str, Entry]) -> Entry:
        if key in self._held:
            return self._held[key]
        stored = self.keys[key]
        if stored in kept:
            return kept[stored]
        if stored in self._unkept:
            return unpack(self._unkept[stored])
        item = self._items[key]
        _refuse_lost((item,))
        return self._composer.entry(item.whole)

    def _made(self, known: Container[str], item: Item) -> _Made:
        whole, looked = self._looked(lambda: item.whole)
        pictures = whole.body.pictures if whole.body else ()
        key = self._composer.key(whole, [self._renditions.get(p.source) for p in pictures])
        if key in known:
            return _Made(key, looked, None)
        entry = self._composer.entry(whole)
        return _Made(key, looked, _Packed(entry.weight, pack(entry)))


def _refuse_lost(items: Iterable[Item]) -> None:
    for item in items:
        if isinstance(item, ListedItem) and item.kept:
            raise LostEntryError(item.key)


def _facts(store: sqlite3.Connection) -> tuple[set[str], dict[str, int]]:
    """Return the keys in a store, and the weights by the keys of what is whole."""
    there: set[str] = set()
    known: dict[str, int] = {}
    with contextlib.suppress(sqlite3.Error):
        for key, weight, total in store.execute("select * from facts"):
            there.add(key)
            if _sum(key, weight) == total:
                known[key] = weight
    return there, known


def _entries(place: Path, keys: Sequence[str]) -> dict[str, Entry]:
    """Return entries of a store by their keys. One not there as it was put is known no longer."""
    found: dict[str, Entry] = {}
    with contextlib.closing(open_store(place, _TABLES)) as store:
        with contextlib.suppress(sqlite3.Error):
            marks = ", ".join("?" * len(keys))
            rows = store.execute(f"select * from entries where key in ({marks})", keys)
            found = {key: unpack(entry) for key, entry in whole_values(rows).items()}
        lost = [(key,) for key in keys if key not in found]
        if lost:
            with contextlib.suppress(sqlite3.Error), store:
                store.executemany("delete from facts where key = ?", lost)
    return found


def _drop(store: sqlite3.Connection, over: set[str]) -> None:
    """Drop what no item asks for any more."""
    if over:
        with contextlib.suppress(sqlite3.Error), store:
            for table in ("facts", "entries"):
                store.executemany(f"delete from {table} where key = ?", [(key,) for key in over])


def _keep(store: sqlite3.Connection, new: Mapping[str, _Packed]) -> bool:
    """Put in what is new; tell whether it can be loaded from there.

    Where another build writes, it is left to that one.
    """
    if not new:
        return True
    with contextlib.suppress(sqlite3.Error), store:
        store.executemany(
            "insert or replace into entries values (?, ?, ?)",
            [(key, each.entry, zlib.crc32(each.entry)) for key, each in new.items()],
        )
        store.executemany(
            "insert or replace into facts values (?, ?, ?)",
            [(key, each.weight, _sum(key, each.weight)) for key, each in new.items()],
        )
        (_, _, file) = store.execute("pragma database_list").fetchone()
        return bool(file)
    return False


def _sum(key: str, weight: int) -> int:
    return zlib.crc32(f"{key} {weight}".encode())
