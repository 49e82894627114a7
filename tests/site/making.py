"""The repository's own section, copied and built as an office would build it."""

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parents[2]
DAY = "2026-11-21"

# One of each way in which a record is not, or no longer, simply there. The words in capitals must
# be nowhere in the site, except where a notice gives its reason.
APPROVED = "publication: {status: approved, author: KHONGLO-SOAN, approved_by: KHONGLO-DUYET, "
PLANTED: dict[str, str] = {
    "tin-tuc/trong-nhap.md": "---\nid: trong-nhap\ntitle: KHONGLO-NHAP\n---\nKHONGLO-NHAP\n",
    "tin-tuc/trong-cho.md": "---\nid: trong-cho\ntitle: KHONGLO-CHO\n"
    "publication: {status: review, publish: 2026-01-01}\n---\nKHONGLO-CHO\n",
    "tin-tuc/trong-hen.md": "---\nid: trong-hen\ntitle: KHONGLO-HEN\n"
    f"{APPROVED}publish: 2026-11-22}}\n---\nKHONGLO-HEN\n",
    "tin-tuc/trong-het.md": "---\nid: trong-het\ntitle: KHONGLO-HET\n"
    f"{APPROVED}publish: 2026-01-01, expire: 2026-11-21}}\n---\nKHONGLO-HET\n",
    "tin-tuc/trong-rut.md": "---\nid: trong-rut\ntitle: KHONGLO-RUT\nold_slugs: [trong-rut-cu]\n"
    f"{APPROVED}publish: 2026-01-01}}\nwithdrawn: {{day: 2026-11-01, reason: Chờ kiểm tra số.}}\n"
    "---\nKHONGLO-RUT\n",
    "tin-tuc/trong-chuyen.md": "---\nid: trong-chuyen\ntitle: KHONGLO-CHUYEN\n"
    f"{APPROVED}publish: 2026-01-01}}\nremoved: {{day: 2026-11-01, redirect: trong-moi}}\n---\n",
    "tin-tuc/trong-noi-khac.md": "---\nid: trong-noi-khac\ntitle: KHONGLO-KHAC\n"
    f"{APPROVED}publish: 2026-01-01}}\n"
    "removed: {day: 2026-11-01, redirect_url: 'https://noi-khac.example/a?b=1&c=2'}\n---\n",
    "tin-tuc/trong-moi.md": "---\nid: trong-moi\ntitle: Bài có địa chỉ mới\nslug: trong-moi-nhat\n"
    "old_slugs: [trong-cu, trong-cu-nua]\nsample: có\n"
    f"{APPROVED}publish: 2026-01-01, approved_on: 2026-01-01}}\n"
    "---\nXem [tệp](<Tệp của bài.pdf#page=2>), [bản nháp](id:trong-nhap) và\n"
    "[quyết định](id:qd-06-2026#so-1).\n\n## Đoạn một\n\nTới [đoạn một](#doan-mot).\n",
    "tin-tuc/trong-an.md": "---\nid: trong-an\ntitle: Bài không cho lập chỉ mục\nnoindex: có\n"
    f"{APPROVED}publish: 2026-01-01}}\n---\n",
    "vinh-danh/vd-trong.md": "---\nid: vd-trong\ntitle: Người Đồng Ý Nêu Tên\nsample: có\n"
    "honouree_kind: person\nsort_key: KHONGLO KHOA\npost: KHONGLO-CHUCVU\nbirth_year: 1971\n"
    "hometown: KHONGLO-QUE\nconsent: {ref: KHONGLO-PHIEU, day: 2026-01-02, scope: [name]}\n"
    f"{APPROVED}publish: 2026-01-01}}\n---\nKHONGLO-CHUYEN\n",
}  # fmt: skip
HIDDEN = "KHONGLO"


def copy_project(folder: Path, *, planted: bool = True, warm: Path | None = None) -> Path:
    """Copy what an office's project consists of into *folder* and return it.

    From a project *warm* the cache is taken over, so that pictures are not made again.
    """
    for name in ("content", "docs", "theme_overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    if warm:
        shutil.copytree(warm / ".cache", folder / ".cache")
    if planted:
        for path, text in PLANTED.items():
            (folder / "content" / path).write_text(text, encoding="utf-8")
        pdf = ROOT / "content/van-ban/mau-bao-cao-thanh-tich.pdf"
        shutil.copy(pdf, folder / "content/tin-tuc/Tệp của bài.pdf")
    return folder


def run(
    *arguments: str,
    cwd: Path = ROOT,
    module: str = "generator.cli",
    environment: dict[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run ``guongsang`` (or another module) and return what came of it."""
    return subprocess.run(
        (sys.executable, "-m", module, *arguments),
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | (environment or {}),
        capture_output=True,
        text=True,
        check=False,
    )


def build(project: Path, *arguments: str, environment: dict[str, str] | None = None) -> Path:
    """Build a project for the day of the tests; return the site's folder."""
    whole = ("build", "--project", str(project), "--day", DAY, *arguments)
    found = run(*whole, environment=environment)
    assert found.returncode == 0, found.stdout + found.stderr
    return project / "site"


def manifest(folder: Path) -> dict[str, str]:
    """Return the digest of every file of a site by its path."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
    }


INLINE = {"a", "abbr", "b", "code", "em", "i", "mark", "q", "small", "span", "strong", "sub", "sup"}


class _Reader(HTMLParser):
    """Collects what a page links to, the anchors it offers, and the text people read."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.robots = ""
        self.words: list[str] = []
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        self.links += [(tag, values[k]) for k in ("href", "src", "poster", "action") if k in values]
        for name in ("srcset", "imagesrcset"):
            self.links += [
                (tag, each.split()[0]) for each in values.get(name, "").split(", ") if each
            ]
        if values.get("http-equiv") == "refresh":
            self.links.append((tag, values["content"].partition("url=")[2]))
        if values.get("name") == "robots":
            self.robots = values["content"]
        self._skipped += tag in {"script", "style"}
        self.words.append("" if tag in INLINE else " ")

    def handle_endtag(self, tag: str) -> None:
        self._skipped -= tag in {"script", "style"}
        self.words.append("" if tag in INLINE else " ")

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.words.append(data)


@dataclass(frozen=True)
class HtmlPage:
    """One page of a built site. *address* is its path from the site's root."""

    address: str
    file: Path
    _read: _Reader = field(default_factory=_Reader, repr=False, compare=False)

    @cached_property
    def _page(self) -> _Reader:
        self._read.feed(self.file.read_text(encoding="utf-8"))
        return self._read

    @property
    def links(self) -> list[tuple[str, str]]:
        """Every address it mentions, with the element that does."""
        return self._page.links

    @property
    def ids(self) -> list[str]:
        """Its anchors."""
        return self._page.ids

    @property
    def noindex(self) -> bool:
        """Whether search engines are asked to leave it out."""
        return "noindex" in self._page.robots

    @property
    def text(self) -> str:
        """What is read on it, white space collapsed and none before a percent sign."""
        return " ".join("".join(self._page.words).split()).replace(" %", "%")


def pages_of(site: Path) -> dict[str, HtmlPage]:
    """Return a site's pages by address: ``tin-tuc/x/`` for ``tin-tuc/x/index.html``."""
    files = sorted(site.rglob("*.html"))
    found = (HtmlPage(f.relative_to(site).as_posix().removesuffix("index.html"), f) for f in files)
    return {page.address: page for page in found}


def is_elsewhere(link: str) -> bool:
    """Tell whether a link leads out of the site."""
    parts = urlsplit(link)
    return bool(parts.scheme or parts.netloc)


def target(page: HtmlPage, link: str) -> tuple[Path, str]:
    """Return the file a link of a page leads to, and the anchor in it."""
    parts = urlsplit(link)
    path = unquote(parts.path)
    file = (page.file.parent / path).resolve() if path else page.file
    if path.endswith("/") or file.is_dir():
        file = file / "index.html"
    return file, unquote(parts.fragment)
