"""Search in the section as built: its own pages are found, and every state of it is accessible."""

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import Visit
from tests.browser.find_checkers import Checkers
from tests.browser.test_accessibility import _RULES, _violations
from tests.search.conftest import settled

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("search-built")]

SIZES = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=800)


def _ask(page: Page, typed: str) -> None:
    field = page.get_by_role("combobox", name="Từ, tên người")
    field.fill(typed)
    field.press("Enter")
    page.wait_for_url(lambda url: "?q=" in url)
    settled(page)


def test_the_section_finds_its_own_pages(visit: Visit) -> None:
    page = visit("search")
    for typed, title in (
        ("46/kh-stttt", "năm 2021 của Sở Thông tin và Truyền thông"),
        ("chuyen doi so", "chuyển đổi số"),
        ("nguyễn thị thu sương", "Nguyễn Thị Thu Sương"),
        ("ubnd tỉnh an giang", "Ủy ban nhân dân tỉnh An Giang"),
    ):
        _ask(page, typed)
        expect(page.locator(".result__title").first).to_contain_text(title)
    with page.expect_navigation():
        page.locator(".result__title a").first.click()
    expect(page.locator("h1")).to_have_text("Ủy ban nhân dân tỉnh An Giang")


def test_what_is_withdrawn_is_not_found(visit: Visit) -> None:
    page = visit("search")
    _ask(page, '"Bài đã rút"')
    assert not page.locator("a[href*='da-rut']").count()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(visit: Visit, checkers: Checkers, scheme: str) -> None:
    page = visit("search", color_scheme=scheme)
    page.evaluate(checkers.axe.read_text(encoding="utf-8") + ";0")
    found: list[str] = []

    def look(state: str) -> None:
        for size in SIZES:
            page.set_viewport_size(size)
            options = {"resultTypes": ["violations"], "rules": _RULES}
            found.extend(f"{state} {size['width']}: {each}" for each in _violations(page, options))

    _ask(page, "nguyen thi")
    page.locator("input[value=vinh-danh]").evaluate("box => box.click()")
    page.wait_for_url(lambda url: "loai=vinh-danh" in url)
    settled(page)
    page.locator(".found__narrow summary").evaluate("e => { e.parentElement.open = true; }")
    look("results")
    page.get_by_role("button", name="Bỏ lọc Loại nội dung: Vinh danh").click()
    _ask(page, "xyz chuyển đổi")
    look("near")
    _ask(page, "khongtontai")
    look("none")
    page.get_by_role("combobox", name="Từ, tên người").press_sequentially(" thi dua")
    page.get_by_role("combobox", name="Từ, tên người").fill("thi dua kh")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("ArrowDown")
    look("suggestions")
    assert not found, "\n".join(found)
