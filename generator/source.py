"""A content file's text, and what is wrong with it before anything reads its meaning."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, Place, problem
from generator.vietnamese import LOOKALIKES

LARGEST_BYTES = 4 * 1024 * 1024

# What no author types and no reader sees: controls, zero-width marks, marks of direction; and marks
# in such heaps that putting them in order takes the square of their number.
_UNSEEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
)
_MARKS = "\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
INVISIBLE = re.compile(f"[{_UNSEEN}]|[{_MARKS}]{{31,}}")
_ETH = re.compile(f"[{LOOKALIKES}]")
_ODD = re.compile(f"[{_UNSEEN}{_MARKS}{LOOKALIKES}]")


@dataclass(frozen=True, slots=True)
class Source:
    """One content file: its path as shown to the author (posix, relative) and its text."""

    path: str
    text: str

    def place(self, offset: int, length: int = 1) -> Place:
        """Return the place of a stretch that starts at *offset* in the text."""
        line = self.text.count("\n", 0, offset) + 1
        start = self.text.rfind("\n", 0, offset) + 1
        return Place(self.path, line, offset - start + 1, max(1, length))


def is_tidy(text: str) -> bool:
    """Tell at one look whether no part of *text* has anything unseen, decomposed or like Đ."""
    return _ODD.search(text) is None and unicodedata.is_normalized("NFC", text)


def read_source(path: str, data: bytes) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Decode *data*; whatever the bytes are, return a text to go on with and the problems found."""
    if len(data) > LARGEST_BYTES:
        size = f"{len(data) / 1024 / 1024:.1f}"
        return Source(path, ""), (problem("file.too-large", Place(path), size=size),)
    text, problems = _decode(path, data)
    text = _one_line_end(text)
    if is_tidy(text):
        return Source(path, text), tuple(problems)
    source = Source(path, INVISIBLE.sub(" ", text))
    problems += _text_problems(path, text, source.text)
    return source, tuple(problems)


def _decode(path: str, data: bytes) -> tuple[str, list[Diagnostic]]:
    """Decode UTF-8 with or without a mark; UTF-16, which Notepad calls Unicode, is read too."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        found = problem("file.not-utf8", Place(path), byte=f"0x{data[0]:02X}")
        return data.decode("utf-16", errors="replace"), [found]
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode(), []
    except UnicodeDecodeError as error:
        good = _one_line_end(data[: error.start].decode())
        column = len(good) - good.rfind("\n")
        where = Place(path, good.count("\n") + 1, column)
        byte = f"0x{data[error.start]:02X}"
        return data.decode(errors="replace"), [problem("file.not-utf8", where, byte=byte)]


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _text_problems(path: str, text: str, cleaned: str) -> list[Diagnostic]:
    """Report unusual characters, once a line for each sort, where the first of them stands."""
    found: list[Diagnostic] = []
    lines = zip(text.split("\n"), cleaned.split("\n"), strict=True)
    for number, (line, clean) in enumerate(lines, start=1):
        if is_tidy(line):
            continue
        if unseen := INVISIBLE.search(line):
            mark = f"U+{ord(unseen[0][0]):04X}"
            where = Place(path, number, unseen.start() + 1)
            found.append(problem("text.invisible", where, mark=mark))
        if eth := _ETH.search(line):
            found.append(problem("text.eth", Place(path, number, eth.start() + 1)))
        if not unicodedata.is_normalized("NFC", clean):
            found.append(problem("text.not-nfc", _first_decomposed(path, number, clean)))
    return found


def _first_decomposed(path: str, number: int, line: str) -> Place:
    """Return the place of the first character of *line* that NFC would write otherwise."""
    for word in re.finditer(r"\S+", line):
        if not unicodedata.is_normalized("NFC", word[0]):
            return Place(path, number, word.start() + 1, len(word[0]))
    return Place(path, number)
