"""Records from a workbook that ``export`` or ``export-template`` made, however it was filled in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from generator.content.kinds import BY_KEY, Kind
from generator.content.shape import Shape
from generator.diagnostics import Diagnostic, Place, problem
from generator.importers.grid import Grid
from generator.importers.layout import BODY, Column, Layout, layout_of
from generator.importers.listing import as_one
from generator.importers.received import Received, Spot
from generator.workbook import Row

_MARK = re.compile(r"([a-z-]+)((?:/[a-z_./]+)?)(#id|#body)")


@dataclass(slots=True)
class _Book:
    """What has been read so far."""

    kind: Kind
    records: dict[str, Received] = field(default_factory=dict)
    rows: dict[tuple[str, str, str], tuple[Any, Spot]] = field(default_factory=dict)
    """By sheet, record and number: a group, and where it stands."""
    problems: list[Diagnostic] = field(default_factory=list)


def kind_of(grids: Iterable[Grid]) -> Kind | None:
    """Return the kind whose book this is; None for any other workbook."""
    for grid in grids:
        if (found := _marked(grid)) and found[1][1] in BY_KEY and not found[1][2]:
            return BY_KEY[found[1][1]]
    return None


def _marked(grid: Grid) -> tuple[int, re.Match[str]] | None:
    """Return the index of the row of keys, and what it says of the sheet."""
    for at, row in enumerate(grid.rows[:6]):
        if found := _MARK.fullmatch(row.text(0)):
            return at, found
    return None


def read_book(
    kind: Kind, grids: Iterable[Grid]
) -> tuple[tuple[Received, ...], tuple[Diagnostic, ...]]:
    """Return the records of a workbook, and what in it belongs to none."""
    book = _Book(kind)
    layouts = {layout.key: layout for layout in layout_of(kind).all()}
    sheets: dict[str, tuple[Grid, int]] = {}
    bodies: list[tuple[Grid, int]] = []
    for grid in grids:
        if (found := _marked(grid)) is None:
            continue
        at, mark = found
        book.problems += grid.problems
        if mark[3] == BODY:
            bodies.append((grid, at))
        elif mark[1] + mark[2] in layouts:
            sheets[mark[1] + mark[2]] = (grid, at)
        else:
            book.problems.append(
                problem("import.key-unknown", grid.place(grid.rows[at]), key=mark[0], kind=kind.vi)
            )
    for key, layout in layouts.items():
        if key in sheets:
            _read_sheet(book, layout, *sheets[key])
    for grid, at in bodies:
        _read_bodies(book, grid, at)
    return tuple(book.records.values()), tuple(book.problems)


def _read_sheet(book: _Book, layout: Layout, grid: Grid, at: int) -> None:
    known = {column.key: column for column in layout.columns}
    columns: list[Column | None] = []
    for place, cell in enumerate(grid.rows[at].cells):
        column = known.get(cell.text)
        columns.append(column)
        if column is None and place > 1 and not (layout.texts and not cell.text):
            where = grid.place(grid.rows[at], place)
            book.problems.append(
                problem("import.key-unknown", where, key=cell.text, kind=book.kind.vi)
            )
    if layout.texts:
        columns = [None, None, layout.columns[0]]
    # Below the keys stand their names; then the rows, in the order of their numbers.
    first = layout.key == book.kind.key
    rows = [(row, () if first else _number(row.text(1))) for row in grid.rows[at + 2 :]]
    for order, (row, number) in enumerate(sorted(rows, key=lambda each: each[1]), start=1):
        values, spots = _values(columns, row, grid)
        if first:
            _take_record(book, row, grid, values, spots)
        else:
            _take_item(book, layout, row, grid, number or (order,), values, spots)


def _number(text: str) -> tuple[int, ...]:
    return tuple(int(each) for each in re.findall(r"\d+", text))


def _values(
    columns: list[Column | None], row: Row, grid: Grid
) -> tuple[dict[str, Any], dict[tuple[str, ...], Place]]:
    """Return what a row says, as groups, and where each value stands."""
    values: dict[str, Any] = {}
    spots: dict[tuple[str, ...], Place] = {}
    for at, column in enumerate(columns):
        if column is None or at >= len(row.cells) or not row.cells[at].text:
            continue
        cell = row.cells[at]
        day = column.shape.scalar == "Day" and cell.day
        value = cell.day.isoformat() if day and cell.day else _value(cell.text, column.shape)
        into = values
        for key in column.way[:-1]:
            into = into.setdefault(key, {})
        into[column.way[-1] if column.way else ""] = value
        spots[column.way] = grid.place(row, at)
    return values, spots


def _value(text: str, shape: Shape) -> str | list[str]:
    """Return a cell's text as its field takes it; "mã · tên" is the id."""
    if shape.many and shape.scalar != "Text":
        return [_bare(line, shape) for line in text.split("\n") if line.strip()]
    return _bare(text, shape)


def _bare(text: str, shape: Shape) -> str:
    if shape.refers:
        text = text.split(" · ")[0]
    return as_one(text, shape)


def _take_record(
    book: _Book, row: Row, grid: Grid, values: dict[str, Any], spots: dict[tuple[str, ...], Place]
) -> None:
    id = row.text(0)
    if id in book.records:
        book.problems.append(problem("import.id-twice", grid.place(row), id=id))
        return
    spot = Spot(grid.place(row), {**spots, ("id",): grid.place(row)})
    whole = {"id": id, **values} if id else values
    book.records[id] = Received(book.kind, row.text(1), whole, "", spot)
    book.rows[book.kind.key, id, ""] = (whole, spot)


def _take_item(
    book: _Book, layout: Layout, row: Row, grid: Grid, number: tuple[int, ...],
    values: dict[str, Any], spots: dict[tuple[str, ...], Place],
) -> None:  # fmt: skip
    id = row.text(0) or (next(iter(book.records)) if len(book.records) == 1 else "")
    above = ".".join(map(str, number[:-1]))
    own = ".".join(map(str, number))
    parent_key = layout.key.rsplit("/", 1)[0]
    parent = book.rows.get((layout.key, id, above)) if layout.recursive else None
    parent = parent or book.rows.get((parent_key, id, above))
    if parent is None:
        book.problems.append(
            problem("import.no-such-parent", grid.place(row), number=above or own, id=id or "–")
        )
        return
    into, spot = parent
    for key in layout.way[:-1]:
        into = into.setdefault(key, {})
    listed = into.setdefault(layout.way[-1], [])
    item: Any = values.get("", "") if layout.texts else values
    here = Spot(grid.place(row), spots)
    spot.items[*layout.way, len(listed)] = here
    listed.append(item)
    book.rows[layout.key, id, own] = (item, here)


def _read_bodies(book: _Book, grid: Grid, at: int) -> None:
    parts: dict[str, list[tuple[tuple[int, ...], str]]] = {}
    for row in grid.rows[at + 2 :]:
        id = row.text(0) or (next(iter(book.records)) if len(book.records) == 1 else "")
        if id not in book.records:
            book.problems.append(
                problem("import.no-such-parent", grid.place(row), number=row.text(1), id=id or "–")
            )
            continue
        parts.setdefault(id, []).append((_number(row.text(1)), row.written(2)))
    for id, found in parts.items():
        # Part 2.1 goes on in the line in which part 2 ends.
        pieces = [f"\n{text}" if len(number) < 2 else text for number, text in sorted(found)]
        book.records[id].body = "".join(pieces).removeprefix("\n")
