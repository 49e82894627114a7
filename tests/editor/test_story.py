"""What the office does, in a real browser: write, be told, save, submit, approve, publish."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.editor.offices import DAY, ROOT, Editor, guongsang

pytestmark = pytest.mark.browser
PHOTO = ROOT / "content/dien-hinh"


def test_a_person_is_added_told_of_consent_approved_by_another_and_published(
    editor: Editor, enter: Callable[..., Page]
) -> None:
    photo = next(PHOTO.glob("*.jpg"))
    officer = enter(editor, editor.invite("Thu Hà", "officer"), "Thu Hà")
    officer.get_by_role("link", name="Thêm mới: Gương sáng").click()
    officer.get_by_label("Tiêu đề").fill("Phạm Thị Kiểm Thử")
    officer.get_by_label("Loại", exact=False).first.select_option("Cá nhân")
    officer.locator("[name=citation]").fill("Giữ nếp đọc sách cho cả ấp.")
    officer.locator("[name=body]").fill("Mỗi tối chị mở tủ sách.\n\n## Một việc nhỏ\n\nĐều đặn.")
    officer.locator("[data-field=image] > summary").click()
    officer.locator("[data-field='image.file'] input[type=file]").set_input_files(photo)
    expect(officer.locator("[data-field='image.file'] .file__state")).to_contain_text("Đã nhận")
    officer.locator("[name='image.alt']").fill("Chị đứng bên tủ sách")
    officer.locator("[name='image.credit']").fill("Thu Hà")

    told = officer.locator("[data-told=consent]")
    expect(told).to_be_visible()
    expect(told).to_contain_text("Trang về cá nhân, hộ gia đình cần sự đồng ý công khai")
    officer.get_by_role("button", name="Gửi duyệt").click()
    expect(officer.locator("#state")).to_contain_text("Chưa gửi duyệt được")
    assert editor.git("status", "--porcelain", "content/vinh-danh/*.md") == ""

    officer.locator("[name='consent.ref']").fill("PDY-2026-099")
    officer.locator("[name='consent.day']").fill("20/11/2026")
    for scope in ("Họ tên", "Ảnh chân dung", "Bài viết về cá nhân"):
        officer.locator("[data-field='consent.scope']").get_by_label(scope).check()
    expect(told).to_be_empty()
    page = officer.frame_locator("#preview")
    expect(page.locator("h1")).to_have_text("Phạm Thị Kiểm Thử")
    expect(page.get_by_alt_text("Chị đứng bên tủ sách").first).to_be_visible()
    officer.get_by_role("button", name="Gửi duyệt").click()
    expect(officer.get_by_text("Đã lưu và gửi duyệt.")).to_be_visible()
    path = officer.url.partition("/sua/")[2]
    assert "kiem-thu" not in path, "a person's name stays out of names of files"
    said = editor.git("log", "-1", "--format=%an|%s", "--stat")
    assert said.startswith(f"Thu Hà|Gửi duyệt {path}")
    assert ".jpg" in said

    approver = enter(editor, editor.links[0], "Lê Văn Bảo")
    approver.get_by_role("link", name=re.compile("Chờ duyệt")).click()
    approver.get_by_role("link", name="Phạm Thị Kiểm Thử").click()
    expect(approver.frame_locator("#preview").locator("h1")).to_have_text("Phạm Thị Kiểm Thử")
    approver.get_by_label("Ngày đăng").fill("28/11/2026")
    approver.get_by_role("button", name="Duyệt", exact=True).click()
    approver.wait_for_url(re.compile("/cho-duyet"))
    assert editor.git("log", "-1", "--format=%an|%s").startswith("Lê Văn Bảo|Duyệt ")

    guongsang(editor.folder, "build", "--day", DAY)
    feed = (editor.folder / "site/feeds/tat-ca.rss").read_text("utf-8")
    assert "Phạm Thị Kiểm Thử" in feed
    stem = Path(path).stem
    shown = (editor.folder / f"site/vinh-danh/{stem}/index.html").read_text("utf-8")
    assert "Giữ nếp đọc sách cho cả ấp." in shown
    assert "PDY-2026-099" not in _site(editor.folder), "the consent form's number is private"


def _site(folder: Path) -> str:
    found = (f.read_text("utf-8") for f in (folder / "site").rglob("*.html"))
    return "\n".join(found)
