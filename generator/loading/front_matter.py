"""Split a file into YAML and Markdown, and read its YAML even where its syntax is broken.

A slip in one line must not hide the problems of the others, so common slips are reported, mended in
memory, and the reading goes on.
"""

import re
from dataclasses import dataclass

import yaml

from generator.diagnostics import Diagnostic, Place, problem
from generator.loading.tree import Mapping, Node, read_tree
from generator.source import Source

_MOST_REPAIRS = 25
_KEY_LINE = re.compile(r"(?P<head>\s*(?:- )*(?P<key>[^\s:#'\"\[\]{}][^:#]*):\s+)(?P<value>.*\S)\s*")


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
    if lines[0].rstrip() != "---":
        where = Place(source.path, 1, 1, max(1, len(lines[0])))
        return Parts("", 1, source.text, 1), (problem("front-matter.missing", where),)
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return Parts(
                "\n".join(lines[1:number]), 2, "\n".join(lines[number + 1 :]), number + 2
            ), ()
    yaml_text = "\n".join(lines[1:])
    return Parts(yaml_text, 2, "", len(lines)), (
        problem("front-matter.unclosed", Place(source.path, 1, 1, 3)),
    )


def read_yaml(path: str, text: str, first_line: int) -> tuple[Node, tuple[Diagnostic, ...]]:
    """Read YAML, reporting each syntax slip and going on behind it."""
    problems: list[Diagnostic] = []
    lines = text.split("\n")
    for _ in range(_MOST_REPAIRS):
        try:
            node, found = read_tree(path, "\n".join(lines), first_line)
        except yaml.YAMLError as error:
            slip = _repair(path, lines, first_line, error)
            problems.append(slip)
            continue
        return node, (*problems, *found)
    return Mapping((), first_line, 1), tuple(problems)


def _repair(path: str, lines: list[str], first_line: int, error: yaml.YAMLError) -> Diagnostic:
    """Mend the line at fault in *lines*; return what was wrong with it."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    what = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "").strip()
    number = min(mark.line if mark else 0, len(lines) - 1)
    column = mark.column if mark else 0
    if "\t" in lines[number][: column + 1] or "'\\t'" in what:
        return _mend_tab(path, lines, first_line, number)
    for at in (number, number - 1):
        if at >= 0 and (mended := _mend_colon(path, lines, first_line, at, what)):
            return mended
    if "found unexpected end of stream" in what or "quoted scalar" in str(error):
        return _mend_quote(path, lines, first_line, error, number)
    where = Place(path, number + first_line, column + 1)
    lines[number] = ""
    return problem("yaml.syntax", where, detail=what or "?")


def _mend_tab(path: str, lines: list[str], first_line: int, number: int) -> Diagnostic:
    column = lines[number].index("\t") if "\t" in lines[number] else 0
    lines[number] = lines[number].replace("\t", "  ")
    return problem("yaml.tab", Place(path, number + first_line, column + 1))


def _mend_colon(
    path: str, lines: list[str], first_line: int, number: int, what: str
) -> Diagnostic | None:
    """Quote a value that holds ``: `` or starts with a character YAML keeps for itself."""
    found = _KEY_LINE.fullmatch(lines[number])
    if not found or found["value"][0] in "'|>":
        return None
    value, at = found["value"], found.start("value")
    inner = re.search(r":(\s|$)", value)
    reserved = value[0] in '@`%&*!,[]{}"' or value.startswith(("- ", "? "))
    if value[0] == '"' and re.fullmatch(r'"([^"\\]|\\.)*"', value):
        return None
    if not inner and not reserved:
        return None
    lines[number] = found["head"] + "'" + value.replace("'", "''") + "'"
    code = "yaml.colon-in-value" if inner and value[0] not in '"[{' else "yaml.unquoted"
    start = at + (inner.start() if code == "yaml.colon-in-value" and inner else 0)
    where = Place(path, number + first_line, start + 1)
    return problem(code, where, key=found["key"].strip(), mark=value[0])


def _mend_quote(
    path: str, lines: list[str], first_line: int, error: yaml.YAMLError, number: int
) -> Diagnostic:
    mark = getattr(error, "context_mark", None)
    at = min(mark.line, len(lines) - 1) if mark else number
    column = mark.column if mark else 0
    lines[at] = lines[at][:column].rstrip()
    if lines[at].rstrip().endswith("-"):
        lines[at] = ""
    return problem("yaml.unclosed-quote", Place(path, at + first_line, column + 1))
