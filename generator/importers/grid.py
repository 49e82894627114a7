"""A table as rows of cells, from Excel or from CSV alike, each row with its place in the file."""

from dataclasses import dataclass

from generator.diagnostics import Diagnostic, Place, problem
from generator.loading.table import read_table
from generator.source import INVISIBLE, read_source
from generator.vietnamese import normalise
from generator.workbook import Cell, Row, Sheet
from generator.workbook.read import MOST_COLUMNS, MOST_ROWS, filled


@dataclass(frozen=True, slots=True)
class Grid:
    """One table; *path* is shown to people."""

    path: str
    rows: tuple[Row, ...]
    problems: tuple[Diagnostic, ...] = ()
    name: str = ""
    """The sheet's."""

    def place(self, row: Row, at: int = 0) -> Place:
        """Return where a cell stands: Excel's row and column, or line and column of the CSV."""
        return Place(self.path, row.number, at + 1)


def of_sheet(name: str, sheet: Sheet) -> Grid:
    """Return the table of a sheet, with what Excel worked out and what lies too far off."""
    path = f"{name} › {sheet.name}"
    rows = tuple(_clean(row) for row in filled(sheet.rows))
    problems: list[Diagnostic] = []
    formulas = [(row, at) for row in rows for at, cell in enumerate(row.cells) if cell.formula]
    if formulas:
        row, at = formulas[0]
        where = Place(path, row.number, at + 1)
        problems.append(problem("import.formulas", where, count=len(formulas)))
    problems += (
        problem("import.formula-without-value", Place(path, row.number, at + 1))
        for row, at in formulas
        if not row.cells[at].text
    )
    if sheet.beyond:
        problems.append(
            problem(
                "import.beyond", Place(path, MOST_ROWS), count=sheet.beyond, rows=MOST_ROWS,
                columns=MOST_COLUMNS,
            )
        )  # fmt: skip
    return Grid(path, rows, tuple(problems), sheet.name)


def of_csv(name: str, data: bytes) -> Grid:
    """Return the table of a CSV file; it need not be UTF-8 to be read, only to be told of."""
    source, text_problems = read_source(name, data)
    table, problems = read_table(source)
    rows = tuple(
        _clean(Row(cells[0].line, tuple(Cell(cell.text) for cell in cells))) for cells in table
    )
    # That letters are taken apart needs no cure: they are put together again.
    told = (each for each in text_problems if each.code != "text.not-nfc")
    return Grid(name, rows, (*told, *problems))


def _clean(row: Row) -> Row:
    return Row(row.number, tuple(_clean_cell(cell) for cell in row.cells), row.wide)


def _clean_cell(cell: Cell) -> Cell:
    written = normalise(INVISIBLE.sub(" ", cell.written or cell.text))
    return Cell(written.strip(), cell.day, cell.formula, written)
