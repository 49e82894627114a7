"""Mend broken YAML, one slip at a time: a slip in one line must not hide those of the others.

What is mended is what is read on, in memory; the file stays as it is.
"""

import re

import yaml

from generator.diagnostics import Diagnostic, Place, problem
from generator.loading.tree import unshifted

_KEY_LINE = re.compile(r"(?P<head>\s*(?:- )*(?P<key>[^\s:#'\"\[\]{}][^:#]*):\s+)(?P<value>.*\S)\s*")
_NO_SPACE = re.compile(r"(?P<head>\s*(?:- )*(?P<key>[A-Za-z_]\w*):)(?=[^\s:/])")
_ODD_SPACE = re.compile(r"\s*(?:- )*(?P<key>[A-Za-z_]\w*):[\u00a0\u2000-\u200a\u202f\u3000]")
_OPENING_QUOTE = re.compile(r"(?:^|:|-)\s+(?=[\"'])|^(?=[\"'])")
_FIELD = re.compile(r"(?:- )+\S|[a-z_]+:(?:\s|$)")
_KEY = re.compile(r"\s*(?:- )*[a-z_]+:(?:\s|$)")
_BLOCK = re.compile(r"\s*(?:- )*[A-Za-z_]\w*:\s+[|>][+-]?\d?\s*")
_CURLY = "“”„‟‘’‚‛"


class Mender:
    """Holds the lines of one YAML text and mends them, one slip at a time."""

    def __init__(self, path: str, lines: list[str], first_line: int) -> None:
        self.lines = lines
        self.shifts: dict[int, list[tuple[int, int]]] = {}
        self.lost = False
        """Whether a line had to be given up, so that keys may seem to be missing."""
        self._path = path
        self._first_line = first_line

    def mend(self, error: yaml.YAMLError) -> Diagnostic:
        """Mend the line at fault; return what was wrong with it."""
        mark = getattr(error, "problem_mark", None)
        began = getattr(error, "context_mark", None) or mark
        what = str(getattr(error, "problem", None) or "").strip()
        context = str(getattr(error, "context", None) or "")
        number = self._within(mark.line if mark else 0)
        column = mark.column if mark else 0
        first = self._within(began.line) if began else number
        if "\t" in self.lines[number][: column + 1]:
            return self._tab(number)
        if "quoted scalar" in context and ("end of stream" in what or "document" in what):
            return self._quote(first, began.column if began else 0)
        if opened := self._opened_before(number):
            return self._quote(*opened)
        if mended := self._block(min(first, number)) or self._block(number):
            return mended
        # A line that lacks its colon is noticed only on the next one.
        lacks_colon = "simple key" in context
        suspects = (first,) if lacks_colon else (number, max(0, number - 1), first)
        for at in dict.fromkeys(suspects):
            if mended := self._no_space(at) or self._odd_space(at) or self._value(at, number):
                return mended
        if not lacks_colon and (mended := self._indent(number)):
            return mended
        at = first if lacks_colon else number
        self.lines[at] = ""
        self.lost = True
        column = column if at == number else 0
        return problem("yaml.syntax", self._place(at, column), detail=what or "?")

    def _within(self, number: int) -> int:
        return min(number, len(self.lines) - 1)

    def _place(self, number: int, column: int) -> Place:
        """Return where a column counted from 0 in the mended line is in the author's."""
        written = unshifted(column, self.shifts.get(number, ()))
        return Place(self._path, number + self._first_line, written + 1)

    def _shift(self, number: int, after: int, by: int) -> None:
        self.shifts.setdefault(number, []).append((after, by))

    def _tab(self, number: int) -> Diagnostic:
        """Put spaces for the tabs, as many as the line above can bear."""
        line = self.lines[number]
        where = self._place(number, line.index("\t"))
        text = line.lstrip()
        indent = line[: len(line) - len(text)].replace("\t", "  ")
        above = next((each for each in reversed(self.lines[:number]) if each.strip()), "")
        if not above.rstrip().endswith(":"):
            bare = above.lstrip(" -") if above.lstrip().startswith("- ") else above.lstrip()
            most = len(above) - len(bare)
            if text.startswith("- ") and above.lstrip().startswith("- "):
                most = len(above) - len(above.lstrip())
            indent = indent[:most]
        self.lines[number] = indent + text.replace("\t", " ")
        self._shift(number, 0, len(indent) + len(text) - len(line))
        return problem("yaml.tab", where)

    def _opened_before(self, number: int) -> tuple[int, int] | None:
        """Return the line and column of a quote opened above, if the next one is on this line."""
        for quote in "\"'":
            if quote not in self.lines[number]:
                continue
            for at in range(number - 1, -1, -1):
                if quote in self.lines[at]:
                    line = self.lines[at]
                    found = _OPENING_QUOTE.search(line)
                    if found and line[found.end()] == quote and line.count(quote) == 1:
                        return at, found.end()
                    break
        return None

    def _quote(self, number: int, column: int) -> Diagnostic:
        """Quote what follows the quote that was opened and never closed."""
        line = self.lines[number]
        self.lines[number] = line[:column] + _quoted(line[column + 1 :].rstrip())
        return problem("yaml.unclosed-quote", self._place(number, column))

    def _no_space(self, number: int) -> Diagnostic | None:
        """Part a key from its value: ``title:Abc``."""
        found = _NO_SPACE.match(self.lines[number])
        if not found:
            return None
        end = found.end()
        where = self._place(number, end - 1)
        self.lines[number] = found["head"] + " " + self.lines[number][end:]
        self._shift(number, end, 1)
        return problem("yaml.no-space", where, key=found["key"])

    def _block(self, number: int) -> Diagnostic | None:
        """Set in a text that ``|`` or ``>`` announces and that begins at the column of its key."""
        head = next((n for n in range(number - 1, -1, -1) if _KEY.match(self.lines[n])), None)
        if head is None or not _BLOCK.fullmatch(self.lines[head]):
            return None
        own = _column(self.lines[head])
        number = next((n for n in range(head + 1, number + 1) if self.lines[n].strip()), number)
        line = self.lines[number]
        if not line.strip() or _column(line) > own:
            return None
        where = self._place(number, _column(line))
        for at in range(number, len(self.lines)):
            if _KEY.match(self.lines[at]) and at > number:
                break
            self.lines[at] = " " * (own + 2) + self.lines[at]
            self._shift(at, 0, own + 2)
        return problem("yaml.block-indent", where)

    def _odd_space(self, number: int) -> Diagnostic | None:
        """Put a space for one that only looks so, behind a key: ``title:\\u00a0Abc``."""
        found = _ODD_SPACE.match(self.lines[number])
        if not found:
            return None
        line, at = self.lines[number], found.end() - 1
        where, key = self._place(number, at), found["key"]
        self.lines[number] = line[:at] + " " + line[at + 1 :]
        return problem("yaml.odd-space", where, key=key, mark=f"U+{ord(line[at]):04X}")

    def _indent(self, number: int) -> Diagnostic | None:
        """Bring a field or an item of a list to the nearest column at which one may begin."""
        line = self.lines[number]
        if not _FIELD.match(line.lstrip()):
            return None
        here, columns = _column(line), self._columns_above(number, is_item=_is_item(line))
        if not columns or here in columns:
            return None
        column = min(columns, key=lambda each: (abs(each - here), -each))
        where = self._place(number, here)
        self.lines[number] = " " * column + line.lstrip()
        self._shift(number, 0, column - here)
        return problem("yaml.indent", where)

    def _columns_above(self, number: int, *, is_item: bool) -> set[int]:
        """Return the columns at which a line *number* may go on with what stands above it."""
        fields: set[int] = set()
        items: set[int] = set()
        for line in self.lines[:number]:
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            here = _column(line)
            fields = {column for column in fields if column <= here}
            items = {column for column in items if column <= here}
            while _is_item(line[here:]):
                items.add(here)
                here += len(line[here:]) - len(line[here + 1 :].lstrip())
            fields.add(here)
        return items if is_item else fields

    def _value(self, number: int, noticed: int) -> Diagnostic | None:
        """Quote a value that holds ``: `` or begins with a character YAML keeps for itself.

        *noticed* is the line on which the reading stopped: an anchor, say, is wrong only there.
        """
        found = _KEY_LINE.fullmatch(self.lines[number])
        if not found or found["value"][0] in "|>":
            return None
        value, at = found["value"], found.start("value")
        where = self._place(number, at)
        if value[0] in _CURLY and value[-1] in _CURLY:
            self.lines[number] = found["head"] + _quoted(value[1:-1])
            return problem("yaml.curly-quotes", where, key=found["key"].strip())
        if value[0] in "[{" and any(value.count(a) > value.count(b) for a, b in ("[]", "{}")):
            self.lines[number] = found["head"] + _quoted(value)
            closing = "]" if value[0] == "[" else "}"
            return problem(
                "yaml.unclosed-bracket", where, mark=value[0], closing=closing,
                key=found["key"].strip(),
            )  # fmt: skip
        inner = re.search(r":(\s|$)", value)
        kept = "@`%,[]{}\"'" + ("&*!" if number == noticed else "")
        reserved = value[0] in kept or value.startswith(("- ", "? "))
        if _is_closed(value) or not (inner or reserved):
            return None
        if value[0] in "\"'" and value.count(value[0]) == 1:
            return self._quote(number, at)
        self.lines[number] = found["head"] + _quoted(value)
        code = "yaml.colon-in-value" if inner and value[0] not in "\"'[{" else "yaml.unquoted"
        if code == "yaml.colon-in-value" and inner:
            where = self._place(number, at + inner.start())
        return problem(code, where, key=found["key"].strip(), mark=value[0])


def _is_closed(value: str) -> bool:
    """Tell whether a quoted text, a list or a group within brackets ends where the line ends."""
    if value[0] in "[{":
        pairs = all(value.count(a) == value.count(b) for a, b in ("[]", "{}"))
        return pairs and value[-1] in "]}"
    return re.fullmatch(r""""([^"\\]|\\.)*"|'([^']|'')*'""", value) is not None


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _column(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_item(line: str) -> bool:
    return line.lstrip().startswith("- ")
