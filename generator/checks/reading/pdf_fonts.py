"""Which letters a PDF's fonts stand for."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.checks.reading.pdf_objects import PdfObject, number_after

_SECTION = re.compile(rb"begin(bfchar|bfrange|codespacerange)(.*?)end\1", re.DOTALL)
_HEX = rb"<([0-9A-Fa-f\s]*)>"
_CHAR = re.compile(_HEX + rb"\s*" + _HEX)
_RANGE = re.compile(_HEX + rb"\s*" + _HEX + rb"\s*(?:" + _HEX + rb"|\[([^\]]*)\])")
_RESOURCE = re.compile(rb"/([^\s/<>\[\]()]+)\s+(\d{1,10})\s+\d{1,5}\s+R")
_LONGEST_RANGE = 0x10000


@dataclass(frozen=True, slots=True, eq=False)
class CMap:
    """A table from a font's codes to letters; every code has *width* bytes."""

    width: int
    letters: Mapping[int, str]

    def text(self, data: bytes) -> str:
        """Return what *data* shows."""
        codes = (
            int.from_bytes(data[at : at + self.width], "big")
            for at in range(0, len(data), self.width)
        )
        return "".join(self.letters.get(code, " ") for code in codes)


def read_cmap(stream: bytes | None) -> CMap:
    """Read a ``ToUnicode`` table."""
    letters: dict[int, str] = {}
    width = 0
    for kind, body in _SECTION.findall(stream or b""):
        if kind == b"codespacerange":
            width = width or max(
                (len(_digits(low)) // 2 for low, _ in _CHAR.findall(body)), default=0
            )
        elif kind == b"bfchar":
            letters |= {_number(code): _letters(to) for code, to in _CHAR.findall(body)}
        else:
            for low, high, to, listed in _RANGE.findall(body):
                first = _number(low)
                count = min(_number(high) - first + 1, _LONGEST_RANGE)
                if listed:
                    each = re.findall(_HEX, listed)
                    letters |= {first + i: _letters(t) for i, t in enumerate(each[:count])}
                elif start := _letters(to):
                    head, last = start[:-1], ord(start[-1])
                    letters |= {
                        first + i: head + chr(last + i) for i in range(count) if last + i < 0x110000
                    }
    return CMap(width or 1, letters)


def fonts_by_name(
    objects: Iterable[PdfObject], cmaps: Mapping[int, CMap]
) -> dict[bytes, tuple[CMap | None, ...]]:
    """Return the tables of the fonts that pages call by a name; None for a font without one.

    Pages may use one name for different fonts: all of them are returned.
    """
    known = {each.number: each for each in objects}
    fonts = {
        number: cmaps.get(number_after(b"ToUnicode", each.text) or 0)
        for number, each in known.items()
        if re.search(rb"/Type\s*/Font\b|/ToUnicode\s", each.text)
    }
    found: dict[bytes, dict[CMap | None, None]] = {}
    for each in known.values():
        for name, number in _RESOURCE.findall(each.text):
            if int(number) in fonts:
                found.setdefault(name, {})[fonts[int(number)]] = None
    return {name: tuple(tables) for name, tables in found.items()}


def _digits(text: bytes) -> bytes:
    return b"".join(text.split())


def _number(text: bytes) -> int:
    return int(_digits(text) or b"0", 16)


def _letters(text: bytes) -> str:
    digits = _digits(text)
    data = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    return data.decode("utf-16-be", "replace") if len(data) > 1 else data.decode("latin-1")
