"""Pictures to publish: looked into, found in the cache by their bytes, or made (``image_pixels``).

Most builds find all of them, and then Pillow is not imported: it takes a tenth of a small edit.
"""

import os
from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from threading import Lock

from generator.digest import digest, file_digest
from generator.outputs.image_cache import Entry, find_entry, keep_entry
from generator.outputs.image_header import (
    JPEG,
    PNG,
    WEBP,
    Header,
    is_heif,
    is_svg,
    media_type_of,
    read_header,
)
from generator.outputs.image_set import Derived, Rendition, rendition
from generator.outputs.scratch import Scratch
from generator.views.page import Picture

__all__ = ["Derived", "ImageFacts", "Rendition", "derive", "firsts", "inspect_image"]

# Raise it whenever the same picture would give other bytes.
RECIPE = "1"

LARGEST_BYTES = 50 * 1024 * 1024
LARGEST_PIXELS = 60_000_000

_TYPES = {".jpg": JPEG, ".jpeg": JPEG, ".png": PNG, ".webp": WEBP}
_THREADS = 4
_HEAVY_PIXELS = 16_000_000


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """A picture that can be published: its size upright in pixels, *warnings* as problem codes."""

    media_type: str
    width: int
    height: int
    size: int
    warnings: tuple[str, ...] = ()


def inspect_image(path: Path) -> ImageFacts | str:
    """Return what a picture is, or the code of the problem that keeps it from being published.

    Decodes it once, to find files cut short. 60 million pixels, the most that is opened, take
    250 MB as PNG or JPEG, 1 GB as WebP, whose decoder keeps several copies.
    """
    read = _read(path)
    if isinstance(read, str):
        return read
    from generator.outputs.image_pixels import decode

    data, header = read
    try:
        turned = decode(data, header)
    except Exception:  # decoders raise whatever comes to hand on bytes that are not a picture
        return "image.broken"
    size = (header.height, header.width) if turned else (header.width, header.height)
    odd = (("image.animated", header.animated), ("image.cmyk", header.cmyk))
    return ImageFacts(header.media_type, *size, len(data), tuple(c for c, is_so in odd if is_so))


def firsts(pictures: Iterable[Picture]) -> dict[str, Picture]:
    """Return by source the picture that decides where its files are, and what is cut from it."""
    found: dict[str, Picture] = {}
    for picture in sorted(pictures, key=lambda each: (each.source, each.address, repr(each.focus))):
        found.setdefault(picture.source, picture)
    return found


def derive(pictures: Iterable[Picture], content: Path, cache: Path) -> Derived:
    """Make each picture's files in *cache*, or find them there; the same bytes on every run.

    A picture used at several addresses gets one set of files, at the first address in order.
    """
    found = firsts(pictures)
    entries = _entries(tuple(found.values()), content, cache) if found else []
    markup: dict[str, Rendition] = {}
    files: dict[str, Path] = {}
    refused: dict[str, str] = {}
    for picture, entry in zip(found.values(), entries, strict=True):
        if isinstance(entry, str):
            refused[picture.source] = entry
            continue
        markup[picture.source], addresses = rendition(entry, picture.address)
        files |= {address: entry.path(each) for each, address in addresses.items()}
    keys = frozenset(entry.key for entry in entries if isinstance(entry, Entry))
    return Derived(markup, files, refused, keys)


def _entries(pictures: tuple[Picture, ...], content: Path, cache: Path) -> list[Entry | str]:
    from concurrent.futures import ThreadPoolExecutor

    work = partial(_derive_one, content=content, cache=cache, one_at_a_time=Lock())
    with ThreadPoolExecutor(min(_THREADS, os.cpu_count() or 1)) as pool:
        return list(pool.map(work, pictures))


def _derive_one(picture: Picture, content: Path, cache: Path, one_at_a_time: Lock) -> Entry | str:
    """Return a picture's entry in the cache, or the code of what is wrong with it.

    Pictures that need much memory wait for each other; JPEG is shrunk while it is decoded.
    """
    path = content / picture.source
    if not path.resolve().is_relative_to(content.resolve()):
        return "image.missing"
    read = _read(path)
    if isinstance(read, str):
        return read
    data, header = read
    key = digest(RECIPE, file_digest(data), repr(picture.focus))
    found = find_entry(cache, key)
    if found:
        return found
    from generator.outputs.image_pixels import make_files

    heavy = header.media_type != JPEG and header.width * header.height > _HEAVY_PIXELS
    try:
        with one_at_a_time if heavy else nullcontext():
            made = make_files(data, header, picture.focus)
    except Exception:  # decoders raise whatever comes to hand on bytes that are not a picture
        return "image.broken"
    try:
        return keep_entry(cache, key, made)
    except OSError:
        with _once:  # threads that ask at once would get a folder each
            spare = _spare()
        return keep_entry(spare.folder, key, made)


_once = Lock()


@lru_cache
def _spare() -> Scratch:
    """Return what holds pictures for this process that the cache cannot."""
    return Scratch()


def _read(path: Path) -> tuple[bytes, Header] | str:
    """Return a picture's bytes and what they say of it, or a problem code; decodes nothing."""
    if path.suffix.lower() in {".svg", ".svgz"}:
        return "image.svg"
    try:
        if path.stat().st_size > LARGEST_BYTES:
            return "image.too-large"
        data = path.read_bytes()
    except OSError:
        return "image.missing"
    media_type = media_type_of(data)
    if media_type is None:
        if is_svg(data):
            return "image.svg"
        return "image.heif" if is_heif(data) else "image.unknown-type"
    if _TYPES.get(path.suffix.lower()) != media_type:
        return "image.wrong-type"
    header = read_header(data)
    if header is None:
        return "image.broken"
    return (data, header) if header.width * header.height <= LARGEST_PIXELS else "image.bomb"
