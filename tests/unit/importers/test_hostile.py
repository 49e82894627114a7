"""Files that are not what they seem: a sentence with the cure, in both languages, never more."""

import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from generator.cli import group
from generator.importers.grid import of_sheet
from generator.importers.package import look_at
from generator.messages.catalogue import word
from generator.workbook import WorkbookError, read_workbook
from tests.conftest import Site
from tests.unit.importers.documents import document
from tests.unit.importers.workbooks import saved, with_part, workbook

GOOD = workbook([("STT", "Họ và tên"), (1, "Trần Thị Mai")])
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512


def bomb() -> bytes:
    return with_part(GOOD, "xl/media/a.bin", b"\0" * (300 * 1024 * 1024))


def lying_bomb() -> bytes:
    """Return a package whose directory says that a part is small."""
    data = bytearray(with_part(GOOD, "xl/media/a.bin", b"\0" * 1024 * 1024))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(data)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.xlsx", b"", "import.unknown-type"),
        ("a.xlsx", b"\x89PNG\r\n\x1a\n\0", "import.unknown-type"),
        ("a.xlsx", b"%PDF-1.7", "import.unknown-type"),
        ("a.xls", OLE, "import.old-format"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "import.password"),
        ("a.xlsx", GOOD[: len(GOOD) // 2], "import.broken"),
        ("a.xlsx", GOOD[:60] + b"\xff" * 40 + GOOD[100:], "import.broken"),
        ("a.xlsx", bomb(), "import.bomb"),
        ("a.xlsx", with_part(GOOD, "xl/b.xml", b" " * (65 * 1024 * 1024)), "import.bomb"),
        ("a.xlsx", lying_bomb(), "import.broken"),
        ("a.xlsx", with_part(GOOD, "xl/b.xml", b"<!DOCTYPE a>"), "import.doctype"),
        ("a.zip", b"PK\x05\x06" + b"\0" * 18, "import.unknown-type"),
        ("a.json", b"{", "import.not-json"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told(site: Site, name: str, data: bytes, code: str) -> None:
    opened = look_at(name, data)
    assert (opened.type, [each.code for each in opened.problems]) == ("", [code])
    assert all(word(opened.problems[0], language).cure for language in ("vi", "en"))
    root = site({}).parent
    (root / name).write_bytes(data)
    result = CliRunner().invoke(
        group, ["import", str(root / name), "--project", str(root), "--yes"]
    )
    assert result.exit_code == 1
    assert code in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("name", "data", "codes"),
    [
        ("a.csv", GOOD, ["import.wrong-ending"]),
        ("a.xlsx", b"STT,H\xe1\xbb\x8d t\xc3\xaan\n1,A\n", ["import.wrong-ending"]),
        ("a.xlsm", with_part(GOOD, "xl/vbaProject.bin", b"x"), ["import.macros"]),
        ("a.xlsx", with_part(GOOD, "xl/externalLinks/externalLink1.xml", b"<a/>"),
         ["import.external-links"]),
    ],
)  # fmt: skip
def test_what_is_odd_but_readable_is_read_with_a_word(
    name: str, data: bytes, codes: list[str]
) -> None:
    opened = look_at(name, data)
    assert opened.type
    assert [each.code for each in opened.problems] == codes


def test_formulas_without_a_stored_value_are_named_at_their_cell() -> None:
    grid = of_sheet("a.xlsx", read_workbook(workbook([("STT", "Họ tên"), ("=1+1", "A")]))[0])
    assert [(p.code, p.place.line, p.place.column) for p in grid.problems] == [
        ("import.formulas", 2, 1), ("import.formula-without-value", 2, 1)
    ]  # fmt: skip


def test_a_document_that_is_broken_inside_is_told(site: Site) -> None:
    root = site({}).parent
    (root / "a.docx").write_bytes(with_part(document("a"), "word/footnotes.xml", b"<w:footnotes>"))
    result = CliRunner().invoke(
        group, ["import", str(root / "a.docx"), "--project", str(root), "--yes", "--lang", "en"]
    )
    assert (result.exit_code, "The file is broken" in result.output) == (1, True)


def test_an_error_of_excel_is_no_name() -> None:
    grid = of_sheet("a.xlsx", read_workbook(workbook([("STT", "Họ tên"), (1, "#N/A")]))[0])
    assert [(p.code, p.place.column) for p in grid.problems if "without" in p.code] == [
        ("import.formula-without-value", 2)
    ]


def test_a_cell_far_off_costs_no_time_and_is_told() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["XFD1048576"] = "STT", "x"
    grid = of_sheet("a.xlsx", read_workbook(saved(book))[0])
    assert [p.code for p in grid.problems] == ["import.beyond"]


def test_a_package_that_is_no_workbook_inside_is_told() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        parts.writestr("xl/workbook.xml", "<a>")
        parts.writestr("[Content_Types].xml", "<b/>")
    with pytest.raises(WorkbookError):
        read_workbook(made.getvalue())


def test_a_text_that_looks_like_a_formula_stays_text(site: Site) -> None:
    root = site({}).parent
    data = workbook([("STT", "Họ và tên", "Đơn vị"), (1, "Trần Thị Mai", "'=cmd|A1")])
    (root / "a.xlsx").write_bytes(data)
    path = Path(root / "content/quyet-dinh")
    CliRunner().invoke(
        group,
        ["import", str(root / "a.xlsx"), "--project", str(root), "--yes", "--title", "T"],
    )
    assert "'=cmd|A1" in next(path.glob("*.csv")).read_text(encoding="utf-8")
