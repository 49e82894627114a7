"""A site that stands is left alone, and nothing that would make it different goes unseen."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.build.project import Project
from generator.build.state import unchanged
from generator.build.state.standing import look
from tests.bench.records import make_project

DAY = date(2026, 11, 21)
LONG_AGO = 1_700_000_000


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a small project whose files are old, with a site beside it."""
    folder = make_project(tmp_path / "nho", 4)
    (folder / "site" / "tin-tuc").mkdir(parents=True)
    (folder / "site" / "index.html").write_text("trang chủ")
    (folder / "site" / "tin-tuc" / "index.html").write_text("tin")
    for path in folder.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    return Project(folder / "content", folder / "theme_overrides", folder / ".cache" / "guongsang")


def stands(project: Project, day: date = DAY) -> bool:
    """Tell whether a build would leave the site alone."""
    return found(project, day) is not None


def found(project: Project, day: date = DAY) -> unchanged.Kept | None:
    """Return what is kept of the site if a build would leave it alone."""
    snapshot = unchanged.look(project, day)
    return unchanged.find(project, project.root / "site", snapshot) if snapshot else None


def keep(project: Project) -> None:
    """Note the site as built just now."""
    snapshot = unchanged.look(project, DAY)
    assert snapshot is not None
    site = project.root / "site"
    unchanged.keep(project, site, snapshot, look(site), 3)


def test_what_did_not_change_stands(project: Project) -> None:
    """With what was said of it."""
    assert not stands(project)
    keep(project)
    kept = found(project)
    assert kept is not None
    assert (kept.pages, kept.remarks) == (2, 3)


@pytest.mark.parametrize(
    "change",
    [
        "content/tin-tuc/b000000.md",
        "content/quy-dinh/nd42-2022.yml",
        "docs/lien-he.md",
        "theme_overrides/partials/footer.html",
        "theme_overrides/assets/css/frame.css",
        "mkdocs.yml",
        "site/index.html",
        "content/tin-tuc/moi.md",
        "content/tin-tuc/moi.jpg",
        "docs/moi.md",
    ],
)
def test_a_change_is_seen(project: Project, change: str) -> None:
    """Written, and where it was there, removed, only touched, or altered under an old time."""
    keep(project)
    file = project.root / change
    before = file.read_bytes() if file.exists() else None
    file.write_bytes((before or b"") + b"\n")
    assert not stands(project)
    file.unlink()
    assert stands(project) == (before is None)
    if before is not None:
        file.write_bytes(before)
        keep(project)
        assert stands(project)
        os.utime(file, (LONG_AGO + 1, LONG_AGO + 1))
        assert not stands(project)
        keep(project)
        file.write_bytes(before[::-1])
        os.utime(file, (LONG_AGO + 1, LONG_AGO + 1))
        assert not stands(project)


def test_another_day_and_another_setting_are_seen(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A site is made for one day, with one set of programs."""
    keep(project)
    assert not stands(project, date(2026, 11, 22))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert not stands(project)


def test_a_change_within_the_tick_of_a_clock_is_seen(project: Project) -> None:
    """The file is as long as before, and as old."""
    file = project.content / "tin-tuc" / "b000000.md"
    text = file.read_bytes()
    file.write_bytes(text)
    written = file.stat().st_mtime_ns
    keep(project)
    assert stands(project)
    file.write_bytes(text.replace(b"a", b"b"))
    os.utime(file, ns=(written, written))
    assert not stands(project)


@pytest.mark.parametrize("damage", ["", "x", "cut", "swapped", "[]"])
def test_a_damaged_note_counts_for_nothing(project: Project, damage: str) -> None:
    """Cut short, empty, of another program; its first line alone tells whether the site stands."""
    keep(project)
    [note] = (project.cache / "built").iterdir()
    whole = note.read_text()
    note.write_text(
        {"cut": whole[:-9], "swapped": whole.replace("index", "indey")}.get(damage, damage)
    )
    assert damage in ("cut", "swapped") or not stands(project)
    assert unchanged.last(project, project.root / "site") is None


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("docs_dir: docs", "docs_dir: khac"),
        ("site_dir: site", "site_dir: site\nINHERIT: ../chung.yml"),
        ("site_dir: site", "site_dir: site\nhooks: [a.py]"),
        ("site_dir: site", "site_dir: site\ncopyright: !ENV NAM"),
        ("site_dir: site", "site_dir: site\nwatch: [../x]"),
        ("  - guongsang", "  - guongsang\n  - search"),
        ("  - tables", "  - tables\n  - pymdownx.snippets"),
        ("site_dir: site", "a: ["),
    ],
)
def test_what_may_read_beyond_the_project_is_always_built(
    project: Project, line: str, instead: str
) -> None:
    """The program cannot tell what such a site depends on."""
    config = project.root / "mkdocs.yml"
    assert unchanged.look(project, DAY) is not None
    text = config.read_text()
    assert f"{line}\n" in text
    config.write_text(text.replace(f"{line}\n", f"{instead}\n", 1))
    assert unchanged.look(project, DAY) is None


def test_a_link_in_the_standing_pages_is_always_followed(project: Project, tmp_path: Path) -> None:
    """What is behind it may change unseen."""
    (tmp_path / "ngoai.md").write_text("x")
    (project.root / "docs" / "ngoai.md").symlink_to(tmp_path / "ngoai.md")
    assert unchanged.look(project, DAY) is None


def test_a_cache_that_cannot_be_written_is_done_without(project: Project) -> None:
    """A file stands where the folder should be."""
    shutil.rmtree(project.cache, ignore_errors=True)
    project.cache.parent.mkdir(parents=True, exist_ok=True)
    project.cache.write_text("")
    keep(project)
    assert not stands(project)
