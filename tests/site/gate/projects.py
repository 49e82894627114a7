"""Small projects, built within the test's own process."""

import hashlib
from datetime import date
from pathlib import Path

from generator.build.pipeline import Prepared, Project, prepare
from generator.plugin.run import build_site
from tests.conftest import Files, write

ROOT = Path(__file__).resolve().parents[3]
DAY = date(2026, 11, 21)


def project(folder: Path, files: Files) -> Path:
    """Lay out a project with these files in its content, and return its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    write(folder, files)
    for name in ("docs", "theme_overrides", "mkdocs.yml"):
        if not (folder / name).exists():
            (folder / name).symlink_to(ROOT / name)
    return folder


def prepared(folder: Path, day: date = DAY) -> Prepared:
    """Load, tie and admit."""
    made = Project(folder / "content", folder / "theme_overrides", folder / ".cache" / "guongsang")
    return prepare(made, day)


def build(folder: Path, day: date = DAY, output: str = "site", *, anyhow: bool = False) -> Path:
    """Build a project; *anyhow* with errors, too: the gate must hold even then."""
    ready = prepared(folder, day)
    assert anyhow or not ready.errors, ready.errors
    return build_site(
        folder / "mkdocs.yml", folder / output, ready, lambda done, total: None, lambda text: None
    )


def manifest(site: Path) -> dict[str, str]:
    """Return the digest of every file by its path."""
    return {
        file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }
