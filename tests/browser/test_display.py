"""How the reader chose to see the section: kept without a cookie, of use without storage."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.built import PAGE_TYPES
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

_REFUSE_STORAGE = (
    """Object.defineProperty(window, "localStorage", {get() { throw new Error("refused"); }})"""
)


def _choose(page: Page, name: str, value: str) -> None:
    """Choose by keyboard: open the panel, tab to the group, move within it."""
    page.locator(".display summary").focus()
    if not page.locator(".display__panel").is_visible():
        page.keyboard.press("Enter")
    wanted = page.locator(f".display input[name={name}][value='{value}']")
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement.name === '{name}'"):
            break
    for _ in range(4):
        if wanted.is_checked():
            break
        page.keyboard.press("ArrowRight")
    expect(wanted).to_be_checked()


def test_choices_hold_on_the_next_page(visit: Visit, address: str) -> None:
    page = visit("home")
    usual = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    _choose(page, "text", "150")
    _choose(page, "contrast", "more")
    _choose(page, "appearance", "dark")
    page.keyboard.press("Escape")
    expect(page.locator(".display__panel")).not_to_be_visible()
    expect(page.locator(".display summary")).to_be_focused()
    page.goto(address + "phong-trao/")
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") == usual * 1.5
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(255, 255, 255)"
    assert page.context.cookies() == []
    _choose(page, "text", "100")
    _choose(page, "contrast", "auto")
    _choose(page, "appearance", "auto")
    assert page.evaluate("localStorage.length") == 0


def test_choices_work_where_storage_is_refused(visit: Visit) -> None:
    page = visit("campaign")
    page.add_init_script(_REFUSE_STORAGE)
    page.reload()
    _choose(page, "text", "125")
    _choose(page, "contrast", "more")
    assert page.get_attribute("html", "data-text") == "125"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_panel_and_the_largest_text_fit(visit: Visit, width: int) -> None:
    for page_type in ("home", "communication_plan", "roll"):
        assert page_type in PAGE_TYPES
        page = visit(page_type, viewport={"width": width, "height": 800})
        _choose(page, "text", "150")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        box = page.locator(".display__panel").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
