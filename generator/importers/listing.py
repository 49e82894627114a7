"""A list made for print, read row by row: every row is taken, or told of with the reason."""

import re
from dataclasses import dataclass, field
from typing import Any

from generator.content.fields import Part
from generator.content.shape import Shape, shapes
from generator.diagnostics import Diagnostic, problem
from generator.importers.grid import Grid
from generator.importers.header import Header, find_header, repeats
from generator.loading.explain import read_part
from generator.loading.tree import Mapping, Scalar
from generator.vietnamese import fold
from generator.workbook import Row

# With its marks: "Công" begins names, "Cộng" does not.
_TOTAL = re.compile(r"(tổng|tong|cộng)\b.{0,60}", re.DOTALL)
_SIGNATURE = re.compile(
    r"(nguoi lap|lap bieu|ke toan|thu truong|giam doc|pho giam doc|chu tich|chanh van phong|"
    r"noi nhan|ky ten|xac nhan|kt\.|tm\.|tl\.|tuq\.|q\. |luu[: ]|ghi chu:|\(ky|\(da ky|an dinh|"
    r"danh sach (nay )?(gom|co)|.{0,40}ngay .{0,4} thang .{0,4} nam)"
)
_ROMAN = re.compile(r"[IVX]{1,5}\.?|[A-H]\.?")


@dataclass(slots=True)
class Listing:
    """What was read of a table. Rows below the names that hold anything = *taken* + *left*."""

    path: str
    header: Header
    titles: tuple[str, ...]
    """What stands above the column names, a text for each row."""
    taken: list[tuple[Row, dict[str, str]]] = field(default_factory=list)
    left: list[tuple[Row, Diagnostic]] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)


def read_listing(
    grid: Grid, model: type[Part], name: str, groups: "Groups | None" = None
) -> Listing | Diagnostic:
    """Read the rows of *grid* as *model*; *name* is the field without which a row is none."""
    header = find_header(grid, model, name)
    if header is None:
        labels = [shape.label.vi for shape in shapes(model).values()]
        needed = shapes(model)[name].label.vi
        where = grid.place(grid.rows[0]) if grid.rows else grid.place(Row(1, ()))
        return problem("import.no-header", where, needed=needed, known="; ".join(labels))
    titles = tuple(text for row in grid.rows[: header.at] if (text := _whole(row, once=True)))
    listing = Listing(grid.path, header, titles, problems=[*grid.problems, *header.problems])
    reader = _Reader(grid, model, name, listing, groups or Groups())
    for row in grid.rows[header.at + 1 :]:
        reader.take(row)
    return listing


class Groups:
    """Headings within the list, and what they say of the rows below. Knows none by itself."""

    def meaning(self, text: str) -> tuple[dict[str, str], str] | None:
        """Return values for the rows below *text* and how to tell of it; None for no heading."""
        return None


class _Reader:
    """Reads one list from top to bottom."""

    def __init__(
        self, grid: Grid, model: type[Part], name: str, listing: Listing, groups: Groups
    ) -> None:
        self._grid = grid
        self._model = model
        self._name = name
        self._listing = listing
        self._groups = groups
        self._said: dict[str, str] = {}
        self._ended = False
        rows = grid.rows[listing.header.at + 1 :]
        at = [n for n, key in enumerate(listing.header.columns) if key == "number"]
        # A list that numbers its rows: one without a number, and little in it, is no recipient.
        self._numbered = bool(at) and sum(_is_number(row.text(at[0])) for row in rows) > 1

    def take(self, row: Row) -> None:
        """Take one row in, or say why not."""
        values = self._values(row)
        texts = [cell.text for cell in row.cells if cell.text]
        counted = _is_number(values.get("number", ""))
        # Without a number, and without what a recipient has: a name and something beside it.
        bare = not counted and not (self._name in values and len(texts) > 2)
        if repeats(row, self._grid.rows[self._listing.header.at]):
            self._leave(row, "import.row-header")
        elif bare and _TOTAL.fullmatch(texts[0].lower()):
            self._leave(row, "import.row-total")
        elif (self._ended and not counted) or (
            bare and any(_SIGNATURE.match(fold(text)) for text in texts)
        ):
            # Names of those who sign stand below their posts: what follows is no recipient either.
            self._ended = self._ended or self._numbered
            self._leave(row, "import.row-signature")
        elif not counted and self._is_heading(row, texts):
            self._heading(row, texts)
        elif self._name not in values:
            label = shapes(self._model)[self._name].label.vi
            self._leave(row, "import.row-nameless", label=label)
        elif self._numbered and not counted and len(texts) == 1:
            self._leave(row, "import.row-unclear")
        else:
            self._check(row, values)

    def _values(self, row: Row) -> dict[str, str]:
        known = shapes(self._model)
        values: dict[str, str] = {}
        for at, key in enumerate(self._listing.header.columns):
            if key is not None and at < len(row.cells):
                cell, shape = row.cells[at], known[key]
                day = cell.day.isoformat() if cell.day and shape.scalar == "Day" else None
                if text := day or as_one(cell.text, shape):
                    # A name may stand in two columns.
                    values[key] = f"{values[key]} {text}" if key in values else text
        return values

    def _is_heading(self, row: Row, texts: list[str]) -> bool:
        if not texts or len(texts) > 2 or "number" not in self._listing.header.columns:
            return False
        led = len(texts) == 2 and _ROMAN.fullmatch(texts[0]) is not None
        alone = len(texts) == 1 and (self._numbered or row.wide)
        return led or alone

    def _heading(self, row: Row, texts: list[str]) -> None:
        text = re.sub(r"^([IVX]{1,5}|[A-H]|\d{1,2})[.)/ ]\s*", "", texts[-1])
        found = self._groups.meaning(text)
        if found is None:
            self._leave(row, "import.row-unclear")
            return
        values, meaning = found
        self._said |= values
        self._leave(row, "import.row-group", meaning=meaning)

    def _check(self, row: Row, values: dict[str, str]) -> None:
        whole = {**self._said, **values}
        read = read_part(self._grid.path, self._tree(row), self._model, whole)
        if isinstance(read, tuple):
            self._listing.left.append((row, read[0]))
            self._listing.problems += read
            return
        self._listing.taken.append((row, whole))

    def _tree(self, row: Row) -> Mapping:
        """Return the row as a tree, so that a problem is told at its cell."""
        pairs = [
            (_scalar(row, at, key), _scalar(row, at, row.text(at)))
            for at, key in enumerate(self._listing.header.columns)
            if key is not None and row.text(at)
        ]
        return Mapping(tuple(pairs), row.number, 1)

    def _leave(self, row: Row, code: str, **particulars: Any) -> None:
        found = problem(code, self._grid.place(row), text=_whole(row)[:120], **particulars)
        self._listing.left.append((row, found))
        self._listing.problems.append(found)


def _scalar(row: Row, at: int, text: str) -> Scalar:
    return Scalar(text, row.number, at + 1, 1)


def as_one(text: str, shape: Shape) -> str:
    """Return a cell's text as its field takes it: a line without breaks, a number bare."""
    if shape.scalar == "Text":
        return text
    text = " ".join(text.split())
    return text.rstrip(".)") if shape.scalar == "Count" else text


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\d{1,5}[.)]?", text) is not None


def _whole(row: Row, *, once: bool = False) -> str:
    texts = [" ".join(cell.text.split()) for cell in row.cells if cell.text]
    return " ".join(dict.fromkeys(texts)) if once else " | ".join(texts)
