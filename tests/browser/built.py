"""The section as built for the tests, and one address for every kind of page in it."""

import gzip
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.build.pipeline import Project, prepare
from generator.views.arrange import arrange

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "theme_overrides"
DAY = date(2026, 11, 21)

# Nothing of the demonstration content was withdrawn, and what is left then is a kind of page.
_WITHDRAWN = """\
---
id: tt-da-rut
title: Bài đã rút
publication: {status: approved, author: A, approved_by: B, publish: 2026-11-01}
withdrawn: {day: 2026-11-10, reason: Số liệu trong bài chưa được kiểm chứng.}
sample: có
---

Nội dung.
"""

STANDING, NOT_FOUND = "standing", "404"
# Every template is a kind of page; so are the pages of docs/ and the one for wrong addresses.
PAGE_TYPES = (
    *sorted(file.stem for file in (TEMPLATES / "views").glob("*.html")),
    STANDING,
    NOT_FOUND,
)


@dataclass(frozen=True, slots=True)
class Built:
    """A built section: its folder, and the address of the longest page of every kind."""

    folder: Path
    examples: dict[str, str]

    def file(self, page_type: str) -> Path:
        """Return the file of a kind's example."""
        address = self.examples[page_type]
        return self.folder / (address if address.endswith(".html") else f"{address}index.html")


def build(folder: Path) -> Built:
    """Build the demonstration content, by the command that officers use, for one fixed day."""
    shutil.copytree(ROOT / "content", folder / "content")
    (folder / "content/tin-tuc/da-rut.md").write_text(_WITHDRAWN, encoding="utf-8")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (ROOT / ".cache").mkdir(exist_ok=True)
    for name in ("docs", "theme_overrides", ".cache"):
        (folder / name).symlink_to(ROOT / name)
    command = (sys.executable, "-m", "generator.cli", "build", "--project", str(folder))
    run = subprocess.run(
        (*command, "--day", str(DAY)), cwd=ROOT, capture_output=True, text=True, check=False
    )
    if run.returncode:
        raise RuntimeError(run.stdout + run.stderr)
    return Built(folder / "site", _examples(folder))


def _examples(folder: Path) -> dict[str, str]:
    """Return the longest page of each template: it has the most that can go wrong."""
    prepared = prepare(Project(folder / "content", TEMPLATES, folder / ".cache/guongsang"), DAY)
    found = {STANDING: "tro-nang/", NOT_FOUND: "404.html"}
    largest: dict[str, int] = {}
    for page in arrange(prepared.edition).pages:
        size = (folder / "site" / page.address / "index.html").stat().st_size
        if size > largest.get(page.form.template, 0):
            largest[page.form.template] = size
            found[page.form.template] = page.address
    return found


def content_policy() -> str:
    """Return the content security policy that the shipped server settings send."""
    shipped = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    found = re.search(r'add_header Content-Security-Policy\s+"([^"]+)"', shipped)
    assert found, "deploy/nginx.conf sends no content security policy"
    return found[1]


def gzipped(data: bytes) -> int:
    """Return how many bytes a server that compresses would send."""
    return min(len(data), len(gzip.compress(data, 6)))
