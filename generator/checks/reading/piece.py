"""A stretch of text read from a file."""

from dataclasses import dataclass


class UnreadableError(Exception):
    """A file that keeps its text: ``packed``, ``locked``, ``broken`` or, for a PDF, a ``scan``."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text from a file: *format* names what it was read as, *part* the place within the file.

    *lines* tells that line numbers in *text* are the file's own. *glued* text keeps the order of
    the letters but not the spaces between words: some PDFs place every letter by itself.
    """

    text: str
    format: str
    part: str = ""
    lines: bool = False
    glued: bool = False
