"""Find the row of column names in a table somebody made for print, and what each column means."""

import re
from dataclasses import dataclass
from difflib import get_close_matches

from generator.content.fields import Part
from generator.content.shape import shapes
from generator.diagnostics import Diagnostic, problem
from generator.importers.grid import Grid
from generator.loading.annex import names_of
from generator.vietnamese import fold
from generator.workbook import Row

_FIRST_ROWS = 60
_SURE = 0.86
# A name in two columns, as lists that are sorted by given names have it.
_FAMILY = {"ho", "ho dem", "ho va dem", "ho va ten dem", "ho lot", "ho va chu lot", "ho va lot"}
_GIVEN = {"ten"}


@dataclass(frozen=True, slots=True)
class Header:
    """Where the names stand (an index into the rows) and the field of each column, or None."""

    at: int
    columns: tuple[str | None, ...]
    problems: tuple[Diagnostic, ...]


def find_header(grid: Grid, model: type[Part], needed: str) -> Header | None:
    """Return the row that names most columns, *needed* among them; None where there is none.

    Names may stand in two rows, merged: then the lower one says more, or just as much.
    """
    names = _names(model)
    best, most = None, 0
    for at, row in enumerate(grid.rows[:_FIRST_ROWS]):
        keys = {_key(cell.text, names) for cell in row.cells} - {None}
        follows = best is not None and at == best + 1
        if needed in keys and (len(keys) > most or (follows and len(keys) == most)):
            best, most = at, len(keys)
    return None if best is None else _header(grid, best, model, names, needed)


def _names(model: type[Part]) -> dict[str, str]:
    return {_bare(name): key for name, key in names_of(model).items()}


def _bare(text: str) -> str:
    """Return a name without case, accents, marks, and what stands in brackets behind it."""
    plain = (
        re.sub(r"\(.*?\)|\[.*?\]", " ", fold(text)) if "(" in text or "[" in text else fold(text)
    )
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain).split())


def _key(text: str, names: dict[str, str]) -> str | None:
    bare = _bare(text)
    if not bare or len(bare) > 60:
        return None
    if bare in names:
        return names[bare]
    close = get_close_matches(bare, names, n=1, cutoff=_SURE)
    return names[close[0]] if close else None


def _header(grid: Grid, at: int, model: type[Part], names: dict[str, str], needed: str) -> Header:
    row = grid.rows[at]
    below = grid.rows[at + 1 :]
    width = max((len(each.cells) for each in (row, *below)), default=0)
    known = "; ".join(shape.label.vi for shape in shapes(model).values())
    columns: list[str | None] = []
    problems: list[Diagnostic] = []
    for column in range(width):
        heading = " ".join(row.text(column).split()) or _above(grid.rows[:at], column)
        key = _key(heading, names)
        cells = sum(1 for each in below if each.text(column))
        where = grid.place(row, column)
        before = columns[-1] if columns else None
        if key is None and _splits(grid, at, column, before == needed):
            key = needed
        label = shapes(model)[key].label.vi if key else ""
        if key is not None and key in columns and not (key == before == needed):
            problems.append(
                problem("import.column-twice", where, heading=heading, label=label, cells=cells)
            )
            key = None
        elif key is None and (heading or cells):
            problems.append(
                problem("import.unknown-column", where, heading=heading or "–", cells=cells,
                        known=known)
            )  # fmt: skip
        elif key is not None and _bare(heading) not in names:
            problems.append(problem("import.column-guessed", where, heading=heading, label=label))
        columns.append(key)
    return Header(at, tuple(columns), tuple(problems))


def _splits(grid: Grid, at: int, column: int, after: bool) -> bool:
    """Tell whether a column holds the family names, or the given names, of the one beside it."""
    row = grid.rows[at]
    if _bare(row.text(column)) in _FAMILY and _bare(row.text(column + 1)) in _GIVEN:
        return True
    if row.text(column) or not after:
        return False
    words = [each.text(column) for each in grid.rows[at + 1 :] if each.text(column)]
    return len(words) > 1 and all(len(word.split()) == 1 and word[0].isupper() for word in words)


def _above(rows: tuple[Row, ...], column: int) -> str:
    """Return the name of a column whose cell in the last of two rows of names is empty."""
    return " ".join(rows[-1].text(column).split()) if rows and len(rows[-1].cells) > 2 else ""


def repeats(row: Row, header: Row) -> bool:
    """Tell whether a row is the names once more, on a new page, or numbers the columns."""
    texts = [cell.text for cell in row.cells if cell.text]
    if [_bare(text) for text in texts] == [_bare(c.text) for c in header.cells if c.text]:
        return True
    numbers = [re.fullmatch(r"\(?(\d{1,2}|[A-E])\)?", text) for text in texts]
    if len(texts) < 3 or not all(numbers):
        return False
    counted = [int(found[1]) for found in numbers if found and found[1].isdigit()]
    return counted == list(range(counted[0], counted[0] + len(counted))) if counted else False
