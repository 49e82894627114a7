"""Records survive the way to Excel or JSON and back, for every kind and every record there is."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from generator.cli import group
from generator.content.kinds import KINDS, Kind
from generator.importers.layout import layout_of
from generator.loading.load import load
from generator.loading.record import Record
from tests.conftest import Site
from tests.unit.writing.records import CONTENT

PLANS = (
    "pt-dong-thap-chuyen-doi-so", "pt-ha-tinh-2022", "pt-kien-giang-2021", "pt-kien-giang-2022",
    "kttt-kien-giang-2022",
)  # fmt: skip


def run(*arguments: object) -> Result:
    return CliRunner().invoke(group, [str(each) for each in arguments])


def records(content: Path, kind: Kind) -> dict[str, Record]:
    return {r.id: r for r in load(content).records if r.kind == kind}


def test_the_five_plans_are_among_the_records() -> None:
    assert set(PLANS) <= {record.id for record in load(CONTENT).records}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
@pytest.mark.parametrize("form", ["xlsx", "json"])
def test_every_record_comes_back_equal_into_an_empty_section(
    site: Site, tmp_path: Path, kind: Kind, form: str
) -> None:
    file = tmp_path / f"all.{form}"
    exported = run("export", kind.folder, "--to", file, "--project", CONTENT.parent)
    assert exported.exit_code == 0, exported.output
    root = site({}).parent
    shutil.rmtree(root / "content" / kind.folder, ignore_errors=True)
    imported = run("import", file, "--project", root, "--yes")
    assert imported.exit_code == 0, imported.output
    before, after = records(CONTENT, kind), records(root / "content", kind)
    assert before.keys() == after.keys()
    for id, record in before.items():
        assert after[id].entry == record.entry, id
        assert after[id].body.strip("\n") == record.body.strip("\n"), id
        assert after[id].stem == record.stem


BOUNDARY = "a" * 29_990
LONG_BODIES = {
    "a blank line on the boundary": f"{BOUNDARY}\n\nHai\n\nBa",
    "blank lines all along": "\n\n".join(f"Đoạn {n}: {'chữ ' * 200}".strip() for n in range(150)),
    "a line of spaces": f"{BOUNDARY}\n   \n\n\nHai",
    "code and a list set in": f"- {BOUNDARY}\n    - hai\n\n        ba\n{BOUNDARY}\n\n    bốn",
    "a break at the end of a line": f"{BOUNDARY}  \nhai chữ nữa  \n{BOUNDARY}  \nhết",
    "a line longer than a cell": f"{'Một câu rất dài. ' * 5000}\n\nHết {'dài' * 15000}",
    "signs of two units each": "😀" * 40_000 + "\n\nHết",
}


@pytest.mark.parametrize("body", LONG_BODIES.values(), ids=LONG_BODIES)
def test_bodies_longer_than_a_cell_come_back_as_they_were(
    site: Site, tmp_path: Path, body: str
) -> None:
    content = site({"tin-tuc/a.md": f"---\nid: tin-a\ntitle: A\n---\n{body}\n"})
    file = tmp_path / "a.xlsx"
    assert run("export", "tin-tuc", "--to", file, "--project", content.parent).exit_code == 0
    (content / "tin-tuc/a.md").unlink()
    imported = run("import", file, "--project", content.parent, "--yes")
    assert imported.exit_code == 0, imported.output
    (record,) = load(content).records
    assert record.body.strip("\n").split("\n") == body.split("\n")


@pytest.mark.parametrize("form", ["xlsx", "json"])
def test_what_comes_back_unchanged_changes_no_file(tmp_path: Path, form: str) -> None:
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    file = tmp_path / f"all.{form}"
    for folder in ("phong-trao", "quyet-dinh"):
        run("export", folder, "--to", file, "--project", tmp_path)
        assert "Không có gì thay đổi." in run("import", file, "--project", tmp_path, "--yes").output


def test_one_cell_changed_in_excel_changes_one_line_of_the_file(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    file = tmp_path / "a.xlsx"
    run("export", "phong-trao", "--to", file, "--project", tmp_path, "--id", PLANS[1])
    book = load_workbook(file)
    sheet = book["Các đợt thi đua"]
    at = next(cell.column for cell in sheet[2] if cell.value == "name")
    sheet.cell(4, at).value = "Đợt mở đầu"
    book.save(file)
    path = content / "phong-trao/ha-tinh-2022.md"
    before = path.read_text(encoding="utf-8").splitlines()
    imported = run("import", file, "--project", tmp_path, "--yes")
    after = path.read_text(encoding="utf-8").splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 1, imported.output
    assert "sửa: thêm 1 dòng, bỏ 1 dòng" in imported.output


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_the_form_of_every_kind_names_all_its_fields_in_vietnamese(
    tmp_path: Path, kind: Kind
) -> None:
    file = tmp_path / "a.xlsx"
    made = run("export-template", kind.folder, "--to", file, "--project", CONTENT.parent)
    assert made.exit_code == 0, made.output
    book = load_workbook(file)
    labels = [str(c.value) for sheet in book for row in sheet.iter_rows(3, 3) for c in row]
    for layout in layout_of(kind).all():
        assert all(column.label in labels for column in layout.columns if column.way != ("id",))
    again = run("export-template", kind.folder, "--to", file, "--project", CONTENT.parent)
    assert again.exit_code == 2


def test_a_form_filled_in_by_hand_becomes_a_record(site: Site, tmp_path: Path) -> None:
    file, root = tmp_path / "a.xlsx", site({}).parent
    run("export-template", "lay-y-kien", "--to", file, "--project", root)
    book = load_workbook(file)
    first = book["Lấy ý kiến"]
    at: dict[Any, Any] = {cell.value: cell.column for cell in first[2]}
    rules = {str(v.sqref): v for v in first.data_validations.dataValidation}
    assert any(v.type == "list" for v in rules.values())
    filled: dict[str, Any] = {
        "consultation#id": "ly-a", "title": "Lấy ý kiến", "posted": date(2026, 11, 2),
        "ends": "16/11/2026", "contact": "Phòng TĐKT", "publication.status": "Chờ duyệt",
    }  # fmt: skip
    for key, value in filled.items():
        first.cell(4, at[key]).value = value
    subjects = book["Trường hợp lấy ý kiến"]
    for row, values in enumerate([(None, None, "Tổ A", "Tập thể"), (None, None, "Bà B")], start=4):
        for column, value in enumerate(values, start=1):
            subjects.cell(row, column).value = value
    book["Bài viết"].append(("ly-a", 1, "Bài.\n\nHết."))
    book.save(file)
    imported = run("import", file, "--project", root, "--yes")
    assert imported.exit_code == 0, imported.output
    record = next(iter(load(root / "content").records))
    entry = record.entry
    assert [subject.name for subject in entry.subjects] == ["Tổ A", "Bà B"]  # type: ignore[attr-defined]
    assert entry.posted == date(2026, 11, 2)  # type: ignore[attr-defined]
    assert record.body.strip() == "Bài.\n\nHết."


def test_what_is_wrong_in_a_workbook_is_told_at_its_cell_and_nothing_is_written(
    site: Site, tmp_path: Path
) -> None:
    file, root = tmp_path / "a.xlsx", site({}).parent
    run("export", "phong-trao", "--to", file, "--project", CONTENT.parent, "--id", PLANS[1])
    book = load_workbook(file)
    first, waves = book["Phong trào"], book["Các đợt thi đua"]
    issued = next(cell.column for cell in first[2] if cell.value == "issue_day")
    first.cell(4, issued).value = "31/11/2026"
    waves.append([PLANS[1], "9.1", "lạc"])
    book.save(file)
    imported = run("import", file, "--project", root, "--yes")
    assert imported.exit_code == 1
    assert f"a.xlsx › Phong trào:4:{issued}  lỗi  day.not-a-day" in imported.output
    assert "import.no-such-parent" in imported.output
    assert not list((root / "content/phong-trao").glob("ha-tinh*"))


def test_json_that_is_none_of_ours_is_told(site: Site, tmp_path: Path) -> None:
    file, root = tmp_path / "a.json", site({}).parent
    wrong: tuple[Any, ...] = ({}, [], {"format": "guongsang-records", "kind": "x"})
    for whole in wrong:
        file.write_text(json.dumps(whole), encoding="utf-8")
        assert "import.not-json" in run("import", file, "--project", root, "--yes").output
