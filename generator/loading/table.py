"""CSV as cells with places. Comma, semicolon (Excel in Vietnamese) and tab are told apart."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, problem
from generator.source import Source

_MARKS = ",;\t"
_SAID = re.compile(r"sep=([,;\t])[ ]*\n")
"""What Excel itself writes, and reads, above a table."""
_HEAD, _FEW = 20_000, 12


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell's text and where it begins."""

    text: str
    line: int
    column: int
    length: int


def read_table(source: Source) -> tuple[tuple[tuple[Cell, ...], ...], tuple[Diagnostic, ...]]:
    """Return the rows that hold anything, and the quoting faults met."""
    problems: list[Diagnostic] = []
    rows = tuple(row for row in _rows(source, problems) if any(cell.text.strip() for cell in row))
    return rows, tuple(problems)


def _delimiter(text: str) -> str:
    """Return what parts the cells: what Excel says itself, or what the first row has most of.

    Where the first row is a title without any, it is what other rows have equally often.
    """
    if said := _SAID.match(text):
        return said[1]
    lines = [line for line in text[:_HEAD].split("\n") if line.strip()][:_FEW] or [""]
    if any(_outside_quotes(lines[0], mark) for mark in _MARKS):
        return max(_MARKS, key=lambda mark: (_outside_quotes(lines[0], mark), mark == ","))
    return max(_MARKS, key=lambda mark: (_regular(lines, mark), mark == ","))


def _regular(lines: list[str], mark: str) -> tuple[int, int]:
    """Return how many lines have *mark* equally often, and how often that is."""
    found = Counter(count for line in lines if (count := _outside_quotes(line, mark)))
    return max(((times, count) for count, times in found.items()), default=(0, 0))


def _outside_quotes(line: str, mark: str) -> int:
    return sum(part.count(mark) for part in line.split('"')[::2])


def _rows(source: Source, problems: list[Diagnostic]) -> Iterator[tuple[Cell, ...]]:
    text, mark = source.text, _delimiter(source.text)
    said = _SAID.match(text)
    position, row = said.end() if said else 0, list[Cell]()
    line, line_start = (2, position) if said else (1, 0)
    while position < len(text):
        start = position
        if text[position] == '"':
            value, position = _quoted(source, position, mark, problems)
        else:
            position = _next_of(text, position, mark)
            value = text[start:position]
        shown = max(1, min(position, _line_end(text, start)) - start)
        row.append(Cell(value.strip(), line, start - line_start + 1, shown))
        ended = position >= len(text) or text[position] == "\n"
        position += 1
        # Counted on from cell to cell: from the start each time, it takes the square of the rows.
        if breaks := text.count("\n", start, position):
            line, line_start = line + breaks, text.rfind("\n", start, position) + 1
        if ended:
            yield tuple(row)
            row = []
    if row:
        yield tuple(row)


def _quoted(source: Source, start: int, mark: str, problems: list[Diagnostic]) -> tuple[str, int]:
    text, position, value = source.text, start + 1, list[str]()
    while True:
        closing = text.find('"', position)
        if closing < 0:
            problems.append(problem("csv.unclosed-quote", source.place(start)))
            end = _line_end(text, start)
            return text[start + 1 : end].split(mark)[0], _next_of(text, start, mark)
        value.append(text[position:closing])
        if text[closing + 1 : closing + 2] == '"':
            value.append('"')
            position = closing + 2
            continue
        after = _next_of(text, closing + 1, mark)
        if text[closing + 1 : after].strip():
            problems.append(problem("csv.text-after-quote", source.place(closing)))
            value.append(text[closing:after])
        return "".join(value), after


def _next_of(text: str, position: int, mark: str) -> int:
    ends = [at for at in (text.find(mark, position), text.find("\n", position)) if at >= 0]
    return min(ends, default=len(text))


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end
