"""Words as the index keeps them.

Pagefind matches by the beginnings of words, folds accents away and takes đ for a letter of its own.
So that it finds whole words, with or without accents, each word is written with a mark at its end
(``END``) and with ḍ for đ: Pagefind folds ḍ to d, and keeps it in the form by which it can tell
*Đức* from *Dục*. Nothing a reader sees is lost: capitals, dots within numbers and punctuation that
is not ASCII are written as a backtick and ASCII marks, which Pagefind leaves out of words. The way
back is ``read`` in ``search-show.js``.

Every word takes exactly one place, so that words in a row have places in a row.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from generator.vietnamese import normalise

# Letters without case, of no language of ours, that folding leaves alone. A symbol in one piece
# stands between marks of its own: where Pagefind knows no word it takes one that it begins with.
END = "ǃ"
SYMBOL, SYMBOL_END = "ǂ", "ǁ"
# Stands alone: takes a place and holds no word. BREAK parts pieces of text, so that no phrase
# reaches over from one to the next; LAST is where what readers see ends.
BLANK, BREAK, LAST = ".", "`/", "``"
_GLUE, _SPACE, _CAPITALS, _MIXED, _GROUPED = "`|", "`~", "`^", "`!", "`,"
_MARKS = {
    "“": "`(", "”": "`)", "‘": "`<", "’": "`>", "–": "`-", "—": "`=", "…": "`.", "•": "`*",
    "«": "`{", "»": "`}", "_": "`&", "`": "`'",
}  # fmt: skip
# Any other sign is written by its number, each of 16 marks a hexadecimal digit.
_ASCII = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^{|}~")
_DIGITS = "!\"#$%&'()*+,-./:"

WORD = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)|\d+|[^\W\d_]+")
"""A number, its thousands perhaps parted by dots, or letters. ``words.js`` has the same."""
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]+")
_UNSEEN = re.compile("[\u00ad\u034f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_OURS = str.maketrans({"ḍ": "d", "Ḍ": "D", END: "!", SYMBOL: " ", SYMBOL_END: " "})
# What is neither a letter, a digit nor ordinary punctuation; marks of letters are among it.
_MARK = re.compile(r"[^\w\s!-~–—“”‘’…•«»]")


def plain(text: str) -> str:
    """Return *text* in NFC, Đ look-alikes mended, without marks that belong to no letter."""
    text = _UNSEEN.sub("", _CONTROL.sub(" ", normalise(text)).translate(_OURS))
    return _MARK.sub(_unmarked, text)


def _unmarked(found: re.Match[str]) -> str:
    return "" if unicodedata.category(found[0]).startswith("M") else found[0]


def coded(text: str) -> Iterator[str]:
    """Yield the words of *text*, which must be plain, each with what stands around it."""
    lead, word, end = "", "", 0
    for found in WORD.finditer(text):
        trail, ahead = _gap(text[end : found.start()])
        if word:
            yield lead + word + trail
            lead = ahead
        else:
            # What stands before the first word is all before it.
            lead = trail.removesuffix(_GLUE) + ahead
        word, end = _word(found[0]), found.end()
    if word:
        yield lead + word + _gap(text[end:])[0].removesuffix(_GLUE)


@lru_cache(maxsize=65536)
def _word(word: str) -> str:
    if word[0].isdecimal():
        return word.replace(".", "") + END + (_GROUPED if "." in word else "")
    small = word.lower()
    if len(small) != len(word):
        return small + END
    body = small.replace("đ", "ḍ") + END
    if word == small:
        return body
    if word[1:] == small[1:]:
        return word.replace("Đ", "Ḍ").replace("đ", "ḍ") + END
    if word == word.upper():
        return body + _CAPITALS
    return body + _MIXED + "".join("-" if a == b else "+" for a, b in zip(word, small, strict=True))


@lru_cache(maxsize=4096)
def _gap(gap: str) -> tuple[str, str]:
    """Return what belongs to the word before a gap, and what to the word after it."""
    if gap == " ":
        return "", ""
    parts = gap.split()
    if not any(map(str.isspace, gap)):
        return _signs(gap) + _GLUE, ""
    before = _signs(parts.pop(0)) if parts and not gap[0].isspace() else ""
    after = _signs(parts.pop()) if parts and not gap[-1].isspace() else ""
    return before + "".join(_SPACE + signs for p in parts if (signs := _signs(p))), after


def _signs(text: str) -> str:
    """Return punctuation and signs in ASCII."""
    return "".join(c if c in _ASCII else _MARKS.get(c) or _numbered(c) for c in text)


def _numbered(sign: str) -> str:
    return f"`[{''.join(_DIGITS[int(digit, 16)] for digit in f'{ord(sign):x}')}~"
