"""Where in a body a token stands: the parser keeps blocks' lines only, and strips their margins."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from markdown_it.token import Token

_Row = tuple[int, int, int]
"""Where a line begins in the content of its block; its line and column in the body."""


class Places:
    """A body's lines, to look positions up in; lines and columns count from 1, in code points."""

    def __init__(self, markdown: str) -> None:
        self._text = markdown.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
        self.lines = self._text.split("\n")
        # A block of one line may hold thousands of marks, all asked for in a row.
        self._block: Token | None = None
        self._rows: list[_Row] = []

    def of_block(self, token: Token) -> tuple[int, int]:
        """Return where a block's first line has its first mark; (1, 1) when it has no place."""
        if token.map is None:
            return 1, 1
        line = self._line(token.map[0])
        return token.map[0] + 1, len(line) - len(line.lstrip(" \t>")) + 1

    def of(self, block: Token, offset: int) -> tuple[int, int]:
        """Return where an offset in the content of a block, or of a line of text, stands."""
        if block is not self._block:
            self._block, self._rows = block, list(self._rows_of(block))
        start, line, column = self._rows[bisect_right(self._rows, offset, key=itemgetter(0)) - 1]
        return line, column + offset - start

    def of_text(self, text: str) -> tuple[int, int]:
        """Return where a text first occurs; (1, 1) when it does not, letter by letter."""
        at = max(0, self._text.find(text))
        return self._text.count("\n", 0, at) + 1, at - self._text.rfind("\n", 0, at)

    def _rows_of(self, block: Token) -> Iterator[_Row]:
        if block.map is None:
            yield 0, *self.of_text(block.content)
            return
        start = 0
        lines = block.content.split("\n")
        for row, kept in enumerate(lines, self._first_row(block.map, lines[0].strip())):
            margin = len(kept) - len(kept.lstrip())
            yield start, row + 1, max(0, self._line(row).rfind(kept.strip())) - margin + 1
            start += len(kept) + 1

    def _first_row(self, rows: Sequence[int], text: str) -> int:
        """Return the row at which a block's content begins.

        A paragraph may open with lines of no-break or ideographic spaces, as Word leaves them: the
        parser counts them in, but strips them from the content.
        """
        return next((row for row in range(*rows) if text in self._line(row)), rows[0])

    def _line(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ""
