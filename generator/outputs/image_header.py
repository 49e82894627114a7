"""What a picture's first bytes say of it, read without decoding a single pixel.

A decoder may allocate the whole canvas as soon as it opens a file, so the size is read here first.
Sources: ITU-T T.81 annex B (JPEG), PNG third edition §5 and §11, RFC 9649 (WebP).
"""

import re
from dataclasses import dataclass

JPEG, PNG, WEBP = "image/jpeg", "image/png", "image/webp"

_START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD9)})
_SVG = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!--|<!DOCTYPE\s+svg|<svg)", re.IGNORECASE)
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")


@dataclass(frozen=True, slots=True)
class Header:
    """A picture's type, its size in pixels as stored (before any rotation), and its oddities."""

    media_type: str
    width: int
    height: int
    animated: bool = False
    cmyk: bool = False


def is_svg(data: bytes) -> bool:
    """Tell whether the bytes are a drawing in SVG, or other XML that claims to be a picture."""
    return _SVG.match(data[:512]) is not None


def is_heif(data: bytes) -> bool:
    """Tell whether the bytes are HEIF, the form in which telephones keep photographs."""
    return data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS


def media_type_of(data: bytes) -> str | None:
    """Return the type that the first bytes declare, None if it is none that can be published."""
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return WEBP
    return None


def read_header(data: bytes) -> Header | None:
    """Return what a JPEG, PNG or WebP file says of itself, None if it does not say it properly."""
    match media_type_of(data):
        case "image/jpeg":
            found = _jpeg(data)
        case "image/png":
            found = _png(data)
        case "image/webp":
            found = _webp(data)
        case _:
            return None
    return found if found and found.width > 0 and found.height > 0 else None


def _jpeg(data: bytes) -> Header | None:
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in _WITHOUT_LENGTH:
            at += 2
            continue
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if marker in _START_OF_FRAME:
            frame = data[at + 4 : at + 10]
            if len(frame) < 6:
                return None
            height, width = int.from_bytes(frame[1:3], "big"), int.from_bytes(frame[3:5], "big")
            return Header(JPEG, width, height, cmyk=frame[5] == 4)
        if length < 2 or marker == 0xDA:
            return None
        at += 2 + length
    return None


def _png(data: bytes) -> Header | None:
    if data[12:16] != b"IHDR" or len(data) < 33:
        return None
    width, height = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    # An animation is announced before the first picture data.
    animated = 0 <= data.find(b"acTL", 33) < data.find(b"IDAT", 33)
    return Header(PNG, width, height, animated)


def _webp(data: bytes) -> Header | None:
    kind, body = data[12:16], data[20:30]
    if len(body) < 10:
        return None
    if kind == b"VP8X":
        width, height = int.from_bytes(body[4:7], "little"), int.from_bytes(body[7:10], "little")
        return Header(WEBP, width + 1, height + 1, animated=bool(body[0] & 2))
    if kind == b"VP8L" and body[0] == 0x2F:
        bits = int.from_bytes(body[1:5], "little")
        return Header(WEBP, (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if kind == b"VP8 " and body[3:6] == b"\x9d\x01\x2a":
        width, height = int.from_bytes(body[6:8], "little"), int.from_bytes(body[8:10], "little")
        return Header(WEBP, width & 0x3FFF, height & 0x3FFF)
    return None
