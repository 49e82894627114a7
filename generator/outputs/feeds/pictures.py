"""The one file of a picture that feeds show: readers and mail programs take no ``<picture>``."""

from collections.abc import Callable
from dataclasses import dataclass

from generator.outputs.image_set import Derived
from generator.views.page import Picture


@dataclass(frozen=True, slots=True)
class Illustration:
    """A published picture. *size* is in bytes, *width* and *height* in pixels, None if unknown."""

    address: str
    media_type: str
    size: int
    width: int | None = None
    height: int | None = None


def illustrate(derived: Derived) -> Callable[[Picture], Illustration | None]:
    """Return what finds the file of a picture among the derived ones; None if it has none.

    It is the fallback, a JPEG or PNG: Outlook shows neither WebP nor AVIF. Reads the file's size.
    """

    def illustration(picture: Picture) -> Illustration | None:
        made = derived.markup.get(picture.source)
        file = derived.files.get(made.fallback) if made else None
        if made is None or file is None:
            return None
        media_type, variants = made.sources[-1]
        width = dict(variants)[made.fallback]
        height = max(1, round(made.height * width / made.width))
        return Illustration(made.fallback, media_type, file.stat().st_size, width, height)

    return illustration
