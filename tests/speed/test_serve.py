"""The preview: an edit shows, a broken one is told in the page and in the terminal."""

import errno
import html
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.build.project import Project
from generator.cli.serve import Shown
from tests.bench.records import make_project

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SECONDS = 60


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


class Preview:
    """A small project that is being served."""

    def __init__(self, folder: Path, *before: str, port: int = 0) -> None:
        self.folder = folder
        self.record = folder / "content" / "tin-tuc" / "b000000.md"
        self.port = port or free_port()
        self.mount = "/"
        self.said = folder / "said.txt"
        self.built = folder / ".cache" / "guongsang" / "built"
        self.aside = folder / "aside"
        self.aside.mkdir()
        with self.said.open("w") as said:
            self.process = subprocess.Popen(
                [*before, sys.executable, "-m", "generator.cli", "serve", "--project", str(folder),
                 "--day", "2026-11-21", "--address", f"127.0.0.1:{self.port}"],
                stdout=said, stderr=subprocess.STDOUT,
                env={**os.environ, "TMPDIR": str(self.aside)},
            )  # fmt: skip

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}{self.mount}tin-tuc/b000000/"

    def page(self) -> str:
        try:
            with urllib.request.urlopen(self.address, timeout=SECONDS) as answer:
                return str(answer.read().decode())
        except OSError:
            return ""

    def until(self, holds: Callable[[str], bool]) -> str:
        """Return the page once *holds* is true of it."""
        ends = time.monotonic() + SECONDS
        while time.monotonic() < ends:
            page = self.page()
            if page and holds(page):
                return page
            time.sleep(0.2)
        raise AssertionError(self.said.read_text())

    def edit(self, pattern: str, new: str) -> None:
        self.record.write_text(re.sub(pattern, new, self.record.read_text(), count=1, flags=re.M))


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    folder = make_project(tmp_path / "du-an", 2)
    made = Preview(folder)
    try:
        yield made
    finally:
        made.process.kill()
        made.process.wait(SECONDS)


def test_an_edit_shows_and_a_broken_one_is_told(preview: Preview) -> None:
    preview.until(lambda page: "<h1" in page)
    preview.edit("^title: .*$", "title: Tên mới của tin")
    preview.until(lambda page: "Tên mới của tin" in page)
    preview.edit("^title: .*$", "titel: Tên mới nữa")
    page = preview.until(lambda page: 'role="alert"' in page)
    assert "content/tin-tuc/b000000.md:3:1" in page
    assert "Có phải “title”?" in page
    assert "Tên mới của tin" in page, "the last good page stays"
    assert "field.unknown-did-you-mean" in preview.said.read_text()
    preview.edit("^titel: .*$", "title: Đã sửa xong")
    page = preview.until(lambda page: 'role="alert"' not in page)
    assert "Đã sửa xong" in page
    assert "Traceback" not in preview.said.read_text()


FAULTS: dict[str, tuple[str, Callable[[bytes], bytes | None], str]] = {
    "an extension there is none of": (
        "mkdocs.yml", lambda text: text.replace(b"- tables", b"- khong_co"),
        "Failed to load extension &#x27;khong_co&#x27;",
    ),
    "a plugin there is none of": (
        "mkdocs.yml", lambda text: text.replace(b"- guongsang", b"- guongsang\n  - khong-co"),
        "The &quot;khong-co&quot; plugin is not installed",
    ),
    "no settings": ("mkdocs.yml", lambda _: None, "không thấy mkdocs.yml"),
    "a page of the host not in UTF-8": (
        "docs/gioi-thieu.md", lambda text: text + b"\n\xff\n", "docs/gioi-thieu.md:",
    ),
}  # fmt: skip


def test_whatever_keeps_the_host_from_building_is_told_and_heals(preview: Preview) -> None:
    preview.until(lambda page: "<h1" in page)
    for fault, (path, harm, told) in FAULTS.items():
        file = preview.folder / path
        right = file.read_bytes()
        wrong = harm(right)
        if wrong is None:
            file.unlink()
        else:
            assert wrong != right, fault
            file.write_bytes(wrong)
        page = preview.until(lambda page: 'role="alert"' in page)
        assert told in page, fault
        assert "<h1" in page, "the last good page stays"
        file.write_bytes(right)
        preview.until(lambda page: 'role="alert"' not in page)
    assert "Traceback" not in preview.said.read_text()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "/x/y.html"), "không đọc hoặc ghi được"),
        (KeyError("khóa"), "lỗi ngoài dự tính (KeyError: &#x27;khóa&#x27;)"),
    ],
)
def test_what_no_one_foresaw_is_told_in_the_page_and_in_the_terminal(
    tmp_path: Path,
    error: Exception,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = make_project(tmp_path / "du-an", 2)
    project = Project(folder / "content", folder / "theme_overrides", folder / ".cache")
    shown = Shown(project, date(2026, 11, 21), "vi", 1, tmp_path / "site")

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("generator.build.pipeline.load", fail)
    page = shown.rebuild()
    assert words in page
    assert html.unescape(words) in capsys.readouterr().err


def test_what_is_wrong_elsewhere_is_told_by_its_place_in_the_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_project(tmp_path / "du-an", 2)
    project = Project(folder / "content", folder / "theme_overrides", folder / ".cache")
    shown = Shown(project, date(2026, 11, 21), "vi", 1, tmp_path / "site")
    file = folder / "content" / "tep.pdf"

    def fail(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(file))

    monkeypatch.setattr("generator.build.pipeline.load", fail)
    assert "“content/tep.pdf”" in shown.rebuild()


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("down", [0, 400])
def test_a_reader_of_the_preview_sees_by_himself_what_is_wrong_wherever_he_reads(
    preview: Preview, browser: "Browser", width: int, down: int
) -> None:
    preview.until(lambda page: "<h1" in page)
    page = browser.new_page(viewport={"width": width, "height": 700})
    page.goto(preview.address)
    page.mouse.wheel(0, down)
    page.wait_for_function(f"scrollY == {down}")
    preview.edit("^title: .*$", "titel: Tên mới")
    alert = page.get_by_role("alert")
    alert.wait_for(timeout=SECONDS * 1000)
    page.wait_for_load_state()
    box = alert.bounding_box()
    assert box is not None
    assert box["y"] == 0
    assert box["height"] < 700 / 2
    preview.edit("^titel: .*$", "title: Đã sửa xong")
    page.get_by_role("heading", name="Đã sửa xong").wait_for(timeout=SECONDS * 1000)
    assert not alert.count()
    page.close()


def test_folders_that_went_are_told_and_shown_again_once_they_are_back(preview: Preview) -> None:
    preview.until(lambda page: "<h1" in page)
    for name in ("content", "docs", "theme_overrides"):
        (preview.folder / name).rename(preview.folder / "away")
        page = preview.until(lambda page: 'role="alert"' in page)
        assert "<h1" in page, "the last good page stays"
        (preview.folder / "away").rename(preview.folder / name)
        preview.until(lambda page: 'role="alert"' not in page)
    preview.edit("^title: .*$", "title: Vẫn được xem")
    preview.until(lambda page: "Vẫn được xem" in page)
    assert "Traceback" not in preview.said.read_text()


def test_an_edit_during_the_first_build_shows(preview: Preview) -> None:
    ends = time.monotonic() + SECONDS
    while not (preview.built.parent / "feeds").exists() and time.monotonic() < ends:
        time.sleep(0.001)
    preview.edit("^title: .*$", "title: Sửa trong lúc dựng")
    preview.until(lambda page: "Sửa trong lúc dựng" in page)


@pytest.mark.browser
def test_a_tab_of_a_page_that_went_shows_it_once_it_is_back(
    preview: Preview, browser: "Browser"
) -> None:
    preview.until(lambda page: "<h1" in page)
    page = browser.new_page()
    page.goto(preview.address)
    title = page.title()
    preview.record.rename(preview.folder / "away")
    page.wait_for_function("title => document.title !== title", arg=title, timeout=SECONDS * 1000)
    assert page.title().startswith("Không tìm thấy")
    (preview.folder / "away").rename(preview.record)
    page.wait_for_function("title => document.title === title", arg=title, timeout=SECONDS * 1000)
    page.close()


def test_pages_are_shown_at_an_address_that_is_written_in_percents(tmp_path: Path) -> None:
    folder = make_project(tmp_path / "du-an", 2)
    settings = folder / "content" / "chuyen-trang.yml"
    right = settings.read_text()
    address = "address: https://x.gov.vn/thi%20dua/"
    settings.write_text(re.sub("^address: .*$", address, right, flags=re.M))
    made = Preview(folder)
    made.mount = "/thi%20dua/"
    try:
        made.until(lambda page: "<h1" in page)
        assert f"http://127.0.0.1:{made.port}/thi%20dua/ " in made.said.read_text()
        settings.write_text(right)
        made.mount = "/"
        made.until(lambda page: "<h1" in page)
        assert f"http://127.0.0.1:{made.port}/ " in made.said.read_text()
    finally:
        made.process.kill()
        made.process.wait(SECONDS)


def test_an_address_that_cannot_be_had_is_told_before_anything_is_built(tmp_path: Path) -> None:
    folder = make_project(tmp_path / "du-an", 2)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        made = Preview(folder, port=taken.getsockname()[1])
        assert made.process.wait(SECONDS) == 2
    said = made.said.read_text()
    assert said.startswith(f"guongsang: không mở được http://127.0.0.1:{made.port}: cổng này đang")
    assert len(said.splitlines()) == 1
    assert not made.built.exists()


@pytest.mark.parametrize("way", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_preview_that_is_ended_leaves_nothing_behind(
    preview: Preview, way: signal.Signals
) -> None:
    preview.until(lambda page: "<h1" in page)
    assert [folder.name[:10] for folder in preview.aside.iterdir()] == ["guongsang-"]
    preview.process.send_signal(way)
    assert preview.process.wait(SECONDS) == 0
    assert not list(preview.aside.iterdir())
    assert not list(preview.built.glob("*.*"))
    assert "Traceback" not in preview.said.read_text()


@pytest.mark.parametrize("way", [signal.SIGTERM, signal.SIGHUP])
def test_a_preview_that_is_ended_before_it_shows_leaves_nothing_behind(
    preview: Preview, way: signal.Signals
) -> None:
    ends = time.monotonic() + SECONDS
    while not list(preview.built.glob("*.ledger")) and time.monotonic() < ends:
        time.sleep(0.001)
    preview.process.send_signal(way)
    preview.process.send_signal(way)  # as a window that is closed does
    preview.process.wait(SECONDS)
    assert not list(preview.aside.iterdir())
    assert not list(preview.built.glob("*.*"))
    assert "Traceback" not in preview.said.read_text()


def test_a_preview_that_is_to_outlive_its_window_does(tmp_path: Path) -> None:
    made = Preview(make_project(tmp_path / "du-an", 2), "nohup")
    try:
        made.until(lambda page: "<h1" in page)
        made.process.send_signal(signal.SIGHUP)
        made.edit("^title: .*$", "title: Tên mới của tin")
        made.until(lambda page: "Tên mới của tin" in page)
    finally:
        made.process.kill()
        made.process.wait(SECONDS)
