"""Files of any format as the text in them: what a reader, a program or a search engine can find."""

from generator.checks.reading.piece import Piece, UnreadableError
from generator.checks.reading.read import read_bytes, read_file

__all__ = ["Piece", "UnreadableError", "read_bytes", "read_file"]
