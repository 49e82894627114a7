"""Feeds planned by what is kept are those that are made anew; only what is written is loaded."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.build.cache import entries as kept_entries
from generator.build.cache.entries import KeptEntries, LostEntryError
from generator.outputs.feeds import Composer, Entries, Entry, plan_feeds
from generator.outputs.pending import Pending, made
from generator.views.page import Body, Correction
from generator.views.site import FeedItem, ListedItem, SiteView
from tests.feeds.sites import SECTION, at, channel, enclosure, item, rich, site, text

MARCH = [item(f"cu-{day:02}", published=at(day, 3), updated=at(day, 3)) for day in range(1, 29)]
MAY = [rich(f"moi-{day:02}", published=at(day), updated=at(day)) for day in range(1, 29)]
CORRECTED = replace(
    MARCH[0], updated=at(9, 5), major=(Correction(date(2026, 5, 9), "Sửa tên", True),)
)
ITEMS = [CORRECTED, *MARCH[1:], *MAY][::-1]


def shown(items: Iterable[FeedItem | ListedItem] = ITEMS) -> SiteView:
    """Return a site of a main feed with an archive, corrections, and a feed that has ended."""
    every = tuple(items)
    return site(
        channel(*every),
        channel(*(i for i in every if i.major), every[0], key="cap-nhat"),
        channel(*every[::3], key="pt", ended=date(2026, 5, 20)),
    )


@dataclass
class Office:
    """A store, and what was composed, loaded and asked for whole since it was looked at."""

    place: Path
    composed: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)

    def entries(self) -> KeptEntries:
        office = self

        class Watched(Composer):
            def entry(self, item: FeedItem) -> Entry:
                office.composed.append(item.key)
                return super().entry(item)

        return KeptEntries(
            Watched(SECTION, text, enclosure), self.place, {}, 1, lambda make: (make(), b"")
        )

    def listed(self, keys: Mapping[str, str], items: Sequence[FeedItem] = ITEMS) -> SiteView:
        """Return the site of items of which only is known where they stand."""
        return shown(
            ListedItem(i.key, i.published, i.updated, bool(i.major), self.maker(i), kept)
            for i in items
            for kept in (keys.get(i.key, ""),)
        )

    def maker(self, item: FeedItem) -> Callable[[str], FeedItem]:
        def make(key: str) -> FeedItem:
            self.opened.append(key)
            return item

        return make

    def seen(self) -> tuple[list[str], list[str], list[str]]:
        """Return what was composed, loaded and made whole, and forget it."""
        found = self.composed[:], self.loaded[:], self.opened[:]
        for each in (self.composed, self.loaded, self.opened):
            each.clear()
        return found

    def change(self, statement: str, *values: object) -> None:
        with sqlite3.connect(self.place) as store:
            assert store.execute(statement, values).rowcount
        store.close()


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    made_office = Office(tmp_path / "feeds" / "entries.sqlite")
    given = kept_entries._entries

    def loading(place: Path, keys: Sequence[str]) -> dict[str, Entry]:
        made_office.loaded.extend(keys)
        return given(place, keys)

    monkeypatch.setattr(kept_entries, "_entries", loading)
    return made_office


def anew(items: Sequence[FeedItem] = ITEMS) -> dict[str, Pending]:
    """Return the feeds as they are planned without a store."""
    return dict(plan_feeds(shown(items), Entries(Composer(SECTION, text, enclosure))))


def written(planned: Mapping[str, Pending]) -> dict[str, object]:
    return {address: made(document) for address, document in planned.items()}


def keys(planned: Mapping[str, Pending]) -> dict[str, str]:
    return {address: document.key for address, document in planned.items()}


def first(office: Office) -> dict[str, str]:
    """Build once; return the keys of entries as the next build is given them."""
    entries = office.entries()
    assert written(plan_feeds(shown(), entries)) == written(anew())
    assert sorted(entries.keys) == sorted(i.key for i in ITEMS)
    office.seen()
    return entries.keys


def test_an_entry_is_the_same_when_it_comes_back_from_the_store(office: Office) -> None:
    for count in range(2):
        entries = office.entries()
        planned = plan_feeds(shown(), entries)
        assert len(office.composed) == (0 if count else len(ITEMS))
        assert keys(planned) == keys(anew())
        assert written(planned) == written(anew())
        assert "feeds/luu-tru/tat-ca-2026-03.atom" in planned
        office.seen()


def test_nothing_is_made_or_loaded_where_nothing_is_written(office: Office) -> None:
    kept = first(office)
    planned = plan_feeds(office.listed(kept), office.entries())
    assert keys(planned) == keys(anew())
    assert office.seen() == ([], [], [])
    assert written(planned) == written(anew())
    assert office.seen()[::2] == ([], [])


def test_one_edit_writes_what_holds_it_and_loads_what_stands_there(office: Office) -> None:
    kept = first(office)
    changed = [replace(i, body=Body("Đã sửa.")) if i.key == "cu-04" else i for i in ITEMS]
    del kept["cu-04"]
    entries = office.entries()
    planned = plan_feeds(office.listed(kept, changed), entries)
    assert office.seen()[:2] == (["cu-04"], [])
    before = keys(anew())
    others = [address for address, key in keys(planned).items() if key != before[address]]
    assert others == ["feeds/luu-tru/tat-ca-2026-03.atom"]  # too old for the live feed
    archive = made(planned["feeds/luu-tru/tat-ca-2026-03.atom"])
    assert archive == made(anew(changed)["feeds/luu-tru/tat-ca-2026-03.atom"])
    composed, loaded, opened = office.seen()
    assert (composed, opened) == ([], [])
    assert sorted(loaded) == sorted(entries.keys[i.key] for i in MARCH)


def test_an_entry_shared_by_feeds_is_made_once(office: Office) -> None:
    plan_feeds(office.listed({}), office.entries())
    assert sorted(office.composed) == sorted(i.key for i in ITEMS)


def test_corrections_are_listed_by_the_day_of_the_correction(office: Office) -> None:
    kept = first(office)
    early = [i for i in ITEMS if i.key != "moi-28"]
    planned = plan_feeds(office.listed(kept, early), office.entries())
    assert written(planned) == written(anew(early))
    other = [replace(i, updated=at(30)) if i.key == CORRECTED.key else i for i in early]
    del kept[CORRECTED.key]
    corrections = made(
        plan_feeds(office.listed(kept, other), office.entries())["feeds/cap-nhat.rss"]
    )
    assert isinstance(corrections, bytes)
    assert corrections.index(b"Tin cu-01") < corrections.index("Phát động thi đua".encode())


HARM = {
    "an entry": "update entries set entry = x'80' where key = ?",
    "an entry's kind": "update entries set entry = 7 where key = ?",
    "the sum of an entry": "update entries set sum = sum + 1 where key = ?",
    "no entry": "delete from entries where key = ?",
    "no facts": "delete from facts where key = ?",
    "the weight": "update facts set weight = 1 where key = ?",
    "the weight's kind": "update facts set weight = 'nặng' where key = ?",
}


@pytest.mark.parametrize("harm", HARM.values(), ids=HARM)
def test_what_is_damaged_or_missing_is_made_again(office: Office, harm: str) -> None:
    """By a build that goes through all; one that relies on it is told."""
    kept = first(office)
    office.change(harm, kept["moi-07"])
    with pytest.raises(LostEntryError, match="moi-07"):
        written(plan_feeds(office.listed(kept), office.entries()))
    office.seen()
    planned = plan_feeds(shown(), office.entries())
    assert keys(planned) == keys(anew())
    assert written(planned) == written(anew())
    assert set(office.composed) == {"moi-07"}
    office.seen()
    planned = plan_feeds(office.listed(kept), office.entries())
    assert written(planned) == written(anew())
    assert office.seen()[::2] == ([], [])  # mended


def test_what_another_build_dropped_meanwhile_is_made_again(office: Office) -> None:
    kept = first(office)
    whole = plan_feeds(shown(), office.entries())
    listed = plan_feeds(office.listed(kept), office.entries())
    plan_feeds(shown(ITEMS[:3]), office.entries())
    office.seen()
    assert written(whole) == written(anew())
    assert set(office.composed) == {i.key for i in ITEMS[3:]}
    with pytest.raises(LostEntryError):
        written(listed)


def test_a_store_that_is_gone_or_no_store_is_made_again(office: Office) -> None:
    kept = first(office)
    for harm in (b"", b"not a database"):
        office.place.write_bytes(harm)
        with pytest.raises(LostEntryError):
            plan_feeds(office.listed(kept), office.entries())
        office.seen()
        assert written(plan_feeds(shown(), office.entries())) == written(anew())
        assert sorted(set(office.composed)) == sorted(i.key for i in ITEMS)
        office.seen()


def test_without_room_for_a_store_entries_are_held_until_they_are_written(tmp_path: Path) -> None:
    (tmp_path / "feeds").write_text("no folder")
    office = Office(tmp_path / "feeds" / "entries.sqlite")
    assert written(plan_feeds(shown(), office.entries())) == written(anew())
    assert len(office.composed) == len(ITEMS)


def test_what_no_feed_asks_for_goes(office: Office) -> None:
    first(office)
    entries = office.entries()
    plan_feeds(shown(ITEMS[:3]), entries)
    with sqlite3.connect(office.place) as store:
        for table in ("facts", "entries"):
            found = {key for (key,) in store.execute(f"select key from {table}")}
            assert found == {entries.keys[i.key] for i in ITEMS[:3]}
    store.close()


def test_odd_moments_come_back_as_they_were(office: Office) -> None:
    odd = [
        replace(each, published=moment, updated=moment - timedelta(days=9))
        for each, moment in zip(
            MAY, (at(1, year=1), at(1).replace(tzinfo=None), at(1)), strict=False
        )
    ]
    for _ in range(2):
        assert written(plan_feeds(shown(odd), office.entries())) == written(anew(odd))
