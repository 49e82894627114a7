"""A small edit makes only what looks into it, and the site is the one a clean build makes."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import build as build_command
from generator.cli.build import command
from tests.speed.compare import differences

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

    def misses(self, ended: int = 0) -> list[str]:
        """Build; return what was told otherwise than by a clean build."""
        said = self.build(ended=ended)
        clean = self.build("--no-cache", "--output", str(self.folder / "clean"), ended=ended)
        told, whole = (
            [line for line in each.splitlines() if "Xong: " not in line] for each in (said, clean)
        )
        return [] if told == whole else [*told, "but", *whole]


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


def test_a_slip_of_writing_is_told_until_it_is_mended(office: Office) -> None:
    path = "tin-tuc/so-ket-chin-thang.md"
    slips = {
        "title: ": "title: Tin # ",  # cut short, where YAML reads no further
        " ": "\u200b",  # what nobody sees is read as a space: the text stays as it was
    }
    for written, slip in slips.items():
        before = (office.folder / "content" / path).read_text()
        office.edit(path, lambda text, w=written, s=slip: text.replace(w, s, 1))  # type: ignore[misc]
        assert office.misses() == []
        office.edit(path, lambda _, before=before: before)  # type: ignore[misc]
        assert office.misses() == []
    assert office.differs() == []


def test_what_is_told_for_information_is_no_remark(office: Office) -> None:
    path = "vinh-danh/vd-0001.md"
    office.edit(path, lambda text: f"{text}\n\nChị là đảng viên.\n")
    assert office.misses() == []
    office.edit(path, lambda text: text.replace("Chị là đảng viên", "Chị là người khéo tay"))
    assert office.misses() == []


def test_consent_is_asked_for_pictures_of_days_to_come(office: Office) -> None:
    content, shown = office.folder / "content", "vinh-danh/vd-0099.md"

    def pictured(text: str) -> str:
        text = re.sub(r"publish: .*", "publish: 2027-01-01", text)
        return re.sub(r"^(image:\n)", r"\1  shows: [vd-0099]\n", text, flags=re.MULTILINE)

    text = (content / "vinh-danh/vd-0001.md").read_text().replace("vd-0001", "vd-0099")
    (content / shown).write_text(text.replace("scope: [", "scope: [photo, "))
    office.edit("tin-tuc/mot-buoi-toi-o-ngo-ba-cay-me.md", pictured)
    assert office.misses() == []
    office.edit(shown, lambda text: text.replace("scope: [photo, ", "scope: ["))
    assert office.misses(ended=1) == []


def test_entries_that_are_lost_are_made_with_their_pictures(office: Office) -> None:
    path = "tin-tuc/khi-bao-cao-dai-hon-viec.md"
    (office.folder / ".cache" / "guongsang" / "feeds" / "entries.sqlite").unlink()
    office.edit(path, more_words)
    office.build()
    assert office.differs() == []


def test_a_picture_that_others_show_as_well_keeps_its_files(office: Office) -> None:
    other, path = "tin-tuc/khi-bao-cao-dai-hon-viec.md", "tin-tuc/mot-buoi-toi-o-ngo-ba-cay-me.md"
    office.edit(other, lambda text: f"{text}\n\n![Sen](hoa-sen.jpg)\n")
    office.edit(path, lambda text: re.sub(r"publish: .*", "publish: 2025-01-01", text))
    office.build()
    office.edit(path, more_words)
    office.build()
    assert office.revised
    assert office.differs() == []


def test_no_archive_of_a_feed_outlives_its_entries(office: Office) -> None:
    content = office.folder / "content"
    text = (content / "tin-tuc/so-ket-chin-thang.md").read_text()
    for at in range(6):
        new = re.sub(r"^id: .*", f"id: tt-dai-{at}", text, flags=re.MULTILINE)
        new = re.sub(r"publish: .*", f"publish: 2025-01-0{at + 1}", new)
        (content / f"tin-tuc/dai-{at}.md").write_text(new + "chữ " * 20_000)
    office.build()
    for at in range(3):
        office.edit(f"tin-tuc/dai-{at}.md", lambda text: text.replace("chữ ", ""))
    office.build()
    assert office.differs() == []
