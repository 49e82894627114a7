"""What is in a site folder: every path with its size and digest, in one canonical form."""

import hashlib
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from generator.digest import file_digest
from generator.plain_json import from_bytes, to_bytes

STATE = ".guongsang"
"""The folder on a target that holds what is no part of the site: the lock, what is under way."""
_BAD = re.compile(r"[\x00-\x1f\x7f\\\ud800-\udfff]|(?:^|/)(?:\.{0,2})(?:/|$)|^[A-Za-z]:")
# Signs that none of many paths, each in a line of its own, is amiss; most often there is none.
_ODD = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\\:\ud800-\udfff]")
_SLIPS = ("//", "\n/", "/\n", "/.", "\n.", "\n\n")
_HEX, _HEX_DIGITS = re.compile(r"[0-9a-f]*"), 64
_CHUNK = 1 << 20


class File(NamedTuple):
    """A file's size in bytes and its SHA-256, as ``sha256sum`` prints it."""

    size: int
    sha256: str


Manifest = Mapping[str, File]
"""Path with slashes, relative to the site's root, to file; in order of path."""

EMPTY: Manifest = MappingProxyType({})


def file_of(path: Path | str) -> File:
    """Return size and digest of one file."""
    total, size = hashlib.sha256(), 0
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a path object for each file is slow
        while chunk := file.read(_CHUNK):
            total.update(chunk)
            size += len(chunk)
    return File(size, total.hexdigest())


def copy_file(source: Path | str, goal: Path | str) -> File:
    """Copy a file, reading it once; return size and digest of what was copied."""
    total, size = hashlib.sha256(), 0
    with open(source, "rb", buffering=0) as file, open(goal, "wb") as copy:  # noqa: PTH123
        while chunk := file.read(_CHUNK):
            total.update(chunk)
            size += len(chunk)
            copy.write(chunk)
    return File(size, total.hexdigest())


def in_order(files: Mapping[str, File]) -> Manifest:
    """Return the same manifest, in order of path."""
    return dict(sorted(files.items()))


def to_json(files: Manifest, **facts: object) -> bytes:
    """Return the canonical JSON of a manifest; *facts* stand beside ``files``."""
    listed = {path: {"size": size, "sha256": sha256} for path, (size, sha256) in files.items()}
    return to_bytes({**facts, "files": listed}, canonical=True)


def from_json(data: bytes) -> tuple[Manifest, dict[str, Any]]:
    """Return a manifest and the facts beside it. Raise ValueError for anything else.

    What was read back from a server is not to be trusted: a path may not lead out of the folder.
    """
    value = from_bytes(data)
    if not isinstance(value, dict) or not isinstance(value.get("files"), dict):
        raise ValueError("no manifest")
    listed = value.pop("files")
    try:
        files = {path: File(file["size"], file["sha256"]) for path, file in listed.items()}
        digests = [file.sha256 for file in files.values()]
        sound = _HEX.fullmatch("".join(digests)) and all(
            len(each) == _HEX_DIGITS for each in digests
        )
    except (TypeError, KeyError):
        raise ValueError("no size and digest") from None
    if not sound or not all(isinstance(file.size, int) for file in files.values()):
        raise ValueError("no size and digest")
    if not are_paths(files.keys()):
        raise ValueError("not a path of a site")
    return in_order(files), value


def is_path(path: str) -> bool:
    """Tell whether *path* may name a file of a site."""
    return not _BAD.search(path) and path.partition("/")[0] != STATE


def are_paths(paths: Collection[str]) -> bool:
    """Tell whether all *paths* may name files of a site, sooner than by asking for each."""
    text = "\n".join(("", *paths, ""))
    plain = text.count("\n") == len(paths) + 1 and not _ODD.search(text)
    return (plain and not any(map(text.__contains__, _SLIPS))) or all(map(is_path, paths))


def manifest_digest(files: Manifest) -> str:
    """Return one digest for a whole site."""
    return file_digest(to_json(files))
