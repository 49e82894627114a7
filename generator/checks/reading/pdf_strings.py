"""Strings in PDF syntax, and the text that a page's instructions show with them."""

import re
from collections.abc import Iterator, Mapping

from generator.checks.reading.pdf_fonts import CMap
from generator.outputs.pdf_string import from_hexadecimal, from_literal

# A string in brackets may hold brackets in pairs: two deep is all that producers write.
_LITERAL = rb"\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*+\))*+\))*+)\)"
_HEXADECIMAL = rb"<([0-9A-Fa-f\s]*+)>"
_STRING = re.compile(_LITERAL + rb"|(?<!<)" + _HEXADECIMAL, re.DOTALL)
_TOKEN = re.compile(
    _LITERAL
    + rb"|<<|(?<!<)"
    + _HEXADECIMAL
    + rb"|(\[)|(\])|/([^\s/<>\[\]()]+)|(-?\d*\.?\d+)|([A-Za-z'\"*]+)",
    re.DOTALL,
)
# In thousandths of the font's size: a gap as wide as this is a space.
_SPACE = -180.0
_ENDS_RUN = {b"Td", b"TD", b"T*", b"Tm", b"ET", b"'", b'"'}


def strings_in(text: bytes) -> Iterator[str]:
    """Yield the text strings of a dictionary, in any encoding they may have."""
    for literal, digits in _STRING.findall(text):
        yield from texts_of(from_literal(literal) if literal else from_hexadecimal(digits))


def texts_of(data: bytes) -> tuple[str, ...]:
    """Return what a string without a font's table may say."""
    if data.startswith(b"\xfe\xff"):
        return (data[2:].decode("utf-16-be", "replace"),)
    if data.startswith(b"\xff\xfe"):
        return (data[2:].decode("utf-16-le", "replace"),)
    if b"\0" in data:
        return (data.decode("utf-16-be", "replace"), data.decode("latin-1"))
    try:
        return (data.removeprefix(b"\xef\xbb\xbf").decode("utf-8"),)
    except UnicodeDecodeError:
        return (data.decode("cp1258", "replace"),)


def run_texts(
    stream: bytes,
    fonts: Mapping[bytes, tuple[CMap | None, ...]],
    unnamed: tuple[CMap | None, ...],
) -> Iterator[tuple[str, str]]:
    """Yield what a page shows, (spaced, glued), once for each choice among a font's tables."""
    runs = list(_runs(stream))
    choices = max((len(fonts.get(font, unnamed)) for font, _ in runs), default=0)
    for choice in range(choices):
        spaced: list[str] = []
        glued: list[str] = []
        for font, shown in runs:
            tables = fonts.get(font, unnamed)
            table = tables[choice % len(tables)]
            for part in shown:
                if part is None:
                    spaced.append(" ")
                else:
                    text = table.text(part) if table else " ".join(texts_of(part))
                    spaced.append(text)
                    glued.append("".join(text.split()))
        yield "".join(spaced), "".join(glued)


def _runs(stream: bytes) -> Iterator[tuple[bytes, list[bytes | None]]]:
    """Yield the font and the strings shown; None stands for a space or a new line."""
    font, name, shown = b"", b"", list[bytes | None]()
    in_array = False
    for token in _TOKEN.finditer(stream):
        literal, digits, opened, closed, named, number, operator = token.groups()
        if literal is not None:
            shown.append(from_literal(literal))
        elif digits is not None:
            shown.append(from_hexadecimal(digits))
        elif opened or closed:
            in_array = bool(opened)
        elif named is not None:
            name = named
        elif number is not None:
            if in_array and float(number) < _SPACE:
                shown.append(None)
        elif operator == b"Tf":
            yield font, shown
            font, shown = name, []
        elif operator in _ENDS_RUN:
            shown.append(None)
    yield font, shown
