"""Take the pictures of the handbook's pages on the editor from the real program.

``make pictures`` leaves them in ``so-tay/anh/``.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from tests.browser.find_browser import NoBrowserError, find
from tests.browser.machine import FLAGS
from tests.editor.offices import PASSWORD, ROOT, Editor, project, running

OUT = ROOT / "so-tay" / "anh"
_SIZE: ViewportSize = {"width": 1280, "height": 860}
_RECORD = "content/tin-tuc/so-ket-chin-thang.md"


def take(browser: Browser, editor: Editor) -> None:
    """Go the way of a record, from signing in to approval, and take a picture at each stop."""
    approver = _page(browser)
    approver.goto(editor.links[0])
    _fill_in(approver, "Lê Văn Bảo")
    _shoot(approver, "vao-lan-dau")
    approver.get_by_role("button", name="Vào trang soạn").click()
    approver.goto(editor.origin + "/nguoi-dung")
    approver.get_by_label("Họ và tên").fill("Thu Hà")
    approver.get_by_role("button", name="Tạo liên kết").click()
    link = approver.locator("code.link").inner_text()

    officer = _page(browser)
    officer.goto(link)
    _fill_in(officer, "Thu Hà")
    officer.get_by_role("button", name="Vào trang soạn").click()
    _shoot(officer, "trang-dau")
    _write(officer)
    _shoot(officer, "thieu-dong-y")
    _agree(officer)
    officer.evaluate("scrollTo(0, 0)")
    _shoot(officer, "xem-thu")
    officer.get_by_role("button", name="Gửi duyệt").click()
    expect(officer.get_by_text("Đã lưu và gửi duyệt.")).to_be_visible()

    officer.goto(f"{editor.origin}/sua/{_RECORD}")
    approver.goto(f"{editor.origin}/sua/{_RECORD}")
    approver.locator("[name=title]").fill("Sơ kết chín tháng: mỗi đơn vị một trang giấy")
    approver.get_by_role("button", name="Lưu").click()
    expect(approver.get_by_text("Đã lưu.")).to_be_visible()
    officer.locator("[name=title]").fill("Sơ kết chín tháng, bớt giấy tờ")
    officer.get_by_role("button", name="Lưu").click()
    expect(officer.locator("#conflict")).to_be_visible()
    _shoot(officer, "hai-ban")

    approver.goto(editor.origin + "/cho-duyet")
    approver.get_by_role("link", name="Phạm Thị Minh Họa").click()
    expect(approver.frame_locator("#preview").locator("h1")).to_be_visible()
    _shoot(approver, "duyet")


def _page(browser: Browser) -> Page:
    return browser.new_context(viewport=_SIZE, reduced_motion="reduce").new_page()


def _fill_in(page: Page, name: str) -> None:
    page.get_by_label("Họ và tên").fill(name)
    page.get_by_label("Mật khẩu mới").fill(PASSWORD)
    page.get_by_label("Nhập lại mật khẩu").fill(PASSWORD)


def _write(page: Page) -> None:
    page.get_by_role("link", name="Thêm mới: Gương sáng").click()
    page.get_by_label("Tiêu đề").fill("Phạm Thị Minh Họa")
    page.locator("[name=honouree_kind]").select_option("Cá nhân")
    page.locator("[name=post]").fill("Thủ thư tủ sách ấp")
    page.locator("[name=citation]").fill("Giữ nếp đọc sách cho trẻ em trong ấp.")
    page.locator("[name=sample]").evaluate("each => { each.checked = true; }")
    told = page.locator("[data-told=consent]")
    expect(told).to_contain_text("đồng ý")
    told.evaluate("each => each.scrollIntoView({block: 'center'})")


def _agree(page: Page) -> None:
    page.locator("[name='consent.ref']").fill("PDY-2026-015")
    page.locator("[name='consent.day']").fill("20/11/2026")
    for scope in ("Họ tên", "Chức vụ", "Bài viết về cá nhân"):
        page.locator("[data-field='consent.scope']").get_by_label(scope).check()
    page.locator("[name=body]").fill(
        "Mỗi tối, chị mở cửa tủ sách ở nhà văn hóa ấp.\n\n## Một việc nhỏ\n"
    )
    expect(page.frame_locator("#preview").get_by_text("Một việc nhỏ")).to_be_visible()


def _shoot(page: Page, name: str) -> None:
    page.screenshot(path=OUT / f"{name}.jpg", type="jpeg", quality=80)


def main() -> int:
    """Run an editor over a copy of the section and take the pictures."""
    try:
        path = find()
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        return 1
    OUT.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=30_000)
    with (
        tempfile.TemporaryDirectory() as folder,
        running(project(Path(folder))) as editor,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        take(browser, editor)
        browser.close()
    print(f"Ảnh chụp trang soạn · pictures of the editor: {OUT.relative_to(ROOT)}/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
