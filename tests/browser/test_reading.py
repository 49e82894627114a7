"""Pages can be read on narrow screens, in large type, without scripts and without motion."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.built import NOT_FOUND, PAGE_TYPES
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

# Text that is cut off: not hidden on purpose, nor shortened with an ellipsis over several lines.
_CUT = """() => [...document.querySelectorAll("body *")].filter(each => {
  const style = getComputedStyle(each);
  if (each.closest(".unseen, svg, [hidden], details:not([open])")) return false;
  if (!each.checkVisibility() || style.webkitLineClamp !== "none") return false;
  if (!/hidden|clip/.test(style.overflowX + style.overflowY)) return false;
  return [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim())
    && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 3);
}).map(each => each.outerHTML.slice(0, 120))"""

# What sticks out to the right of the page, except what is scrolled within its own box.
_WIDE = """() => {
  const most = document.documentElement.clientWidth + 1;
  if (document.documentElement.scrollWidth <= most) return [];
  const scrolled = each => {
    for (let at = each.parentElement; at && at !== document.body; at = at.parentElement)
      if (getComputedStyle(at).overflowX !== "visible") return true;
    return false;
  };
  return [...document.querySelectorAll("body *")]
    .filter(each => each.getBoundingClientRect().right > most && !scrolled(each))
    .map(each => each.outerHTML.slice(0, 120));
}"""

# WCAG 1.4.12 sets how far a reader may space text out.
_SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`p { margin-bottom: 2em !important }
    * { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""

_MOVING = """() => [...document.querySelectorAll("*")].filter(each => {
  const style = getComputedStyle(each);
  return style.animationName !== "none" || /[1-9]/.test(style.transitionDuration)
    || style.scrollBehavior === "smooth";
}).map(each => each.outerHTML.slice(0, 100))"""


def _fits(page: Page, when: str) -> None:
    wide, cut = page.evaluate(_WIDE), page.evaluate(_CUT)
    assert not wide, f"{when}: scrolls sideways: {wide[:5]}"
    assert not cut, f"{when}: cut off: {cut[:5]}"


@pytest.mark.parametrize("page_type", PAGE_TYPES)
def test_nothing_is_lost_when_narrow_or_large(visit: Visit, page_type: str) -> None:
    page = visit(page_type, viewport={"width": 320, "height": 640})
    _fits(page, "320 px")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    _fits(page, "200 %")
    page.set_viewport_size({"width": 320, "height": 640})
    page.evaluate("document.documentElement.style.fontSize = '150%'")
    _fits(page, "150 % on a narrow phone")
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.evaluate(_SPACED)
    _fits(page, "spaced out on a phone")


def _words(page: Page) -> set[str]:
    """Return the words of the content, less those on controls that only a script shows."""
    page.evaluate("document.querySelectorAll('button, .filter').forEach(each => each.remove())")
    return set(page.inner_text(".page").split())


@pytest.mark.parametrize("page_type", [each for each in PAGE_TYPES if each != NOT_FOUND])
@pytest.mark.parametrize("width", [390, 1280])
def test_everything_is_there_without_scripts(visit: Visit, page_type: str, width: int) -> None:
    size: dict[str, Any] = {"viewport": {"width": width, "height": 800}}
    bare = visit(page_type, java_script_enabled=False, **size)
    assert not bare.locator("button[type=button]").filter(visible=True).count()
    if page_type != "search":
        assert _words(visit(page_type, **size)) <= _words(bare)
    entries = bare.locator(".menu a")
    assert entries.count() >= 7
    assert all(entries.nth(n).is_visible() for n in range(entries.count()))
    assert not bare.locator(".display").is_visible()


@pytest.mark.parametrize("page_type", PAGE_TYPES)
def test_nothing_moves_for_those_who_asked(visit: Visit, page_type: str) -> None:
    page = visit(page_type, reduced_motion="reduce")
    assert not page.evaluate(_MOVING)
    assert page.evaluate("document.getAnimations().length") == 0
