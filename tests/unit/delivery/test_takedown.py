"""Records are taken down by adding lines, or leave a tombstone; nothing else in a file changes."""

from datetime import date
from pathlib import Path

import pytest

from generator.content.honouree import Honouree
from generator.content.record import Entry
from generator.delivery.takedown import Act, Edit, RefusedError, take_down, write
from generator.loading.load import load
from generator.loading.record import Record

DAY = date(2026, 11, 21)
WITHDRAW = Act(DAY, "Theo yêu cầu: “gỡ”")
REMOVE = Act(DAY, "Theo yêu cầu", removes=True)
EVERYWHERE = Act(DAY, "Theo yêu cầu", removes=True, everywhere=True)
SECTION = (
    "name: Thi đua\nbody: Sở\naddress: https://example.gov.vn/\n"
    "feed_authority: example.gov.vn\nfeed_year: 2026\n"
)

NEWS = """---
# ghi chú đầu tệp
id: tt-1
title:   'Tin một'   # giữ nguyên
publication: {status: approved, author: A, approved_by: B,
  publish: 2026-01-01}
summary: |-
  hai dòng
  ---- không phải dấu đóng

# ghi chú cuối
---

Thân bài
---
hết
"""
REMOVED = NEWS.replace("summary:", "removed: {day: 2026-01-02}\nsummary:")
PERSON = """---
# bà Sương, số điện thoại trong hồ sơ
id: vd-1
title: Nguyễn Thị Thu Sương
honouree_kind: cá nhân
post: Chuyên viên
image: {file: anh.jpg, alt: Bà Sương, credit: Văn phòng}
consent:
  ref: PDY-1
  day: 2026-01-01
  scope: [họ tên]
publication:
  status: approved   # duyệt cho bà Sương
  author: 'Ban: biên tập'
  approved_by: Lãnh đạo
  publish: 2026-01-02T08:00+07:00
  changes:
    - day: 2026-02-01
      text: Sửa tên bà Sương
---

Bà Sương kể.
"""


def loaded(tmp_path: Path, path: str, text: str | bytes) -> tuple[Record, Path]:
    """Return the record of a file, and the content folder."""
    content = tmp_path / "content"
    file = content / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    (content / "chuyen-trang.yml").write_text(SECTION, encoding="utf-8")
    (record,) = load(content).records
    return record, content


def edited(tmp_path: Path, path: str, text: str | bytes, act: Act = WITHDRAW) -> Edit:
    """Return the edit that takes the record of a file down."""
    return take_down(*loaded(tmp_path, path, text), act)


def added(edit: Edit) -> list[str]:
    """Return the lines added; all others must be there, in order and unchanged."""
    before, after = edit.before.splitlines(True), edit.after.splitlines(True)
    at = next(
        (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before)
    )
    more = len(after) - len(before)
    assert before[at:] == after[at + more :]
    return after[at : at + more]


def test_lines_are_added_and_nothing_else_changes(tmp_path: Path) -> None:
    edit = edited(tmp_path, "tin-tuc/tt-1.md", NEWS)
    assert added(edit) == [
        "withdrawn:\n",
        "  day: 2026-11-21\n",
        '  reason: "Theo yêu cầu: “gỡ”"\n',
    ]
    assert not edit.tombstone


def test_the_edit_loads_as_withdrawn(tmp_path: Path) -> None:
    record, content = loaded(tmp_path, "tin-tuc/tt-1.md", NEWS)
    write(take_down(record, content, WITHDRAW))
    library = load(content)
    assert not library.problems
    (again,) = library.records
    assert isinstance(again.entry, Entry)
    assert again.entry.withdrawn
    assert again.entry.withdrawn.reason == "Theo yêu cầu: “gỡ”"
    assert again.body == record.body
    assert sorted(p.name for p in content.rglob("*.*")) == ["chuyen-trang.yml", "tt-1.md"]


def test_line_ends_and_byte_order_mark_stay(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + NEWS.replace("\n", "\r\n").encode()
    edit = edited(tmp_path, "tin-tuc/tt-1.md", data)
    assert edit.before.encode() == data
    assert all(line.endswith("\r\n") for line in added(edit))


@pytest.mark.parametrize("end", ["", "\n", "\n\n# hết\n"])
def test_a_yml_file_ends_with_the_lines(tmp_path: Path, end: str) -> None:
    text = "id: tt-1\ntitle: Tin\npublication:\n  status: draft" + end
    edit = edited(tmp_path, "tin-tuc/tt-1.yml", text)
    whole = text if end.endswith("\n") else text + "\n"
    assert edit.after.startswith(whole + "withdrawn:\n")


def test_what_is_no_person_is_removed_by_adding_lines(tmp_path: Path) -> None:
    edit = edited(tmp_path, "tin-tuc/tt-1.md", NEWS, EVERYWHERE)
    assert [line.strip() for line in added(edit)] == [
        "removed:",
        "day: 2026-11-21",
        'notice: "Theo yêu cầu"',
        "everywhere: có",
    ]


@pytest.mark.parametrize("kind", ["cá nhân", "household"])
def test_of_a_person_only_a_tombstone_is_kept(tmp_path: Path, kind: str) -> None:
    text = PERSON.replace("cá nhân", kind)
    record, content = loaded(tmp_path, "vinh-danh/vd-1.md", text)
    edit = take_down(record, content, REMOVE)
    assert edit.tombstone
    assert edit.after.splitlines() == [
        "---",
        "id: vd-1",
        "title: (đã gỡ tên)",
        f"honouree_kind: {kind}" if kind.isascii() else f'honouree_kind: "{kind}"',
        "publication:",
        "  status: approved",
        '  author: "Ban: biên tập"',
        '  approved_by: "Lãnh đạo"',
        "  publish: 2026-01-02T08:00+07:00",
        "removed:",
        "  day: 2026-11-21",
        '  notice: "Theo yêu cầu"',
        "---",
    ]
    write(edit)
    library = load(content)
    assert not library.problems
    entry = library.records[0].entry
    assert isinstance(entry, Honouree)
    assert entry.publication.publish == record.entry.publication.publish  # type: ignore[attr-defined]
    assert entry.removed
    assert not entry.removed.everywhere


def test_a_collective_keeps_its_text(tmp_path: Path) -> None:
    text = PERSON.replace("cá nhân", "tập thể")
    edit = edited(tmp_path, "vinh-danh/vd-1.md", text, REMOVE)
    assert not edit.tombstone
    assert added(edit)[0] == "removed:\n"


def test_a_withdrawn_person_can_still_be_removed(tmp_path: Path) -> None:
    text = PERSON.replace("publication:", "withdrawn: {day: 2026-03-01, reason: Rút}\npublication:")
    edit = edited(tmp_path, "vinh-danh/vd-1.md", text, EVERYWHERE)
    assert "withdrawn" not in edit.after
    assert edit.after.rstrip("-\n").endswith("everywhere: có")


def test_a_tombstone_gets_a_nameless_file(tmp_path: Path) -> None:
    path = "vinh-danh/nguyen-thi-thu-suong/index.md"
    record, content = loaded(tmp_path, path, PERSON)
    write(take_down(record, content, REMOVE, move=True))
    assert not (content / path).exists()
    assert (content / "vinh-danh" / "vd-1.md").is_file()
    assert load(content).records[0].id == "vd-1"


def test_another_file_is_never_overwritten(tmp_path: Path) -> None:
    record, content = loaded(tmp_path, "vinh-danh/suong.md", PERSON)
    (content / "vinh-danh" / "vd-1.md").write_text("x", encoding="utf-8")
    with pytest.raises(RefusedError, match="id-taken"):
        take_down(record, content, REMOVE, move=True)


@pytest.mark.parametrize(
    ("text", "act", "why"),
    [
        (
            NEWS.replace("summary:", "withdrawn: {day: 2026-01-02, reason: x}\nsummary:"),
            WITHDRAW,
            "already-withdrawn",
        ),
        (REMOVED, REMOVE, "already-removed"),
        (REMOVED, WITHDRAW, "already-removed"),
        ("---\n{id: tt-1, title: Tin}\n---\n", WITHDRAW, "odd-file"),
        (NEWS.encode("utf-16"), WITHDRAW, "not-utf8"),
    ],
)  # fmt: skip
def test_what_is_refused(tmp_path: Path, text: str | bytes, act: Act, why: str) -> None:
    with pytest.raises(RefusedError, match=why):
        edited(tmp_path, "tin-tuc/tt-1.md", text, act)


def test_a_unit_is_refused(tmp_path: Path) -> None:
    text = "id: dv-1\nnames: [{value: Sở}]\nlevel: department\n"
    with pytest.raises(RefusedError, match="always-public"):
        edited(tmp_path, "don-vi/dv-1.yml", text)


def test_a_file_changed_meanwhile_is_refused(tmp_path: Path) -> None:
    record, content = loaded(tmp_path, "tin-tuc/tt-1.md", NEWS)
    (content / "tin-tuc" / "tt-1.md").write_text(NEWS + "thêm\n", encoding="utf-8")
    with pytest.raises(RefusedError, match="changed"):
        take_down(record, content, WITHDRAW)


def test_a_decision_with_rows_in_a_csv(tmp_path: Path) -> None:
    folder = tmp_path / "content" / "quyet-dinh"
    folder.mkdir(parents=True)
    (folder / "ds.csv").write_text("Họ và tên\nA B\nC D\n", encoding="utf-8")
    text = NEWS.replace("id: tt-1", "id: qd-1\nawarded_file: ds.csv\nawarded: [{name: E F}]")
    assert added(edited(tmp_path, "quyet-dinh/qd-1.md", text))[0] == "withdrawn:\n"


def test_a_failed_write_leaves_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record, content = loaded(tmp_path, "tin-tuc/tt-1.md", NEWS)
    edit = take_down(record, content, WITHDRAW)

    def fail(self: Path, goal: Path) -> Path:
        raise OSError("đĩa đầy")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="đĩa đầy"):
        write(edit)
    assert (content / "tin-tuc" / "tt-1.md").read_text(encoding="utf-8") == NEWS
    assert [p.name for p in (content / "tin-tuc").iterdir()] == ["tt-1.md"]
