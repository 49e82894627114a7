"""The editor in a real browser: two people on one record, the keyboard alone, what checkers say."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.find_checkers import Checkers
from tests.editor.offices import Editor

pytestmark = pytest.mark.browser
Enter = Callable[..., Page]
PAGES = {
    "sign in": "/dang-nhap",
    "start": "/",
    "listing": "/ds/?q=thi+dua",
    "new honouree": "/moi/vinh-danh",
    "campaign": "/sua/content/phong-trao/ha-tinh-2022.md",
    "unit": "/sua/content/don-vi/dv-ubnd-kg.yml",
    "queue": "/cho-duyet",
    "review": "/duyet/content/vinh-danh/vd-0009.md",
    "delete": "/xoa/content/vinh-danh/vd-0009.md",
    "withdraw": "/rut/content/vinh-danh/vd-0001.md",
    "text": "/chu/content/tin-tuc/so-ket-chin-thang.md",
    "people": "/nguoi-dung",
}


def test_a_second_person_meets_the_conflict_and_nothing_is_lost(
    shared_editor: Editor, enter: Enter
) -> None:
    path = "content/tin-tuc/so-ket-chin-thang.md"
    one = enter(shared_editor, shared_editor.invite("Thu Hà", "officer"), "Thu Hà")
    other = enter(shared_editor, shared_editor.invite("Mai Lan", "officer"), "Mai Lan")
    for page in (one, other):
        page.goto(f"{shared_editor.origin}/sua/{path}")
    one.locator("[name=title]").fill("Tiêu đề của Thu Hà")
    one.locator("[name=writer]").fill("Thu Hà viết")
    one.get_by_role("button", name="Lưu").click()
    expect(one.get_by_text("Đã lưu.")).to_be_visible()

    other.locator("[name=title]").fill("Tiêu đề của Mai Lan")
    other.locator("[name=summary]").fill("Tóm tắt của Mai Lan")
    other.get_by_role("button", name="Lưu").click()
    box = other.locator("#conflict")
    expect(box).to_contain_text("Bài này vừa có người khác sửa")
    expect(box.get_by_role("group", name="Tiêu đề")).to_contain_text("Tiêu đề của Thu Hà")
    expect(box.get_by_role("group", name="Tiêu đề")).to_contain_text("Tiêu đề của Mai Lan")
    assert "Tiêu đề của Thu Hà" in (shared_editor.folder / path).read_text("utf-8")
    # What only the other one touched is theirs unless one says otherwise.
    theirs = box.get_by_role("group", name="Tác giả").get_by_label(re.compile("vừa được lưu"))
    expect(theirs).to_be_checked()
    box.get_by_role("button", name="Lưu theo lựa chọn").click()
    expect(other.get_by_text("Đã lưu.")).to_be_visible()
    text = (shared_editor.folder / path).read_text("utf-8")
    for kept in ("Tiêu đề của Mai Lan", "Tóm tắt của Mai Lan", "Thu Hà viết"):
        assert kept in text
    history = shared_editor.git("log", "-2", "--format=%an")
    assert history.split("\n")[:2] == ["Mai Lan", "Thu Hà"]
    assert "Tiêu đề của Thu Hà" in shared_editor.git("show", f"HEAD~1:{path}")


def test_targets_within_targets_are_added_moved_dropped_and_taken_back(
    shared_editor: Editor, enter: Enter
) -> None:
    path = "content/phong-trao/kien-giang-2021.md"
    page = enter(shared_editor, shared_editor.invite("Lan", "officer"), "Lan")
    page.goto(f"{shared_editor.origin}/sua/{path}")
    page.get_by_role("button", name="Thêm: Các đợt thi đua").click()
    wave = page.locator("[data-list=waves] > .list__items > .item").last
    wave.locator("[name$='.name']").fill("Đợt bổ sung")
    wave.get_by_role("button", name="Thêm: Ngày kỷ niệm").click()
    wave.locator("[name$='.event']").fill("Một ngày đáng nhớ")
    wave.locator("[name$='.current']").fill("31/2/2021")
    told = wave.locator("[data-told$='.current']")
    expect(told).to_contain_text("Không có ngày “31/2/2021” trong lịch.")
    wave.locator("[name$='.current']").fill("28/2/2021")
    expect(told).to_be_empty()
    expect(page.frame_locator("#preview").get_by_text("Đợt bổ sung").first).to_be_visible()
    wave.get_by_role("button", name="Bỏ mục này: Ngày kỷ niệm").click()
    page.get_by_role("button", name="Đã bỏ một mục. Lấy lại").click()
    wave.get_by_role("button", name="Đưa lên: Các đợt thi đua").click()
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("Đã lưu.")).to_be_visible()
    diff = shared_editor.git("show", "--format=", "-U0", "--", path)
    added = [line[1:] for line in diff.splitlines() if re.match(r"\+[^+]", line)]
    gone = [line for line in diff.splitlines() if re.match(r"-[^-]", line)]
    assert "  - name: Đợt bổ sung" in added
    assert "        current: 28/2/2021" in added
    assert gone == ["-  status: approved"], "nothing else of the file is touched"


def test_a_record_is_written_by_keyboard_alone(shared_editor: Editor, enter: Enter) -> None:
    page = enter(shared_editor, shared_editor.invite("Phím", "officer"), "Phím")
    keys = page.keyboard
    page.goto(f"{shared_editor.origin}/moi/tin-tuc")
    _tab_to(page, "f-title")
    keys.type("Viết bằng bàn phím")
    _tab_to(page, "f-unit")
    keys.type("so noi vu tinh minh")
    expect(page.get_by_role("option", name="Sở Nội vụ tỉnh (minh họa)")).to_be_visible()
    keys.press("ArrowDown")
    keys.press("Enter")
    assert page.locator("[name=unit]").input_value() == "dv-mh-so"
    _tab_to(page, "f-publication.publish")
    keys.type("1/12/2026")
    keys.press("Control+s")
    expect(page.get_by_text("Đã lưu.")).to_be_visible()
    text = (shared_editor.folder / page.url.partition("/sua/")[2]).read_text("utf-8")
    assert "unit: dv-mh-so" in text
    assert "publish: 1/12/2026" in text
    assert "author: Phím" in text


def _tab_to(page: Page, identifier: str) -> None:
    """Press Tab until the control has the focus; everything on the way can be left again."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == identifier:
            return
    pytest.fail(f"Tab never reaches {identifier}")


def test_a_session_that_ended_keeps_the_text_on_the_page(
    shared_editor: Editor, enter: Enter
) -> None:
    page = enter(shared_editor, shared_editor.invite("Hết Phiên", "officer"), "Hết Phiên")
    page.goto(f"{shared_editor.origin}/moi/tin-tuc")
    page.context.clear_cookies()
    page.locator("[name=title]").fill("Viết lúc phiên đã hết")
    page.get_by_role("button", name="Lưu nháp").click()
    expect(page.locator("#state")).to_contain_text("đăng nhập lại ở thẻ mới")
    expect(page.locator("[name=title]")).to_have_value("Viết lúc phiên đã hết")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name=re.compile("đăng nhập lại")).click()
    again = opened.value
    again.get_by_label("Họ và tên").fill("het phien")
    again.get_by_label("Mật khẩu").fill("một câu dễ nhớ")
    again.get_by_role("button", name="Đăng nhập").click()
    again.wait_for_url(shared_editor.origin + "/")
    page.get_by_role("button", name="Lưu nháp").click()
    expect(page.get_by_text("Đã lưu.")).to_be_visible()


def test_axe_finds_nothing_and_nothing_overflows(
    shared_editor: Editor, browser: Browser, enter: Enter, checkers: Checkers
) -> None:
    signed = enter(shared_editor, shared_editor.invite("Người Xem", "approver"), "Người Xem")
    state = signed.context.storage_state()
    # Only the checker's own script needs the policy out of the way; the other tests have it.
    context = browser.new_context(bypass_csp=True, storage_state=state)
    page = context.new_page()
    found: list[str] = []
    for name, address in PAGES.items():
        page.goto(shared_editor.origin + address)
        page.evaluate(
            "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
        )
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found.append(f"{name} at {width}: overflows")
        page.add_script_tag(path=checkers.axe)
        violations = page.evaluate("axe.run(document, {iframes: false}).then(r => r.violations)")
        found += [
            f"{name}: {each['id']} ({each['impact']}): {each['nodes'][0]['html'][:120]}"
            for each in violations
            if each["impact"] in ("serious", "critical")
        ]
    context.close()
    assert not found, "\n".join(found)


def test_the_preview_is_another_origin_and_needs_its_secret(
    shared_editor: Editor, enter: Enter
) -> None:
    page = enter(shared_editor, shared_editor.invite("Thử", "officer"), "Thử")
    page.goto(f"{shared_editor.origin}/sua/content/vinh-danh/vd-0001.md")
    expect(page.frame_locator("#preview").locator("h1")).to_have_text("Nguyễn Thị Thu Sương")
    address = page.locator("#preview").get_attribute("src") or ""
    assert not address.startswith(shared_editor.origin)
    origin = "/".join(address.split("/")[:3])
    assert page.request.get(f"{origin}/vinh-danh/vd-0001/").status == 404
    policy = page.request.get(address).headers["content-security-policy"]
    assert f"frame-ancestors {shared_editor.origin}" in policy
