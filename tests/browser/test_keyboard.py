"""The section is used with a keyboard alone: every stop is seen, none lies under the menu."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.built import PAGE_TYPES
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

DESK, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}

# An outline may stand on the element, on the layer over a card, or on the words beside a control.
_STOP = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const outlined = style => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const seen = [[at], [at, "::after"], [at.nextElementSibling], [at.parentElement]]
    .some(([each, layer]) => each && outlined(getComputedStyle(each, layer)));
  const box = at.getBoundingClientRect();
  const points = [.1, .5, .9].flatMap(x =>
    [.25, .5, .75].map(y => [box.left + box.width * x, box.top + box.height * y]));
  const uncovered = points.some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && (at.contains(top) || top.contains(at)
      || top.closest("label, .card, .featured")?.contains(at));
  });
  const inside = box.bottom > 0 && box.top < innerHeight
    && box.right > 0 && box.left < innerWidth;
  return {what: at.outerHTML.slice(0, 140), seen, uncovered, inside};
}"""


def _tab(page: Page) -> dict[str, Any] | None:
    page.keyboard.press("Tab")
    found = page.evaluate(_STOP)
    assert found is None or isinstance(found, dict)
    return found


def _go_to(page: Page, selector: str) -> None:
    """Press Tab until the focus stands on what *selector* finds, then Enter."""
    for _ in range(200):
        stop = _tab(page)
        assert stop, f"the end of the page was reached before {selector}"
        if page.evaluate(f"document.activeElement.matches({json.dumps(selector)})"):
            assert stop["seen"], stop
            assert stop["uncovered"], stop
            page.keyboard.press("Enter")
            page.wait_for_load_state()
            return
    raise AssertionError(f"{selector} is not reached")


def test_a_walk_from_home_to_a_feed(visit: Visit) -> None:
    page = visit("home", viewport=DESK)
    stop = _tab(page)
    assert stop
    assert "skip" in stop["what"]
    page.keyboard.press("Enter")
    expect(page.locator("#noi-dung")).to_be_focused()
    page.reload()
    _go_to(page, ".menu a[href$='phong-trao/']")
    expect(page.locator("h1")).to_contain_text("Phong trào")
    _go_to(page, ".card__title a")
    expect(page.locator(".record")).to_be_visible()
    record = page.url
    _go_to(page, ".footer a[href$='theo-doi/']")
    expect(page.locator("h1")).to_have_text("Theo dõi tin")
    _go_to(page, ".follow-list a[href$='/']")
    assert page.url != record
    assert "/theo-doi/" in page.url


def test_the_folded_menu_opens_and_closes(visit: Visit) -> None:
    page = visit("home", viewport=PHONE)
    expect(page.locator(".menu ul")).not_to_be_visible()
    _go_to(page, ".menu summary")
    expect(page.locator(".menu ul")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator(".menu ul")).not_to_be_visible()
    expect(page.locator(".menu summary")).to_be_focused()


@pytest.mark.parametrize("page_type", PAGE_TYPES)
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_every_stop_is_seen(visit: Visit, page_type: str, size: dict[str, int]) -> None:
    page = visit(page_type, viewport=size)
    stops = 0
    for _ in range(45):
        stop = _tab(page)
        if stop is None:
            break
        stops += 1
        assert stop["seen"], f"no outline: {stop['what']}"
        assert stop["inside"], f"outside the window: {stop['what']}"
        assert stop["uncovered"], f"covered: {stop['what']}"
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        stop = page.evaluate(_STOP)
        assert stop is None or stop["uncovered"], f"covered on the way back: {stop['what']}"
    assert stops >= 5
