"""Bytes of no known form, read in every encoding a name may be written in."""

from collections.abc import Iterator

from generator.checks.reading.piece import Piece

_CHUNK, _OVERLAP = 8 * 1024 * 1024, 4 * 1024


def any_text(data: bytes, form: str, part: str = "") -> Iterator[Piece]:
    """Yield *data* as UTF-8, and as UTF-16 in both byte orders from even and odd offsets."""
    for at in range(0, max(1, len(data)), _CHUNK):
        chunk = data[at : at + _CHUNK + _OVERLAP]
        yield Piece(chunk.decode("utf-8", "replace"), form, part)
        for encoding in ("utf-16-le", "utf-16-be"):
            for start in (0, 1):
                yield Piece(chunk[start:].decode(encoding, "replace"), form, part)
