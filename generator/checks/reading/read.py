"""Tell a file's format, by its first bytes before its name, and have its text read."""

import re
import zlib
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote

from generator.checks.reading.binary import any_text
from generator.checks.reading.office import office_pieces
from generator.checks.reading.pdf import pdf_pieces
from generator.checks.reading.pictures import picture_pieces
from generator.checks.reading.piece import Piece, UnreadableError
from generator.checks.reading.text import decode, text_piece

MOST_UNPACKED = 512 * 1024 * 1024
_DEEPEST = 3
_BINARY: tuple[tuple[bytes, Callable[[bytes], Iterator[Piece]]], ...] = (
    (b"%PDF-", pdf_pieces),
    (b"\xff\xd8\xff", picture_pieces),
    (b"\x89PNG\r\n\x1a\n", picture_pieces),
    (b"RIFF", picture_pieces),
    (b"GIF8", picture_pieces),
)
# Formats of no interest whose bytes are compressed: reading them would find nothing.
_MUTE = {".woff", ".woff2"}
_DATA = re.compile(r"data:[\w.-]+/([\w.-]+)[^,\s]{0,100};base64,([A-Za-z0-9+/=%]+)")
_LOCKED = {".br", ".zst", ".7z", ".rar"}


def read_file(path: Path) -> Iterator[Piece]:
    """Yield the text of a file. Raise UnreadableError, or OSError where the file is not there."""
    return read_bytes(path.read_bytes(), path.name)


def read_bytes(data: bytes, name: str, depth: int = 0) -> Iterator[Piece]:
    """Yield the text of a file of this name; what is packed in it is unpacked, three deep."""
    ending = _ending(name)
    if ending in _MUTE:
        return
    if ending in _LOCKED:
        raise UnreadableError("packed")
    if data.startswith(b"\x1f\x8b"):
        yield from _unzipped(data, name, depth)
    elif data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        yield from office_pieces(data, lambda part, inner: _inside(part, inner, depth))
    elif reader := next((r for mark, r in _BINARY if data.startswith(mark)), None):
        yield from reader(data)
    elif b"%PDF-" in data[:1024]:
        yield from pdf_pieces(data)
    elif (text := decode(data, ending)) is not None:
        yield text_piece(text, ending)
        if ";base64," in text:
            yield from _embedded(text, depth)
    else:
        yield from any_text(data, ending.lstrip(".").upper() or "?")


def _ending(name: str) -> str:
    """Return the ending with its dot, in small letters; ``Path`` takes longer than all the rest."""
    base = name.rpartition("/")[2]
    return base[base.rfind(".") :].lower() if "." in base else ""


def _inside(part: bytes, name: str, depth: int) -> Iterator[Piece]:
    if depth >= _DEEPEST:
        raise UnreadableError("packed")
    for piece in read_bytes(part, name, depth + 1):
        where = f"{name}:{piece.part}" if piece.part else name
        yield Piece(piece.text, piece.format, where, glued=piece.glued)


def _embedded(text: str, depth: int) -> Iterator[Piece]:
    """Yield the text of files written out in ``data:`` addresses (RFC 2397)."""
    for found in _DATA.finditer(text):
        with suppress(ValueError):
            yield from _inside(b64decode(unquote(found[2])), f"data.{found[1]}", depth)


def _unzipped(data: bytes, name: str, depth: int) -> Iterator[Piece]:
    if depth >= _DEEPEST:
        raise UnreadableError("packed")
    unpacked = _unpacked(data)
    inner = name[: -len(".gz")] if name.lower().endswith(".gz") else name
    for piece in read_bytes(unpacked, inner, depth + 1):
        yield Piece(piece.text, f"{piece.format}, gzip", piece.part, piece.lines, piece.glued)


def _unpacked(data: bytes) -> bytes:
    parts: list[bytes] = []
    left = MOST_UNPACKED
    try:
        while data:
            unpacker = zlib.decompressobj(wbits=31)
            parts.append(unpacker.decompress(data, left))
            left -= len(parts[-1])
            if unpacker.unconsumed_tail or left <= 0:
                raise UnreadableError("packed")
            data = unpacker.unused_data
    except zlib.error:
        # What follows the packed part may be padding; without any part there is nothing to read.
        if not parts:
            raise UnreadableError("broken") from None
    return b"".join(parts)
