"""A report in the terminal: figures, tables and bars."""

from datetime import date

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from generator.reports.files import promised
from generator.reports.table import PARTS, Bar, Cell, Sheet, Table
from generator.vietnamese import print_day, print_number

_COLOURS = {
    "on_time": "green", "late": "yellow", "missing": "red", "ahead": "bright_black",
    "published": "blue",
}  # fmt: skip
_BAR = 12
_MOST_ROWS = 40


def show_sheet(console: Console, sheet: Sheet) -> None:
    """Print a report; a very long table is cut, as the files have all of it."""
    console.print(Text(sheet.title, style="bold"))
    for line in sheet.lines:
        console.print(Text(line, style="dim"))
    if sheet.figures:
        console.print(
            Text("  ·  ").join(
                Text.assemble((number, "bold"), f" {what}") for number, what in sheet.figures
            )
        )
    if promised(sheet):
        named = [part for part in PARTS if part[0] != "published"]
        console.print(
            Text("   ").join(
                Text.assemble((mark * 2, _COLOURS[key]), f" {name}") for key, name, mark in named
            )
        )
    for table in sheet.tables:
        _show(console, table)


def _show(console: Console, table: Table) -> None:
    console.print()
    console.print(Text(table.title, style="bold"))
    if table.brief == () and table.rows:
        console.print(
            Text(f"{len(table.rows)} dòng, xem bằng --html, --csv hoặc --xlsx.", style="dim")
        )
        return
    if table.note:
        console.print(Text(table.note, style="dim"))
    for short, long in table.key:
        console.print(Text(f"  {short}  {long}", style="dim"), no_wrap=True, overflow="ellipsis")
    if not table.rows:
        console.print(Text(table.empty))
        return
    console.print(_grid(table, console.width))
    if len(table.rows) > _MOST_ROWS:
        left = len(table.rows) - _MOST_ROWS
        console.print(
            Text(f"… còn {left} dòng; xem đủ bằng --html, --csv hoặc --xlsx.", style="dim")
        )


def _grid(table: Table, room: int) -> Grid:
    grid = Grid(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="dim")
    rows = table.rows
    shown = (*rows[: _MOST_ROWS - 1], rows[-1]) if len(rows) > _MOST_ROWS else rows
    columns = range(len(table.columns)) if table.brief is None else table.brief
    fixed = {at: width for at in columns if (width := _width(table, at))}
    for at in columns:
        heading = table.columns[at]
        if at in fixed:
            number = all(isinstance(row[at], int | None) for row in rows)
            grid.add_column(
                heading, justify="right" if number else "left", no_wrap=True, min_width=fixed[at]
            )
        elif at == 0 and table.total:
            # A name of many words would push the figures of its row apart.
            most = room - sum(width + 2 for width in fixed.values()) - 2
            most = max(12, most // (len(columns) - len(fixed)))
            grid.add_column(heading, no_wrap=True, overflow="ellipsis", max_width=most)
        else:
            grid.add_column(heading, overflow="fold", ratio=1)
    for line, row in enumerate(shown, start=1):
        last = table.total and line == len(shown)
        cells = [_cell(row[at], table.columns[at]) for at in columns]
        grid.add_row(*cells, style="bold" if last else "")
    return grid


def _width(table: Table, at: int) -> int:
    """Return the width of a column of figures, days or bars; 0 for one of words."""
    cells = [row[at] for row in table.rows]
    if any(isinstance(cell, Bar) for cell in cells):
        return max(len(table.columns[at]), _BAR + 5)
    if at == 0 and not isinstance(cells[0], date):
        return 0
    if all(isinstance(cell, int | date | None) for cell in cells):
        return max(len(table.columns[at]), 10 if isinstance(cells[0], date) else 0)
    shortest = max(len(str(cell or "–")) for cell in cells)
    return max(len(table.columns[at]), shortest) if shortest <= 8 else 0


def _cell(cell: Cell, heading: str) -> Text:
    match cell:
        case None:
            return Text("–", style="dim")
        case Bar():
            drawn = Text()
            for key, marks in cell.drawn(_BAR):
                drawn.append(marks, _COLOURS[key])
            return drawn.append(f" {cell.percent}") if cell.percent else drawn
        case date():
            return Text(print_day(cell))
        case int():
            bad = cell and heading == "Thiếu"
            return Text(print_number(cell), style="bold red" if bad else "" if cell else "dim")
    return Text(cell)
