"""Find the Pagefind program: the one named, else the newest there is.

It comes with the package ``pagefind-bin``. A newer one may be on the path or among Node's packages.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

VARIABLE = "PAGEFIND_BINARY_PATH"
OLDEST = (1, 5)
_NAMES = ("pagefind_extended", "pagefind", "pagefind_extended.exe", "pagefind.exe")
_PACKAGES = ("pagefind_bin", "pagefind_bin_extended")
_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Program:
    """Pagefind's program and its version."""

    path: Path
    version: tuple[int, ...]

    def __str__(self) -> str:
        return "Pagefind " + ".".join(map(str, self.version))

    @property
    def slow_when_large(self) -> bool:
        """Tell whether its search takes time by the square of the pages found, as before 1.6."""
        return self.version < (1, 6)


def find_program(project: Path) -> Program | None:
    """Return the program to use, or None. What ``PAGEFIND_BINARY_PATH`` names comes first."""
    if named := os.environ.get(VARIABLE):
        found = _program(Path(named))
        if found:
            return found
    found_here = (program for path in _places(project) if (program := _program(path)))
    return max(found_here, key=lambda program: program.version, default=None)


def _places(project: Path) -> Iterator[Path]:
    for package in _PACKAGES:
        spec = find_spec(package)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            yield from (Path(folder) / name for name in _NAMES)
    for name in ("pagefind_extended", "pagefind"):
        if found := shutil.which(name):
            yield Path(found)
    for pattern in ("node_modules/@pagefind/*/bin/pagefind*",):
        yield from sorted(p for p in project.glob(pattern) if p.name in _NAMES)


def _program(path: Path) -> Program | None:
    """Return the program at *path* if it runs and is new enough."""
    if not path.is_file():
        return None
    try:
        said = subprocess.run(
            [path, "--version"], capture_output=True, text=True, timeout=_SECONDS, check=True
        ).stdout
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    found = re.search(r"(\d+)\.(\d+)\.(\d+)", said)
    version = tuple(map(int, found.groups())) if found else ()
    return Program(path.resolve(), version) if version >= OLDEST else None
