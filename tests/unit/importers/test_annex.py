"""Annexes of decisions: every row is taken or told of, and again imports the same."""

import time
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import group
from generator.content.award_decision import Awarded
from generator.diagnostics import Diagnostic
from generator.importers.decision import Annex, read_annex
from generator.importers.grid import of_csv, of_sheet
from generator.loading.load import load
from generator.workbook import read_workbook
from tests.conftest import Site
from tests.unit.importers.workbooks import messy_annex, workbook

DAY = date(2026, 12, 20)
CSV = "content/quyet-dinh/quyet-dinh-77-2026.csv"
RECORD = "content/quyet-dinh/quyet-dinh-77-2026.md"


def annex(rows: list, merged: tuple[str, ...] = ()) -> Annex | Diagnostic:
    sheet = read_workbook(workbook(rows, merged))[0]
    return read_annex(of_sheet("a.xlsx", sheet), (), DAY)


def good(found: Annex | Diagnostic) -> Annex:
    assert isinstance(found, Annex), found
    return found


def codes(found: Annex) -> list[tuple[int, str]]:
    return [(row.number, problem.code) for row, problem in found.listing.left]


def run(root: Path, name: str, data: bytes, *more: str, told: str = "") -> Result:
    (root / name).write_bytes(data)
    whole = ["import", str(root / name), "--project", str(root), "--day", "2026-12-20", *more]
    return CliRunner().invoke(group, whole, input=told)


def test_a_thousand_rows_are_all_accounted_for_and_import_again_to_the_same(site: Site) -> None:
    root = site({}).parent
    data = messy_annex(1000)
    run(root, "nho.xlsx", messy_annex(10))  # what is loaded once is no part of the time
    start = time.process_time()
    first = run(root, "a.xlsx", data, "--yes")
    assert time.process_time() - start < 2
    assert "1.009 dòng có chữ dưới tên cột = 1.000 dòng lấy được + 9 dòng để lại" in first.output
    assert first.exit_code == 1  # one row has no name
    files = {each: (root / each).read_bytes() for each in (CSV, RECORD)}
    again = run(root, "a.xlsx", data, "--yes")
    assert "Không có gì thay đổi." in again.output
    assert {each: (root / each).read_bytes() for each in (CSV, RECORD)} == files


def test_what_is_written_loads_as_it_was_read(site: Site) -> None:
    root = site({}).parent
    run(root, "a.xlsx", messy_annex(60), "--yes")
    record = next(each for each in load(root / "content").records)
    entry = record.entry
    assert not [p for p in load(root / "content").problems if p.place.path.startswith(CSV)]
    assert (entry.symbol, entry.issue_day) == ("77/QĐ-SNV", date(2026, 12, 15))  # type: ignore[attr-defined]
    rows: tuple[Awarded, ...] = entry.awarded  # type: ignore[attr-defined]
    assert len(rows) == 60
    assert [row.kind.value for row in rows[4:6]] == ["collective", "person"]
    assert rows[5].number == 1
    assert rows[5].name == unicodedata.normalize("NFC", rows[5].name) == "Nguyễn Thị Hồng A"
    assert "79203001235" not in (root / CSV).read_text(encoding="utf-8")  # an unknown column


def test_numbers_and_days_are_kept_as_they_were_typed() -> None:
    sheet = read_workbook(workbook([("a", 1.0, 79203001234.0, 0.1, 12.50, date(2026, 1, 2), True)]))
    assert [cell.text for cell in sheet[0].rows[0].cells] == [
        "a", "1", "79203001234", "0.1", "12.5", "2026-01-02", "có"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "headings",
    [
        ("STT", "Họ và tên", "Đơn vị", "Hình thức khen thưởng"),
        ("tt", "HO VA TEN", "DON VI CONG TAC", "hinh thuc"),
        ("Số TT", "Họ, tên", "Cơ quan,\n đơn vị", "Danh hiệu (ghi rõ)"),
        ("No.", "Name", "Unit", "Label as issued"),
        ("STT.", "Họ vả tên", "Đơn vị công tác*", "Danh hiệu:"),
    ],
)
def test_columns_are_known_by_their_labels_however_written(headings: tuple[str, ...]) -> None:
    order = (3, 1, 0, 2)  # and in any order
    row = ("1", "Trần Thị Mai", "Phòng Một cửa", "Giấy khen")
    found = good(annex([[headings[at] for at in order], [row[at] for at in order]]))
    assert found.rows == (
        Awarded(number=1, name="Trần Thị Mai", unit="Phòng Một cửa", label="Giấy khen"),
    )


def test_names_in_two_merged_rows_are_read_together() -> None:
    rows = [
        ("STT", "Họ và tên", "Khen thưởng", None),
        (None, None, "Danh hiệu", "Thành tích"),
        (1, "Trần Thị Mai", "Giấy khen", "Việc tốt"),
    ]
    found = good(annex(rows, ("A1:A2", "B1:B2", "C1:D1")))
    assert [(row.label, row.citation) for row in found.rows] == [("Giấy khen", "Việc tốt")]


@pytest.mark.parametrize("headings", [("Họ và tên đệm", "Tên"), ("Họ, đệm", "Tên")])
def test_a_name_in_two_columns_is_put_together(headings: tuple[str, str]) -> None:
    rows = [("STT", *headings, "Đơn vị"), (1, "Trần Thị", "Mai", "Sở"), (2, "Lê", "Ba", "Sở")]
    assert [row.name for row in good(annex(rows)).rows] == ["Trần Thị Mai", "Lê Ba"]
    rows[0] = ("STT", "Họ và tên", None, "Đơn vị")  # type: ignore[assignment]
    found = good(annex(rows, ("B1:C1",)))
    assert [row.name for row in found.rows] == ["Trần Thị Mai", "Lê Ba"]


def test_a_unit_merged_over_several_people_is_theirs() -> None:
    rows = [
        ("STT", "Họ và tên", "Đơn vị"),
        (1, "A B", "Phòng X"),
        (2, "C D"),
        (3, "E F", "Phòng Y"),
    ]
    found = good(annex(rows, ("C2:C3",)))
    assert [row.unit for row in found.rows] == ["Phòng X", "Phòng X", "Phòng Y"]


def test_rows_that_are_no_recipients_are_named_with_the_reason() -> None:
    rows = [
        ("STT", "Họ và tên", "Chức vụ", "Đơn vị"),
        ("(1)", "(2)", "(3)", "(4)"),
        ("I", "CÁ NHÂN"),
        (1, "Công Thị Hoa", "Giám đốc", "Trung tâm A"),
        ("", "Bùi Văn Ký", "Giám đốc", "Trung tâm B"),
        ("", "Nhóm khác"),
        (2, None, "Chuyên viên", "Sở"),
        ("STT", "Họ và tên", "Chức vụ", "Đơn vị"),
        ("Tổng cộng: 2 người",),
        (None, None, None, "KT. GIÁM ĐỐC"),
        (None, None, None, "Lê Văn C"),
    ]
    found = good(annex(rows))
    assert [row.name for row in found.rows] == ["Công Thị Hoa", "Bùi Văn Ký"]
    assert codes(found) == [
        (2, "import.row-header"), (3, "import.row-group"), (6, "import.row-unclear"),
        (7, "import.row-nameless"), (8, "import.row-header"), (9, "import.row-total"),
        (10, "import.row-signature"), (11, "import.row-signature"),
    ]  # fmt: skip


def test_a_table_without_names_of_columns_is_refused() -> None:
    found = annex([("a", "b"), (1, 2)])
    assert isinstance(found, Diagnostic)
    assert found.code == "import.no-header"


def test_a_csv_annex_reads_like_its_workbook() -> None:
    text = "STT;Họ tên;Đơn vị\n1;Trần Thị Mai;Sở\n;Tổng cộng;1\n"
    found = good(read_annex(of_csv("a.csv", text.encode()), (), DAY))
    assert [row.name for row in found.rows] == ["Trần Thị Mai"]
    assert [p.code for p in found.problems] == ["import.row-total"]


def test_nothing_is_written_before_somebody_agrees(site: Site) -> None:
    root = site({}).parent
    refused = run(root, "a.xlsx", messy_annex(20), told="n\n")
    assert refused.exit_code == 1
    assert not (root / CSV).exists()
    agreed = run(root, "a.xlsx", messy_annex(20), told="y\n")
    assert (root / CSV).exists(), agreed.output


def test_a_list_goes_into_the_record_of_its_symbol_and_leaves_the_rest(site: Site) -> None:
    text = "---\nid: qd-a\ntitle: Tôi viết # đừng đụng\nsymbol: 77/QĐ-SNV\n# ghi chú\n---\nBài.\n"
    root = site({"quyet-dinh/cua-toi.md": text}).parent
    run(root, "a.xlsx", messy_annex(20), "--yes")
    now = (root / "content/quyet-dinh/cua-toi.md").read_text(encoding="utf-8")
    assert now == text.replace("SNV\n", "SNV\nawarded_file: cua-toi.csv\n")
