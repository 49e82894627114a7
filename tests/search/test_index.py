"""The index is made when something changed, whole or not at all, the same everywhere."""

import gzip
import json
import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.build.writing import write_content
from generator.checks.names import Names
from generator.checks.withheld import Find, finds_in
from generator.outputs.pending import Pending
from generator.outputs.search import write, write_search
from generator.outputs.search.numbers import numbers
from generator.outputs.search.places import Laid, lay
from generator.outputs.search.postings import LARGEST, Postings
from generator.outputs.search.records import FACETS, in_order, table
from generator.outputs.search.shelves import shelves
from generator.views.search_entry import SearchEntry, SearchTag
from tests.search.conftest import search_site
from tests.search.corpus import make_entries, planted

ENTRIES = in_order(make_entries(40))
CONTENTS = "tim-kiem/chi-muc/muc-luc.bin"
Write = Callable[..., Mapping[str, Pending]]


@pytest.fixture
def index(tmp_path: Path) -> Write:
    """Give a function that writes the index of *entries*."""

    def run(
        entries: tuple[SearchEntry, ...] = ENTRIES, cache: Path | None = None, program: str = "1"
    ) -> Mapping[str, Pending]:
        return write_search(
            search_site(entries), lambda b: b.markdown, cache or tmp_path / "cache", program
        )

    return run


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the addresses of entries that were laid out."""
    laid: list[str] = []

    def counted(entry: SearchEntry, *rest: Any) -> Laid:
        laid.append(entry.address)
        return lay(entry, *rest)

    monkeypatch.setattr(write, "lay", counted)
    return laid


def _bytes(files: Mapping[str, Pending]) -> dict[str, bytes | Path]:
    return {address: file.make() for address, file in files.items()}


def _read(file: Pending) -> Any:
    data = file.make()
    assert isinstance(data, bytes)
    return json.loads(gzip.decompress(data))


def test_files_are_named_by_their_digests_but_for_one(index: Write) -> None:
    files = index()
    names = {address.removeprefix("tim-kiem/chi-muc/") for address in files}
    assert {name for name in names if not re.fullmatch(r"[0-9a-f]{10}\.bin", name)} == {
        "muc-luc.bin"
    }
    contents = _read(files[CONTENTS])
    named = {
        contents["table"], *contents["shelves"], *(digits for _, digits in contents["words"]),
    }  # fmt: skip
    assert {f"{digits}.bin" for digits in named} | {"muc-luc.bin"} == names
    assert contents["rows"] == sum(contents["sizes"]) == len(ENTRIES)


def test_the_same_pages_give_the_same_index(index: Write, tmp_path: Path) -> None:
    here, there = index(), index(cache=tmp_path / "elsewhere" / "cache")
    assert _bytes(here) == _bytes(there)


def test_it_is_made_again_only_when_something_changed(index: Write, laid_out: list[str]) -> None:
    first = _bytes(index())
    assert len(laid_out) == len(ENTRIES)
    laid_out.clear()
    assert _bytes(index()) == first
    assert laid_out == []
    for changed in (
        replace(ENTRIES[0], title="Tên khác"),
        replace(ENTRIES[0], units=(SearchTag("dv-x", "X"),)),
    ):
        assert _bytes(index((changed, *ENTRIES[1:]))) != first
        assert laid_out
        laid_out.clear()
    assert _bytes(index()) == first, "what was made before is still there"
    assert laid_out == []
    index(program="2")
    assert len(laid_out) == len(ENTRIES)


def test_a_change_of_one_page_leaves_most_files_alone(index: Write) -> None:
    entries = in_order(make_entries(300))
    before = index(entries)
    after = index(in_order((planted("tin-tuc/moi/", "Bài mới"), *entries)))
    shelved = set(_read(before[CONTENTS])["shelves"])
    assert len(shelved - set(_read(after[CONTENTS])["shelves"])) <= 1


@pytest.mark.parametrize("harm", [b"", b"x", b'[["muc-luc.bin", 3]]\nabc'])
def test_what_is_damaged_is_made_anew(
    index: Write, laid_out: list[str], tmp_path: Path, harm: bytes
) -> None:
    first = _bytes(index())
    [kept] = (tmp_path / "cache" / "search").iterdir()
    kept.write_bytes(harm)
    laid_out.clear()
    assert _bytes(index()) == first
    assert len(laid_out) == len(ENTRIES)


def test_two_builds_at_once(index: Write, tmp_path: Path) -> None:
    found: list[dict[str, bytes | Path]] = []
    builds = [threading.Thread(target=lambda: found.append(_bytes(index()))) for _ in range(3)]
    for build in builds:
        build.start()
    for build in builds:
        build.join()
    assert len(found) == 3
    assert found[0] == found[1] == found[2]
    assert [path.name[0] for path in (tmp_path / "cache" / "search").iterdir()] != ["."]


def test_without_room_to_keep_it_the_index_is_made_all_the_same(
    index: Write, tmp_path: Path
) -> None:
    right = _bytes(index())
    (tmp_path / "full").write_text("no folder", encoding="utf-8")
    assert _bytes(index(cache=tmp_path / "full")) == right


def test_indexes_of_no_use_are_forgotten(
    index: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        index((*ENTRIES[:5], planted("tin-tuc/moi/", f"Bài {number}")))
    assert len(list((tmp_path / "cache" / "search").iterdir())) == 3
    monkeypatch.setattr("generator.outputs.search.kept._KEPT_SECONDS", -1)
    index()
    assert len(list((tmp_path / "cache" / "search").iterdir())) == 1


def test_without_anything_to_find_nothing_is_made(index: Write) -> None:
    assert index(()) == {}


def test_a_name_in_the_index_is_seen_by_whoever_looks_for_it(index: Write, tmp_path: Path) -> None:
    files = index(
        (
            planted("vinh-danh/x/", "Đỗ Thị Đượm", person=True),
            planted("tin-tuc/y/", "Bài", "Trao cho ông NGUYỄN VĂN ĐỨC và bà <b>Lê Thị Hoà</b>."),
            *ENTRIES[:9],
        )
    )
    for address, file in files.items():
        write_content(tmp_path / "site" / address, file)
    sought = ("Đỗ Thị Đượm", "Nguyễn Văn Đức", "Lê Thị Hòa", "Vũ Ngọc Biếc")
    names = Names((name, name) for name in sought)
    finds = (find for address in files for find in finds_in(tmp_path / "site", address, names))
    assert {find.id for find in finds if isinstance(find, Find)} == set(sought[:3])


def test_the_table_has_every_entry_in_order() -> None:
    made = json.loads(table(ENTRIES))
    assert sorted(made["names"]) == list(range(len(ENTRIES)))
    for name, column in made["facets"].items():
        assert column["keys"] == sorted(column["keys"])
        rows = [[column["keys"][key] for key in column["sets"][row]] for row in column["rows"]]
        assert rows == [list(FACETS[name](entry)) for entry in ENTRIES]
    assert not [e for e in ENTRIES if e.title.encode() in table(ENTRIES)]


def test_words_that_fold_alike_are_in_one_file() -> None:
    postings = Postings()
    for row in range(2000):
        postings.add(row, dict.fromkeys(("số", "sở", "an", f"w{row:x}"), numbers((3, 1, 5, 9_000))))
    files = dict(postings.files())
    assert len(files) > 1
    assert list(files) == sorted(files)
    homes = [first for first, data in files.items() if "sở".encode() in data]
    assert homes == [first for first, data in files.items() if "số".encode() in data]
    assert len(homes) == 1
    assert all(len(data) <= LARGEST for first, data in files.items() if "sở".encode() not in data)


def test_shelves_hold_every_passage_in_order() -> None:
    pages = [Laid({}, [f"{n}-{k}" for k in range(1 + n % 3)], [f"{n}/", "T"]) for n in range(200)]
    made = [(count, json.loads(data)) for count, data in shelves(pages)]
    assert [count for count, _ in made] == [len(shelf) for _, shelf in made]
    assert [text for _, shelf in made for text, *_ in shelf] == [
        text for page in pages for text in page.passages
    ]
    assert [head for _, shelf in made for _, *head in shelf if head] == [p.head for p in pages]
    assert 2 < len(made) < 200
