"""Attached files: what they are, whether they may be published, and what they give away.

Files are published byte for byte, so nothing here changes one; a signed PDF stays valid.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.outputs.file_office import archive_problems
from generator.outputs.file_pdf import authors_of, is_signed
from generator.outputs.image_header import media_type_of

LARGEST_BYTES = 100 * 1024 * 1024

# What may be published, and how each is served. An ending that is not here is refused.
MEDIA_TYPES = {
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".json": "application/json",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".txt": "text/plain",
    ".webp": "image/webp",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
}

_ARCHIVES = frozenset({".docx", ".xlsx", ".pptx", ".odt", ".ods", ".zip"})
_PICTURES = frozenset({".jpeg", ".jpg", ".png", ".webp"})
_PICTURE_METADATA = (b"Exif\0\0", b"eXIf", b"EXIF", b"http://ns.adobe.com/xap/")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_EXECUTABLE = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe")

Problem = tuple[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A file as it will be published: size in bytes, SHA-256 as ``sha256sum`` prints it."""

    media_type: str
    size: int
    sha256: str
    signed: bool


def media_type(name: str) -> str:
    """Return how a file of this name is served."""
    return MEDIA_TYPES.get(Path(name).suffix.lower(), "application/octet-stream")


def file_facts(path: Path) -> FileFacts:
    """Return a file's size, digest and whether it is signed. Raises OSError if unreadable."""
    total, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while part := file.read(1024 * 1024):
            total.update(part)
            size += len(part)
    signed = (
        path.suffix.lower() == ".pdf" and size <= LARGEST_BYTES and is_signed(path.read_bytes())
    )
    return FileFacts(media_type(path.name), size, total.hexdigest(), signed)


def inspect_file(path: Path, *, signed: bool = False) -> tuple[Problem, ...]:
    """Return what is wrong with an attachment: (code, particulars without the file's name) each.

    *signed* is what the author says of it. Memory is bounded by the largest size allowed.
    """
    return tuple(_problems(path, signed))


def _problems(path: Path, signed: bool) -> Iterator[Problem]:
    ending = path.suffix.lower()
    if ending not in MEDIA_TYPES:
        yield "file.refused-type", {}
        return
    try:
        size = path.stat().st_size
        if size > LARGEST_BYTES:
            yield "file.attachment-too-large", {"limit": str(LARGEST_BYTES // 1024 // 1024)}
            return
        data = path.read_bytes()
    except OSError:
        yield "file.broken", {}
        return
    if data.startswith(_EXECUTABLE):
        yield "file.refused-type", {}
    elif not _fits(ending, data):
        yield "file.wrong-type", {}
    elif ending == ".pdf":
        yield from _pdf_problems(data, signed)
    elif ending in _PICTURES and any(mark in data for mark in _PICTURE_METADATA):
        yield "file.picture-metadata", {}
    elif ending in _ARCHIVES:
        yield from archive_problems(data, ending)


def _fits(ending: str, data: bytes) -> bool:
    """Tell whether the first bytes are what the ending promises, where the kind has such bytes."""
    if ending == ".pdf":
        # ISO 32000-1, annex H.3.4.1: readers accept the header within the first 1,024 bytes.
        return b"%PDF-" in data[:1024]
    if ending in _ARCHIVES:
        return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))
    if ending in _PICTURES:
        return media_type_of(data) == MEDIA_TYPES[ending]
    if ending in {".doc", ".xls"}:
        return data.startswith(_COMPOUND)
    if ending in {".csv", ".txt", ".json"}:
        return b"\0" not in data[:4096] or data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return True


def _pdf_problems(data: bytes, said_signed: bool) -> Iterator[Problem]:
    if b"%%EOF" not in data[-4096:] and b"startxref" not in data[-4096:]:
        yield "file.broken", {}
        return
    signed = is_signed(data)
    if said_signed and not signed:
        yield "file.not-signed", {}
    if signed:
        # Who signed is part of a signed document, and changing it would break the signature.
        return
    authors = authors_of(data)
    if authors:
        yield "file.author-metadata", {"author": ", ".join(authors)[:200]}
