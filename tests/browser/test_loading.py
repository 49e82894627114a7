"""What a page costs before it can be read, and what it may ask for."""

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.browser.built import PAGE_TYPES, Built, content_policy, gzipped
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

MOST_BYTES = 150 * 1024


@pytest.mark.parametrize("page_type", PAGE_TYPES)
def test_a_first_view_is_small(
    browser: Browser, built_site: Built, address: str, page_type: str
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    got: list[Response] = []
    page.on("response", lambda response: got.append(response))
    page.goto(address + built_site.examples[page_type], wait_until="networkidle")
    sizes = {each.url.removeprefix(address): gzipped(each.body()) for each in got}
    context.close()
    total = sum(sizes.values())
    dearest = sorted(sizes.items(), key=lambda each: -each[1])[:6]
    assert total <= MOST_BYTES, f"{total / 1024:.0f} KB: {dearest}"


@pytest.mark.parametrize("page_type", PAGE_TYPES)
def test_pages_keep_to_the_content_policy(visit: Visit, page_type: str) -> None:
    page = visit(page_type)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.cookie") == ""
    inline = page.eval_on_selector_all(
        "[style]:not(svg *), body style, script:not([src], [type$=json])",
        "all => all.map(each => each.outerHTML.slice(0, 120))",
    )
    assert not inline


def test_the_policy_is_in_force(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page: Page = context.new_page()
    page.goto(address)
    ran = page.evaluate(
        """() => { const script = document.createElement("script");
        script.textContent = "window.ran = true"; document.body.append(script);
        return window.ran === true; }"""
    )
    context.close()
    assert "unsafe-inline" not in content_policy()
    assert not ran
