"""A Word document as its paragraphs in order: tables, footnotes, text boxes and insertions too.

Read with lxml rather than a library for Word: those pass over tracked insertions and text boxes,
and here nothing may be passed over. Deleted text is not read.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from generator.source import INVISIBLE
from generator.vietnamese import normalise

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


class WordError(Exception):
    """The document cannot be read."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. *number* counts those with text, from 1, for people to find it."""

    number: int
    text: str
    bold: bool = False
    """Whether all of it is bold, as headings are."""
    listed: bool = False
    """Whether Word numbers it, or puts a bullet before it."""
    table: int = 0
    """Which table it stands in, from 1; 0 for none."""
    row: int = 0
    column: int = 0


def read_word(data: bytes) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a ``.docx``, footnotes last; raise WordError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    found: list[Paragraph] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = [
                n for n in ("word/document.xml", "word/footnotes.xml") if n in parts.namelist()
            ]
            for name in names:
                _walk(etree.fromstring(parts.read(name), parser), found)
    except (etree.XMLSyntaxError, zipfile.BadZipFile, ValueError, KeyError) as error:
        raise WordError(str(error)[:80]) from error
    return tuple(found)


def _walk(root: etree._Element, found: list[Paragraph]) -> None:
    tables = {table: at for at, table in enumerate(root.iter(f"{_W}tbl"), start=1)}
    for element in root.iter(f"{_W}p"):
        above = list(element.iterancestors())
        if any(each.tag in (_FALLBACK, f"{_W}p") for each in above):
            continue  # a text box: read with the paragraph that holds it
        table = next((each for each in above if each.tag == f"{_W}tbl"), None)
        row, column = _position(above) if table is not None else (0, 0)
        for text in _texts(element):
            clean = " ".join(normalise(INVISIBLE.sub(" ", text)).split())
            if clean:
                found.append(
                    Paragraph(
                        len(found) + 1, clean, _bold(element),
                        element.find(f"{_W}pPr/{_W}numPr") is not None,
                        tables[table] if table is not None else 0, row, column,
                    )
                )  # fmt: skip


def _position(above: list[etree._Element]) -> tuple[int, int]:
    """Return the row and the column, from 1, of what stands in a cell."""
    cell = next(each for each in above if each.tag == f"{_W}tc")
    row = next(each for each in above if each.tag == f"{_W}tr")
    return _order(row, f"{_W}tr"), _order(cell, f"{_W}tc")


def _order(element: etree._Element, tag: str) -> int:
    return 1 + sum(1 for each in element.itersiblings(tag, preceding=True))


def _texts(paragraph: etree._Element) -> Iterator[str]:
    """Yield a paragraph's text, cut where its author broke the line."""
    pieces: list[str] = []
    for element in paragraph.iter():
        if any(each.tag == _FALLBACK for each in element.iterancestors()):
            continue
        if element.tag == f"{_W}t":
            pieces.append(element.text or "")
        elif element.tag in _BREAKS:
            pieces.append(_BREAKS[str(element.tag)])
        elif element.tag == f"{_W}p" and element is not paragraph:
            pieces.append("\n")
    yield from "".join(pieces).split("\n")


def _bold(paragraph: etree._Element) -> bool:
    runs = [run for run in paragraph.iter(f"{_W}r") if (run.findtext(f"{_W}t") or "").strip()]
    return bool(runs) and all(_is_on(run.find(f"{_W}rPr/{_W}b")) for run in runs)


def _is_on(mark: etree._Element | None) -> bool:
    return mark is not None and mark.get(f"{_W}val") not in ("0", "false")
