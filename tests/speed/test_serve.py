"""The preview: an edit shows, a broken one is told in the page and in the terminal."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.bench.records import make_project

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SECONDS = 60


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


class Preview:
    """A small project that is being served."""

    def __init__(self, folder: Path, *before: str) -> None:
        self.record = folder / "content" / "tin-tuc" / "b000000.md"
        self.port = free_port()
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
        return f"http://127.0.0.1:{self.port}/tin-tuc/b000000/"

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
