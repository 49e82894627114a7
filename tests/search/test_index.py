"""The index is made when something changed, whole or not at all, the same everywhere."""

import base64
import json
import os
import stat
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator.checks.names import Names
from generator.checks.withheld import Find, finds_in
from generator.outputs.search import service, write_search
from generator.outputs.search.program import VARIABLE, Program, find_program
from generator.outputs.search.records import in_order, table
from generator.views.search_entry import SearchEntry, SearchTag
from tests.search.conftest import search_site
from tests.search.corpus import make_entries, planted

ENTRIES = in_order(make_entries(40))
Write = Callable[..., Mapping[str, Path]]


@pytest.fixture
def said() -> list[str]:
    """What a build was told."""
    return []


@pytest.fixture
def write(tmp_path: Path, said: list[str]) -> Write:
    """Give a function that writes the index of *entries*."""

    def run(
        entries: tuple[SearchEntry, ...] = ENTRIES, cache: Path | None = None
    ) -> Mapping[str, Path]:
        return write_search(
            search_site(entries), lambda b: b.markdown, cache or tmp_path / "cache", tmp_path,
            said.append, lambda text: said.append(f"! {text}"),
        )  # fmt: skip

    return run


def _bytes(files: Mapping[str, Path]) -> dict[str, bytes]:
    return {address: path.read_bytes() for address, path in files.items()}


def test_only_what_browsers_ask_for_is_published(write: Write, said: list[str]) -> None:
    files = write()
    names = {address.removeprefix("pagefind/") for address in files}
    assert {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "records.json"} <= names
    assert sum(name.startswith("fragment/") for name in names) == len(ENTRIES)
    assert not [
        name for name in names if "ui" in name or "playground" in name or "highlight" in name
    ]
    assert [line[:19] for line in said] == ["Tìm kiếm: 40 trang,"]


def test_the_same_pages_give_the_same_index(write: Write, tmp_path: Path) -> None:
    here, there = write(), write(cache=tmp_path / "elsewhere" / "cache")
    assert _bytes(here) == _bytes(there)
    assert set(here.values()).isdisjoint(there.values())


def test_it_is_made_again_only_when_something_changed(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[Path] = []
    real = service.write_index

    def counted(program: Program, pages: Mapping[str, str], folder: Path) -> None:
        runs.append(folder)
        real(program, pages, folder)

    monkeypatch.setattr("generator.outputs.search.index.write_index", counted)
    first = write()
    assert write() == first
    assert len(runs) == 1
    changed = (replace(ENTRIES[0], title="Tên khác"), *ENTRIES[1:])
    assert write(changed) != first
    assert len(runs) == 2
    refiled = (replace(ENTRIES[0], units=(SearchTag("dv-x", "X"),)), *ENTRIES[1:])
    write(refiled)
    assert len(runs) == 3
    assert write() == first, "what was made before is still there"
    assert len(runs) == 3
    assert not [path for path in runs if path.exists()], "nothing is left of the work"


def test_two_builds_at_once(write: Write, said: list[str], tmp_path: Path) -> None:
    found: list[Mapping[str, Path]] = []
    builds = [threading.Thread(target=lambda: found.append(write())) for _ in range(3)]
    for build in builds:
        build.start()
    for build in builds:
        build.join()
    assert len(found) == 3
    assert found[0] == found[1] == found[2]
    assert all(path.is_file() for path in found[0].values())
    assert not [line for line in said if line.startswith("!")]
    assert [path.name[0] for path in (tmp_path / "cache" / "search").iterdir()] != ["."]


def test_indexes_of_no_use_are_forgotten(write: Write, tmp_path: Path) -> None:
    for number in range(4):
        write((*ENTRIES[:5], planted("tin-tuc/moi/", f"Bài {number}")))
        for path in (tmp_path / "cache" / "search").iterdir():
            os.utime(path, (1, number))
    write()
    assert len(list((tmp_path / "cache" / "search").iterdir())) == 2


def test_without_the_program_the_build_is_told_in_both_languages(
    write: Write, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.outputs.search.write.find_program", lambda _: None)
    assert write() == {}
    [text] = said
    assert text.startswith("! Không tìm thấy chương trình Pagefind")
    assert "was not found" in text


def test_without_anything_to_find_nothing_is_made(write: Write, said: list[str]) -> None:
    assert write(()) == {}
    assert said == []


def _program(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def _answer(kind: str, message: str = "") -> str:
    payload = {"message_id": 0, "payload": {"type": kind, "message": message}}
    return base64.b64encode(json.dumps(payload).encode()).decode()


needs_shell = pytest.mark.skipif(os.name == "nt", reason="programs are written in shell here")


@needs_shell
def test_the_newest_program_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    packaged = find_program(tmp_path)
    assert packaged is not None
    _program(tmp_path / "bin", "pagefind", "echo pagefind 1.4.0")
    assert find_program(tmp_path) == packaged, "older than what is needed"
    newer = _program(
        tmp_path, "node_modules/@pagefind/linux-x64/bin/pagefind_extended", "echo pagefind 9.2.0"
    )
    found = find_program(tmp_path)
    assert found == Program(newer.resolve(), (9, 2, 0))
    assert not found.slow_when_large
    named = _program(tmp_path, "mine", "echo pagefind 1.5.7")
    monkeypatch.setenv(VARIABLE, str(named))
    assert str(find_program(tmp_path)) == "Pagefind 1.5.7"
    monkeypatch.setenv(VARIABLE, str(tmp_path / "none"))
    assert find_program(tmp_path) == found, "what is named is not there"


@needs_shell
def test_a_program_that_fails_is_quoted(
    write: Write, said: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = _program(
        tmp_path,
        "failing",
        '[ "$1" = --version ] && echo pagefind 1.5.2 && exit; echo hết chỗ >&2; exit 3',
    )
    monkeypatch.setenv(VARIABLE, str(failing))
    assert write() == {}
    [text] = said
    assert text.startswith("! Pagefind không lập được chỉ mục")
    assert "hết chỗ" in text
    assert not list((tmp_path / "cache" / "search").iterdir())


@needs_shell
@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("exit 0", "exit code 0"),
        ("cat >/dev/null", "exit code"),
        (
            "printf %s, " + _answer("NewIndex") + "; printf %s, " + _answer("Error", "đĩa đầy"),
            "đĩa đầy",
        ),
        ("printf 'không phải thông điệp,'", "không phải thông điệp"),
    ],
)
def test_a_program_that_does_not_do_its_work_is_told_of(
    write: Write, said: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    program: str, words: str,
) -> None:  # fmt: skip
    text = f'[ "$1" = --version ] && echo pagefind 1.5.2 && exit\n{program}'
    monkeypatch.setenv(VARIABLE, str(_program(tmp_path, "failing", text)))
    monkeypatch.setattr("generator.outputs.search.service._SECONDS", 1)
    assert write() == {}
    assert words in said[0]
    assert not list((tmp_path / "cache" / "search").iterdir())


def test_settings_of_others_are_not_read(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = _bytes(write())
    (tmp_path / "pagefind.toml").write_text('exclude_selectors = ["span"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGEFIND_EXCLUDE_SELECTORS", "span")
    assert _bytes(write(cache=tmp_path / "other")) == right


def test_a_name_in_the_index_is_seen_by_whoever_looks_for_it(write: Write) -> None:
    files = write(
        (
            planted("vinh-danh/x/", "Đỗ Thị Đượm", person=True),
            planted("tin-tuc/y/", "Bài", "Trao cho ông NGUYỄN VĂN ĐỨC và bà <b>Lê Thị Hoà</b>."),
            *ENTRIES[:9],
        )
    )
    sought = ("Đỗ Thị Đượm", "Nguyễn Văn Đức", "Lê Thị Hòa", "Vũ Ngọc Biếc")
    names = Names((name, name) for name in sought)
    finds = (find for path in files.values() for find in finds_in(path.parent, path.name, names))
    assert {find.id for find in finds if isinstance(find, Find)} == set(sought[:3])


def test_the_table_has_every_entry_in_order() -> None:
    made = json.loads(table(ENTRIES))
    assert sorted(made["names"]) == list(range(len(ENTRIES)))
    for column in made["facets"].values():
        assert len(column["rows"]) == len(ENTRIES)
        assert column["keys"] == sorted(column["keys"])
    kinds = made["facets"]["loai"]
    assert [kinds["keys"][row[0]] for row in kinds["rows"]] == [e.kind.key for e in ENTRIES]
    assert b"title" not in table(ENTRIES)
    assert not [e for e in ENTRIES if e.title.encode() in table(ENTRIES)]
