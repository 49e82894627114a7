"""The editor's server, asked as anybody could ask it: strangers, other sites, odd files, hurry."""

import json
import re
import threading
from pathlib import Path
from typing import Any

import pytest

from generator.content.fields import Part
from generator.content.kinds import KINDS, Kind
from generator.content.shape import shapes
from tests.editor.filled import Pairs, pairs_of, with_value
from tests.editor.offices import ROOT, Editor, Person, guongsang, project, running

DATA = {"Accept": "application/json"}
NEWS = "content/tin-tuc/so-ket-chin-thang.md"


@pytest.fixture(scope="module")
def officer(shared_editor: Editor) -> Person:
    return shared_editor.person("Thu Hà", "officer")


@pytest.fixture(scope="module")
def approver(shared_editor: Editor) -> Person:
    return shared_editor.person("Lê Văn Bảo", "approver")


def form(person: Person, path: str) -> Pairs:
    """Return what a browser would send of a record's form as it stands."""
    return pairs_of(person.get(f"/sua/{path}").text)


def save(person: Person, pairs: Pairs, act: str = "save") -> tuple[int, dict[str, Any]]:
    """Send a form to be saved; return the status and what was said."""
    answer = person.post("/luu", [*pairs, ("_act", act)], **DATA)
    return answer.status, json.loads(answer.text)


def upload(person: Person, name: str, data: bytes, accept: str = ".jpg,.jpeg,.png,.webp") -> Any:
    answer = person.post(f"/tep/tin-tuc?accept={accept}", data, X_File_Name=name)
    return answer.status, json.loads(answer.text)


def photo() -> bytes:
    return next((ROOT / "content/dien-hinh").glob("*.jpg")).read_bytes()


@pytest.mark.parametrize(
    "path", ["/", "/ds/", f"/sua/{NEWS}", "/cho-duyet", f"/duyet/{NEWS}", "/nguoi-dung"]
)
def test_a_stranger_is_asked_to_sign_in(shared_editor: Editor, path: str) -> None:
    answer = Person(shared_editor.origin).get(path)
    assert answer.status == 303
    assert answer.headers["location"].startswith("/dang-nhap")


def test_a_stale_session_is_told_and_nothing_is_saved(
    shared_editor: Editor, officer: Person
) -> None:
    pairs = with_value(form(officer, NEWS), "title", "Phiên cũ")
    stale = Person(shared_editor.origin, "guongsang-1=khong-con")
    status, said = save(stale, pairs)
    assert status == 401
    assert said["signed_out"] is True
    assert "Nội dung vẫn còn trên trang này" in said["why"]
    assert "Phiên cũ" not in (shared_editor.folder / NEWS).read_text("utf-8")


@pytest.mark.parametrize("origin", ["http://khac.example", "null", "http://127.0.0.1:1"])
def test_what_another_site_sends_is_refused(officer: Person, origin: str) -> None:
    answer = officer.post("/luu", form(officer, NEWS), Origin=origin)
    assert answer.status == 403
    assert "từ trang khác" in answer.text


def test_another_host_name_is_refused(shared_editor: Editor) -> None:
    answer = Person(shared_editor.origin).get("/dang-nhap", Host="ac-y.example")
    assert answer.status == 403


def test_pages_carry_a_strict_policy_and_the_session_is_strict(
    shared_editor: Editor, officer: Person
) -> None:
    policy = officer.get("/").headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'; script-src 'self'; style-src 'self'" in policy
    link = shared_editor.invite("Người Mới", "officer")
    stranger = Person(shared_editor.origin)
    made = {"name": "Người Mới", "password": "một câu rất dài", "again": "một câu rất dài"}
    cookie = stranger.post(link, made).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert stranger.get(link).status == 404, "a link lets in once"


def test_passwords_are_kept_hashed_and_guessing_is_slowed(shared_editor: Editor) -> None:
    shared_editor.person("Mai Lan", "officer")
    kept = (shared_editor.folder / ".guongsang/editor/users.json").read_text("utf-8")
    assert "một câu dễ nhớ" not in kept
    assert "scrypt$" in kept
    stranger = Person(shared_editor.origin)
    wrong = {"name": "mai lan", "password": "sai"}
    said = [stranger.post("/dang-nhap", wrong).text for _ in range(6)]
    assert "Tên hoặc mật khẩu không đúng" in said[0]
    assert "Chờ một phút" in said[5]


@pytest.mark.parametrize(
    "name",
    ["../../../etc/passwd.jpg", "..%5C..%5Canh.jpg", "%2Fetc%2Fx.jpg",
     "%E1%BA%A2nh%20%C4%90%E1%BA%B7ng%20(2).JPG",
     "a%00b.jpg", ".htaccess.jpg", "con.jpg", "%E2%80%AEgpj.jpg"],
)  # fmt: skip
def test_a_hostile_name_becomes_a_plain_one_in_the_records_folder(
    shared_editor: Editor, officer: Person, name: str
) -> None:
    status, said = upload(officer, name, photo())
    assert status == 200, said
    assert re.fullmatch(r"[a-z0-9-]+\.jpg", said["name"])
    assert (shared_editor.folder / "content/tin-tuc" / said["name"]).read_bytes() == photo()


def test_files_that_may_not_be_are_refused_in_words_and_leave_nothing(
    shared_editor: Editor, officer: Person
) -> None:
    folder = shared_editor.folder / "content/tin-tuc"
    before = sorted(folder.iterdir())
    huge = photo() + b"\0" * (51 * 1024 * 1024)
    cases = {
        "anh.jpg": (huge, "51 MB; ở đây nhận đến 50 MB"),
        "anh.gif": (b"GIF89a", "chỉ dùng được JPG"),
        "anh.heic": (b"x", "lưu lại thành JPEG"),
        "anh.png": (photo(), "PNG"),
        "trang.jpg": (b"<html>", ""),
        "rong.jpg": (b"", "rỗng"),
    }
    for name, (data, words) in cases.items():
        status, said = upload(officer, name, data)
        assert status == 422, name
        assert words in said["why"], said
    status, said = upload(officer, "virus.pdf", b"MZ\x90", ".pdf")
    assert status == 422
    assert sorted(folder.iterdir()) == before


def test_a_picture_never_replaces_another(shared_editor: Editor, officer: Person) -> None:
    others = sorted((ROOT / "content/dien-hinh").glob("*.jpg"))[:2]
    names = [upload(officer, "trung-ten.jpg", each.read_bytes())[1]["name"] for each in others]
    again = upload(officer, "trung-ten.jpg", others[0].read_bytes())[1]["name"]
    assert names == ["trung-ten.jpg", "trung-ten-2.jpg"]
    assert again == "trung-ten.jpg"


def test_of_two_saves_at_once_one_meets_the_other(shared_editor: Editor, officer: Person) -> None:
    path = "content/tin-tuc/viet-bao-cao-thanh-tich.md"
    pairs = form(officer, path)
    said: list[tuple[int, dict[str, Any]]] = []

    def send(title: str) -> None:
        said.append(save(officer, with_value(pairs, "title", title)))

    threads = [threading.Thread(target=send, args=(f"Cùng lúc {n}",)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(status for status, _ in said) == [200, 409]
    conflict = next(answer["conflict"] for _, answer in said if "conflict" in answer)
    title = next(row for row in conflict if row["key"] == "title")
    assert {title["mine"], title["theirs"]} == {"Cùng lúc 0", "Cùng lúc 1"}
    written = (shared_editor.folder / path).read_text("utf-8")
    assert title["theirs"] in written
    shelf = shared_editor.folder / ".guongsang/editor/kept"
    kept = "".join(file.read_text("utf-8") for file in shelf.glob("*.json"))
    assert title["mine"] in kept


def test_text_with_errors_is_kept_apart_and_the_site_still_builds(
    shared_editor: Editor, officer: Person
) -> None:
    before = (shared_editor.folder / NEWS).read_bytes()
    pairs = with_value(form(officer, NEWS), "publication.publish", "31/11/2026")
    status, said = save(officer, pairs)
    assert status == 422
    told = next(each for each in said["told"] if each["severity"] == "error")
    assert told["name"] == "publication.publish"
    assert told["what"] == "Không có ngày “31/11/2026” trong lịch."
    assert (shared_editor.folder / NEWS).read_bytes() == before
    start = officer.get("/").text
    assert "Đang viết dở" in start
    goal = re.search(rf'href="(/sua/{NEWS}\?giu=\w+)"', start)
    assert goal is not None
    assert "31/11/2026" in officer.get(goal[1]).text


def test_a_commit_holds_the_record_alone_and_what_is_staged_stays(
    shared_editor: Editor, officer: Person
) -> None:
    (shared_editor.folder / "docs/lien-he.md").write_text("khác", encoding="utf-8")
    shared_editor.git("add", "docs/lien-he.md")
    path = "content/tin-tuc/khi-bao-cao-dai-hon-viec.md"
    status, _ = save(officer, with_value(form(officer, path), "title", "Báo cáo ngắn lại"))
    assert status == 200
    said = shared_editor.git("show", "--name-only", "--format=%an <%ae>%n%s")
    assert said.splitlines() == ["Thu Hà <thu-ha@guongsang.invalid>", f"Sửa {path}", "", path]
    assert shared_editor.git("diff", "--cached", "--name-only").strip() == "docs/lien-he.md"
    shared_editor.git("checkout", "-q", "HEAD", "--", "docs/lien-he.md")


def test_an_approved_record_that_is_changed_is_up_for_review_again(
    shared_editor: Editor, officer: Person, approver: Person
) -> None:
    path = "content/vinh-danh/vd-0002.md"
    assert save(officer, with_value(form(officer, path), "post", "Tổ trưởng"))[0] == 200
    text = (shared_editor.folder / path).read_text("utf-8")
    assert "status: Chờ duyệt" in text
    assert "author: Ban biên tập (minh họa)" in text
    refused = officer.post(f"/duyet/{path}", {"act": "approve", "base": _base(officer, path)})
    assert refused.status == 409
    assert "Chỉ người duyệt" in refused.text
    page = approver.get(f"/duyet/{path}").text
    assert "Nông dân, thành viên Hợp tác xã Nắng Mai (minh họa)" in page
    assert "Tổ trưởng" in page
    done = approver.post(f"/duyet/{path}", {"act": "approve", "base": _base(approver, path)})
    assert done.status == 303, done.text
    text = (shared_editor.folder / path).read_text("utf-8")
    assert "status: Đã duyệt" in text
    assert "approved_by: Lê Văn Bảo" in text


def test_nobody_approves_what_they_changed(shared_editor: Editor, approver: Person) -> None:
    path = "content/vinh-danh/vd-0003.md"
    assert save(approver, with_value(form(approver, path), "post", "Khác"))[0] == 200
    form_sent = {"act": "approve", "base": _base(approver, path)}
    refused = approver.post(f"/duyet/{path}", form_sent)
    assert refused.status == 409
    assert "không được tự duyệt" in refused.text
    assert "status: Chờ duyệt" in (shared_editor.folder / path).read_text("utf-8")


def test_what_changed_after_it_was_seen_is_not_approved(
    shared_editor: Editor, officer: Person, approver: Person
) -> None:
    path = "content/vinh-danh/vd-0005.md"
    save(officer, with_value(form(officer, path), "post", "Lần một"))
    seen = _base(approver, path)
    save(officer, with_value(form(officer, path), "post", "Lần hai"))
    refused = approver.post(f"/duyet/{path}", {"act": "approve", "base": seen})
    assert refused.status == 409
    assert "vừa được sửa" in refused.text


def test_a_record_is_given_back_with_a_word(
    shared_editor: Editor, officer: Person, approver: Person
) -> None:
    path = "content/vinh-danh/vd-0006.md"
    save(officer, with_value(form(officer, path), "post", "Mới"))
    sent = {"act": "return", "base": _base(approver, path), "note": "Ghi rõ tên tổ."}
    assert approver.post(f"/duyet/{path}", sent).status == 303
    assert "Ghi rõ tên tổ." in officer.get(f"/sua/{path}").text
    assert "status: Bản nháp" in (shared_editor.folder / path).read_text("utf-8")


def test_a_status_typed_into_the_text_does_not_approve(
    shared_editor: Editor, officer: Person
) -> None:
    path = "content/tin-tuc/chuyen-o-quay-so-4.md"
    text = (shared_editor.folder / path).read_text("utf-8").replace("title: ", "title: Mới ", 1)
    text = re.sub("status: .*", "status: Đã duyệt", text)
    sent = {"base": _text_base(officer, path), "text": text}
    assert officer.post(f"/chu/{path}", sent).status == 303
    now = (shared_editor.folder / path).read_text("utf-8")
    assert "title: Mới" in now
    assert "status: Chờ duyệt" in now


def test_an_id_that_others_refer_to_stays(shared_editor: Editor, officer: Person) -> None:
    path = "content/don-vi/dv-mh-so.yml"
    pairs = with_value(form(officer, path), "id", "dv-khac")
    assert save(officer, with_value(pairs, "place", "Tỉnh khác"))[0] == 200
    text = (shared_editor.folder / path).read_text("utf-8")
    assert "id: dv-mh-so" in text
    sent = {"base": _text_base(officer, path), "text": text.replace("dv-mh-so", "dv-khac")}
    refused = officer.post(f"/chu/{path}", sent)
    assert "Chưa lưu: tệp còn lỗi." in refused.text
    assert (shared_editor.folder / path).read_text("utf-8") == text


def test_a_person_is_taken_down_after_seeing_what_goes(
    shared_editor: Editor, officer: Person
) -> None:
    path = "content/vinh-danh/vd-0010.md"
    title = re.search(r"title: (.+)", (shared_editor.folder / path).read_text("utf-8"))
    assert title is not None
    sent = {"base": _base(officer, path), "how": "remove", "reason": f"Theo yêu cầu của {title[1]}"}
    assert "nêu tên người đó" in officer.post(f"/rut/{path}", sent).text
    sent["reason"] = "Gỡ theo yêu cầu của người liên quan."
    shown = officer.post(f"/rut/{path}", sent)
    assert "-summary" in shown.text
    assert title[1] in (shared_editor.folder / path).read_text("utf-8")
    assert "Đã gỡ" in officer.post(f"/rut/{path}", {**sent, "sure": "1"}).text
    left = (shared_editor.folder / path).read_text("utf-8")
    assert title[1] not in left
    assert "removed:" in left
    assert title[1] not in shared_editor.git("log", "-1", "--format=%B")


def test_no_path_leads_out_of_the_records(officer: Person) -> None:
    for path in ("content/../mkdocs.yml", "../../etc/passwd", "content/chuyen-trang.yml"):
        assert "Không thấy bài này" in officer.get(f"/sua/{path}").text
    assert officer.get("/assets/..%2Fapp.py").status == 404


def _base(person: Person, path: str) -> str:
    return dict(form(person, path))["_base"]


def _text_base(person: Person, path: str) -> str:
    found = re.search(r'name="base" value="(\w+)"', person.get(f"/chu/{path}").text)
    assert found is not None
    return found[1]


def test_people_are_added_by_command(shared_editor: Editor) -> None:
    said = guongsang(shared_editor.folder, "edit", "--add-user", "Trần  Văn Lộc")
    link = re.search(r"/vao/\S+", said)
    assert link is not None
    assert "Trần Văn Lộc" in Person(shared_editor.origin).get(link[0]).text


def test_a_first_link_that_was_lost_is_made_anew(tmp_path: Path) -> None:
    folder = project(tmp_path)
    with running(folder) as first:
        pass
    with running(folder) as again:
        person = Person(again.origin)
        lost, found = (link.partition("/vao/")[2] for link in (first.links[0], again.links[0]))
        assert person.get(f"/vao/{lost}").status == 404
        assert person.get(f"/vao/{found}").status == 200


def test_the_editor_keeps_out_of_git(shared_editor: Editor) -> None:
    assert ".guongsang" not in shared_editor.git("status", "--porcelain")


EXAMPLES = {
    "Day": "1/12/2026", "Moment": "8:00 1/12/2026", "DayOrMoment": "1/12/2026",
    "WebAddress": "https://example.gov.vn/bai",
}  # fmt: skip


def required(person: Person, model: type[Part], prefix: str = "") -> Pairs:
    """Return what the least of a new record needs, as a form names it."""
    pairs: Pairs = []
    for key, shape in shapes(model).items():
        if not shape.required or key == "id":
            continue
        name = f"{prefix}{key}.n1" if shape.many else f"{prefix}{key}"
        if shape.part:
            pairs += required(person, shape.part, f"{name}.")
        elif shape.refers:
            found = person.get(f"/chon?kinds={','.join(shape.refers)}").text
            pairs.append((name, json.loads(found)["choices"][0]["id"]))
        else:
            first = next(iter(shape.choice)).vi if shape.choice else ""
            pairs.append((name, first or EXAMPLES.get(shape.scalar, f"Thử {key}")))
    return pairs


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_a_record_of_every_kind_is_begun_and_kept(
    shared_editor: Editor, officer: Person, kind: Kind
) -> None:
    blank = pairs_of(officer.get(f"/moi/{kind.folder}").text)
    needed = required(officer, kind.model)
    named = {name for name, _ in needed}
    pairs = [pair for pair in blank if pair[0] not in named] + needed
    status, said = save(officer, pairs)
    assert status == 200, said
    path = said["saved"].removeprefix("/sua/")
    text = (shared_editor.folder / path).read_text("utf-8")
    assert text.count("\n") < 20, "nothing is written that nobody filled in"
    assert shared_editor.git("log", "-1", "--format=%s").strip() == f"Thêm {path}"
    assert save(officer, form(officer, path)) == (
        200,
        {**said, "unchanged": True, "saved": f"/sua/{path}"},
    )


def test_a_list_sent_as_csv_is_read_told_and_committed_with_its_decision(
    shared_editor: Editor, officer: Person
) -> None:
    rows = "STT;Họ và tên;Đơn vị\n1;Nguyễn Văn Thử;Phòng A\n2;;Phòng B\n".encode()
    name = officer.post("/tep/quyet-dinh?accept=.csv,.txt", rows, X_File_Name="Phu%20luc.csv")
    csv = json.loads(name.text)["name"]
    blank = pairs_of(officer.get("/moi/quyet-dinh").text)
    filled = with_value(with_value(blank, "title", "Tặng giấy khen"), "awarded_file", csv)
    status, said = save(officer, filled)
    assert status == 422
    assert said["told"][0]["name"] == "awarded_file"
    assert said["told"][0]["what"].startswith("Dòng 3 của danh sách:")
    name = officer.post(
        "/tep/quyet-dinh?accept=.csv,.txt",
        rows.replace(b"2;;", b"2;B;"),
        X_File_Name="Phu%20luc.csv",
    )
    csv = json.loads(name.text)["name"]
    assert save(officer, with_value(filled, "awarded_file", csv))[0] == 200
    assert csv in shared_editor.git("show", "--name-only", "--format=")
