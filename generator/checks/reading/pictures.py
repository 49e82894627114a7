"""What a picture says beside its pixels: EXIF, XMP, IPTC, comments, and whatever hangs on its end.

The pixels themselves are passed over, so a large picture is read as fast as a small one.
Sources: ITU-T T.81 annex B (JPEG), W3C PNG §11.3 and §5, Google's WebP container specification.
"""

import zlib
from collections.abc import Iterator

from generator.checks.reading.binary import any_text
from generator.checks.reading.piece import Piece

_MOST_TEXT = 16 * 1024 * 1024
_PNG = b"\x89PNG\r\n\x1a\n"
_START_OF_SCAN, _END = 0xDA, b"\xff\xd9"
# Markers that stand alone: TEM, RST0–7, SOI.
_ALONE = {0x01, *range(0xD0, 0xD9)}


def picture_pieces(data: bytes) -> Iterator[Piece]:
    """Yield the metadata of a JPEG, PNG or WebP picture; another picture is read whole."""
    if data.startswith(b"\xff\xd8"):
        yield from _jpeg(data)
    elif data.startswith(_PNG):
        yield from _png(data)
    elif data[8:12] == b"WEBP":
        yield from _webp(data)
    else:
        yield from any_text(data[:_MOST_TEXT], "ảnh")


def _jpeg(data: bytes) -> Iterator[Piece]:
    at, xmp = 2, list[bytes]()
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in _ALONE:
            at += 2
            continue
        if marker == _START_OF_SCAN:
            break
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xE0 <= marker <= 0xEF or marker == 0xFE:
            body = data[at + 4 : at + 2 + length]
            # Long XMP comes in several segments, each with a head of 75 bytes.
            if body.startswith(b"http://ns.adobe.com/xmp/extension/\0"):
                xmp.append(body[75:])
            else:
                yield from any_text(body, "JPEG", _segment(marker, body))
        at += 2 + max(2, length)
    if xmp:
        yield from any_text(b"".join(xmp), "JPEG", "XMP")
    end = data.rfind(_END)
    if 0 <= end < len(data) - 2:
        yield from any_text(data[end + 2 :][:_MOST_TEXT], "JPEG", "sau ảnh")


def _segment(marker: int, body: bytes) -> str:
    if marker == 0xFE:
        return "COM"
    if body.startswith(b"Exif\0"):
        return "EXIF"
    if body.startswith(b"http://ns.adobe.com/xap"):
        return "XMP"
    return "IPTC" if body.startswith(b"Photoshop") else f"APP{marker - 0xE0}"


def _png(data: bytes) -> Iterator[Piece]:
    at = len(_PNG)
    while at + 8 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if kind not in (b"IDAT", b"fdAT", b"PLTE", b"IHDR"):
            yield from any_text(_unpacked(kind, body), "PNG", kind.decode("latin-1"))
        at += 12 + length
        if kind == b"IEND":
            break
    if at < len(data):
        yield from any_text(data[at:][:_MOST_TEXT], "PNG", "sau ảnh")


def _unpacked(kind: bytes, body: bytes) -> bytes:
    """Return a text chunk with its compressed part unpacked."""
    if kind not in (b"zTXt", b"iTXt", b"iCCP"):
        return body
    for at in range(len(body)):
        if body[at : at + 1] == b"\x78":
            try:
                return body[:at] + zlib.decompressobj().decompress(body[at:], _MOST_TEXT)
            except zlib.error:
                continue
    return body


def _webp(data: bytes) -> Iterator[Piece]:
    at = 12
    while at + 8 <= len(data):
        kind, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if kind not in (b"VP8 ", b"VP8L", b"ALPH", b"ANMF", b"ANIM", b"VP8X"):
            body = data[at + 8 : at + 8 + length]
            yield from any_text(body, "WebP", kind.decode("latin-1").strip())
        at += 8 + length + length % 2
    if at < len(data):
        yield from any_text(data[at:][:_MOST_TEXT], "WebP", "sau ảnh")
