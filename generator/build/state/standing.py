"""What stands below a folder, and whether it stands there still: a second look takes half the time.

The stamp of a folder is another one as soon as a name in it comes, goes or is given to another
file. So a second look asks for the stamps of all that it knows, and for names only in folders that
changed, or had changed so lately that their stamp may not tell a further change.
"""

import os
import time
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from generator.build.state.listing import COARSEST_CLOCK_NS, Stamp, stamp_of


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything below a folder at one moment."""

    paths: list[str]
    """In order. That of a folder ends with a slash; the first, which is empty, is the folder's."""
    stamps: list[int]
    """The stamps of all of them in a row, four numbers each: so they are read and told apart
    fastest."""
    unsure: Mapping[str, list[str]] = field(default_factory=dict)
    """The names in those folders whose stamp may not tell a further change."""

    def files(self) -> dict[str, Stamp]:
        """Return the stamp of every file."""
        each = iter(self.stamps)
        stamps = zip(each, each, each, each, strict=True)
        return {p: s for p, s in zip(self.paths, stamps, strict=True) if not _is_folder(p)}

    def empty_folders(self) -> list[str]:
        """Return the folders without any file below, each before those that it is in."""
        full = {""}
        for path in self.paths:
            if not _is_folder(path):
                while (path := path[: path.rfind("/", 0, -1) + 1]) not in full:
                    full.add(path)
        return [path for path in reversed(self.paths) if _is_folder(path) and path not in full]


def look(folder: Path) -> Standing:
    """Return what stands below *folder*. Raise OSError for what cannot be read."""
    started = time.time_ns()
    found: list[tuple[str, Stamp]] = []
    left = [""]
    while left:
        below = left.pop()
        place = f"{folder}/{below}"
        found.append((below, stamp_of(os.lstat(place))))  # before its names: they may change
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    left.append(f"{below}{entry.name}/")
                else:
                    found.append((below + entry.name, stamp_of(entry.stat(follow_symlinks=False))))
    found.sort()
    return _noted([path for path, _ in found], [*chain(*(s for _, s in found))], started)


def look_again(folder: Path, before: Standing) -> Standing:
    """Return what ``look`` does, knowing what stood there *before*."""
    started = time.time_ns()
    try:
        stamps = _stamps(folder, before.paths)
    except OSError:
        return look(folder)
    if not _same_names(folder, before, stamps):
        return look(folder)
    return _noted(before.paths, stamps, started)


def look_after(folder: Path, before: Standing, written: Iterable[str]) -> Standing:
    """Return what ``look`` does where *before* stood until just now, and some files were *written*
    since: only these are looked at, with the folders they are in. Files that others change
    meanwhile have another stamp than they are given here."""
    started = time.time_ns()
    files = set(written)
    touched = files | {path[: path.rfind("/") + 1] for path in files}
    stamps = before.stamps.copy()
    try:
        for path in touched:
            at = bisect_left(before.paths, path)
            if before.paths[at : at + 1] != [path]:
                return look_again(folder, before)
            stamps[at * 4 : at * 4 + 4] = _stamps(folder, (path,))
        same = (
            _names_in(f"{folder}/{path}") == _names(before.paths, path) for path in touched - files
        )
        if not all(same):
            return look(folder)
    except OSError:
        return look(folder)
    return _noted(before.paths, stamps, started)


def stands(folder: Path, before: Standing) -> bool:
    """Tell whether the same files stand there as *before*, and no others."""
    try:
        stamps = _stamps(folder, before.paths)
        if not _same_names(folder, before, stamps):
            return False
    except OSError:
        return False
    return stamps == before.stamps or all(map(_is_folder, _changed(before, stamps)))


def _stamps(folder: Path, paths: Iterable[str]) -> list[int]:
    found: list[int] = []
    add, base, lstat = found.extend, f"{folder}/", os.lstat
    for path in paths:  # the longest part of finding nothing changed
        of = lstat(base + path)
        add((of.st_size, of.st_mtime_ns, of.st_ctime_ns, of.st_ino))
    return found


def _changed(before: Standing, stamps: list[int]) -> list[str]:
    """Return the paths with other stamps than *before*."""
    if stamps == before.stamps:
        return []
    old, new = iter(before.stamps), iter(stamps)
    pairs = zip(
        before.paths, zip(old, old, old, old, strict=True), zip(new, new, new, new, strict=True),
        strict=True,
    )  # fmt: skip
    return [path for path, one, other in pairs if one != other]


def _same_names(folder: Path, before: Standing, stamps: list[int]) -> bool:
    """Tell whether the names in folders are those of *before*. Raise OSError like ``look``."""
    known = dict(before.unsure)
    for path in _changed(before, stamps):
        if _is_folder(path) and path not in known:
            known[path] = _names(before.paths, path)
    return all(_names_in(f"{folder}/{path}") == names for path, names in known.items())


def _names_in(place: str) -> list[str]:
    with os.scandir(place) as entries:
        return sorted(e.name + "/" * e.is_dir(follow_symlinks=False) for e in entries)


def _names(paths: list[str], folder: str) -> list[str]:
    """Return the names in a folder, in order."""
    at, end = bisect_left(paths, folder) + 1, _behind(paths, folder)
    found = []
    while at < end:
        path = paths[at]
        found.append(path[len(folder) :])
        at = _behind(paths, path, at) if _is_folder(path) else at + 1
    return found


def _behind(paths: list[str], folder: str, low: int = 0) -> int:
    """Return the place in *paths* behind all that is in a folder."""
    return bisect_left(paths, folder[:-1] + chr(ord("/") + 1), low) if folder else len(paths)


def _noted(paths: list[str], stamps: list[int], started: int) -> Standing:
    since = started - COARSEST_CLOCK_NS
    times = zip(paths, stamps[1::4], stamps[2::4], strict=True)
    late = [path for path, m, c in times if (m > since or c > since) and _is_folder(path)]
    return Standing(paths, stamps, {path: _names(paths, path) for path in sorted(late)})


def _is_folder(path: str) -> bool:
    return not path or path[-1] == "/"
