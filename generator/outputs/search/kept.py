"""The files of an index kept between builds: one file, under the digest of all it is made from.

First a line of JSON, the names of the files and how long each is, then the files, last the digest
of everything before it. Two builds may work in one cache: it appears whole, by a renaming.
"""

import json
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from generator.digest import file_digest
from generator.writing.file import write_file

_KEPT_SECONDS = 24 * 3600
_DIGEST = 64


def find_index(home: Path, key: str) -> Mapping[str, bytes] | None:
    """Return the files kept under *key*, noting that they were of use; None where they are not."""
    place = home / key
    try:
        data = place.read_bytes()
        os.utime(place)
    except OSError:
        return None
    if file_digest(data[:-_DIGEST]).encode() != data[-_DIGEST:]:
        return None
    head, _, rest = data[:-_DIGEST].partition(b"\n")
    files, at = {}, 0
    for name, size in json.loads(head):
        files[name] = rest[at : at + size]
        at += size
    return files


def keep_index(home: Path, key: str, files: Mapping[str, bytes]) -> None:
    """Keep files under *key*. What was of no use for a day goes; without room, nothing is kept."""
    head = json.dumps([(name, len(data)) for name, data in files.items()]).encode()
    data = b"".join((head, b"\n", *files.values()))
    with suppress(OSError):
        write_file(home / key, data + file_digest(data).encode(), lasting=False)
    with suppress(OSError):
        for path in home.iterdir():
            if path.name != key and time.time() - path.stat().st_mtime > _KEPT_SECONDS:
                path.unlink()
