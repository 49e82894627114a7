"""Workbooks for Excel, written: tables to read, and forms to fill in."""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | float | date | None

_HEADING = PatternFill("solid", fgColor="E8ECF3")
_WIDEST = 60
_LISTS = "Danh mục"
_FORM_ROWS = 2000
# Excel refuses these in the name of a sheet, and all but a few control characters in a cell.
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_NOT_IN_CELLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST_CELL = 32767
# A date no clock had a part in: two workbooks of the same report are the same bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Form:
    """How a column of a form is filled: what to say beside it, and what can be chosen."""

    prompt: str = ""
    choices: tuple[str, ...] = ()
    is_text: bool = True
    """Whether Excel must take whatever is typed for text."""
    width: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: its name, a sentence above the table, headings, rows."""

    name: str
    note: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Value]]
    total: bool = False
    """Whether the last row sums up the others."""
    keys: Sequence[str] = ()
    """For programs: what each column is, in a hidden row above the headings."""
    forms: Sequence[Form] = ()


def write_workbook(title: str, pages: Iterable[Page]) -> bytes:
    """Return an ``.xlsx`` of *pages*. Text is text: what begins like a formula is none."""
    book = Workbook(write_only=True)
    book.properties.title = title
    book.properties.creator = "Gương Sáng"
    book.properties.created = book.properties.modified = datetime(*_EPOCH)  # noqa: DTZ001
    taken: set[str] = {_LISTS.lower()}
    lists: dict[tuple[str, ...], str] = {}
    for page in pages:
        sheet = book.create_sheet(_name(page.name, taken))
        rows = [tuple(row) for row in page.rows]
        sheet.freeze_panes = "B4" if page.keys else "B3"
        for at, heading in enumerate(page.columns):
            widest = max((_width(row[at]) for row in rows if len(row) > at), default=0)
            width = min(_WIDEST, max(10, len(heading) + 2, widest + 2))
            sheet.column_dimensions[get_column_letter(at + 1)].width = width
        if page.forms:
            _form(sheet, page, lists)
        sheet.append([_cell(sheet, page.note, italic=True)])
        if page.keys:
            sheet.append([_cell(sheet, text) for text in page.keys])
            sheet.row_dimensions[2].hidden = True
        sheet.append([_cell(sheet, text, bold=True, fill=True) for text in page.columns])
        for number, row in enumerate(rows, start=1):
            last = page.total and number == len(rows)
            sheet.append([_cell(sheet, value, bold=last) for value in row])
    if lists:
        _lists(book.create_sheet(_LISTS), lists)
    if len(taken) == 1:
        book.create_sheet("Trống")
    made = io.BytesIO()
    book.save(made)
    return _same_bytes(made.getvalue())


def _form(sheet: Worksheet, page: Page, lists: dict[tuple[str, ...], str]) -> None:
    """Give each column its width, its kind of cells, its reminder and its drop-down list."""
    for at, form in enumerate(page.forms, start=1):
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].number_format = "@" if form.is_text else "General"
        if form.width:
            sheet.column_dimensions[letter].width = form.width
        rule = DataValidation(allow_blank=True)
        if form.choices:
            column = lists.setdefault(form.choices, get_column_letter(len(lists) + 1))
            rule.type = "list"
            rule.formula1 = f"'{_LISTS}'!${column}$1:${column}${len(form.choices)}"
        if form.prompt:
            rule.showInputMessage = True
            rule.promptTitle, rule.prompt = page.columns[at - 1][:32], form.prompt[:255]
        if form.choices or form.prompt:
            rule.add(f"{letter}4:{letter}{_FORM_ROWS}")
            sheet.data_validations.append(rule)


def _lists(sheet: Worksheet, lists: dict[tuple[str, ...], str]) -> None:
    """Write what can be chosen, a column for each list."""
    for at in range(max(map(len, lists))):
        sheet.append([_cell(sheet, each[at] if at < len(each) else None) for each in lists])


def _cell(
    sheet: Worksheet, value: Value, *, bold: bool = False, italic: bool = False, fill: bool = False
) -> Cell:
    if isinstance(value, str):
        value = _NOT_IN_CELLS.sub(" ", value)[:_LONGEST_CELL]
    cell = WriteOnlyCell(sheet)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=not italic, vertical="top")
    elif isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"
        cell.alignment = Alignment(horizontal="left", vertical="top")
    if bold or italic:
        cell.font = Font(bold=bold, italic=italic)
    if fill:
        cell.fill = _HEADING
    return cell


def _name(wanted: str, taken: set[str]) -> str:
    """Return the name of a sheet: at most 31 characters, no two alike whatever their case."""
    plain = " ".join(_NOT_IN_NAMES.sub(" ", wanted).split()) or "Bảng"
    name, number = plain[:31].strip(), 1
    while name.lower() in taken:
        number += 1
        name = f"{plain[: 30 - len(str(number))].strip()} {number}"
    taken.add(name.lower())
    return name


def _width(value: Value) -> int:
    return 10 if isinstance(value, date) else len(str(value)) if value is not None else 0


def _same_bytes(data: bytes) -> bytes:
    """Pack the workbook anew with one date for every part: the library writes the clock's."""
    packed = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = re.sub(
                    rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>1980-01-01T00:00:00Z", part
                )
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            new.writestr(info, part)
    return packed.getvalue()
