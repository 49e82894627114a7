"""Office files opened with care: what a file really is, and what makes it unsafe or unreadable."""

import io
import json
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePath

from generator.diagnostics import Diagnostic, Place, problem

LARGEST = 50 * 1024 * 1024
_MOST_UNPACKED = 256 * 1024 * 1024
_MOST_TEXT = 64 * 1024 * 1024
"""Of XML, which is read into memory many times as large; 20,000 rows are a third of it."""
_MOST_PARTS = 5_000
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)
_NAMES = {"xlsx": "Excel", "docx": "Word", "json": "JSON", "csv": "CSV"}
_ENDINGS = {
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm"), "docx": (".docx", ".docm", ".dotx", ".dotm"),
    "json": (".json",), "csv": (".csv", ".txt", ".tsv"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Opened:
    """A file's type (``xlsx``, ``docx``, ``csv``, ``json``; nothing if it must not be read)."""

    type: str
    problems: tuple[Diagnostic, ...]


def look_at(name: str, data: bytes) -> Opened:
    """Tell what a file is by its bytes, whatever its name, and whether it is safe to read."""
    where = Place(name)
    if len(data) > LARGEST:
        return Opened("", (problem("import.too-large", where, size=_size(len(data))),))
    if data.startswith(_OLE):
        code = "import.password" if _ENCRYPTED in data else "import.old-format"
        return Opened("", (problem(code, where),))
    if data.startswith(b"PK"):
        type, problems = _package(where, data)
    else:
        type, problems = _text(where, data)
    ending = PurePath(name).suffix.lower()
    if type and ending not in _ENDINGS[type]:
        wrong = problem("import.wrong-ending", where, ending=ending or "–", type=_NAMES[type])
        problems = (wrong, *problems)
    return Opened(type, problems)


def _text(where: Place, data: bytes) -> tuple[str, tuple[Diagnostic, ...]]:
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", (problem("import.unknown-type", where),)
    head = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if head in (b"{", b"["):
        try:
            json.loads(data.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            return "", (problem("import.not-json", where, detail=str(error)[:80]),)
        return "json", ()
    if head in (b"%", b"<", b"") or data.startswith((b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff")):
        return "", (problem("import.unknown-type", where),)
    return "csv", ()


def _package(where: Place, data: bytes) -> tuple[str, tuple[Diagnostic, ...]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return _parts(where, parts, len(data))
    except _BROKEN as error:
        return "", (problem("import.broken", where, detail=_short(error)),)
    except RuntimeError:  # a ZIP with a password of its own
        return "", (problem("import.password", where),)


def _parts(where: Place, parts: zipfile.ZipFile, packed: int) -> tuple[str, tuple[Diagnostic, ...]]:
    listed = parts.infolist()
    names = {each.filename for each in listed}
    size = sum(each.file_size for each in listed)
    if size > _MOST_UNPACKED or len(listed) > _MOST_PARTS:
        bomb = problem("import.bomb", where, packed=_size(packed), unpacked=_size(size))
        return "", (bomb,)
    type = _type(names)
    if not type:
        return "", (problem("import.unknown-type", where),)
    if wrong := _unsafe(where, parts, listed, packed):
        return "", (wrong,)
    problems: list[Diagnostic] = []
    if any(name.endswith("vbaProject.bin") for name in names):
        problems.append(problem("import.macros", where))
    links = sum(name.startswith("xl/externalLinks/") and name.endswith(".xml") for name in names)
    if links:
        problems.append(problem("import.external-links", where, count=links))
    return type, tuple(problems)


def _type(names: set[str]) -> str:
    if "xl/workbook.xml" in names:
        return "xlsx"
    return "docx" if "word/document.xml" in names else ""


def _unsafe(
    where: Place, parts: zipfile.ZipFile, listed: list[zipfile.ZipInfo], packed: int
) -> Diagnostic | None:
    """Read each part to its end, so that neither a false size nor a broken one gets further."""
    read = written = 0
    for each in listed:
        text = each.filename.endswith((".xml", ".rels"))
        with parts.open(each) as part:
            while block := part.read(1024 * 1024):
                read += len(block)
                written += len(block) if text else 0
                if read > _MOST_UNPACKED or written > _MOST_TEXT:
                    return problem(
                        "import.bomb", where, packed=_size(packed), unpacked=f"> {_size(read)}"
                    )
                if text and (b"<!DOCTYPE" in block or b"<!ENTITY" in block):
                    return problem("import.doctype", where)
    return None


def _size(count: int) -> str:
    return f"{count / 1024 / 1024:.1f} MB" if count >= 1024 * 1024 else f"{count / 1024:.0f} kB"


def _short(error: Exception) -> str:
    return (str(error) or type(error).__name__)[:80]
