"""A draft that was never approved is deleted in the editor, and nothing else is."""

import re
import shutil

import pytest

from tests.editor.offices import ROOT, Editor, Person

NEWS = "---\nid: {id}\ntitle: {title}\n{rest}---\n{body}"
PLACE = "content/tin-tuc"


@pytest.fixture(scope="module")
def officer(shared_editor: Editor) -> Person:
    return shared_editor.person("Đỗ Minh", "officer")


def write(editor: Editor, name: str, rest: str = "", body: str = "", *, commit: bool = True) -> str:
    """Write a piece of news as somebody did earlier; return its path."""
    path = f"{PLACE}/{name}.md"
    text = NEWS.format(id=f"tt-{name}", title=f"Tin {name}", rest=rest, body=body)
    (editor.folder / path).write_text(text, encoding="utf-8")
    if commit:
        editor.git("add", "-A", "content")
        editor.git("commit", "-q", "-m", f"Thêm {path}")
    return path


def delete(person: Person, path: str, **values: str) -> tuple[int, str]:
    """Open the page, send it as sure; return the status and what was said."""
    shown = person.get(f"/xoa/{path}").text
    base = re.search(r'name="base" value="([^"]*)"', shown)
    sent = {"base": base[1] if base else "", "sure": "1", **values}
    answer = person.post(f"/xoa/{path}", list(sent.items()))
    return answer.status, answer.text


def test_a_draft_is_deleted_with_its_picture_in_one_commit(
    shared_editor: Editor, officer: Person
) -> None:
    picture = next((ROOT / "content/dien-hinh").glob("*.jpg"))
    shutil.copy(picture, shared_editor.folder / PLACE / "nhap-anh.jpg")
    path = write(shared_editor, "nhap-mot", "image: {file: nhap-anh.jpg, alt: Ảnh, credit: Sở}\n")
    before = shared_editor.git("rev-parse", "HEAD").strip()
    assert f'href="/xoa/{path}"' in officer.get(f"/sua/{path}").text
    shown = officer.get(f"/xoa/{path}").text
    assert f"{PLACE}/nhap-anh.jpg" in shown
    assert "lịch sử Git" in shown
    assert delete(officer, path)[0] == 303
    assert not (shared_editor.folder / path).exists()
    assert not (shared_editor.folder / PLACE / "nhap-anh.jpg").exists()
    log = shared_editor.git("log", "--format=%an|%s", f"{before}..HEAD").splitlines()
    assert log == [f"Đỗ Minh|Xóa {path}"]
    assert shared_editor.git("status", "--porcelain", "content").strip() == ""
    assert officer.get(f"/sua/{path}").status in (200, 404)
    assert "Đã xóa bản nháp" in officer.get("/ds/tin-tuc?xong=xoa").text


def test_a_draft_git_does_not_know_is_deleted_and_that_is_said_first(
    shared_editor: Editor, officer: Person
) -> None:
    path = write(shared_editor, "nhap-hai", commit=False)
    assert "không lấy lại được" in officer.get(f"/xoa/{path}").text
    assert delete(officer, path)[0] == 303
    assert not (shared_editor.folder / path).exists()


@pytest.mark.parametrize(
    ("rest", "body"),
    [
        ("", "Xem [bài](id:tt-dich-{n}).\n"),
        ("", "Xem [bài](dich-{n}.md#muc).\n"),
        ("removed: {{day: 1/1/2026, redirect: tt-dich-{n}}}\n", ""),
        ("slug: Á\nremoved: {{day: 1/1/2026, redirect: tt-dich-{n}}}\n", ""),
    ],
)
def test_a_draft_others_refer_to_stays_and_they_are_named(
    shared_editor: Editor, officer: Person, request: pytest.FixtureRequest, rest: str, body: str
) -> None:
    number = abs(hash((rest, body))) % 10_000
    path = write(shared_editor, f"dich-{number}")
    other = write(shared_editor, f"nguon-{number}", rest.format(n=number), body.format(n=number))
    status, text = delete(officer, path)
    assert status == 409
    assert other in text
    assert (shared_editor.folder / path).exists()
    (shared_editor.folder / other).unlink()
    assert delete(officer, path)[0] == 303


def test_what_was_approved_once_is_not_deleted(shared_editor: Editor, officer: Person) -> None:
    approved = "publication: {status: Đã duyệt, author: An, approved_by: Bình, publish: 1/2/2026}\n"
    path = write(shared_editor, "da-duyet", approved)
    assert delete(officer, path)[0] == 409
    assert f"/xoa/{path}" not in officer.get(f"/sua/{path}").text
    # Nor is it when its file no longer says so.
    write(shared_editor, "da-duyet", "publication: {status: draft, author: An}\n")
    for number in range(25):
        write(shared_editor, "da-duyet", f"summary: Sửa {number}\n")
    assert delete(officer, path)[0] == 409
    assert delete(officer, "content/don-vi/dv-mh-so.yml")[0] == 409
    assert (shared_editor.folder / path).exists()


def test_nothing_is_deleted_unsure_or_under_a_change(
    shared_editor: Editor, officer: Person
) -> None:
    path = write(shared_editor, "nhap-ba")
    assert delete(officer, path, sure="")[0] == 409
    assert delete(officer, path, base="cũ")[0] == 409
    assert (shared_editor.folder / path).exists()
    assert Person(shared_editor.origin).get(f"/xoa/{path}").status == 303
    assert delete(officer, path)[0] == 303


def test_where_git_refuses_nothing_is_deleted(shared_editor: Editor, officer: Person) -> None:
    path = write(shared_editor, "nhap-bon", body="Còn nguyên.\n")
    lock = shared_editor.folder / ".git/index.lock"
    lock.write_bytes(b"")
    status, text = delete(officer, path)
    lock.unlink()
    assert status == 409
    assert "chưa xóa gì" in text
    assert (shared_editor.folder / path).read_text("utf-8").endswith("Còn nguyên.\n")
    assert delete(officer, path)[0] == 303
