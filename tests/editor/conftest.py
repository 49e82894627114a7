"""Editors that run for one test, or for all tests of a file that change nothing."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.editor.offices import PASSWORD, Editor, project, running


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Editor]:
    """Run an editor over a fresh copy of the section."""
    with running(project(tmp_path)) as found:
        yield found


@pytest.fixture(scope="module")
def shared_editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """Run one editor for the tests of a module."""
    with running(project(tmp_path_factory.mktemp("shared"))) as found:
        yield found


@pytest.fixture
def enter(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Give a function that opens a browser of its own by a link: ``enter(editor, link, name)``.

    What the browser complains of, and whatever it asks of another host, fails the test at its end.
    """
    complaints: list[str] = []
    with ExitStack() as at_end:

        def open_page(editor: Editor, link: str, name: str, **options: Any) -> Page:
            context = browser.new_context(**{"reduced_motion": "reduce", **options})
            at_end.callback(context.close)
            page = context.new_page()
            page.on("pageerror", lambda error: complaints.append(f"script: {error}"))
            page.on("console", lambda m: _heard(m.type, m.text, complaints))
            page.on("request", lambda r: _asked(r.url, complaints))
            page.goto(link if link.startswith("http") else editor.origin + link)
            page.get_by_label("Họ và tên").fill(name)
            page.get_by_label("Mật khẩu mới").fill(PASSWORD)
            page.get_by_label("Nhập lại mật khẩu").fill(PASSWORD)
            page.get_by_role("button", name="Vào trang soạn").click()
            page.wait_for_url(editor.origin + "/")
            return page

        yield open_page
    assert not complaints, "\n".join(complaints)


def _heard(kind: str, text: str, complaints: list[str]) -> None:
    # A refused save is an answer with a status of its own, which browsers note.
    if kind in {"error", "warning"} and "status of 4" not in text:
        complaints.append(f"{kind}: {text}")


def _asked(url: str, complaints: list[str]) -> None:
    if not url.startswith(("http://127.0.0.1:", "data:", "blob:")):
        complaints.append(f"asked another host: {url}")
