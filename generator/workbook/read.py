"""The cells of a workbook as text: numbers as typed, days as days, merged cells filled down."""

import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.datetime import from_excel
from openpyxl.worksheet.worksheet import Worksheet

MOST_ROWS = 20_000
MOST_COLUMNS = 200
_DAYS = range(10_000, 80_000)
"""Numbers that may be days: 1927 to 2119 in Excel's count."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as text. A number may also be a day, if its column is one of days."""

    text: str = ""
    day: date | None = None
    formula: bool = False
    """Whether it is worked out by Excel; the text is what Excel last found."""
    written: str = ""
    """The text with the spaces and line ends around it, where they may matter."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row that holds anything; *number* is Excel's."""

    number: int
    cells: tuple[Cell, ...]
    wide: bool = False
    """Whether its first text stands in a cell merged over several columns."""

    def written(self, at: int) -> str:
        """Return the text in a column with the spaces and line ends around it."""
        cell = self.cells[at] if at < len(self.cells) else Cell()
        return cell.written or cell.text

    def text(self, at: int) -> str:
        """Return the text in a column, from 0; nothing beyond the last one."""
        return self.cells[at].text if at < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. *beyond* says how many cells stand past what is read."""

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False
    beyond: int = 0


@dataclass(slots=True)
class _Merged:
    """What merged cells mean for those that they cover."""

    down: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """By row and column: the cell above whose text holds here too."""
    wide: set[tuple[int, int]] = field(default_factory=set)


class WorkbookError(Exception):
    """The file is no workbook, or a broken one."""


def read_workbook(data: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of an ``.xlsx``; raise WorkbookError."""
    try:
        return _read(data)
    except RecursionError as error:
        raise WorkbookError("lồng quá sâu") from error
    except (MemoryError, KeyboardInterrupt):
        raise
    except Exception as error:  # the library raises whatever its reading of the XML runs into
        raise WorkbookError(f"{type(error).__name__}: {error}"[:80]) from error


def _read(data: bytes) -> tuple[Sheet, ...]:
    book = load_workbook(io.BytesIO(data), keep_links=False)
    sheets = book.worksheets
    formulas = any(cell.data_type == "f" for sheet in sheets for cell in _cells(sheet).values())
    found = load_workbook(io.BytesIO(data), keep_links=False, data_only=True) if formulas else book
    return tuple(_sheet(sheet, found[sheet.title], book.epoch) for sheet in sheets)


def _cells(sheet: Worksheet) -> dict[tuple[int, int], Any]:
    """Return the cells there are; asking row by row would make all those between them."""
    return sheet._cells


def _sheet(sheet: Worksheet, values: Any, epoch: datetime) -> Sheet:
    merged = _merged(sheet)
    rows: dict[int, dict[int, Cell]] = {}
    beyond = 0
    stored = _cells(values)
    for (row, column), cell in sorted(_cells(sheet).items()):
        source = merged.down.get((row, column), (row, column))
        value = stored[source].value if source in stored else None
        formula = cell.data_type == "f"
        if source in stored and stored[source].data_type == "e":  # #N/A, #REF! …
            value, formula = None, True
        if value is None and not formula:
            continue
        if row > MOST_ROWS or column > MOST_COLUMNS:
            beyond += 1
            continue
        rows.setdefault(row, {})[column] = _cell(value, epoch, formula=formula)
    read = (_row(number, cells, merged) for number, cells in rows.items())
    return Sheet(sheet.title, tuple(read), hidden=sheet.sheet_state != "visible", beyond=beyond)


def _merged(sheet: Worksheet) -> _Merged:
    merged = _Merged()
    for area in sheet.merged_cells.ranges:
        if area.max_row > MOST_ROWS or area.min_col > MOST_COLUMNS:
            continue
        if area.max_col - area.min_col > 1:
            merged.wide.add((area.min_row, area.min_col))
        for row in range(area.min_row + 1, area.max_row + 1):
            merged.down[row, area.min_col] = (area.min_row, area.min_col)
    return merged


def _row(number: int, cells: dict[int, Cell], merged: _Merged) -> Row:
    first = next((column for column in cells if cells[column].text), 0)
    last = max(cells)
    whole = tuple(cells.get(column, Cell()) for column in range(1, last + 1))
    return Row(number, whole, (number, first) in merged.wide)


def _cell(value: Any, epoch: datetime, *, formula: bool) -> Cell:
    match value:
        case None:
            return Cell("", None, formula)
        case bool():
            return Cell("có" if value else "không", None, formula)
        case datetime() if (value.hour, value.minute, value.second) == (0, 0, 0):
            return Cell(value.date().isoformat(), value.date(), formula)
        case datetime():
            return Cell(value.strftime("%Y-%m-%dT%H:%M"), value.date(), formula)
        case date():
            return Cell(value.isoformat(), value, formula)
        case time():
            return Cell(value.strftime("%H:%M"), None, formula)
        case int() | float():
            return Cell(_number(value), _day(value, epoch), formula)
    return Cell(str(value).strip(), None, formula, str(value))


def _number(value: float) -> str:
    """Return a number as it was typed: 1.0 as 1, 79203001234.0 in full, 0.1 as 0.1."""
    exact = Decimal(repr(value))
    if not exact.is_finite():
        return str(value)
    return f"{exact.normalize():f}" if exact else "0"


def _day(value: float, epoch: datetime) -> date | None:
    if value != int(value) or int(value) not in _DAYS:
        return None
    found = from_excel(value, epoch)
    return found.date() if isinstance(found, datetime) else None


def filled(rows: Iterable[Row]) -> Iterable[Row]:
    """Yield the rows in which any cell holds text."""
    return (row for row in rows if any(cell.text or cell.formula for cell in row.cells))
