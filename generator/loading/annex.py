"""Rows of a record kept in a CSV beside it: columns by label or key, a model for each row."""

from collections import abc
from typing import overload

from pydantic import ValidationError

from generator.content.fields import Label, Part
from generator.diagnostics import Diagnostic, Place, problem
from generator.loading.explain import explain
from generator.loading.table import Cell, read_table
from generator.loading.tree import Mapping, Node, Scalar, Sequence
from generator.source import Source
from generator.vietnamese import fold, nearest, normalise

_MOST_TITLES = 10


def read_rows(
    source: Source, model: type[Part]
) -> tuple[tuple[Part, ...], Sequence, tuple[Diagnostic, ...]]:
    """Return the valid rows, the tree of just those rows, and the problems of all."""
    table, problems = read_table(source)
    found = list(problems)
    if not table:
        empty = Sequence((), 1, 1)
        return (), empty, (*found, problem("csv.empty", Place(source.path)))
    above = _rows_above(table, model)
    if above:
        first = table[0][0]
        where = Place(source.path, first.line, first.column, first.length)
        found.append(problem("csv.title-rows", where, count=above))
        table = table[above:]
    columns = _columns(source.path, table, model, found)
    missing = {key for key, field in model.model_fields.items() if field.is_required()}
    missing -= set(columns)
    if len(table) == 1 and not missing:
        found.append(problem("csv.empty", Place(source.path, table[0][0].line)))
    rows: list[Part] = []
    kept: list[tuple[Cell, ...]] = []
    for cells in table[1:]:
        if len(cells) > len(columns) and any(cell.text for cell in cells[len(columns) :]):
            extra = cells[len(columns)]
            where = Place(source.path, extra.line, extra.column, extra.length)
            found.append(problem("csv.too-many-cells", where, columns=len(columns)))
        # A missing column is told once, for the header, not again for every row.
        values = {
            key: text
            for key, cell in zip(columns, cells, strict=False)
            if key is not None and (text := normalise(cell.text))
        }
        try:
            rows.append(model.model_validate(values))
            kept.append(cells)
        except ValidationError as error:
            tree = _tree(columns, cells, whole=not missing)
            found += explain(source.path, tree, model, error)
    return tuple(rows), Sequence(_Trees(columns, kept), 1, 1), tuple(found)


class _Trees(abc.Sequence[Node]):
    """The trees of rows, each made when it is asked for: few rows ever have to say their place."""

    def __init__(self, columns: list[str | None], rows: list[tuple[Cell, ...]]) -> None:
        self._columns = columns
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Node: ...
    @overload
    def __getitem__(self, at: slice) -> abc.Sequence[Node]: ...
    def __getitem__(self, at: int | slice) -> Node | abc.Sequence[Node]:
        if isinstance(at, slice):
            return _Trees(self._columns, self._rows[at])
        return _tree(self._columns, self._rows[at], whole=True)


def _rows_above(table: tuple[tuple[Cell, ...], ...], model: type[Part]) -> int:
    """Return how many rows stand above the one that names the columns, as titles do in Excel."""
    names = names_of(model)
    needed = {key for key, field in model.model_fields.items() if field.is_required()}
    for at, row in enumerate(table[:_MOST_TITLES]):
        known = {names.get(_name(cell)) for cell in row}
        if known - {None} and (at == 0 or needed <= known):
            return at
    return 0


def _name(cell: Cell) -> str:
    return " ".join(fold(cell.text).split())


def _columns(
    path: str, table: tuple[tuple[Cell, ...], ...], model: type[Part], found: list[Diagnostic]
) -> list[str | None]:
    """Return the field key of each column, None for one that is unknown."""
    names = names_of(model)
    columns: list[str | None] = []
    labels = [label.vi for label in _labels(model).values()]
    for at, cell in enumerate(table[0]):
        key = names.get(_name(cell))
        where = Place(path, cell.line, cell.column, cell.length)
        if key in columns and key is not None:
            found.append(problem("csv.column-twice", where, column=cell.text))
            key = None
        elif key is None and not cell.text:
            if any(len(row) > at and row[at].text for row in table[1:]):
                found.append(problem("csv.unnamed-column", where, known="; ".join(labels)))
        elif key is None and "\ufffd" not in cell.text:  # else told as a fault of the file's text
            meant = nearest(cell.text, labels)
            code = "csv.unknown-column-did-you-mean" if meant else "csv.unknown-column"
            found.append(
                problem(code, where, column=cell.text, meant=meant or "", known="; ".join(labels))
            )
        columns.append(key)
    unread = any("\ufffd" in cell.text for cell in table[0])
    for key, field in model.model_fields.items():
        if field.is_required() and key not in columns and not unread:
            label = _labels(model)[key].vi
            found.append(problem("csv.missing-column", Place(path), column=label, key=key))
    return columns


def names_of(model: type[Part]) -> dict[str, str]:
    """Return every folded name under which a column may stand, and the field it means.

    A label such as "Họ và tên, tên tập thể" may also stand by one of its parts.
    """
    names = {fold(key): key for key in model.model_fields}
    for key, label in _labels(model).items():
        names |= {fold(name): key for name in (label.vi, label.en, *label.aliases)}
    for key, label in _labels(model).items():
        for part in label.vi.split(", "):
            names.setdefault(fold(part), key)
    return names


def _labels(model: type[Part]) -> dict[str, Label]:
    return {
        key: next(m for m in field.metadata if isinstance(m, Label))
        for key, field in model.model_fields.items()
    }


def _tree(columns: list[str | None], cells: tuple[Cell, ...], *, whole: bool) -> Mapping:
    pairs = [
        (
            Scalar(key, cell.line, cell.column, cell.length),
            Scalar(normalise(cell.text) or None, cell.line, cell.column, cell.length),
        )
        for key, cell in zip(columns, cells, strict=False)
        if key is not None
    ]
    return Mapping(tuple(pairs), cells[0].line, cells[0].column, whole)
