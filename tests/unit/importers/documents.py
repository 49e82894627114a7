"""Word documents as small as they can be."""

import io
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def paragraph(text: str) -> str:
    """Return one paragraph; ``**text**`` is bold."""
    bold = text.startswith("**")
    mark = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f"<w:p><w:r>{mark}<w:t xml:space='preserve'>{escape(text.strip('*'))}</w:t></w:r></w:p>"


def table(rows: Iterable[Iterable[str]]) -> str:
    """Return a table; each line of a cell is a paragraph."""
    cells = (
        "".join(f"<w:tc>{''.join(map(paragraph, cell.split(chr(10))))}</w:tc>" for cell in row)
        for row in rows
    )
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def document(*parts: str) -> bytes:
    """Return a ``.docx`` of paragraphs (text) and other parts (XML)."""
    body = "".join(part if part.startswith("<w:") else paragraph(part) for part in parts)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{_NAMESPACE}"><w:body>{body}</w:body></w:document>',
        )
    return made.getvalue()
