"""Have Pagefind make the index, once for the same pages; kept in the cache under their digest.

Two builds may work in one cache: an index is made in a folder of its own and renamed when whole.
"""

import os
import secrets
import shutil
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.digest import digest
from generator.outputs.search.chunks import page_names, part_index
from generator.outputs.search.program import Program
from generator.outputs.search.records import with_names
from generator.outputs.search.service import PagefindError, write_index

TABLE = "records.json"
_KEPT_SECONDS = 24 * 3600
_KEPT = 2
# Pagefind's own interfaces are not used.
_PUBLISHED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", TABLE)
_ENDINGS = (".pagefind", ".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter")


def index_key(twins: Mapping[str, str], table: bytes, program: Program) -> str:
    """Return what an index is kept under: its pages, in order, and the program's version."""
    parts: Iterable[str | bytes] = (part for pair in twins.items() for part in pair)
    return digest(str(program), table, *parts)


def find_index(cache: Path, key: str) -> Path | None:
    """Return the folder of an index made earlier, noting that it was of use."""
    folder = _home(cache) / key
    if not (folder / "pagefind-entry.json").is_file():
        return None
    os.utime(folder)
    return folder


def make_index(
    cache: Path, key: str, twins: Mapping[str, str], table: bytes, program: Program
) -> Path:
    """Make an index, return its folder. Raises PagefindError, or OSError without room on disk."""
    home = _home(cache)
    home.mkdir(parents=True, exist_ok=True)
    work = home / f".{key[:16]}.{os.getpid()}-{secrets.token_hex(4)}"
    try:
        write_index(program, twins, work / "index")
        names = page_names(work / "index")
        if len(names) != len(twins):
            raise PagefindError(f"{len(twins)} pages given, {len(names)} in the index")
        if program.slow_when_large:
            part_index(work / "index")
        (work / "index" / TABLE).write_bytes(with_names(table, names))
        _put(work / "index", home / key)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    _forget(home, key)
    return home / key


def published(folder: Path) -> dict[str, Path]:
    """Return the files of an index that browsers ask for, by their path within it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): path
        for path in sorted(files)
        if path.name in _PUBLISHED or path.suffix in _ENDINGS
    }


def _home(cache: Path) -> Path:
    """Return the folder of indexes; Pagefind runs elsewhere, so the path must be whole."""
    return cache.resolve() / "search"


def _put(made: Path, place: Path) -> None:
    """Put a whole index in its place; where another build was first, its index is as good."""
    try:
        made.rename(place)
    except OSError:
        if not (place / "pagefind-entry.json").is_file():
            raise


def _forget(home: Path, key: str) -> None:
    """Remove indexes of no use for a day, but the latest; another build may be reading them."""
    others = [path for path in home.iterdir() if path.is_dir() and path.name != key]
    newest_first = sorted(others, key=lambda path: path.stat().st_mtime, reverse=True)
    for path in newest_first[_KEPT - 1 :]:
        if time.time() - path.stat().st_mtime > _KEPT_SECONDS:
            shutil.rmtree(path, ignore_errors=True)
