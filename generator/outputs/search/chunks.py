"""Read the index's table, and part the index into pieces of the size that Pagefind 1.6 makes.

Pagefind 1.5 puts words of 20,000 places into a file, however many pages have them. In a large
section a question then fetches megabytes. Each file holds a list of words in order; a table says
from which word to which.

All files are CBOR, packed with gzip: the table of pages and files in ``*.pf_meta``, the words in
``index/*.pf_index``. Names are digests of what is in them.
"""

import gzip
import json
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cbor2

from generator.digest import digest

LARGEST = 32_000
"""Bytes of a piece, packed, unless one word alone has more."""
_MAGIC = b"pagefind_dcd"
# How CBOR begins a list of one, and a list whose length follows in four bytes.
_ONE, _LIST = b"\x81", 0x9A
# Where the tables of pages and of files stand in a ``pf_meta``.
_PAGES, _FILES = 1, 2


def page_names(folder: Path) -> list[str]:
    """Return what Pagefind calls the pages of the index in *folder*, as they were given to it."""
    return [str(page[0]) for table in folder.glob("*.pf_meta") for page in _read(table)[_PAGES]]


def part_index(folder: Path) -> None:
    """Part what is larger than ``LARGEST`` in the index in *folder*, made by Pagefind 1.5."""
    about = folder / "pagefind-entry.json"
    entry = json.loads(about.read_bytes())
    for language, facts in entry["languages"].items():
        table = folder / f"pagefind.{facts['hash']}.pf_meta"
        meta = _read(table)
        files = [
            row for first, last, name in meta[_FILES]
            for row in _parted(folder / "index", language, (first, last, name))
        ]  # fmt: skip
        if files == meta[_FILES]:
            continue
        meta[_FILES] = files
        packed = _packed(cbor2.dumps(meta))
        facts["hash"] = f"{language}_{digest(packed)[:10]}"
        (folder / f"pagefind.{facts['hash']}.pf_meta").write_bytes(packed)
        table.unlink()
    about.write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _parted(folder: Path, language: str, row: tuple[str, str, str]) -> Iterator[list[str]]:
    """Yield the rows of the table for the pieces of a file: first word, last word, name."""
    path = folder / f"{row[2]}.pf_index"
    if path.stat().st_size <= LARGEST:
        yield list(row)
        return
    packed = path.read_bytes()
    [words] = _unpacked(packed)
    path.unlink()
    for piece in _pieces(words, len(packed)):
        packed = _packed(_ONE + struct.pack(">BI", _LIST, len(piece)) + b"".join(piece.values()))
        name = f"{language}_{digest(packed)[:10]}"
        (folder / f"{name}.pf_index").write_bytes(packed)
        yield [next(iter(piece)), next(reversed(piece)), name]


def _pieces(words: list[Any], packed: int) -> Iterator[dict[str, bytes]]:
    """Yield runs of *words*, *packed* bytes altogether, each of about the largest size or less."""
    written = {word[0]: cbor2.dumps(word) for word in words}
    room = LARGEST * sum(map(len, written.values())) // packed
    piece: dict[str, bytes] = {}
    size = 0
    for word, data in written.items():
        if piece and size + len(data) > room:
            yield piece
            piece, size = {}, 0
        piece[word] = data
        size += len(data)
    if piece:
        yield piece


def _read(table: Path) -> list[Any]:
    meta: list[Any] = _unpacked(table.read_bytes())
    return meta


def _unpacked(data: bytes) -> Any:
    return cbor2.loads(gzip.decompress(data).removeprefix(_MAGIC))


def _packed(data: bytes) -> bytes:
    return gzip.compress(_MAGIC + data, 6, mtime=0)
