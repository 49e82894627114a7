"""A second look at a folder finds what a first one would, whatever became of it meanwhile."""

import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.build.state import standing
from generator.build.state.standing import Standing, look, look_after, look_again, stands

TICK_SECONDS = 0.02
"""Longer than the clocks of file systems take from one moment to the next."""


@pytest.fixture(params=["old", "young"])
def site(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small site, whose folders' stamps tell a change, or may be too young to."""
    if request.param == "old":
        monkeypatch.setattr(standing, "COARSEST_CLOCK_NS", 0)
    folder = tmp_path / "site"
    for path in ("index.html", "tin/a/index.html", "tin/b/index.html", "tin/b/anh.png", "trong/x"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path)
    (folder / "trong" / "x").unlink()
    time.sleep(TICK_SECONDS)
    return folder


def _moved_behind_a_link(site: Path) -> None:
    (site / "tin" / "b").rename(site.parent / "b")
    (site / "tin" / "b").symlink_to(site.parent / "b")


def _rewritten_with_its_times(site: Path) -> None:
    file = site / "tin" / "a" / "index.html"
    found = file.stat()
    file.write_text("TIN/A/INDEX.HTML")
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))


def _replaced(site: Path) -> None:
    beside = site.with_name("moi")
    beside.write_text("x")
    beside.replace(site / "tin" / "a" / "index.html")


def _folder_in_place_of_a_file(site: Path) -> None:
    (site / "tin" / "b" / "anh.png").unlink()
    (site / "tin" / "b" / "anh.png").mkdir()


CHANGES: dict[str, Callable[[Path], object]] = {
    "added": lambda site: (site / "tin" / "b" / "c.html").write_text("x"),
    "added at the top": lambda site: (site / "c.html").write_text("x"),
    "added where nothing was": lambda site: (site / "trong" / "c.html").write_text("x"),
    "removed": lambda site: (site / "tin" / "b" / "anh.png").unlink(),
    "renamed": lambda site: (site / "tin" / "b" / "anh.png").rename(site / "tin" / "b" / "z.png"),
    "written": lambda site: (site / "index.html").write_text("x"),
    "written with its times": _rewritten_with_its_times,
    "replaced": _replaced,
    "a new folder": lambda site: (site / "tin" / "c").mkdir(),
    "a folder renamed": lambda site: (site / "tin" / "b").rename(site / "tin" / "c"),
    "an empty folder removed": lambda site: (site / "trong").rmdir(),
    "a folder for a file": _folder_in_place_of_a_file,
    "a link for a folder": _moved_behind_a_link,
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_found(site: Path, change: str) -> None:
    before = look(site)
    assert stands(site, before)
    time.sleep(TICK_SECONDS)
    CHANGES[change](site)
    assert not stands(site, before)
    assert found(look_again(site, before)) == found(look(site))


def test_what_came_and_went_is_no_change(site: Path) -> None:
    """Nor is a folder whose times alone are others."""
    before = look(site)
    time.sleep(TICK_SECONDS)
    (site / "tin" / "moi").write_text("x")
    (site / "tin" / "moi").unlink()
    os.utime(site / "tin" / "b")
    assert stands(site, before)
    assert found(look_again(site, before)) == found(look(site))


def test_what_was_written_is_looked_at_with_its_folder(site: Path) -> None:
    """All else is as it stood, as if others had not touched it since: so the next look sees it."""
    before = look(site)
    time.sleep(TICK_SECONDS)
    _replaced(site)
    written = ["tin/a/index.html"]
    assert found(look_after(site, before, written)) == found(look(site))
    (site / "index.html").write_text("của người khác")
    after = look_after(site, before, written)
    assert after.files()["index.html"] == before.files()["index.html"]
    assert not stands(site, after)


@pytest.mark.parametrize("change", ["added", "removed", "a new folder", "a folder for a file"])
def test_names_that_changed_beside_what_was_written_are_found(site: Path, change: str) -> None:
    before = look(site)
    time.sleep(TICK_SECONDS)
    CHANGES[change](site)
    written = ["tin/b/index.html", "tin/index.html", "index.html"]
    (site / "tin" / "index.html").write_text("mới")
    assert found(look_after(site, before, written)) == found(look(site))


def test_names_in_a_young_folder_are_read_again(tmp_path: Path) -> None:
    """Its stamp may be that of a moment before the change."""
    (tmp_path / "tin").mkdir()
    (tmp_path / "tin" / "a").write_text("x")
    before = look(tmp_path)
    assert before.unsure == {"": ["tin/"], "tin/": ["a"]}
    (tmp_path / "tin" / "b").write_text("x")
    same = [path for path in look(tmp_path).files() if path != "tin/b"]
    assert same == ["tin/a"]
    stamps = standing._stamps(tmp_path, before.paths)
    assert not stands(tmp_path, replace(before, stamps=stamps))
    assert "tin/b" in look_again(tmp_path, replace(before, stamps=stamps)).paths


def found(what: Standing) -> tuple[list[str], list[int]]:
    return what.paths, what.stamps
