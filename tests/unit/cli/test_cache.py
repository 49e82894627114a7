"""The cache is cleared wherever it lies, while nothing is built, and what stays is told."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.build.project import Project
from generator.build.turn import turn
from generator.cli import group
from tests.conftest import Site


def clear(project: Path) -> Result:
    return CliRunner().invoke(group, ["cache", "--clear", "--project", str(project)])


@pytest.mark.parametrize("way", ["folder", "link to a folder", "file", "link to nothing"])
def test_nothing_of_the_cache_is_left(site: Site, tmp_path: Path, way: str) -> None:
    site({})
    cache, behind = tmp_path / ".cache" / "guongsang", tmp_path / "noi-khac"
    cache.parent.mkdir()
    match way:
        case "folder" | "link to a folder":
            if way == "link to a folder":
                cache.symlink_to(behind)
            for name in ("images/ab", "built"):
                (tmp_path / (behind if way != "folder" else cache) / name).mkdir(parents=True)
                (cache / name / "tep").write_text("x" * 2_000_000)
            (cache / "images" / "ngoai").symlink_to(tmp_path / "content")
        case "file":
            cache.touch()
        case "link to nothing":
            cache.symlink_to(behind)
    assert clear(tmp_path).output.splitlines()[-1] == "Đã xoá."
    assert [file for folder in (cache, behind) for file in folder.glob("**/*")] == []
    assert cache.is_dir() or not os.path.lexists(cache)
    assert (tmp_path / "content" / "chuyen-trang.yml").is_file()


def test_what_cannot_be_deleted_is_told(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site({})
    images = tmp_path / ".cache" / "guongsang" / "images"
    images.mkdir(parents=True)
    for name in ("a", "b"):
        (images / name).touch()

    def refused(self: Path) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "unlink", refused)
    said = str(clear(tmp_path).exception)
    assert said.startswith("không xoá được 2 mục của bộ nhớ đệm, như “")
    assert "không có quyền (Permission denied)" in said


def test_a_build_under_way_is_waited_for_and_its_lock_stays(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It copies pictures out of the cache that it found or put there before."""
    project = Project(site({}), tmp_path, tmp_path / ".cache" / "guongsang")
    kept = project.cache / "images"
    there: list[bool] = []

    def waiting() -> None:
        there.append(kept.is_dir())
        raise KeyboardInterrupt  # else it would wait for this very process

    monkeypatch.setattr("generator.cli.cache.tell_waiting", waiting)
    with turn(project, tmp_path / "site", lambda: None):
        kept.mkdir()
        clear(tmp_path)
        there.append(kept.is_dir())
    assert there == [True, True]
    assert clear(tmp_path).output.splitlines()[-1] == "Đã xoá."
    assert [file.suffix for file in project.cache.rglob("*.*")] == [".lock"]
    assert not kept.exists()
