"""ZIP files: word processor files and spreadsheets as running text, any other member as a file."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator

from generator.checks.reading.piece import Piece, UnreadableError
from generator.checks.reading.text import decode, plain

MOST_UNPACKED = 512 * 1024 * 1024
_MOST_MEMBERS = 20_000
# Ends of paragraphs, cells and table rows, tabs and breaks (ECMA-376, ISO/IEC 26300). A word may be
# cut by any other tag: word processors keep a run for every change of spelling language.
_BREAK = re.compile(
    r"</(?:w:p|a:p|si|c|row|text:p|text:h|table:table-cell)>"
    r"|<(?:w:br|w:tab|w:cr|text:s|text:tab|text:line-break|a:br)\b[^<>]*>"
)
_TAG = re.compile(r"<[^<>]*>")


def office_pieces(data: bytes, inside: Callable[[bytes, str], Iterator[Piece]]) -> Iterator[Piece]:
    """Yield the text of every member; *inside* reads those that are no XML."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > _MOST_MEMBERS or sum(m.file_size for m in members) > MOST_UNPACKED:
                raise UnreadableError("packed")
            yield Piece("\n".join(m.filename for m in members), "ZIP", "tên tệp")
            for remark in filter(None, (archive.comment, *(m.comment for m in members))):
                yield Piece(remark.decode("utf-8", "replace"), "ZIP", "ghi chú")
            for member in members:
                if member.flag_bits & 1:
                    raise UnreadableError("locked")
                yield from _member(archive.read(member), member.filename, inside)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, OSError):
        raise UnreadableError("broken") from None


def _member(
    body: bytes, name: str, inside: Callable[[bytes, str], Iterator[Piece]]
) -> Iterator[Piece]:
    if name.endswith((".xml", ".rels")) and (text := decode(body, ".xml")) is not None:
        # With its tags for what attributes hold, without them for words cut into runs.
        yield Piece(plain(text), "ZIP", name)
        yield Piece(plain(_TAG.sub("", _BREAK.sub(" ", text))), "ZIP", name)
    else:
        yield from inside(body, name)
