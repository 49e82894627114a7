"""What was read before is what would be read now, whatever was done to files and clocks."""

import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build.cache import records as kept_records
from generator.build.cache import store
from generator.build.cache.remembered import Remembering
from generator.build.workers.spread import limit_lives, spread
from generator.loading import load as loading
from generator.loading import noted
from generator.loading.discover import Discovery, discover
from generator.loading.load import LostFileError, load
from generator.loading.noted import Notes
from generator.loading.record import Library
from tests.conftest import write
from tests.forks import FORKS

TEXT = """---
id: tin-a
title: {title}
publication: {{status: draft}}
---

Lời **đậm** với [liên kết](https://example.org/).
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "tin-tuc").mkdir(parents=True)
    (folder / "tin-tuc" / "a.md").write_text(TEXT.format(title="Một"))
    (folder / "tin-tuc" / "b.md").write_text(TEXT.format(title="Hai").replace("tin-a", "tin-b"))
    (folder / "tin-tuc" / "hong.md").write_text("---\nid: tin-hong\ntitel: Sai\n---\n")
    return folder


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the files that are parsed from here on."""
    seen: list[str] = []
    given: Callable = loading.read_record

    def counting(found, data):
        seen.append(found.file.name)
        return given(found, data)

    monkeypatch.setattr(kept_records, "read_record", counting)
    return seen


def read(content: Path) -> Library:
    """Load with what is remembered, and hold it equal to what is read anew."""
    made = load(content, Remembering(content.parent / "cache", 1, Notes()))
    assert made == load(content)
    return made


def age(content: Path) -> None:
    """Let the files be old enough for their times to be trusted."""
    past = time.time() - 60
    for path in content.rglob("*.md"):
        os.utime(path, (past, past))


def test_a_file_that_did_not_change_is_not_read_again(
    content: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read(content)
    assert sorted(reads) == ["a.md", "b.md", "hong.md"]
    reads.clear()
    read(content)
    assert reads == ["hong.md"]  # what is wrong is told anew each time


def test_an_edit_within_the_same_second_and_of_the_same_size_is_seen(content: Path) -> None:
    read(content)
    path = content / "tin-tuc" / "a.md"
    before = path.stat()
    path.write_text(path.read_text().replace("Một", "Mọt"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    titles = [getattr(r.entry, "title") for r in read(content).records]  # noqa: B009
    assert titles == ["Mọt", "Hai"]


def test_a_checkout_that_touches_everything_reads_nothing_anew(
    content: Path, reads: list[str]
) -> None:
    read(content)
    reads.clear()
    age(content)
    read(content)
    assert reads == ["hong.md"]


def test_times_in_the_future_are_not_trusted(content: Path) -> None:
    path = content / "tin-tuc" / "a.md"
    ahead = time.time() + 10**6
    os.utime(path, (ahead, ahead))
    read(content)
    path.write_text(path.read_text().replace("Một", "Mọt"))
    os.utime(path, (ahead, ahead))
    assert getattr(read(content).records[0].entry, "title") == "Mọt"  # noqa: B009


def test_deleted_renamed_and_swapped_files_are_what_they_are_now(content: Path) -> None:
    read(content)
    folder = content / "tin-tuc"
    (folder / "a.md").rename(folder / "c.md")
    (folder / "b.md").rename(folder / "a.md")
    assert [r.source.path for r in read(content).records] == [
        "content/tin-tuc/a.md",
        "content/tin-tuc/c.md",
    ]
    (folder / "c.md").unlink()
    assert len(read(content).records) == 1


@pytest.mark.parametrize("harm", [b"", b"not a database", None])
def test_a_damaged_memory_is_thrown_away(content: Path, harm: bytes | None) -> None:
    read(content)
    place = content.parent / "cache" / "records" / "records.sqlite"
    if harm is None:
        with sqlite3.connect(place) as kept:
            kept.execute("update files set record = ?, reading = ?", (b"\x80", b"\xff"))
        kept.close()
    else:
        place.write_bytes(harm)
    assert len(read(content).records) == 2


@pytest.mark.parametrize(
    "harm", ["id = 'tin-khac'", "told = 1", "told = 'x'", "record = 'chữ'", "reading = 5"]
)
def test_a_damaged_row_is_read_anew(content: Path, harm: str) -> None:
    read(content)
    age(content)
    read(content)
    place = content.parent / "cache" / "records" / "records.sqlite"
    with sqlite3.connect(place) as kept:
        kept.execute(f"update files set {harm}")
    kept.close()
    found = read(content)
    assert [r.id for r in found.records] == ["tin-a", "tin-b"]


def test_what_another_program_remembered_is_thrown_away(
    content: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read(content)
    reads.clear()
    monkeypatch.setattr(store, "program", lambda: "một bản khác")
    read(content)
    assert sorted(reads) == ["a.md", "b.md", "hong.md"]


def test_without_a_right_to_write_everything_is_read(content: Path) -> None:
    (content.parent / "cache").write_text("một tệp, không phải thư mục")
    assert len(read(content).records) == 2


def test_more_records_than_are_held_are_loaded_again(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(noted, "_MOST_HELD", 1)
    monkeypatch.setattr(noted, "_HELD_OF_MORE", 1)
    first, second = read(content).records
    for _ in range(2):
        assert (first.entry.title, second.entry.title) == ("Một", "Hai")  # type: ignore[attr-defined]


def test_a_record_edited_before_it_is_loaded_is_lost(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(noted, "_MOST_HELD", 0)
    monkeypatch.setattr(noted, "_HELD_OF_MORE", 0)
    held = read(content).records
    path = content / "tin-tuc" / "a.md"
    path.write_text(path.read_text().replace("Một", "Ba"))
    assert held[0].entry.title == "Một"  # type: ignore[attr-defined] # as it is kept
    newer = read(content).records  # another build
    assert newer[0].entry.title == "Ba"  # type: ignore[attr-defined]
    with pytest.raises(LostFileError):
        _ = held[0].entry
    assert held[1].entry.title == "Hai"  # type: ignore[attr-defined]


@pytest.mark.parametrize("remembered", [True, False])
@pytest.mark.parametrize("gone", ["tin-tuc/a.md", "chuyen-trang.yml", "danh-muc/linh-vuc.yml"])
def test_a_file_that_goes_after_it_was_found_is_told_like_an_edited_one(
    content: Path, gone: str, *, remembered: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(content.parent, {"danh-muc/linh-vuc.yml": "terms: []\n"})

    def discovering(folder: Path) -> Discovery:
        found = discover(folder)
        (content / gone).unlink()
        return found

    monkeypatch.setattr(loading, "discover", discovering)
    way = Remembering(content.parent / "cache", 1, Notes()) if remembered else None
    with pytest.raises(LostFileError, match=f"^tệp content/{gone} bị sửa trong lúc đang dựng"):
        load(content, way)


def test_a_record_that_goes_before_it_is_loaded_is_lost(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(noted, "_MOST_HELD", 0)
    monkeypatch.setattr(noted, "_HELD_OF_MORE", 0)
    held = read(content).records
    (content / "tin-tuc" / "a.md").unlink()
    assert len(read(content).records) == 1  # another build, which forgets it
    with pytest.raises(LostFileError):
        _ = held[0].entry


@FORKS
@pytest.mark.parametrize(("most", "lives"), [(1, False), (2, False), (3, True)])
def test_workers_live_where_all_records_are_held(
    content: Path, most: int, lives: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(noted, "_MOST_HELD", most)
    monkeypatch.setattr(noted, "_HELD_OF_MORE", 1)
    read(content)
    workers = set(spread(lambda _: os.getpid(), list(range(2_000)), 2))
    limit_lives(wanted=True)
    assert (len(workers) <= 2) is lives


def test_files_written_in_one_tick_of_the_clock_are_told_apart(tmp_path: Path) -> None:
    """Folders that trade names give each path another file with the same size and times."""
    one, other = tmp_path / "mot" / "tin.md", tmp_path / "hai" / "tin.md"
    for file in (one, other):
        file.parent.mkdir()

    def in_one_tick() -> bool:
        for file in (one, other):
            file.unlink(missing_ok=True)
        for file in (one, other):  # not by ``open``, which looks at the file: clocks get finer then
            number = os.open(file, os.O_CREAT | os.O_WRONLY)
            os.write(number, b"abc")
            os.close(number)
        times = [(found.st_mtime_ns, found.st_ctime_ns) for found in (one.stat(), other.stat())]
        return times[0] == times[1]

    if not any(in_one_tick() for _ in range(1000)):
        pytest.skip("the clock of this file system has no ticks")
    before = kept_records.stamp_of(one)
    aside = one.parent.rename(tmp_path / "x")
    other.parent.rename(one.parent)
    aside.rename(other.parent)
    assert kept_records.stamp_of(one)[:3] == before[:3]
    assert kept_records.stamp_of(one) != before
