"""Files written into a folder that is being made."""

import shutil
from collections.abc import Mapping
from pathlib import Path


def write_files(folder: Path, files: Mapping[str, bytes | Path]) -> None:
    """Write contents, and copies of files, at their addresses under *folder*."""
    for address, content in files.items():
        place = folder / address
        if isinstance(content, Path):
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(content, place)
        else:
            write_file(place, content)


def write_file(place: Path, data: bytes) -> None:
    """Write a file, making the folders it needs."""
    try:
        place.write_bytes(data)
    except FileNotFoundError:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
