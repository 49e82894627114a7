"""The forms of a data set: lines of bytes, one row at a time, so that no table is held whole."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from generator.outputs.csv_file import MARK, csv_lines, guarded
from generator.views.datasets import Cell, Column

Rows = Iterable[tuple[Cell, ...]]


def plain_csv(columns: tuple[Column, ...], rows: Rows) -> Iterator[bytes]:
    """Yield CSV as RFC 4180 has it: UTF-8 without a mark, keys as header, days and numbers ISO."""
    yield from csv_lines([[column.key for column in columns]])
    yield from csv_lines([_plain(cell) for cell in row] for row in rows)


def excel_csv(columns: tuple[Column, ...], rows: Rows) -> Iterator[bytes]:
    """Yield CSV for a Vietnamese Excel: the mark it needs, labels, decimal commas, có and không."""
    yield MARK
    yield from csv_lines([[guarded(column.vi) for column in columns]])
    yield from csv_lines([_vietnamese(cell) for cell in row] for row in rows)


def json_list(columns: tuple[Column, ...], rows: Rows) -> Iterator[bytes]:
    """Yield JSON: a list of objects, one a line, null where nothing is known; texts as they are."""
    keys = [column.key for column in columns]
    before = "[\n"
    for row in rows:
        values = {key: _json(cell) for key, cell in zip(keys, row, strict=True)}
        yield f"{before}{json.dumps(values, ensure_ascii=False)}".encode()
        before = ",\n"
    yield b"\n]\n" if before != "[\n" else b"[]\n"


def _plain(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case date():
            return cell.isoformat()
        case int() | Decimal():
            return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
        case str():
            return guarded(cell)


def _vietnamese(cell: Cell) -> str:
    match cell:
        case bool():
            return "có" if cell else "không"
        case Decimal():
            return f"{cell:f}".replace(".", ",")
        case _:
            return _plain(cell)


def _json(cell: Cell) -> str | int | float | bool | None:
    match cell:
        case Decimal():
            return int(cell) if cell == cell.to_integral_value() else float(cell)
        case date():
            return cell.isoformat()
        case _:
            return cell
