"""Text files: decoding them, and undoing what their format does to letters.

Entities, percent-encoding and backslash escapes are undone wherever they stand and more than once:
a feed holds HTML in XML, a page holds JSON in a script, an address holds both.
"""

import re
from html import unescape
from urllib.parse import unquote_to_bytes

from generator.checks.reading.piece import Piece

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_FORMATS = {
    ".atom": "Atom",
    ".css": "CSS",
    ".csv": "CSV",
    ".htm": "HTML",
    ".html": "HTML",
    ".ics": "iCalendar",
    ".js": "JavaScript",
    ".json": "JSON",
    ".jsonld": "JSON",
    ".md": "Markdown",
    ".opml": "OPML",
    ".rss": "RSS",
    ".svg": "SVG",
    ".txt": "TXT",
    ".webmanifest": "JSON",
    ".xml": "XML",
    ".yml": "YAML",
}
_FOLDED = {".ics", ".vcf"}
_ROUNDS = 4
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_UNICODE = re.compile(
    r"\\+(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{2}))"
)
_BLANK = re.compile(r"\\+[nrtbfv]")
_CSS = re.compile(r"\\([0-9A-Fa-f]{1,6})[ \t\n]?")
# RFC 5545 §3.1; lenient on the carriage return, as calendar programs are.
_FOLD = re.compile(rb"\r?\n[ \t]")
# An inline tag in the middle of a word does not end the word.
_WITHIN_WORD = re.compile(
    r"<(?<=\w<)/?(?:a|abbr|b|em|font|i|mark|s|small|span|strong|sub|sup|u|wbr)\b[^<>]*>(?=\w)"
)


def decode(data: bytes, ending: str) -> str | None:
    """Return the text of *data*; None where it is no text.

    Calendars are unfolded first: a line may end in the middle of a letter's bytes.
    """
    if ending in _FOLDED:
        data = _FOLD.sub(b"", data)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if b"\0" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # One bad byte must not hide the rest; a file of bad bytes is no text.
        text = data.decode("utf-8", "replace")
        return text if text.count("\ufffd") * 20 < len(text) else None


def text_piece(text: str, ending: str) -> Piece:
    """Return the text of a file with this ending as it reads when nothing is escaped."""
    form = _FORMATS.get(ending, ending.lstrip(".").upper() or "TXT")
    if form == "CSS" and "\\" in text:
        text = _CSS.sub(_character, text)
    return Piece(plain(text), form, lines=ending not in _FOLDED)


def plain(text: str) -> str:
    """Return *text* without escapes, and words without tags in their middle."""
    for _ in range(_ROUNDS):
        before = text
        if "&" in text:
            text = unescape(text)
        if "\\" in text:
            text = _BLANK.sub(" ", _UNICODE.sub(_character, text))
        if "%" in text:
            text = _PERCENT.sub(_percent, text)
        if text == before:
            break
    return _WITHIN_WORD.sub("", text) if "<" in text else text


def _character(found: re.Match[str]) -> str:
    digits = next(group for group in found.groups() if group)
    number = int(digits, 16)
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else " "


def _percent(found: re.Match[str]) -> str:
    return unquote_to_bytes(found[0]).decode("utf-8", "replace")
