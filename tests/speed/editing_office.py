"""The demonstration content in the hands of an office that edits it in every way, one at a time.

A hand changes text, not fields: what it leaves may be wrong, as what people leave may be.
"""

import os
import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from click.testing import CliRunner
from PIL import Image

from generator.cli.build import command as build
from generator.cli.check import command as check
from generator.vietnamese import slugify

ROOT = Path(__file__).resolve().parents[2]
WORDS = ("nước", "bến", "mùa", "đò", "xóm", "Ð", "CT & <b>x</b>", "là đảng viên", "x\u200by", "–")
SCOPES = ("name", "unit", "post", "photo", "story", "birth_year", "hometown", "gender")
Told = tuple[int, list[str]]


class EditingOffice:
    """A project, and the hands that change it. *chance* decides which do, and where."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.content = folder, folder / "content"
        for name in ("content", "docs", "theme_overrides"):
            shutil.copytree(ROOT / name, folder / name)
        shutil.copy(ROOT / "mkdocs.yml", folder)
        self.chance = random.Random(seed)
        self.day = date(2026, 11, 21)

    def build(self, *more: str) -> Told:
        """Build a preview; return how it ended, and what was said but for numbers of seconds."""
        given = ["--preview", "--project", str(self.folder), "--day", self.day.isoformat()]
        done = CliRunner().invoke(build, [*given, "--jobs", self.chance.choice("12"), *more])
        said = [x for x in done.output.splitlines() if not x.startswith(("Xong:", "Không có gì"))]
        return done.exit_code, said

    def files(self, pattern: str) -> list[Path]:
        return sorted(self.content.glob(pattern))

    def edit(self, pattern: str, found: str, instead: str) -> None:
        """Replace one of the places of a file where *found* is."""
        path = self.chance.choice(self.files(pattern))
        text = path.read_text()
        places = list(re.finditer(found, text, re.MULTILINE))
        if places:
            at = self.chance.choice(places)
            path.write_text(text[: at.start()] + at.expand(instead) + text[at.end() :])

    def word(self) -> str:
        return f"{self.chance.choice(WORDS)} {self.chance.randrange(99)}"

    def an_id(self, pattern: str = "*/*.md") -> str:
        found = re.search(r"^id: (\S+)", self.chance.choice(self.files(pattern)).read_text(), re.M)
        return found[1] if found else "khong-co"

    def body(self) -> None:
        self.edit("*/*.md", r"\Z", f"\n\nThêm **{self.word()}**.\n")

    def same_length(self) -> None:
        self.edit("*/*.md", "người", "ngưòi")

    def line(self) -> None:
        """Add to a line of text of any field."""
        keys = "title|summary|alt|caption|credit|citation|post|name|text|reason|problem|approach"
        self.edit("*/*.*[dl]", rf"^( *(?:- )?(?:{keys}): [^>|\n]+)$", rf"\1 {self.word()}")

    def drop(self) -> None:
        """Take out a line."""
        self.edit("*/*.*[dl]", r"^[ \w-]+: [^\n]+\n", "")

    def other_day_of(self) -> None:
        self.edit("*/*.*[dl]", r"20(1|2)\d-(\d\d)", r"2026-\2")

    def later(self) -> None:
        self.edit("*/*.md", r"publish: \S+", f"publish: {self.chance.choice((2025, 2027))}-01-02")

    def heading(self) -> None:
        self.edit("*/*.md", r"^## (.*)$", rf"## \1 {self.word()}")

    def link(self) -> None:
        """Link a body to another, maybe to a heading in it."""
        goal = self.chance.choice(self.files("*/*.md"))
        heads = ["", *re.findall(r"^## (.*)$", goal.read_text(), re.MULTILINE)]
        head = slugify(self.chance.choice(heads))
        place = f"../{goal.parent.name}/{goal.name}"
        if self.chance.random() < 0.5:
            place = f"id:{self.an_id(f'{goal.parent.name}/{goal.name}')}"
        self.edit("*/*.md", r"\Z", f"\n\n[chỗ này]({place}{'#' + head if head else ''})\n")

    def take_down(self) -> None:
        act = self.chance.choice(
            (
                "withdrawn: {day: 2026-11-20, reason: Sai số liệu}",
                "removed: {day: 2026-11-20, ref: A-1, reason: Theo đơn, notice: Đã gỡ}",
                "removed: {day: 2026-11-20, ref: A-1, reason: Theo đơn, everywhere: true}",
                f"removed: {{day: 2026-11-20, ref: A, reason: Gộp, redirect: {self.an_id()}}}",
            )
        )
        self.edit(
            self.chance.choice(("*/*.md", "vinh-danh/*.md")), r"^publication:", f"{act}\n\\g<0>"
        )

    def consent(self) -> None:
        scope = ", ".join(self.chance.sample(SCOPES, self.chance.randrange(1, 8)))
        self.edit("vinh-danh/*.md", r"scope: \[.*\]", f"scope: [name, {scope}]")

    def expiry(self) -> None:
        year = self.chance.choice((2025, 2031))
        self.edit("vinh-danh/*.md", r"expires: \S+", f"expires: {year}-01-01")

    def correction(self) -> None:
        major = self.chance.choice(("true", "false"))
        added = f"  changes:\n    - {{day: 2026-11-19, text: Sửa {self.word()}, major: {major}}}\n"
        self.edit("*/*.md", r"^publication:\n", rf"\g<0>{added}")

    def shows(self) -> None:
        """Let a picture show a person."""
        self.edit("*/*.md", r"^image:\n", rf"\g<0>  shows: [{self.an_id('vinh-danh/*.md')}]\n")

    def image(self) -> None:
        size = (self.chance.randrange(900, 1400), 700)
        path = self.chance.choice(self.files("*/*.jpg"))
        Image.new("RGB", size, (self.chance.randrange(255), 19, 14)).save(path)

    def noindex(self) -> None:
        self.edit("*/*.md", r"^publication:", "noindex: true\n\\g<0>")

    def sample(self) -> None:
        self.edit("*/*.md", r"^sample: .*\n", "")

    def filed(self) -> None:
        """File a record otherwise."""
        kind = self.chance.choice(("phong-trao", "su-kien"))
        key = {"phong-trao": "campaign", "su-kien": "event"}[kind]
        self.edit("*/*.md", rf"^{key}: \S+", f"{key}: {self.an_id(f'{kind}/*.md')}")

    def row(self) -> None:
        self.edit("quyet-dinh/*.csv", r"Tổ ", f"Tổ {self.chance.randrange(9)} ")

    def revoke(self) -> None:
        row = self.chance.randrange(1, 5)
        act = f"revocations:\n  - {{day: 2026-11-18, reason: Sai, number: {row}}}\n"
        self.edit("quyet-dinh/*.md", r"^publication:", f"{act}\\g<0>")

    def vocabulary(self) -> None:
        self.edit("danh-muc/*.yml", r"^( *(?:- )?(?:name|long): .*)$", rf"\1 {self.word()}")

    def section(self) -> None:
        self.edit("chuyen-trang.yml", r"^name: .*", f"name: Thi đua {self.chance.randrange(5)}")

    def revert(self) -> None:
        """Take one file, or all, back to what they were at first."""
        changed = self.changed()
        for path in changed if self.chance.random() < 0.3 else changed[:1]:
            self.take_back(path)

    def changed(self) -> list[Path]:
        """Return the files that are not what they were at first, those that came or went too."""
        there = {path.relative_to(self.content) for path in self.files("**/*.*")}
        were = {p.relative_to(ROOT / "content") for p in (ROOT / "content").glob("**/*.*")}
        return [
            self.content / path
            for path in sorted(there | were)
            if path not in there & were
            or (self.content / path).read_bytes() != (ROOT / "content" / path).read_bytes()
        ]

    def take_back(self, path: Path) -> None:
        """Take a file back to what it was at first."""
        first = ROOT / path.relative_to(self.folder)
        if first.is_file():
            path.write_bytes(first.read_bytes())
        else:
            path.unlink()

    def other_id(self) -> None:
        self.edit("*/*.md", r"^id: \S+$", rf"\g<0>-{self.chance.randrange(9)}")

    def adopt(self) -> None:
        """Add a record that is like another one but for its id."""
        path = self.chance.choice(self.files("*/*.md"))
        new = path.with_stem(f"moi-{self.chance.randrange(99)}")
        new.write_text(re.sub(r"^id: \S+$", rf"\g<0>-{new.stem}", path.read_text(), flags=re.M))

    def leave(self) -> None:
        self.chance.choice(self.files("*/*.md")).unlink()

    def move(self) -> None:
        path = self.chance.choice(self.files("*/*.md"))
        path.rename(path.with_stem(f"{path.stem}-{self.chance.randrange(9)}"))

    def trade(self) -> None:
        """Let two records of one folder trade their files, or parts of them."""
        folder = self.chance.choice(self.files("*/*.md")).parent
        one, other = (self.chance.choice(sorted(folder.glob("*.md"))) for _ in range(2))
        texts = one.read_text(), other.read_text()
        if self.chance.random() < 0.5:
            ids = [re.findall(r"^id: \S+$", text, re.MULTILINE)[:1] for text in texts]
            if all(ids):
                texts = texts[1].replace(ids[1][0], ids[0][0]), texts[0].replace(*ids[0], *ids[1])
        one.write_text(texts[1])
        other.write_text(texts[0])

    def attachment(self) -> None:
        path = self.chance.choice(self.files("*/*.pdf"))
        path.write_bytes(path.read_bytes() + b"%%%d\n" % self.chance.randrange(9))

    def standing(self) -> None:
        """Link a standing page to a page of the section."""
        goal = self.chance.choice(self.files("*/*.md"))
        page = self.folder / "docs" / "lien-he.md"
        text = (ROOT / "docs" / page.name).read_text()
        page.write_text(f"{text}\n\n> [x]({goal.parent.name}/{goal.stem}/index.md)\n")

    def touch(self) -> None:
        os.utime(self.chance.choice(self.files("*/*.*")))

    def clock(self) -> None:
        """Edit a record, and let its times say that nobody did."""
        path = self.chance.choice(self.files("*/*.md"))
        before = path.stat()
        path.write_text(path.read_text().replace("trong", "trông", 1))
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    def other_day(self) -> None:
        self.day += timedelta(days=self.chance.choice((-30, -1, 1, 9)))

    def two(self) -> None:
        for hand in self.chance.sample(self.edits(), 2):
            hand()

    def check(self) -> None:
        CliRunner().invoke(check, ["--project", str(self.folder), "--day", self.day.isoformat()])

    def whole(self) -> None:
        """Build the site itself, not to preview it."""
        given = ["--project", str(self.folder), "--day", self.day.isoformat(), "--jobs", "1"]
        CliRunner().invoke(build, given)

    def elsewhere(self) -> None:
        """Build into another folder as well, as two tools on one desk do."""
        self.build("--output", str(self.folder / "khac"))

    def damage(self) -> None:
        """Harm a file that was kept: cut it, turn a byte, or remove it."""
        cache = self.folder / ".cache" / "guongsang"
        path = self.chance.choice([p for p in sorted(cache.rglob("*")) if p.is_file()])
        data = bytearray(path.read_bytes())
        at = self.chance.randrange(max(1, len(data)))
        match self.chance.randrange(3):
            case 0:
                path.unlink()
            case 1:
                path.write_bytes(data[:at])
            case _ if data:
                data[at] ^= 1 << self.chance.randrange(8)
                path.write_bytes(data)

    def forget(self) -> None:
        """Remove the stores of records, or of entries."""
        for name in self.chance.sample(("records/records.sqlite", "feeds/entries.sqlite"), 1):
            (self.folder / ".cache" / "guongsang" / name).unlink(missing_ok=True)

    def harm(self) -> None:
        """Remove a page."""
        pages = sorted((self.folder / "site").rglob("index.html"))
        self.chance.choice(pages).unlink()

    def kill(self) -> None:
        """End a build after an edit somewhere on its way."""
        self.chance.choice((self.body, self.line))()
        line = [sys.executable, "-m", "generator.cli", "build", "--preview", "--jobs", "1"]
        line += ["--project", str(self.folder), "--day", self.day.isoformat()]
        made = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(self.chance.uniform(0.1, 1.5))
        made.kill()
        made.wait()

    def edits(self) -> list[Callable[[], None]]:
        """Return the hands that change content; the frequent ones more than once."""
        return [
            self.body, self.line, self.line, self.body, self.line, self.drop, self.heading,
            self.link, self.link, self.correction, self.consent, self.shows, self.same_length,
            self.later, self.take_down, self.expiry, self.image, self.noindex, self.sample,
            self.filed, self.row, self.revoke, self.vocabulary, self.section, self.revert,
            self.revert, self.touch, self.clock, self.other_day_of, self.other_id, self.adopt,
            self.leave, self.move, self.trade, self.trade, self.attachment, self.standing,
        ]  # fmt: skip

    def small(self) -> list[Callable[[], None]]:
        """Return the hands whose work is the most frequent, and touches the least."""
        return [self.body, self.line, self.heading, self.link, self.revert, self.clock]

    def hands(self) -> list[Callable[[], None]]:
        """Return all hands: those that change content, and those that do other things."""
        return [
            *self.edits(), *(self.small() * 3), self.two, self.two, self.other_day, self.check,
            self.whole, self.elsewhere, self.damage, self.damage, self.forget, self.harm, self.kill,
        ]  # fmt: skip
