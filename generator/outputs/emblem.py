"""Whether the section's emblem may be published as it is: it stands on every page."""

import re
from pathlib import Path

LARGEST_BYTES = 512 * 1024

# A drawing is a small program to a browser that opens it by its own address.
_ACTIVE = re.compile(
    rb"<\s*script|<\s*foreignObject|<!\s*(?:DOCTYPE|ENTITY)|\bon[a-z]+\s*=|javascript:|data:text"
    rb"|(?:href|src)\s*=\s*[\"']?\s*(?:https?:)?//",
    re.IGNORECASE,
)
_PNG = b"\x89PNG\r\n\x1a\n"
# Where cameras and programs write who made a picture, and where.
_TELLING = (b"eXIf", b"tEXt", b"zTXt", b"iTXt")


def is_fit_emblem(file: Path) -> bool:
    """Tell whether a file is a small SVG that does nothing, or a PNG that tells nothing."""
    if file.stat().st_size > LARGEST_BYTES:
        return False
    data = file.read_bytes()
    if file.suffix == ".svg":
        drawn = data.decode(errors="replace").lstrip("\ufeff \n\r\t").startswith(("<svg", "<?xml"))
        return drawn and b"<svg" in data and not _ACTIVE.search(data)
    return file.suffix == ".png" and data.startswith(_PNG) and not any(t in data for t in _TELLING)
