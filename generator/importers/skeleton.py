"""A new record to fill in: what is required as values, everything else as lines to uncomment."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date

from generator.content.fields import Part
from generator.content.kinds import VOCABULARIES, VOCABULARY_FOLDER, Kind
from generator.content.shape import Shape, shapes
from generator.vietnamese import print_day, slugify
from generator.writing.emit import Way, entry_lines
from generator.writing.plain import Plain, order_of

Ids = Mapping[str, Sequence[str]]
"""The ids there are, by the kind of record or term they name."""

_LONGEST = 48
_DEEPEST = 3
_SHOWN = 12
_EXAMPLES = {
    "MonthOfYear": "01/2027", "YearSpan": "2026-2030", "Year": "2026", "Count": "1",
    "Quantity": "10", "Flag": "có", "Slug": "dia-chi", "RecordId": "ma-ban-ghi", "Key": "T1",
    "WebAddress": "https://example.gov.vn/", "ContentPath": "ten-tep",
}  # fmt: skip
_HEAD = (
    "## Bản nháp: điền vào sau dấu hai chấm. Dòng “##” là lời nhắc. Dòng “#” là mục không bắt",
    "## buộc: muốn dùng thì xóa dấu # và một dấu cách ở đầu dòng; không dùng thì xóa cả dòng.",
)


def new_id(kind: Kind, title: str, taken: Container[str], ids: Ids) -> str:
    """Return an id nobody has: by the title; for a person the next number, which tells nothing."""
    if kind.key == "honouree":
        pattern = re.compile(rf"{kind.prefix}-(\d+)")
        numbers = [int(m[1]) for each in ids.get(kind.key, ()) if (m := pattern.fullmatch(each))]
        return f"{kind.prefix}-{max(numbers, default=0) + 1:04d}"
    stem = f"{kind.prefix}-{shortened(title) or 'moi'}"
    number = 2
    found = stem
    while found in taken:
        found, number = f"{stem}-{number}", number + 1
    return found


def shortened(title: str) -> str:
    """Return an address for a title, not longer than what people pass on."""
    slug = slugify(title)
    if len(slug) <= _LONGEST:
        return slug
    return slug[: slug.rfind("-", 0, _LONGEST + 1)] if "-" in slug[:_LONGEST] else slug[:_LONGEST]


def skeleton(kind: Kind, title: str, id: str, day: date, ids: Ids) -> str:
    """Return the text of a new record; as it is, it is a valid draft."""
    given = _given(kind, title, id)
    lines = list(_HEAD)
    optional: list[str] = []
    for key in order_of(kind.model):
        shape = shapes(kind.model)[key]
        said = f"## {_said(shape, ids)}"
        if key in given:
            lines += ["", said, *entry_lines(key, given[key], shape, 0)]
        elif shape.required:
            known = next((each for of in shape.refers for each in ids.get(of, ())), None)
            value = known or _example(shape, day, (kind.model,), whole=False)
            lines += ["", said, *_lines(key, value, shape)]
        else:
            value = _example(shape, day, (kind.model,), whole=True)
            optional += [said, *(f"# {line}" for line in _lines(key, value, shape))]
    whole = "\n".join((*lines, "", "## Không bắt buộc", *optional)) + "\n"
    if kind.key == "unit":
        return whole
    return f"---\n{whole}---\n\n"


def _given(kind: Kind, title: str, id: str) -> dict[str, Plain]:
    if kind.key == "unit":
        return {"id": id, "names": [{"value": title}]}
    values: dict[str, Plain] = {"id": id, "title": title}
    if kind.key != "honouree":  # a person's address is the id, which says no name
        values["slug"] = shortened(title) or id
    return values | {"publication": {"status": "Bản nháp"}}


def _said(shape: Shape, ids: Ids) -> str:
    """Return what a field is called, how to fill it, and what can be chosen."""
    said = shape.label.vi
    if shape.label.hint:
        said += f". {shape.label.hint.rstrip('.')}"
    if shape.choice:
        said += f". Chọn: {' | '.join(member.vi for member in shape.choice)}"
    files = {v.term_kind: f"{VOCABULARY_FOLDER}/{v.file}" for v in VOCABULARIES if v.term_kind}
    known = [each for kind in shape.refers for each in ids.get(kind, ())]
    if known:
        more = " | …" if len(known) > _SHOWN else ""
        where = next((f" (xem {files[kind]})" for kind in shape.refers if kind in files), "")
        said += f". Mã{where}: {' | '.join(known[:_SHOWN])}{more}"
    return said


def _lines(key: str, value: Plain, shape: Shape) -> list[str]:
    """Return the lines of a key; what each key within it is called stands at its line's end."""
    lines: list[str] = []
    label = ""
    remarks = dict(_labels(shape, value, (key,)))
    for line in entry_lines(key, value, shape, 0, remarks, (key,)):
        if line.lstrip().startswith("# "):
            label = "  " + line.lstrip()
        else:
            lines.append(line + label)
            label = ""
    return lines


def _labels(shape: Shape, value: Plain, way: Way) -> Iterator[tuple[Way, tuple[str]]]:
    if isinstance(value, list):
        for at, item in enumerate(value):
            yield from _labels(shape, item, (*way, at))
    elif isinstance(value, dict) and shape.part:
        for key, inner in value.items():
            field = shapes(shape.part)[key]
            yield (*way, key), (field.label.vi,)
            yield from _labels(field, inner, (*way, key))


def _example(shape: Shape, day: date, above: tuple[type[Part], ...], *, whole: bool) -> Plain:
    """Return a value that shows how the field is written: *whole*, or with what is required."""
    if shape.part:
        value: Plain = {
            key: _example(inner, day, (*above, shape.part), whole=whole)
            for key, inner in shapes(shape.part).items()
            if inner.required or (whole and _is_shown(inner, above))
        }
    elif shape.choice:
        default = shape.default if isinstance(shape.default, shape.choice) else None
        value = (default or next(iter(shape.choice))).vi
    elif shape.scalar in ("Day", "DayOrMoment"):
        value = print_day(day)
    elif shape.scalar == "Moment":
        value = f"8:00 {print_day(day)}"
    else:
        value = _EXAMPLES.get(shape.scalar, "…")
    return [value] if shape.many else value


def _is_shown(shape: Shape, above: tuple[type[Part], ...]) -> bool:
    """Tell whether an optional field is worth a line: not deep down, nor within itself."""
    return shape.part is None or (len(above) < _DEEPEST and shape.part not in above)
