"""Where the office's own files mention a name: what must be edited by hand after a removal."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.checks.names import Names
from generator.checks.reading import UnreadableError, read_file
from generator.checks.withheld import FILE_NAME, files_in


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A name in a file: path with slashes, line where the file has lines, what it was read as."""

    path: str
    line: int
    format: str


def mentions(folders: Iterable[Path], names: Names) -> Iterator[Mention]:
    """Yield every line of every file under *folders* that holds one of *names*, and file names.

    Paths begin with the folder's own name. What cannot be read is passed over.
    """
    for folder in folders:
        for path in files_in(folder):
            yield from sorted(set(_in_file(folder, path, names)))


def _in_file(folder: Path, path: str, names: Names) -> Iterator[Mention]:
    shown = f"{folder.name}/{path}"
    if names.find(path):
        yield Mention(shown, 1, FILE_NAME)
    try:
        for piece in read_file(folder / path):
            for hit in names.find(piece.text, glued=piece.glued):
                yield Mention(shown, hit.line if piece.lines else 1, piece.format)
    except (UnreadableError, OSError):
        return
