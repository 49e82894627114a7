"""Every kind of page comes out on A4 paper whole: nothing beyond the edge, no controls."""

import re

import pytest

from tests.browser.built import PAGE_TYPES
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

# A4 less the margins of print.css, at 96 pixels an inch.
_WIDTH = round((210 - 20 - 16) / 25.4 * 96)


@pytest.mark.parametrize("page_type", PAGE_TYPES)
def test_pages_print(visit: Visit, page_type: str) -> None:
    page = visit(page_type, viewport={"width": _WIDTH, "height": 1000})
    page.emulate_media(media="print")
    wide = page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter(each => each.checkVisibility()
        && !each.closest(".unseen, svg, .share") && each.getBoundingClientRect().right
           > document.documentElement.clientWidth + 1).map(each => each.outerHTML.slice(0, 120))"""
    )
    assert not wide, wide[:5]
    controls = page.locator("button, summary, .display, .menu, .pager, .skip").filter(visible=True)
    assert controls.count() == 0, controls.first.evaluate("each => each.outerHTML.slice(0, 120)")
    pdf = page.pdf(format="A4")
    pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert 1 <= pages <= 30, pages


@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_an_honour_board_fills_few_sheets(visit: Visit, paper: str) -> None:
    page = visit("poster")
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper))) <= 2
    page.emulate_media(media="print")
    assert not page.locator(".masthead, .footer, .trail").filter(visible=True).count()
    code = page.locator(".poster__code").bounding_box()
    assert code
    # On A3 and A4 alike a side is over 2.5 cm: a phone reads it from an arm's length.
    assert code["width"] / page.evaluate("innerWidth") * 178 > 25
