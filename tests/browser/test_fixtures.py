"""The browser and the server the other tests rely on do what they say."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.machine import ServeFolder

pytestmark = pytest.mark.browser


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text("<h1>Gương sáng</h1><a href='a/'>a</a>", encoding="utf-8")
    (tmp_path / "a" / "index.html").write_text("<h1>Trang a</h1>", encoding="utf-8")
    (tmp_path / "404.html").write_text("<h1>Không tìm thấy</h1>", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("base", ["/", "/tdkt/", "/so/tdkt/"])
def test_a_folder_is_served_under_its_base(
    browser: Browser, serve_folder: ServeFolder, folder: Path, base: str
) -> None:
    address = serve_folder(folder, base)
    page = browser.new_page()
    page.goto(address)
    assert page.inner_text("h1") == "Gương sáng"
    page.click("a")
    assert page.inner_text("h1") == "Trang a"
    page.goto(address + "a")
    assert page.url == address + "a/"
    assert page.goto(address + "no/") is not None
    assert page.inner_text("h1") == "Không tìm thấy"
    page.close()


def test_nothing_lies_outside_the_base(
    browser: Browser, serve_folder: ServeFolder, folder: Path
) -> None:
    address = serve_folder(
        folder, "/tdkt/", headers={"Content-Security-Policy": "default-src 'none'"}
    )
    page = browser.new_page()
    outside = page.goto(address.removesuffix("tdkt/"))
    inside = page.goto(address)
    page.close()
    assert outside is not None
    assert outside.status == 404
    assert inside is not None
    assert inside.headers["content-security-policy"] == "default-src 'none'"
