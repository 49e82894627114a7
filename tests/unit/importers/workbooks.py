"""Workbooks as offices make them: titles, merged cells, numbers of every sort, signatures."""

import io
import unicodedata
import zipfile
from collections.abc import Iterable, Sequence

from openpyxl import Workbook

HEADINGS = ("STT", "HỌ VÀ TÊN", "Chức  vụ", "Đơn vị\ncông tác", "Danh hiệu", "Ngày sinh", "Số CCCD")
TITLES = (
    ("SỞ NỘI VỤ",),
    ("DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC KHEN THƯỞNG",),
    ("(Kèm theo Quyết định số 77/QĐ-SNV ngày 15/12/2026 của Giám đốc Sở Nội vụ)",),
)


def workbook(rows: Iterable[Sequence[object]], merged: Iterable[str] = ()) -> bytes:
    """Return an ``.xlsx`` with these rows in its first sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Danh sách"
    for row in rows:
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)
    return saved(book)


def saved(book: Workbook) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def messy_annex(people: int, collectives: int = 5) -> bytes:
    """Return an annex of so many rows, with all that offices put between and around them."""
    rows: list[Sequence[object]] = [*TITLES, (), HEADINGS, tuple(range(1, 8)), ("I", "Tập thể")]
    rows += [
        (float(at), f"Phòng Nghiệp vụ {at}", None, "Sở Nội vụ", "Tập thể lao động tiên tiến")
        for at in range(1, collectives + 1)
    ]
    rows.append(("II", "Cá nhân"))
    for at in range(1, people - collectives + 1):
        name = unicodedata.normalize("NFD", f"Nguyễn Thị Hồng {chr(64 + at % 26 or 90)}")
        award = "Lao động tiên tiến" if at % 3 else "“Chiến sĩ thi đua cơ sở”"
        serial, number = 30000.0 + at, 79203001234.0 + at
        rows.append((float(at), name, "Chuyên viên", "Phòng Văn thư", award, serial, number))
        if at % 50 == 0:
            rows.append(())
        if at == 100:
            rows += [("101a", None, "Chuyên viên", "Phòng Văn thư", "Lao động tiên tiến"), HEADINGS]
    rows += [
        ("Tổng cộng", None, people),
        (),
        (None, None, None, None, "Tỉnh M, ngày 15 tháng 12 năm 2026"),
        (None, None, None, None, "GIÁM ĐỐC"),
        (None, None, None, None, "Trần Văn B"),
    ]
    return workbook(rows, ["A2:G2", "A3:G3", "A7:B7"])


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """Return the package with one part more."""
    made = io.BytesIO(data)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(name, content)
    return made.getvalue()
