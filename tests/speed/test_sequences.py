"""Whatever is done to a project, and in whatever order, its site is the one a clean build makes.

A sequence is random but repeatable, and begins where the one before it ended. There are 30; set
GUONGSANG_SEQUENCES for more.
"""

import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from generator.build.workers import spread as workers
from generator.cli.build import command
from tests.bench.records import make_project
from tests.speed.compare import differences

SEQUENCES = int(os.environ.get("GUONGSANG_SEQUENCES", "30"))
OFFICES = 2
STEPS = 4


class Office:
    """A small project and the hands that change it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = make_project(folder, 3)
        for unit in (folder / "content" / "don-vi").iterdir():
            if unit.stem > "dv-b002":
                unit.unlink()
        self.chance = random.Random(seed)
        self.day = date(2026, 11, 21)
        self.removed: list[tuple[Path, str]] = []

    def records(self) -> list[Path]:
        return sorted((self.folder / "content").glob("[tdv]*/b*.md"))

    def edit(self, old: str, new: str) -> None:
        path = self.chance.choice(self.records())
        path.write_text(path.read_text().replace(old, new, 1))

    def body(self) -> None:
        path = self.chance.choice(self.records())
        path.write_text(f"{path.read_text()}\n\nThêm **chữ** {self.chance.random()} & <b>x</b>.\n")

    def title(self) -> None:
        self.edit("title: ", f"title: Tên “{self.chance.randrange(99)}” & <i>nghiêng</i> ")

    def same_length(self) -> None:
        self.edit("phong trào", "phong trèo")

    def publication(self) -> None:
        path = self.chance.choice(self.records())
        later = f"publish: {self.chance.randrange(2015, 2028)}-03-04"
        path.write_text(re.sub(r"publish: \S+", later, path.read_text()))

    def add(self) -> None:
        path = self.chance.choice(self.records())
        new = path.with_name(f"b{self.chance.randrange(10**6):06d}m.md")
        text = re.sub(r"^id: \S+", f"id: {new.stem}", path.read_text(), flags=re.MULTILINE)
        new.write_text(text)

    def unit(self) -> None:
        path = self.folder / "content" / "don-vi" / "dv-b001.yml"
        path.write_text(re.sub("value: .*", f"value: Sở {self.chance.random()}", path.read_text()))

    def section(self) -> None:
        path = self.folder / "content" / "chuyen-trang.yml"
        name = f"name: Thi đua {self.chance.randrange(5)}"
        path.write_text(re.sub("^name: .*", name, path.read_text(), flags=re.MULTILINE))

    def settings(self) -> None:
        path = self.folder / "mkdocs.yml"
        rest = re.sub("^copyright: .*\n", "", path.read_text(), flags=re.MULTILINE)
        path.write_text(f"{rest}copyright: Số {self.chance.randrange(5)}\n")

    def picture(self) -> None:
        path = self.chance.choice(self.records())
        if "image:" not in path.read_text() and path.parent.name != "vinh-danh":
            size = (self.chance.randrange(400, 500), 300)
            Image.new("RGB", size, (110, 19, 14)).save(path.with_suffix(".png"))
            shown = f"image: {{file: {path.stem}.png, alt: Ảnh, credit: Báo}}\npublication:"
            path.write_text(path.read_text().replace("publication:", shown, 1))

    def clock(self) -> None:
        """Edit a record, and let its times say that nobody did, or that it will be edited."""
        path = self.chance.choice(self.records())
        before = path.stat()
        path.write_text(path.read_text().replace("cơ quan", "cơ quán", 1))
        ahead = self.chance.choice((0, 10**15))
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + ahead))

    def stray(self) -> None:
        """Leave something in the site that is none of its files."""
        pages = sorted((self.folder / "site").rglob("index.html"))
        place = self.chance.choice(pages).parent / f"la-{self.chance.randrange(9)}"
        if self.chance.random() < 0.5:
            place.write_text("tệp lạ")
        else:
            (place / "thu-muc").mkdir(parents=True, exist_ok=True)

    def block(self) -> None:
        """Put a folder where a page of the site is."""
        page = self.chance.choice(sorted((self.folder / "site").rglob("index.html")))
        page.unlink()
        (page / "x").mkdir(parents=True)

    def delete(self) -> None:
        if len(self.records()) > 1:
            path = self.chance.choice(self.records())
            self.removed.append((path, path.read_text()))
            path.unlink()

    def restore(self) -> None:
        if self.removed:
            path, text = self.removed.pop()
            path.write_text(text)

    def rename(self) -> None:
        path = self.chance.choice(self.records())
        path.rename(path.with_name(f"b{self.chance.randrange(10**6):06d}x.md"))

    def touch(self) -> None:
        os.utime(self.chance.choice(self.records()))

    def other_day(self) -> None:
        self.day += timedelta(days=self.chance.choice((-400, -1, 1, 40)))

    def template(self) -> None:
        place = (
            self.folder / "theme_overrides" / self.chance.choice(("frame.html", "views/news.html"))
        )
        place.write_text(place.read_text() + "{# đổi #}\n<!-- x -->")

    def standing(self) -> None:
        place = self.folder / "docs" / "lien-he.md"
        place.write_text(f"{place.read_text()}\n\nĐoạn {self.chance.random()}.\n")

    def harm(self) -> None:
        pages = sorted((self.folder / "site").rglob("index.html"))
        self.chance.choice(pages).unlink()

    def kill(self) -> None:
        """End a build of the changed project somewhere on its way."""
        self.body()
        line = [sys.executable, "-m", "generator.cli", "build", "--project", str(self.folder)]
        made = subprocess.Popen(
            [*line, "--day", self.day.isoformat()], stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(self.chance.uniform(0.1, 1.2))
        made.kill()
        made.wait()

    def steps(self) -> list[Callable[[], None]]:
        return [
            self.body, self.title, self.same_length, self.publication, self.delete, self.restore,
            self.rename, self.touch, self.other_day, self.template, self.standing, self.harm,
            self.kill, self.add, self.unit, self.section, self.settings, self.picture, self.clock,
            self.stray, self.block, lambda: None,
        ]  # fmt: skip


def build(office: Office, *more: str) -> tuple[int, str]:
    """Build; return how it ended and what was said."""
    given = ["--project", str(office.folder), "--day", office.day.isoformat(), *more]
    given += ["--jobs", office.chance.choice("12")]
    done = CliRunner().invoke(command, given)
    return done.exit_code, done.output


@pytest.mark.parametrize("seed", range(OFFICES))
def test_what_is_kept_never_shows(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Edits, days, templates, harm and killed builds; then the site is that of a clean build."""
    monkeypatch.setattr(workers, "_FEWEST", 3)
    monkeypatch.setattr(workers, "_BATCH", 2)
    office = Office(tmp_path / "du-an", seed)
    assert build(office)[0] == 0
    clean = tmp_path / "sach"
    for _ in range(SEQUENCES // OFFICES):
        steps = office.chance.choices(office.steps(), k=office.chance.randrange(1, STEPS + 1))
        done = [step.__name__ for step in steps]
        for step in steps:
            step()
            ended, said = build(office)
            assert ended == 0, (done, said)
        assert build(office, "--no-cache", "--output", str(clean))[0] == 0
        assert differences(office.folder / "site", clean) == [], done
    assert "Không có gì đổi" in build(office)[1]


def test_two_builds_at_once_leave_one_whole_site(tmp_path: Path) -> None:
    """Neither must take the other's half for its own."""
    office = Office(tmp_path / "du-an", 0)
    line = [sys.executable, "-m", "generator.cli", "build", "--project", str(office.folder)]
    line += ["--day", office.day.isoformat()]
    both = [
        subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in range(2)
    ]
    ended = [made.communicate()[1].decode()[-500:] for made in both]
    assert [made.returncode for made in both] == [0, 0], ended
    clean = tmp_path / "sach"
    assert build(office, "--no-cache", "--output", str(clean))[0] == 0
    assert differences(office.folder / "site", clean) == []
