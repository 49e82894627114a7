"""What machines can tell of WCAG 2.2 AA, on every kind of page."""

import json
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.built import NOT_FOUND, PAGE_TYPES, Built
from tests.browser.conftest import Visit
from tests.browser.find_checkers import Checkers

pytestmark = pytest.mark.browser

PHONE, DESK = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=800)
# Off by default in axe, though WCAG 2.2 AA asks for it.
_RULES = {"target-size": {"enabled": True}}


def _violations(page: Page, options: dict[str, Any]) -> list[str]:
    found = page.evaluate(f"axe.run(document, {json.dumps(options)})")
    return [
        f"{each['id']} ({each['impact']}): {node['target']} {node['html'][:160]}"
        for each in found["violations"]
        for node in each["nodes"][:3]
    ]


@pytest.mark.parametrize("page_type", PAGE_TYPES)
def test_axe_finds_nothing(visit: Visit, checkers: Checkers, page_type: str) -> None:
    page = visit(page_type)
    page.evaluate(checkers.axe.read_text(encoding="utf-8") + ";0")
    found = []
    for scheme in ("light", "dark"):
        for size in (PHONE, DESK):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            page.set_viewport_size(size)
            found += [
                f"{scheme} {size['width']}: {each}"
                for each in _violations(page, {"resultTypes": ["violations"], "rules": _RULES})
            ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("page_type", [each for each in PAGE_TYPES if each != NOT_FOUND])
def test_high_contrast_reaches_the_highest_level(
    visit: Visit, checkers: Checkers, page_type: str
) -> None:
    page = visit(page_type, contrast="more", viewport=DESK)
    page.evaluate(checkers.axe.read_text(encoding="utf-8") + ";0")
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, contrast="more", reduced_motion="reduce")
        rules = {"type": "rule", "values": ["color-contrast", "color-contrast-enhanced"]}
        found += [f"{scheme}: {each}" for each in _violations(page, {"runOnly": rules})]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("page_type", PAGE_TYPES)
def test_headings_are_an_outline(visit: Visit, page_type: str) -> None:
    page = visit(page_type, java_script_enabled=False)
    levels = [int(tag[1]) for tag in page.eval_on_selector_all(
        "h1, h2, h3, h4, h5, h6", "all => all.map(each => each.tagName)"
    )]  # fmt: skip
    assert levels.count(1) == 1
    assert levels[0] == 1
    skipped = [(a, b) for a, b in pairwise(levels) if b > a + 1]
    assert not skipped
    assert page.get_attribute("html", "lang") == "vi"


def test_pages_have_titles_of_their_own(built_site: Built) -> None:
    titles: dict[str, list[str]] = {}
    for page_type in PAGE_TYPES:
        text = built_site.file(page_type).read_text(encoding="utf-8")
        title = text.partition("<title>")[2].partition("</title>")[0]
        titles.setdefault(title, []).append(page_type)
    assert [types for types in titles.values() if len(types) > 1] == []
