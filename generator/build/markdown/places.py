"""Where in a body a token stands: the parser keeps blocks' lines only, and strips their margins."""

from markdown_it.token import Token


class Places:
    """A body's lines, to look positions up in; lines and columns count from 1, in code points."""

    def __init__(self, markdown: str) -> None:
        self._text = markdown.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
        self.lines = self._text.split("\n")

    def of_block(self, token: Token) -> tuple[int, int]:
        """Return where a block's first line has its first mark; (1, 1) when it has no place."""
        if token.map is None:
            return 1, 1
        line = self._line(token.map[0])
        return token.map[0] + 1, len(line) - len(line.lstrip(" \t>")) + 1

    def of(self, block: Token, offset: int) -> tuple[int, int]:
        """Return where an offset in the content of a block, or of a line of text, stands."""
        if block.map is None:
            line, column = self.of_text(block.content)
            return line, column + offset
        start = block.content.rfind("\n", 0, offset) + 1
        end = block.content.find("\n", offset)
        row = block.map[0] + block.content.count("\n", 0, offset)
        kept = block.content[start : end if end >= 0 else None].rstrip()
        return row + 1, max(0, self._line(row).rfind(kept)) + offset - start + 1

    def of_text(self, text: str) -> tuple[int, int]:
        """Return where a text first occurs; (1, 1) when it does not, letter by letter."""
        at = max(0, self._text.find(text))
        return self._text.count("\n", 0, at) + 1, at - self._text.rfind("\n", 0, at)

    def _line(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ""
