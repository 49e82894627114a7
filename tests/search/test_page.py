"""The search page and the header's field in a browser: keys, screen readers, no scripts, policy."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.search.conftest import Made, settled

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("search")]
OpenPage = Callable[..., Page]


def test_the_header_suggests_while_someone_types(made: Made, open_page: OpenPage) -> None:
    page = open_page(path="")
    field = page.get_by_role("combobox", name="Tìm trong chuyên trang")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press_sequentially("nguyen van ducc", delay=5)
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("Nguyễn Văn Đứcc")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(options).to_have_count(2)
    field.press("ArrowDown")
    active = field.get_attribute("aria-activedescendant")
    assert active == options.first.get_attribute("id")
    expect(options.first).to_have_attribute("aria-selected", "true")
    field.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") is None
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("nguyen van ducc")
    field.press("ArrowDown")
    expect(options).to_have_count(2)
    field.press("ArrowDown")
    with page.expect_navigation(url=re.compile("/so/tdkt/vinh-danh/duc/$"), wait_until="commit"):
        field.press("Enter")


def test_enter_in_the_header_leads_to_all_results(open_page: OpenPage) -> None:
    page = open_page(path="")
    page.get_by_role("combobox").press_sequentially("phong trao")
    expect(page.get_by_role("option").last).to_contain_text("Xem tất cả")
    page.get_by_role("combobox").press("Enter")
    page.wait_for_url(re.compile(r"/tim-kiem/\?q=phong\+trao$"))
    assert settled(page).locator(".result").count() == 20
    assert page.title() == "phong trao – Thử"


def test_the_whole_page_by_keyboard(made: Made, open_page: OpenPage) -> None:
    page = open_page(viewport={"width": 1280, "height": 900})
    field = page.get_by_role("combobox", name="Từ, tên người hoặc số ký hiệu văn bản")
    page.keyboard.press("Tab")
    expect(field).to_be_focused()
    page.keyboard.type("chuyển đổi")
    page.keyboard.press("Enter")
    settled(page)
    status = page.get_by_role("status").filter(has_text="kết quả cho")
    count = len(made.oracle.with_all("chuyển đổi"))
    expect(status).to_contain_text(f"{count:,} kết quả".replace(",", "."))
    expect(field).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Tìm", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Bỏ qua bộ lọc, đến kết quả")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Sắp xếp")).to_be_focused()
    page.keyboard.press("Tab")
    first = page.locator(".facet input[type=checkbox]").first
    expect(first).to_be_focused()
    page.keyboard.press("Space")
    settled(page)
    expect(first).to_be_focused()
    expect(first).to_be_checked()
    before = status.inner_text()
    page.keyboard.press("Space")
    settled(page)
    expect(status).not_to_have_text(before)
    page.locator(".pager a").last.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("location.search.includes('trang=2')")
    settled(page)
    expect(page.locator("#ket-qua")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.locator("[data-search-page] :focus").count() == 1


def test_what_is_typed_before_the_script_came_stays(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    late: list[Route] = []
    page.route("**/search-page.js", lambda route: late.append(route))
    page.goto(f"{address}tim-kiem/", wait_until="commit")
    field = page.locator("[data-search-form] input[type=search]")
    field.fill("chuyển")
    expect(field).to_have_value("chuyển")
    while not late:
        page.wait_for_timeout(20)
    late[0].continue_()
    expect(field).to_have_attribute("role", "combobox")
    expect(field).to_have_value("chuyển")
    context.close()


def test_every_control_has_a_name(open_page: OpenPage) -> None:
    page = settled(open_page("?q=phong&loai=tin-tuc&nam=2022"))
    for role in ("button", "checkbox", "combobox", "link", "textbox"):
        for control in page.get_by_role(role).all():
            assert control.evaluate(_NAMED), control.evaluate("e => e.outerHTML")
    assert page.locator("fieldset > legend").count() == page.locator("fieldset").count()
    assert page.locator("h1").count() == 1


_NAMED = """e => (e.textContent.trim() || e.getAttribute("aria-label")
  || [...(e.labels ?? [])].some((l) => l.textContent.trim())) ? true : false"""


def test_without_results_there_is_help_and_the_listings(open_page: OpenPage) -> None:
    page = settled(open_page("?q=khongtontai"))
    expect(page.locator("#ket-qua")).to_have_text("Không có kết quả nào cho “khongtontai”")
    expect(page.locator(".found__none")).to_contain_text("số ký hiệu")
    expect(page.locator("[data-search-start]")).to_be_visible()
    expect(page.locator("[data-found=narrow]")).to_be_hidden()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("chuyeern ddooir soos quoocs", "Đang hiện kết quả cho chuyển đổi số quốc"),
        ("khongtontai đứcc", "không có: khongtontai"),
        ("ngoẻ", "bắt đầu bằng ngoẻ"),
    ],
)
def test_near_results_are_called_so(open_page: OpenPage, typed: str, said: str) -> None:
    page = settled(open_page(f"?q={typed}"))
    expect(page.locator("[data-found=notice]")).to_contain_text(said)
    assert page.locator(".result").count() > 0


def test_matches_are_marked_with_the_accents_typed(open_page: OpenPage) -> None:
    page = settled(open_page("?q=chuyển+đổi+số+quốc+gia"))
    first = page.locator(".result").first
    assert [m.lower() for m in first.locator("h2 mark").all_inner_texts()] == [
        "chuyển", "đổi", "số", "quốc", "gia",
    ]  # fmt: skip
    trap = page.locator(".result", has=page.locator("a[href$='tin-tuc/bay/']"))
    marks = trap.locator(".result__excerpt mark").all_inner_texts()
    assert "số" in marks
    assert not {"sở", "so", "đội", "chuyên"} & set(marks)


def test_links_stay_below_the_base(made: Made, address: str, open_page: OpenPage) -> None:
    page = settled(open_page("?q=phong"))
    links = page.locator(".result a").evaluate_all("all => all.map((e) => e.href)")
    there = {entry.address for entry in made.entries}
    assert len(links) == 20
    assert {link.removeprefix(address) for link in links} <= there
    pages = page.locator(".pager a").evaluate_all("all => all.map((e) => e.href)")
    assert all(link.startswith(f"{address}tim-kiem/?q=phong") for link in pages)


def test_without_javascript_the_listings_are_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.get_by_role("searchbox", name="Tìm trong chuyên trang").fill("phong trào")
    page.get_by_role("button", name="Tìm").click()
    assert "/so/tdkt/tim-kiem/?q=phong" in page.url
    expect(page.locator("[data-search-page]")).to_be_hidden()
    expect(page.locator(".notice--warning")).to_be_visible()
    for title in ("Loại nội dung", "Năm", "Lĩnh vực", "Đơn vị"):
        section = page.locator("section", has=page.get_by_role("heading", name=title, exact=True))
        assert section.get_by_role("link").count() > 3
    assert page.get_by_text("Danh hiệu").is_hidden()
    context.close()


def test_an_index_that_is_not_there_leaves_the_listings(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/chi-muc/**", lambda route: route.fulfill(status=404, body=""))
    page.goto(f"{address}tim-kiem/?q=phong")
    settled(page)
    expect(page.locator("[data-found=notice]")).to_contain_text("Không tải được phần tìm kiếm")
    expect(page.locator("[data-search-start]")).to_be_visible()
    context.close()


def test_nothing_is_wider_than_the_page(open_page: OpenPage) -> None:
    page = open_page()
    for query in ("?q=phong&loai=tin-tuc&nam=2022", "?q=" + "x" * 90, ""):
        page.goto(page.url.partition("?")[0] + query)
        if query:
            settled(page)
        for width in (320, 390, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, query
