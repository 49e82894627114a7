"""What is in a site folder: every path with its size and digest, in one canonical form."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from generator.digest import file_digest
from generator.plain_json import from_bytes, to_bytes

STATE = ".guongsang"
"""The folder on a target that holds what is no part of the site: the lock, what is under way."""
_BAD = re.compile(r"[\x00-\x1f\x7f\\\ud800-\udfff]|(?:^|/)(?:\.{0,2})(?:/|$)|^[A-Za-z]:")
_DIGEST = re.compile(r"[0-9a-f]{64}")
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
    files: dict[str, File] = {}
    for path, file in value.pop("files").items():
        if not is_path(path):
            raise ValueError(f"not a path of a site: {path!r}")
        if not isinstance(file, dict):
            raise ValueError(f"no size and digest: {path!r}")
        size, sha256 = file.get("size"), file.get("sha256")
        if (
            not isinstance(size, int)
            or not isinstance(sha256, str)
            or not _DIGEST.fullmatch(sha256)
        ):
            raise ValueError(f"no size and digest: {path!r}")
        files[path] = File(size, sha256)
    return in_order(files), value


def is_path(path: str) -> bool:
    """Tell whether *path* may name a file of a site."""
    return not _BAD.search(path) and path.partition("/")[0] != STATE


def manifest_digest(files: Manifest) -> str:
    """Return one digest for a whole site."""
    return file_digest(to_json(files))
