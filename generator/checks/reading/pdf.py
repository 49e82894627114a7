"""The text of a PDF: what its pages show, its form fields and bookmarks, its metadata.

Fonts write letters as numbers of their own; the table back to letters (``ToUnicode``) is read, and
every table is tried where it is unclear which one holds. Kerning may part the letters of a word, so
each page is given twice: with the spaces as they seem, and glued. Encrypted files are unreadable
here, and a scan has no text at all: both are said, not passed over.
Source: ISO 32000-1 §9.4 (showing text), §9.10 (ToUnicode), §7.9.2 (text strings).
"""

import re
from collections.abc import Iterator, Mapping

from generator.checks.reading.binary import any_text
from generator.checks.reading.pdf_fonts import CMap, fonts_by_name, read_cmap
from generator.checks.reading.pdf_objects import PdfObject, pdf_objects
from generator.checks.reading.pdf_strings import run_texts, strings_in
from generator.checks.reading.piece import Piece, UnreadableError

_MOST_TABLES = 12
_LETTERS_OF_A_STAMP = 300
_NO_PAGE = re.compile(
    rb"/(?:XRef|Length1|FunctionType|OpenType|Type1C|CIDFontType0C)\b|/Subtype\s*/Image\b"
)


def pdf_pieces(data: bytes) -> Iterator[Piece]:
    """Yield the text of a PDF."""
    objects = list(pdf_objects(data))
    trailers = b"".join(part[:2000] for part in data.split(b"trailer")[1:])
    if b"/Encrypt" in trailers or any(
        b"/Encrypt" in each.text and b"/XRef" in each.text for each in objects
    ):
        raise UnreadableError("locked")
    cmaps = {each.number: read_cmap(each.stream) for each in objects if _is_cmap(each)}
    fonts = fonts_by_name(objects, cmaps)
    letters = 0
    for each in objects:
        where = f"đối tượng {each.number}"
        yield Piece("\n".join(strings_in(each.text)), "PDF", where)
        if each.stream is None or _is_cmap(each) or b"/ObjStm" in each.text:
            continue
        if b"/Metadata" in each.text or b"/XML" in each.text or b"/EmbeddedFile" in each.text:
            yield from any_text(each.stream, "PDF", where)
        elif _is_page(each):
            for spaced, glued in _shown(each.stream, fonts, tuple(cmaps.values())):
                letters += len(glued)
                yield Piece(spaced, "PDF", where)
                yield Piece(glued, "PDF", where, glued=True)
    if _is_scan(objects, letters):
        raise UnreadableError("scan")


def _is_scan(objects: list[PdfObject], letters: int) -> bool:
    """Tell whether pages are pictures of pages; the text of a signature's stamp is not theirs."""
    pages = sum(re.search(rb"/Type\s*/Page\b", each.text) is not None for each in objects)
    pictures = any(re.search(rb"/Subtype\s*/Image\b", each.text) for each in objects)
    return letters < (_LETTERS_OF_A_STAMP * max(1, pages) if pictures else 1)


def _is_cmap(each: PdfObject) -> bool:
    return each.stream is not None and b"begincmap" in each.stream


def _is_page(each: PdfObject) -> bool:
    """Tell whether a stream may show text: a page's content, or a form's within it."""
    return b"BT" in (each.stream or b"") and _NO_PAGE.search(each.text) is None


def _shown(
    stream: bytes, fonts: Mapping[bytes, tuple[CMap | None, ...]], tables: tuple[CMap, ...]
) -> Iterator[tuple[str, str]]:
    """Yield a page's text, spaced and glued; as often as the most tables a font of it may have."""
    unnamed: tuple[CMap | None, ...] = (*tables[:_MOST_TABLES], None)
    yield from dict.fromkeys(run_texts(stream, fonts, unnamed))
