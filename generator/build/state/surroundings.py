"""What a site depends on besides the project's files: the program, its libraries, the machine."""

import os
import platform
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator.digest import digest

_PACKAGE = Path(__file__).resolve().parents[2]
# The day is counted apart.
_VARIABLES = ("SOURCE_DATE_EPOCH",)


def surroundings() -> str:
    """Return a digest of the program and of the settings around it."""
    parts = [program()]
    parts += [f"{name}={os.environ.get(name, '')}" for name in _VARIABLES]
    return digest(*parts)


@cache
def program() -> str:
    """Return a digest of the machine, of Python, of every library and of this package's code."""
    parts = [platform.node(), platform.python_version(), sys.platform, *sorted(_libraries())]
    parts += sorted(f"{path}: {_stamp(path)}" for path in _PACKAGE.rglob("*.py"))
    return digest(*parts)


def _libraries() -> Iterator[str]:
    """Yield the installed distributions with their versions, by the names of their folders."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208 - names alone, and fast
        except OSError:
            continue
        yield from (name for name in names if name.endswith((".dist-info", ".egg-info", ".pth")))


def _stamp(path: Path) -> str:
    try:
        found = path.stat()
    except OSError:
        return "-"
    return f"{found.st_size} {found.st_mtime_ns}"
