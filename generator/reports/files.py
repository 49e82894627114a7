"""A report as a file: a page to look at and print, a workbook, a CSV."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from generator.build.office import office_page
from generator.outputs.csv_file import write_csv
from generator.reports.table import PARTS, Bar, Cell, Sheet
from generator.vietnamese import print_day
from generator.workbook import Page, Value, write_workbook

PAGES = Path(__file__).parent / "pages"


def as_page(sheet: Sheet) -> bytes:
    """Return the report as one HTML file."""
    kinds = {date: "day", int: "number", Bar: "bar"}
    numbers = [
        [all(isinstance(row[at], int | None) for row in table.rows) and bool(table.rows)
         for at in range(len(table.columns))]
        for table in sheet.tables
    ]  # fmt: skip
    values = {
        "sheet": sheet,
        "parts": [(key, name) for key, name, _ in PARTS],
        "kind": lambda cell: kinds.get(type(cell), "text"),
        "numbers": numbers,
        "promised": promised(sheet),
    }
    return office_page(PAGES, "report.html", values).encode()


def as_workbook(sheet: Sheet) -> bytes:
    """Return the report as a workbook, a sheet for each table."""
    return write_workbook(
        sheet.title,
        (
            Page(
                table.title,
                ". ".join((table.note or table.title, *(f"{k}: {v}" for k, v in table.key))),
                table.columns,
                [[_value(cell) for cell in row] for row in table.rows] or [[table.empty]],
                table.total,
            )
            for table in sheet.tables
        ),
    )


def as_csv(sheet: Sheet) -> bytes:
    """Return the report as a CSV: its tables one under the other, an empty line between them."""
    return write_csv(_rows(sheet))


def _rows(sheet: Sheet) -> Iterator[tuple[str | int | None, ...]]:
    yield (sheet.title,)
    yield from ((line,) for line in sheet.lines)
    for table in sheet.tables:
        yield ()
        yield (table.title,)
        yield from table.key
        yield table.columns
        for row in table.rows:
            yield tuple(_printed(cell) for cell in row)
        if not table.rows:
            yield (table.empty,)


def _value(cell: Cell) -> Value:
    return cell.percent or cell.published if isinstance(cell, Bar) else cell


def _printed(cell: Cell) -> str | int | None:
    if isinstance(cell, date):
        return print_day(cell)
    return cell.percent or cell.published if isinstance(cell, Bar) else cell


def promised(sheet: Sheet) -> bool:
    """Tell whether any bar has parts to explain."""
    cells = (cell for table in sheet.tables for row in table.rows for cell in row)
    return any(isinstance(cell, Bar) and cell.percent for cell in cells)


FORMS = {"html": as_page, "csv": as_csv, "xlsx": as_workbook}
