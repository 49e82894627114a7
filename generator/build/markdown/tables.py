"""Tables as their author meant them: cells that would be dropped, rows that make no table."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

Fault = tuple[str, int, int, dict[str, str]]
"""Code, line and column from 1 within the body, particulars."""

_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?")
_MARGIN = " \t>"


def table_faults(lines: Sequence[str], token: Token) -> Iterator[Fault]:
    """Yield what is wrong with the table or the paragraph that *token* opens."""
    if token.map is None:
        return
    rows = range(token.map[0], min(token.map[1], len(lines)))
    if token.type == "table_open":
        yield from _dropped(lines, rows)
    elif token.type == "paragraph_open" and len(rows) > 1:
        yield from _no_table(lines, rows)


def _dropped(lines: Sequence[str], rows: range) -> Iterator[Fault]:
    """Yield rows with more cells than the header has: the rest of them is not printed."""
    columns = len(_cells(lines[rows[0]]))
    for row in rows[2:]:
        cells = _cells(lines[row])
        if len(cells) > columns and any(text for _, text in cells[columns:]):
            particulars = {"cells": str(len(cells)), "columns": str(columns)}
            yield "markdown.table-cells", row + 1, cells[columns][0], particulars


def _no_table(lines: Sequence[str], rows: range) -> Iterator[Fault]:
    """Yield rows that look like a table's, in a paragraph: they are printed as they stand."""
    for above, row in pairwise(rows):
        text, head = lines[row].strip(_MARGIN), lines[above].strip(_MARGIN)
        column = len(lines[row]) - len(lines[row].lstrip(_MARGIN)) + 1
        if "|" in head and "|" in text + head[:1] and "-" in text and _RULE.fullmatch(text):
            wanted, found = len(_cells(head)), len(_cells(text))
            particulars = {"cells": str(found), "columns": str(wanted)}
            yield "markdown.table-rule", row + 1, column, particulars
            return
    framed = [row for row in rows if re.fullmatch(r"\|.*\|", lines[row].strip(_MARGIN))]
    if len(framed) > 1:
        column = len(lines[framed[0]]) - len(lines[framed[0]].lstrip(_MARGIN)) + 1
        yield "markdown.table-unruled", framed[0] + 1, column, {}


def _cells(line: str) -> list[tuple[int, str]]:
    """Return the cells of a row, each with the column of its text."""
    margin = len(line) - len(line.lstrip(_MARGIN))
    text = line[margin:].rstrip()
    start = 1 if text.startswith("|") else 0
    ends = [found.start() for found in _BAR.finditer(text, start)]
    if not ends or ends[-1] != len(text) - 1:
        ends.append(len(text))
    cells: list[tuple[int, str]] = []
    for end in ends:
        cell = text[start:end]
        cells.append((margin + start + len(cell) - len(cell.lstrip()) + 1, cell.strip()))
        start = end + 1
    return cells
