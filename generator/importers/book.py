"""Records as a workbook that imports back, and the empty one of a kind as a form to fill in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from generator.content.kinds import Kind
from generator.importers.csv_text import shown_choice
from generator.importers.layout import BODY, FILE, ID, NUMBER, Column, Layout, layout_of
from generator.workbook import Form, Page, Value, write_workbook
from generator.writing.plain import Plain

# Excel counts days from 1900, and counts one too many until March of that year.
_FIRST_DAY = date(1900, 3, 1)
_LONGEST = 30_000
_NOTE = {
    "": "Mỗi dòng một bản ghi. Không đổi, không xóa cột “Mã”.",
    "list": "Mỗi dòng một mục. “Bản ghi”: mã của bản ghi. “Mục”: số thứ tự; mục con ghi theo"
    " mục mẹ, ví dụ 1.2 là mục thứ hai trong mục 1.",
    "body": "Bài viết (Markdown). Bài dài chia làm nhiều phần, xếp theo cột “Mục”.",
}

Choices = Mapping[str, Sequence[str]]
"""What can be chosen for references, by kind: ``mã · tên``."""


@dataclass(frozen=True, slots=True)
class Exported:
    """One record to write out: the name of its file, its values as text, its Markdown."""

    file: str
    values: dict[str, Plain]
    body: str


def write_book(kind: Kind, records: Iterable[Exported], choices: Choices) -> bytes:
    """Return a workbook of *records*; of none, a form with drop-down lists."""
    found = list(records)
    pages = [
        _page(layout, kind, found, choices, first=layout.key == kind.key)
        for layout in layout_of(kind).all()
    ]
    if kind.key != "unit":
        pages.insert(1, _bodies(kind, found))
    return write_workbook(kind.vi_many, pages)


def _page(
    layout: Layout, kind: Kind, records: list[Exported], choices: Choices, *, first: bool
) -> Page:
    columns = [c for c in layout.columns if not (first and c.way == ("id",))]
    if first:
        heads, keys = ["Mã", "Tệp"], [f"{layout.key}{ID}", FILE]
        prompts = [
            "Chữ thường không dấu, số, gạch nối; không bao giờ đổi",
            "Tên tệp; để trống cũng được",
        ]
    else:
        heads, keys = ["Bản ghi", "Mục"], [f"{layout.key}{ID}", NUMBER]
        prompts = ["Mã của bản ghi; để trống nếu chỉ có một bản ghi", "Số thứ tự, ví dụ 1 hay 1.2"]
    forms = [*(Form(text, width=16) for text in prompts), *(_form(c, choices) for c in columns)]
    rows = (
        (id, number, *(_cell(column, values) for column in columns))
        for record in records
        for id, number, values in _rows(layout, kind, record)
    )
    return Page(
        layout.name, _NOTE["" if first else "list"],
        [*heads, *(column.label for column in columns)], rows,
        keys=[*keys, *(column.key for column in columns)], forms=forms,
    )  # fmt: skip


def _form(column: Column, choices: Choices) -> Form:
    shape = column.shape
    prompt = shape.label.hint
    options: tuple[str, ...] = ()
    if shape.choice:
        options = tuple(member.vi for member in shape.choice)
    elif shape.scalar == "Flag":
        options = ("có", "không")
    elif shape.refers:
        options = tuple(each for kind in shape.refers for each in choices.get(kind, ()))
    if shape.many:
        prompt, options = f"{prompt} Mỗi dòng trong ô một giá trị (Alt+Enter).".strip(), ()
    if shape.required:
        prompt = f"Bắt buộc. {prompt}".strip()
    long = shape.scalar == "Text"
    return Form(prompt, options, is_text=not _is_number(column), width=50 if long else 18)


def _is_number(column: Column) -> bool:
    return column.shape.scalar in ("Day", "Count", "Quantity", "Year") and not column.shape.many


def _rows(
    layout: Layout, kind: Kind, record: Exported
) -> Iterator[tuple[str, str, dict[str, Plain] | str]]:
    """Yield the rows of a record in one sheet: id, number (or file name), values."""
    id = str(record.values["id"])
    if layout.key == kind.key:
        yield id, record.file, record.values
        return
    steps = _steps(layout_of(kind), layout)
    for number, item in _items(record.values, steps, ""):
        yield id, number, item


def _steps(root: Layout, wanted: Layout) -> list[Layout]:
    """Return the lists that lead from a record to the rows of a sheet."""
    for each in root.lists:
        if wanted in each.all():
            return [each, *_steps(each, wanted)] if each is not wanted else [each]
    return []


def _items(
    values: Any, steps: list[Layout], number: str
) -> Iterator[tuple[str, dict[str, Plain] | str]]:
    if not steps:
        return
    listed: Any = values
    for key in steps[0].way:
        listed = listed.get(key, {}) if isinstance(listed, dict) else {}
    for at, item in enumerate(listed or (), start=1):
        own = f"{number}.{at}" if number else str(at)
        if len(steps) == 1:
            yield own, item
        else:
            yield from _items(item, steps[1:], own)
        if steps[0].recursive:
            yield from _items(item, steps, own)


def _cell(column: Column, values: Any) -> Value:
    """Return what stands in a cell: text, a day, or a number where it comes back the same."""
    value: Any = values
    for key in column.way:
        value = value.get(key) if isinstance(value, dict) else None
    if value is None:
        return None
    if value == {} or not isinstance(value, str | list):
        return None
    if isinstance(value, list):
        return "\n".join(str(each) for each in value)
    shape = column.shape
    if shape.choice:
        return shown_choice(shape.choice, value)
    if shape.scalar == "Day" and (day := date.fromisoformat(value)) >= _FIRST_DAY:
        return day
    if shape.scalar in ("Count", "Year") and len(value) < 15:
        return int(value)
    if shape.scalar == "Quantity" and Decimal(repr(float(value))) == Decimal(value):
        return float(value)
    return value


def _bodies(kind: Kind, records: list[Exported]) -> Page:
    rows = (
        (str(record.values["id"]), number, part)
        for record in records
        for number, part in _parts(record.body)
    )
    return Page(
        "Bài viết", _NOTE["body"], ["Bản ghi", "Mục", "Bài viết"], rows,
        keys=[f"{kind.key}{BODY}", NUMBER, BODY],
        forms=[Form(width=16), Form(width=8), Form("Markdown", width=100)],
    )  # fmt: skip


def _parts(body: str) -> Iterator[tuple[str, str]]:
    """Cut a text into what fits a cell, each part with its number.

    Parts are lines; where a line alone is too long, ``2.1`` goes on in the line that ``2`` ends in.
    """
    number, part, size = 1, list[str](), 0
    text = body.strip("\n")
    for line in text.split("\n") if text else ():
        first, *rest = _chunks(line)
        if part and size + _units(first) > _LONGEST:
            yield str(number), "\n".join(part)
            number, part, size = number + 1, [], 0
        part.append(first)
        size += _units(first) + 1
        if rest:
            yield str(number), "\n".join(part)
            yield from ((f"{number}.{at}", chunk) for at, chunk in enumerate(rest, start=1))
            number, part, size = number + 1, [], 0
    if part:
        yield str(number), "\n".join(part)


def _chunks(line: str) -> list[str]:
    step = _LONGEST // 2 if _units(line) > len(line) else _LONGEST
    return [line[at : at + step] for at in range(0, len(line), step)] or [""]


def _units(text: str) -> int:
    """Return how long Excel takes a text to be: in UTF-16, where some signs count for two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
