"""Derived pictures kept between builds: an index a picture, and its files beside it.

An entry is used only if every file in it has the digest its index gives; whatever else lies in the
folder is ignored. Two builds may work in one cache: files appear whole, under their final names.
"""

import json
import os
import re
import secrets
import time
from collections.abc import Container, Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from generator.digest import file_digest

_SUFFIX = re.compile(r"(?:[1-9][0-9]{0,4}|social)\.(?:webp|jpg|png)")
_KEPT_SECONDS = 24 * 3600
_KEY = 64

# Suffix, media type, width and height in pixels, bytes.
Made = tuple[str, str, int, int, bytes]


@dataclass(frozen=True, slots=True)
class Variant:
    """One derived file: what tells it from its siblings (``640.webp``), its type, size, digest."""

    suffix: str
    media_type: str
    width: int
    height: int
    digest: str


@dataclass(frozen=True, slots=True)
class Entry:
    """All that was derived from one picture, under the key it was derived by."""

    cache: Path
    key: str
    variants: tuple[Variant, ...]

    def path(self, variant: Variant) -> Path:
        """Return where a variant's file is kept."""
        return _folder(self.cache, self.key) / f"{self.key}-{variant.suffix}"


def find_entry(cache: Path, key: str) -> Entry | None:
    """Return the entry of *key* if its index makes sense and every file is as it was written.

    Note that it was of use.
    """
    place = _folder(cache, key) / f"{key}.json"
    try:
        index = json.loads(place.read_bytes())
        entry = Entry(cache, key, tuple(Variant(**variant) for variant in index))
        for variant in entry.variants:
            if not _SUFFIX.fullmatch(variant.suffix):
                return None
            if file_digest(entry.path(variant).read_bytes()) != variant.digest:
                return None
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    with suppress(OSError):  # in a cache that may only be read
        os.utime(place)
    return entry if entry.variants else None


def keep_entry(cache: Path, key: str, made: Iterable[Made]) -> Entry:
    """Keep the files made from one picture. Raises OSError without room or right to write."""
    variants = []
    for suffix, media_type, width, height, data in made:
        variant = Variant(suffix, media_type, width, height, file_digest(data))
        _write(_folder(cache, key) / f"{key}-{suffix}", data)
        variants.append(variant)
    entry = Entry(cache, key, tuple(variants))
    index = json.dumps([asdict(variant) for variant in entry.variants], indent=1)
    _write(_folder(cache, key) / f"{key}.json", index.encode())
    return entry


def forget_others(cache: Path, used: Container[str]) -> None:
    """Remove entries whose keys are not in *used*, and that were of no use for a day: another
    build may be copying younger ones."""
    for folder in (cache / "images").glob("*"):
        others: dict[str, list[Path]] = {}
        with suppress(OSError):
            for path in folder.iterdir():
                if (key := path.name.lstrip(".")[:_KEY]) not in used:
                    others.setdefault(key, []).append(path)
        for paths in others.values():
            with suppress(OSError):
                if time.time() - max(path.stat().st_mtime for path in paths) > _KEPT_SECONDS:
                    for path in paths:
                        path.unlink()


def _folder(cache: Path, key: str) -> Path:
    return cache / "images" / key[:2]


def _write(path: Path, data: bytes) -> None:
    """Write beside, then rename, so that no other build sees half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
