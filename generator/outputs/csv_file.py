"""CSV that Excel opens: with the mark it knows UTF-8 by, CR LF, and no cell taken for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

# A cell that begins so is a formula to Excel; an apostrophe before it makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
MARK = b"\xef\xbb\xbf"


def write_csv(rows: Iterable[Sequence[str | int | None]], *, mark: bool = True) -> bytes:
    """Return *rows* as CSV; None is an empty cell, *mark* puts Excel's mark of UTF-8 in front."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return (MARK if mark else b"") + text.getvalue().encode()


def _cell(cell: str | int | None) -> str:
    if not isinstance(cell, str):
        return "" if cell is None else str(cell)
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
