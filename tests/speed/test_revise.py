"""A small edit makes only what looks into it, and the site is the one a clean build makes."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import build as build_command
from generator.cli.build import command
from tests.speed.test_sequences import differences

ROOT = Path(__file__).resolve().parents[2]
DAY = "2026-11-21"


class Office:
    """The demonstration content, built as a preview, and whether the last build was a revision."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        for name in ("content", "docs", "theme_overrides"):
            shutil.copytree(ROOT / name, folder / name)
        shutil.copy(ROOT / "mkdocs.yml", folder)
        self.revised = False
        revise = build_command.revised  # type: ignore[attr-defined]

        def noted(*given: object, **named: object) -> object:
            made = revise(*given, **named)  # type: ignore[arg-type]
            self.revised = made is not None
            return made

        monkeypatch.setattr(build_command, "revised", noted)
        self.build()

    def build(self, *more: str, ended: int = 0) -> str:
        self.revised = False
        given = ["--preview", "--project", str(self.folder), "--day", DAY, "--jobs", "1", *more]
        done = CliRunner().invoke(command, given)
        assert done.exit_code == ended, done.output
        return done.output

    def edit(self, path: str, change: Callable[[str], str]) -> None:
        file = self.folder / "content" / path
        before = file.read_text()
        after = change(before)
        assert after != before
        file.write_text(after)

    def differs(self) -> list[str]:
        """Return what differs from a clean build."""
        clean = self.folder / "clean"
        self.build("--no-cache", "--output", str(clean))
        return differences(self.folder / "site", clean)


def more_words(text: str) -> str:
    return f"{text}\n\nThêm **một đoạn** với <b>chữ</b> & [liên kết](https://example.invalid/).\n"


def other_title(text: str) -> str:
    return re.sub(r'^title: "?', r"\g<0>Mới, ", text, count=1, flags=re.MULTILINE)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    return Office(tmp_path / "du-an", monkeypatch)


def records(office: Office, folder: str) -> list[str]:
    content = office.folder / "content"
    return sorted(f.relative_to(content).as_posix() for f in (content / folder).rglob("*.md"))


@pytest.mark.parametrize("folder", ["tin-tuc", "dien-hinh", "vinh-danh", "van-ban", "tu-don-vi"])
def test_words_and_titles_are_revised(office: Office, folder: str) -> None:
    revised = []
    for path in records(office, folder)[:4]:
        office.edit(path, more_words)
        office.build()
        revised.append(office.revised)
        if folder != "vinh-danh":  # people are listed by name
            office.edit(path, other_title)
            office.build()
            revised.append(office.revised)
    assert all(revised)
    assert office.differs() == []
