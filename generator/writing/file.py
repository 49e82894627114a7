"""Put a file in its place whole: written beside it first, then renamed."""

import os
import time
from collections.abc import Iterable
from pathlib import Path

_ABANDONED_SECONDS = 3600


def write_file(
    path: Path, data: bytes | Iterable[bytes], *, mode: int | None = None, lasting: bool = True
) -> None:
    """Write *data* as the file *path*, which is never seen half-written.

    It may come in pieces, each made when the one before is written. *mode* is the file's
    permissions; None keeps those of the file that is there, or gives a new file the usual ones.
    What is not *lasting* may be lost with the machine's power.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}.new")
    try:
        with beside.open("xb") as file:
            file.writelines((data,) if isinstance(data, bytes) else data)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        if mode is None and path.exists():
            mode = path.stat().st_mode & 0o777
        if mode is not None:
            beside.chmod(mode)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def clear_halves(path: Path) -> None:
    """Remove what programs that were killed left half-written beside a file. Raises OSError."""
    for half in path.parent.glob(f".{path.name}.*.new"):
        if time.time() - half.stat().st_mtime > _ABANDONED_SECONDS:
            half.unlink(missing_ok=True)
