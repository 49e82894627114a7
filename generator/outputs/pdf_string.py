"""The two ways in which a PDF writes a string: in brackets, or in hexadecimal digits.

Source: ISO 32000-1 §7.3.4.
"""

import re

_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def from_literal(literal: bytes) -> bytes:
    """Return the bytes of a string in brackets, given without these."""

    def replaced(found: re.Match[bytes]) -> bytes:
        mark = found[1]
        if mark.isdigit():
            return bytes([int(mark, 8) & 0xFF])
        return _ESCAPED.get(mark, b"" if mark in {b"\n", b"\r", b"\r\n"} else mark)

    return _ESCAPE.sub(replaced, literal)


def from_hexadecimal(digits: bytes) -> bytes:
    """Return the bytes of a string in digits; a last one without its pair counts as before a 0."""
    bare = b"".join(digits.split())
    return bytes.fromhex((bare + b"0" * (len(bare) % 2)).decode("ascii"))
