"""Values kept in files of the cache, sealed by a digest: half a file, or a garbled one, is none."""

import contextlib
from pathlib import Path
from typing import Any

from generator.digest import file_digest
from generator.plain_json import from_bytes, to_bytes
from generator.writing.file import clear_halves, write_file


def write_sealed(path: Path, *values: Any) -> None:
    """Keep *values*, each in a line of its own; without room or right to write, nothing is kept."""
    with contextlib.suppress(OSError, TypeError):  # half a character has no form in JSON
        lines = (to_bytes(value) for value in values)
        sealed = b"".join(f"{file_digest(line)} ".encode() + line + b"\n" for line in lines)
        write_file(path, sealed, lasting=False)
        clear_halves(path)


def read_sealed(path: Path, count: int = 1) -> list[Any] | None:
    """Return the first *count* values; None where they are not there, or not whole."""
    found = []
    try:
        with path.open("rb") as file:
            for _ in range(count):
                seal, _, line = file.readline().rstrip(b"\n").partition(b" ")
                if seal.decode("ascii", "replace") != file_digest(line):
                    return None
                found.append(from_bytes(line))
    except (OSError, ValueError):
        return None
    return found
