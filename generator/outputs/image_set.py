"""What pages need to know of derived pictures: which address has which type and width."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.outputs.image_cache import Entry, Variant
from generator.outputs.image_plan import address_of

FALLBACK_WIDTH = 960


@dataclass(frozen=True, slots=True)
class Rendition:
    """A picture's files by type, best type first: ``(media type, ((address, width), …))``.

    *width* and *height* are of the largest file; *fallback* is what ``src`` should hold; *social*
    is a JPEG of 1200×630, None if the picture is smaller than that.
    """

    width: int
    height: int
    sources: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    fallback: str
    social: str | None


@dataclass(frozen=True, slots=True)
class Derived:
    """Renditions by a picture's source, files to copy by address, problem codes by source, and the
    keys by which the cache knows the pictures."""

    markup: Mapping[str, Rendition]
    files: Mapping[str, Path]
    refused: Mapping[str, str]
    keys: frozenset[str] = frozenset()


def rendition(entry: Entry, picture_address: str) -> tuple[Rendition, dict[Variant, str]]:
    """Return how a picture is shown, and the address of each of its files."""
    addresses = {
        variant: address_of(picture_address, entry.key, variant.suffix)
        for variant in entry.variants
    }
    by_type: dict[str, list[tuple[str, int]]] = {}
    social, largest = None, (0, 0)
    for variant, address in addresses.items():
        if variant.suffix.startswith("social"):
            social = address
            continue
        by_type.setdefault(variant.media_type, []).append((address, variant.width))
        largest = max(largest, (variant.width, variant.height))
    sources = tuple((media_type, tuple(each)) for media_type, each in by_type.items())
    last_type = sources[-1][1]
    fitting = [address for address, width in last_type if width <= FALLBACK_WIDTH]
    fallback = fitting[-1] if fitting else last_type[0][0]
    return Rendition(*largest, sources, fallback, social), addresses
