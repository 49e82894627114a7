"""What a plan remembers changes its cost, and nothing that it says."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build.state import listing as listings
from generator.delivery import digests as remembering
from generator.delivery.digests import read_manifest
from generator.delivery.history import History
from generator.delivery.manifest import File, are_paths, file_of, is_path, to_json
from generator.delivery.plan import plan
from generator.delivery.trouble import DeliveryError
from generator.writing.sealed import read_sealed, write_sealed
from tests.delivery.sites import send, settings, target_of, write_site
from tests.delivery.test_commands import NEWS, PERSON, call, project, put

__all__ = ["project"]
DAY = """\
BEGIN:VEVENT
UID:{0}@x.vn
SUMMARY:Ngày {0}
DTSTART;VALUE=DATE:20261130
SEQUENCE:1
END:VEVENT
"""
TAMPERED = "tin-tuc/a/index.html"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the names of the files whose bytes are read; every clock is fine enough."""
    found: list[str] = []

    def noting(path: Path | str) -> File:
        found.append(Path(path).name)
        return file_of(path)

    monkeypatch.setattr(remembering, "file_of", noting)
    monkeypatch.setattr(listings, "COARSEST_CLOCK_NS", 0)
    return found


def test_a_file_that_did_not_change_is_not_read_again(tmp_path: Path, read: list[str]) -> None:
    site, cache = write_site(tmp_path / "site", "1", ("a", "b")), tmp_path / "cache"
    first = read_manifest(site, cache)
    assert len(read) == len(first)
    read.clear()
    assert read_manifest(site, cache) == first
    assert read == []
    (site / TAMPERED).unlink()
    (site / "moi.txt").write_text("mới")
    assert read_manifest(site, cache) == read_manifest(site)
    assert read[0] == "moi.txt"


def test_a_file_altered_under_its_old_size_and_time_is_read_again(
    tmp_path: Path, read: list[str]
) -> None:
    site, cache = write_site(tmp_path / "site", "1", ("a",)), tmp_path / "cache"
    read_manifest(site, cache)
    before = (site / TAMPERED).stat()
    (site / TAMPERED).write_bytes((site / TAMPERED).read_bytes().replace(b"ban 1", b"ban X"))
    os.utime(site / TAMPERED, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert read_manifest(site, cache) == read_manifest(site)


def test_what_was_written_a_moment_ago_is_not_remembered(tmp_path: Path) -> None:
    site, cache = write_site(tmp_path / "site", "1", ("a",)), tmp_path / "cache"
    read_manifest(site, cache)
    assert not list(cache.glob("digests/*"))


@pytest.mark.parametrize("damage", [b"", b"x", b"[]\n", None])
def test_a_damaged_memory_counts_for_nothing(
    tmp_path: Path, read: list[str], damage: bytes | None
) -> None:
    site, cache = write_site(tmp_path / "site", "1", ("a",)), tmp_path / "cache"
    first = read_manifest(site, cache)
    [kept] = cache.glob("digests/*")
    kept.write_bytes(kept.read_bytes()[:-30] if damage is None else damage)
    assert read_manifest(site, cache) == first


@pytest.mark.parametrize("kind", ["folder", "zip"])
def test_what_no_stamp_tells_is_caught_when_it_is_sent(
    tmp_path: Path, read: list[str], kind: str
) -> None:
    """The worst case: a file that was altered has the very stamp that is remembered."""
    site, cache = write_site(tmp_path / "site", "1", ("a",)), tmp_path / "cache"
    history = History(tmp_path / "history", "noi")
    target = target_of(settings(kind, str(tmp_path / "www.zip")), tmp_path)
    read_manifest(site, cache)
    [kept] = cache.glob("digests/*")
    (site / TAMPERED).write_bytes((site / TAMPERED).read_bytes().replace(b"ban 1", b"ban X"))
    known = (read_sealed(kept) or [{}])[0]
    found = (site / TAMPERED).stat()
    digest = known[TAMPERED][-1]
    known[TAMPERED] = [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, digest]
    write_sealed(kept, known)
    with pytest.raises(DeliveryError, match="vừa bị sửa"):
        send(target, site, history, cache=cache)
    assert target.read_back(None) == {}


def test_a_plan_says_the_same_with_and_without_its_memory(tmp_path: Path) -> None:
    target = target_of(settings("folder", str(tmp_path / "www")), tmp_path)
    send(target, write_site(tmp_path / "site", "1", ("a", "b")), History(tmp_path / "h", "noi"))
    for at, news in enumerate((("a", "b"), ("b", "c"), ("c",), ("a", "b"))):
        site = write_site(tmp_path / "site", str(at), news)
        (site / "lich").mkdir()
        (site / "lich/tat-ca.ics").write_text("".join(map(DAY.format, news)))
        files = read_manifest(site)
        plans = []
        for name, cache in (("1", None), ("2", tmp_path / "cache"), ("3", tmp_path / "cache")):
            scratch = tmp_path / f"scratch-{at}-{name}"
            scratch.mkdir()
            plans.append(plan(target, site, files, scratch, cache=cache))
        assert plans[0] == plans[1] == plans[2]
        send(target, site, History(tmp_path / "h", "noi"))
    assert (tmp_path / "cache/followed.json").is_file()


def test_a_feed_that_is_not_what_the_manifest_names_is_not_remembered(tmp_path: Path) -> None:
    target = target_of(settings("folder", str(tmp_path / "www")), tmp_path)
    send(target, write_site(tmp_path / "site", "1", ("a", "b")), History(tmp_path / "h", "noi"))
    feed = tmp_path / "www/current/feeds/tat-ca.atom"
    sound = feed.read_bytes()
    site = write_site(tmp_path / "site", "2", ("b",))
    lost = []
    for number, data in enumerate((b"<feed/>", sound)):
        feed.write_bytes(data)
        (tmp_path / str(number)).mkdir()
        made = plan(
            target, site, read_manifest(site), tmp_path / str(number), cache=tmp_path / "cache"
        )
        lost.append(made.report.ids_lost if made.report else None)
    assert lost == [(), ("tag:x.vn,2026:a",)]


def test_a_plan_after_a_build_loads_no_content_and_says_the_same(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(project, "content/tin-tuc/c.md", NEWS.format("tt-c", "Tin C\nsample: có"))
    put(project, "content/tin-tuc/d.md", NEWS.format("tt-d", "D").replace("approved", "draft", 1))
    assert call(project, "build").exit_code == 0
    # A page that nobody approved, and the name of someone whose page is not there.
    put(project, "site/tin-tuc/d/index.html", "<p>D</p>")
    with monkeypatch.context() as patched:
        patched.setattr("generator.build.pipeline.prepare", _nothing)
        swift = call(project, "publish", "noi", "--plan")
    (project / ".cache/guongsang/answers.json").unlink()
    slow = call(project, "publish", "noi", "--plan")
    assert swift.output == slow.output
    assert swift.exit_code == slow.exit_code == 1
    for said in ("Hùng duyệt", "dữ liệu minh họa", "content/tin-tuc/d.md", "left-behind"):
        assert said in swift.output


def test_a_name_is_found_in_a_file_that_was_looked_through_before(project: Path) -> None:
    put(project, "content/vinh-danh/vd-1.md", PERSON.replace("approved", "draft", 1))
    assert call(project, "build").exit_code == 0
    clean = call(project, "publish", "noi", "--plan")
    assert clean.exit_code == 0, clean.output
    put(project, "site/tin-tuc/a/index.html", "<p>Trần Thị Kiên Trinh</p>")
    for _ in range(2):
        found = call(project, "publish", "noi", "--plan")
        assert "tin-tuc/a/index.html:1  withheld.name" in found.output
        assert "--allow output" in found.output
    # And in one that stays as it is, when the person is taken down.
    put(project, "content/vinh-danh/vd-1.md", PERSON)
    put(project, "site/tin-tuc/a/index.html", "<p>Một đoạn.</p>")
    assert call(project, "build").exit_code == 0
    assert call(project, "publish", "noi", "--plan").exit_code == 0
    words = ("withdraw", "vd-1", "--reason", "Theo yêu cầu", "--yes")
    assert call(project, *words).exit_code == 0
    found = call(project, "publish", "noi", "--plan", "--allow", "stale")
    assert "withheld.name" in found.output


def _nothing(*_: object) -> None:
    raise AssertionError("the content was loaded")


TEXT = st.text(max_size=12)


@given(st.dictionaries(TEXT, st.builds(File, st.integers(0, 2**40), TEXT)), TEXT)
def test_a_manifest_is_canonical_json(files: dict[str, File], person: str) -> None:
    value = {"person": person, "files": {p: f._asdict() for p, f in files.items()}}
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert to_json(files, person=person) == text.encode() + b"\n"


@given(st.lists(st.text("ab./\\:\n\x00~\ud800", max_size=6), max_size=4))
def test_many_paths_are_judged_as_each_of_them(paths: list[str]) -> None:
    paths += ["tin-tuc/a/index.html", ".guongsang/x"] * (len(paths) % 2)
    assert are_paths(paths) == all(map(is_path, paths))
