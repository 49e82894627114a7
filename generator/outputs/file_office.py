"""What is inside Office and other ZIP files: who wrote them, macros, and unreasonable sizes."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape

MOST_UNPACKED = 500 * 1024 * 1024
MOST_ENTRIES = 20_000
_LARGEST_RATIO = 200
_SMALL = 10 * 1024 * 1024
_LARGEST_PART = 1024 * 1024

_AUTHOR_PARTS = {
    ".docx": "docProps/core.xml",
    ".xlsx": "docProps/core.xml",
    ".pptx": "docProps/core.xml",
    ".odt": "meta.xml",
    ".ods": "meta.xml",
}
_AUTHOR = re.compile(r"<(dc:creator|cp:lastModifiedBy|meta:initial-creator)\b[^>]*>([^<]*)</\1>")
_EXECUTABLE = (
    ".exe",
    ".com",
    ".scr",
    ".bat",
    ".cmd",
    ".js",
    ".vbs",
    ".msi",
    ".ps1",
    ".jar",
    ".lnk",
)

Problem = tuple[str, dict[str, str]]


def archive_problems(data: bytes, ending: str) -> Iterator[Problem]:
    """Yield what is wrong with a ZIP-based file of this ending; unpacks only the author's part."""
    if data.count(b"PK\x01\x02") > MOST_ENTRIES:
        yield "file.bomb", {}
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from _problems(archive, ending, len(data))
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        EOFError,
        KeyError,
        IndexError,
        OverflowError,
    ):
        yield "file.broken", {}


def _problems(archive: zipfile.ZipFile, ending: str, size: int) -> Iterator[Problem]:
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    swollen = unpacked > _SMALL and unpacked > packed * _LARGEST_RATIO
    # Entries that share their packed bytes add up to more than the file: Fifield's flat bomb.
    shared = packed > size
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or swollen or shared:
        yield "file.bomb", {}
        return
    names = [entry.filename.lower() for entry in entries]
    if any(name.endswith(_EXECUTABLE) for name in names):
        yield "file.refused-type", {}
    if ending != ".zip":
        if any(name.endswith(("vbaproject.bin", "script-lb.xml")) for name in names):
            yield "file.macro", {}
        authors = _authors(archive, _AUTHOR_PARTS[ending])
        if authors:
            yield "file.author-metadata", {"author": ", ".join(authors)[:200]}


def _authors(archive: zipfile.ZipFile, part: str) -> list[str]:
    """Return who wrote and who last saved the document, once each."""
    if part not in archive.namelist():
        return []
    with archive.open(part) as file:
        text = file.read(_LARGEST_PART).decode("utf-8", "replace")
    return list(dict.fromkeys(n for _, v in _AUTHOR.findall(text) if (n := unescape(v).strip())))
