"""What a PDF says of its author and its signature, found without reading it as a document.

A reader of PDFs would be a large dependency for two questions. This one looks for dictionaries and
XMP in the file's bytes and its compressed streams, within limits. What is encrypted stays unread.
Source: ISO 32000-1 §7.3.4 strings, §7.5.7 object streams, §12.8 signatures, §14.3 metadata.
"""

import re
import zlib
from collections.abc import Iterator
from html import unescape

from generator.outputs.pdf_string import from_hexadecimal, from_literal

# Bytes unpacked in all and from one stream, and streams tried: enough for real files, no more.
MOST_UNPACKED = 64 * 1024 * 1024
_LARGEST_STREAM = 4 * 1024 * 1024
_MOST_STREAMS = 20_000
_MOST_ELSEWHERE = 8

_BYTE_RANGE = re.compile(rb"/ByteRange\s{0,100}+\[\s{0,100}+(?:\d{1,20}+\s{1,100}+){3}\d")
# A string: in brackets, which may stand in it in pairs (two deep here), or in hexadecimal digits.
_STRING = (
    rb"(?:\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.){0,500}+\)){0,500}+\)){0,500}+)\)"
    rb"|<([0-9A-Fa-f\s]{0,2000}+)>)"
)
_AUTHOR = re.compile(rb"/Author\s{0,100}+" + _STRING, re.DOTALL)
_AUTHOR_ELSEWHERE = re.compile(rb"/Author\s{1,100}+(\d{1,10})\s+(\d{1,5})\s+R")
_ITEM = re.compile(rb"<rdf:li\b[^>]*>([^<]*)</rdf:li>")


def is_signed(data: bytes) -> bool:
    """Tell whether a PDF holds a signature: a byte range is always written outside the streams."""
    return _BYTE_RANGE.search(data) is not None


def authors_of(data: bytes) -> tuple[str, ...]:
    """Return the authors a PDF names, in the order found and once each, without empty names."""
    found: dict[str, None] = {}
    if b"/Encrypt" in data:
        return ()
    for part in (data, *_unpacked(data)):
        for literal, digits in (*_AUTHOR.findall(part), *_strings_elsewhere(part, data)):
            found[_text(from_literal(literal) if literal else from_hexadecimal(digits))] = None
        for creators in _creators(part):
            for item in _ITEM.findall(creators):
                found[unescape(item.decode("utf-8", "replace")).strip()] = None
    return tuple(name for name in found if name)


def _strings_elsewhere(part: bytes, data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the strings of authors that are kept as objects of their own."""
    for number, generation in sorted(set(_AUTHOR_ELSEWHERE.findall(part)))[:_MOST_ELSEWHERE]:
        kept = re.search(
            rb"(?<!\d)%s\s{1,9}%s\s{1,9}obj\s{0,100}+" % (number, generation) + _STRING,
            data,
            re.DOTALL,
        )
        if kept:
            yield kept[1] or b"", kept[2] or b""


def _creators(part: bytes) -> Iterator[bytes]:
    """Yield the lists of creators in XMP: the first few, as far as each ends soon."""
    at = 0
    for _ in range(_MOST_ELSEWHERE):
        at = part.find(b"<dc:creator", at) + 1
        if not at:
            return
        end = part.find(b"</dc:creator>", at, at + 4000)
        if end >= 0:
            yield part[at:end]


def _unpacked(data: bytes) -> Iterator[bytes]:
    """Yield the content of streams that may hold dictionaries or XMP, as far as it unpacks."""
    left = MOST_UNPACKED
    at = 0
    view = memoryview(data)
    for _ in range(_MOST_STREAMS):
        start = data.find(b"stream", at)
        if start < 0 or left <= 0:
            return
        at = start + 6
        if data[start - 3 : start] == b"end":
            continue
        body = at + (2 if data[at : at + 2] == b"\r\n" else 1)
        if not _may_hold_text(data[max(0, start - 400) : start]):
            continue
        try:
            part = zlib.decompressobj().decompress(
                view[body : body + _LARGEST_STREAM], min(_LARGEST_STREAM, left)
            )
        except zlib.error:
            continue
        left -= len(part)
        yield part


def _may_hold_text(dictionary: bytes) -> bool:
    """Tell by what stands before a stream whether it holds objects or metadata."""
    own = dictionary[dictionary.rfind(b" obj") + 1 :]
    return b"ObjStm" in own or b"/XML" in own or b"/Metadata" in own


def _text(value: bytes) -> str:
    if value.startswith(b"\xfe\xff"):
        text = value[2:].decode("utf-16-be", "replace")
    elif value.startswith(b"\xef\xbb\xbf"):
        text = value[3:].decode("utf-8", "replace")
    else:
        text = value.decode("latin-1")
    return "".join(c for c in text if c.isprintable()).strip()
