"""Values laid out as a file of their own, one to a line, so that a problem's line names its field.

What a form says has no file yet. Read from this text, it meets the same reader, models and checks
as a file does; fields that were left empty stand there too, to carry what is missing.
"""

from dataclasses import dataclass, field

from generator.content.fields import Part
from generator.content.shape import Shape, shapes
from generator.diagnostics import Diagnostic
from generator.editor.form import BODY
from generator.loading.front_matter import Parts
from generator.loading.record import Path
from generator.loading.tree import Mapping, Node, Scalar, Sequence
from generator.source import Source, read_source
from generator.vietnamese import normalise
from generator.writing.plain import Plain


@dataclass(slots=True)
class LaidOut:
    """The text, its tree, and the field of every line."""

    source: Source
    tree: Node
    parts: Parts
    fields: dict[int, Path]
    problems: tuple[Diagnostic, ...]

    def field_at(self, line: int) -> Path:
        """Return the way to the value on a line; of the body for all lines behind the fields."""
        return self.fields.get(line, (BODY,) if line > len(self.fields) else ())


@dataclass(slots=True)
class _Sheet:
    lines: list[str] = field(default_factory=list)
    fields: dict[int, Path] = field(default_factory=dict)

    def add(self, text: str, path: Path) -> int:
        self.lines.append(" ".join(text.split()))
        self.fields[len(self.lines)] = path
        return len(self.lines)


def lay_out(path: str, values: dict[str, Plain], model: type[Part], body: str) -> LaidOut:
    """Lay out *values* and *body*; *path* is the file they will stand in."""
    sheet = _Sheet()
    sheet.add("", ())
    tree = _mapping(sheet, values, model, (), 1)
    text = "\n".join((*sheet.lines, body))
    source, problems = read_source(path, text.encode())
    parts = Parts("", 1, normalise(body), len(sheet.lines) + 1)
    return LaidOut(source, tree, parts, sheet.fields, problems)


def _mapping(
    sheet: _Sheet, values: dict[str, Plain], model: type[Part] | None, path: Path, line: int
) -> Mapping:
    known = shapes(model) if model else {}
    pairs = [
        _pair(sheet, key, values.get(key), known.get(key), (*path, key))
        for key in dict.fromkeys((*known, *values))
    ]
    return Mapping(tuple(pairs), line, 1)


def _pair(
    sheet: _Sheet, key: str, value: Plain | None, shape: Shape | None, path: Path
) -> tuple[Scalar, Node]:
    line = sheet.add(value if isinstance(value, str) else "", path)
    name = Scalar(key, line, 1, 1)
    return name, _node(sheet, value, shape, path, line)


def _node(sheet: _Sheet, value: Plain | None, shape: Shape | None, path: Path, line: int) -> Node:
    if isinstance(value, dict):
        return _mapping(sheet, value, shape.part if shape else None, path, line)
    if isinstance(value, list):
        items: list[Node] = []
        for at, item in enumerate(value):
            where = (*path, at)
            own = sheet.add(item if isinstance(item, str) else "", where)
            items.append(_node(sheet, item, shape, where, own))
        return Sequence(tuple(items), line, 1)
    return Scalar(value or None, line, 1, 1)
