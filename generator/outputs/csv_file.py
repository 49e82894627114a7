"""CSV that spreadsheets open: CR LF, and no cell taken for a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

# A cell that begins so is a formula to Excel or LibreOffice, the broad forms too; an apostrophe
# before it makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MARK = b"\xef\xbb\xbf"


def write_csv(rows: Iterable[Sequence[str | int | None]], *, mark: bool = True) -> bytes:
    """Return *rows* as CSV; None is an empty cell, *mark* puts Excel's mark of UTF-8 in front."""
    lines = csv_lines([_cell(cell) for cell in row] for row in rows)
    return (MARK if mark else b"") + b"".join(lines)


def csv_lines(rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """Yield CSV, a line for each row, so that no table is held whole. Cells are as they are."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for row in rows:
        writer.writerow(row)
        yield text.getvalue().encode()
        text.seek(0)
        text.truncate()


def guarded(text: str) -> str:
    """Return a text as a cell that is no formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _cell(cell: str | int | None) -> str:
    if cell is None:
        return ""
    return guarded(cell) if isinstance(cell, str) else str(cell)
