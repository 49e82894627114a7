"""The objects of a PDF: their dictionaries as written, their streams unpacked.

Not a parser: objects are found by their heads wherever they stand, so a damaged table of contents
and objects of earlier revisions hide nothing. Source: ISO 32000-1 §7.3–7.5.
"""

import base64
import binascii
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

MOST_UNPACKED = 256 * 1024 * 1024
_LARGEST_STREAM = 64 * 1024 * 1024

_HEAD = re.compile(rb"(?<!\d)(\d{1,10})\s+(\d{1,5})\s+obj\b")
_STREAM = re.compile(rb"stream(\r\n|\n|\r)")
_FILTERS = re.compile(rb"/Filter\s*(\[[^\]]*\]|/\w+)")
_NAME = re.compile(rb"/(\w+)")
_PAIR = re.compile(rb"(\d+)\s+(\d+)")


@dataclass(frozen=True, slots=True)
class PdfObject:
    """One object: its number, what is written before its stream, and the stream unpacked."""

    number: int
    text: bytes
    stream: bytes | None = None


def pdf_objects(data: bytes) -> Iterator[PdfObject]:
    """Yield every object, those packed in object streams too."""
    left = MOST_UNPACKED
    at = 0
    while head := _HEAD.search(data, at):
        following = data.find(b"endobj", head.end())
        end = len(data) if following < 0 else following
        start = _STREAM.search(data, head.end(), end)
        if start is None:
            yield PdfObject(int(head[1]), data[head.end() : end])
            at = end
            continue
        text = data[head.end() : start.start()]
        stop = _end_of_stream(data, start.end(), text)
        stream = _unpacked(data[start.end() : stop], text, min(left, _LARGEST_STREAM))
        left -= len(stream or b"")
        yield PdfObject(int(head[1]), text, stream)
        if stream is not None and b"/ObjStm" in text:
            yield from _packed(stream, text)
        at = stop


def number_after(key: bytes, text: bytes) -> int | None:
    """Return the number that follows *key* in a dictionary; the object's, for a reference."""
    found = re.search(rb"/" + key + rb"\s+(\d{1,10})", text)
    return int(found[1]) if found else None


def _end_of_stream(data: bytes, start: int, text: bytes) -> int:
    """Trust the length given where ``endstream`` follows it, else look for that word."""
    length = number_after(b"Length", text)
    if length is not None and data[start + length :][:12].lstrip().startswith(b"endstream"):
        return start + length
    end = data.find(b"endstream", start)
    return len(data) if end < 0 else end


def _unpacked(body: bytes, text: bytes, most: int) -> bytes | None:
    """Return a stream without its filters; None for one of another kind than text."""
    found = _FILTERS.search(text)
    for name in _NAME.findall(found[1]) if found else ():
        try:
            if name in (b"FlateDecode", b"Fl"):
                body = _inflated(body, most)
            elif name in (b"ASCIIHexDecode", b"AHx"):
                body = bytes.fromhex(re.sub(rb"[^0-9A-Fa-f]", b"", body).decode("ascii"))
            elif name in (b"ASCII85Decode", b"A85"):
                body = base64.a85decode(body.strip().removesuffix(b"~>").removeprefix(b"<~"))
            else:
                return None
        except (ValueError, binascii.Error):
            return None
    return body


def _inflated(body: bytes, most: int) -> bytes:
    """Unpack as far as it goes: a broken end does not hide the beginning."""
    unpacker, parts = zlib.decompressobj(), list[bytes]()
    try:
        for at in range(0, len(body), 64 * 1024):
            parts.append(unpacker.decompress(body[at : at + 64 * 1024], max(1, most)))
            most -= len(parts[-1])
            if most <= 0:
                break
    except zlib.error:
        pass
    return b"".join(parts)


def _packed(stream: bytes, text: bytes) -> Iterator[PdfObject]:
    """Yield the objects of an object stream: pairs of number and offset, then the objects."""
    first = number_after(b"First", text) or 0
    pairs = [(int(n), int(at)) for n, at in _PAIR.findall(stream[:first])]
    ends = [*(at for _, at in pairs[1:]), len(stream)]
    for (number, at), end in zip(pairs, ends, strict=False):
        yield PdfObject(number, stream[first + at : first + end])
