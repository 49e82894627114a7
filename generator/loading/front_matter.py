"""Split a file into YAML and Markdown, and read its YAML even where its syntax is broken."""

import re
from dataclasses import dataclass

import yaml

from generator.diagnostics import Diagnostic, Place, problem
from generator.loading.mending import Mender
from generator.loading.tree import Mapping, Node, read_tree
from generator.source import Source

_MOST_REPAIRS = 25
_FIELD = re.compile(r"\s+\S|-\s|#|[^\s:]+:(\s|$)")
_DASHES = re.compile(r"-{2,}|[-–—―]*[–—―][-–—―]*")
_KEY = re.compile(r"[a-z_]+:(\s|$)")


@dataclass(frozen=True, slots=True)
class Parts:
    """A file's YAML and Markdown with the lines on which they begin."""

    yaml: str
    yaml_line: int
    body: str
    body_line: int


def split(source: Source) -> tuple[Parts, tuple[Diagnostic, ...]]:
    """Split front matter from body; a ``.yml`` file is all YAML."""
    if not source.path.endswith(".md"):
        return Parts(source.text, 1, "", 1), ()
    lines = source.text.split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if not _DASHES.fullmatch(lines[first].strip()):
        where = Place(source.path, 1, 1, max(1, len(lines[0])))
        return Parts("", 1, source.text, 1), (problem("front-matter.missing", where),)
    found = [problem("front-matter.blank-above", Place(source.path))] if first else []
    marks = [n for n, line in enumerate(lines) if n > first and line.rstrip() == "---"]
    if _is_odd(lines[first]) or not marks:
        closing = next((n for n in range(first + 1, len(lines)) if _is_odd(lines[n])), None)
        if closing and all(_FIELD.match(line) for line in lines[first + 1 : closing]):
            marks = sorted({*marks, closing})
    for number in (first, *marks[:1]):
        if _is_odd(lines[number]):
            found.append(problem("front-matter.dashes", _line_at(source, lines, number)))
    if not marks:
        # Nothing closes the fields: they end where a line no longer looks like one.
        rest = range(first + 1, len(lines))
        end = next((n for n in rest if not _FIELD.match(lines[n])), len(lines))
        found.append(problem("front-matter.unclosed", Place(source.path, first + 1, 1, 3)))
        return _cut(lines, first, end, end), tuple(found)
    end = marks[0]
    if len(marks) > 1 and _all_fields(lines[end + 1 : marks[1]]):
        where = Place(source.path, end + 1, 1, 3)
        found.append(problem("front-matter.closed-early", where, line=marks[1] + 1))
        lines[end], end = "", marks[1]
    return _cut(lines, first, end, end + 1), tuple(found)


def _is_odd(line: str) -> bool:
    """Tell whether a line was meant for a mark, ``---``, and is none."""
    return line.rstrip() != "---" and _DASHES.fullmatch(line.strip()) is not None


def _line_at(source: Source, lines: list[str], number: int) -> Place:
    return Place(source.path, number + 1, 1, len(lines[number]))


def _all_fields(lines: list[str]) -> bool:
    """Tell whether lines between two marks are fields, not a body between two rules."""
    return bool(lines) and _KEY.match(lines[0]) is not None and all(map(_FIELD.match, lines))


def _cut(lines: list[str], first: int, end: int, body: int) -> Parts:
    yaml_lines = lines[first + 1 : end]
    return Parts("\n".join(yaml_lines), first + 2, "\n".join(lines[body:]), body + 1)


def read_yaml(path: str, text: str, first_line: int) -> tuple[Node, tuple[Diagnostic, ...]]:
    """Read YAML, reporting each syntax slip and going on behind it."""
    problems: list[Diagnostic] = []
    mender = Mender(path, text.split("\n"), first_line)
    for _ in range(_MOST_REPAIRS):
        try:
            node, found = read_tree(path, "\n".join(mender.lines), first_line, mender.shifts)
        except yaml.YAMLError as error:
            problems.append(mender.mend(error))
            continue
        if mender.lost and isinstance(node, Mapping):
            node = node._replace(whole=False)
        return node, (*problems, *found)
    return Mapping((), first_line, 1, whole=False), tuple(problems)
