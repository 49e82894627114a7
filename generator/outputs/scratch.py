"""Files of one process on disk: for what would take much memory, and for what no cache can hold."""

import os
import shutil
import tempfile
import weakref
from pathlib import Path


class Scratch:
    """A folder that goes with this. A process that is forked meanwhile may read it."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="guongsang-"))
        weakref.finalize(self, _remove, self.folder, os.getpid())

    def file(self, name: str) -> Path:
        """Return where a file is. Whoever holds this method holds the folder."""
        return self.folder / name


def _remove(folder: Path, owner: int) -> None:
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)
