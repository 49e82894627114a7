"""Words as the index keeps them.

A word has two keys: ``exact``, as it is written, in small letters; and ``folded``, without accents,
by which it is found whatever the reader typed. Numbers are kept without dots, and found without
the noughts before them. ``search-words.js`` makes the same keys of what is typed.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from generator.vietnamese import fold, normalise

WORD = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)|\d+|[^\W\d_]+")
"""A number, its thousands perhaps parted by dots, or letters. ``search-words.js`` has the same."""

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]+")
_UNSEEN = re.compile("[\u00ad\u034f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
# What is neither a letter, a digit nor ordinary punctuation; marks of letters are among it.
_MARK = re.compile(r"[^\w\s!-~–—“”‘’…•«»]")

# Where the tone of oa, oe, uy stands: old hòa, new hoà.
_NEW = re.compile("([ou])([aey])([\u0300\u0301\u0303\u0309\u0323])$", re.IGNORECASE)
_PAIRS = frozenset({"oa", "oe", "uy"})


class Word(NamedTuple):
    """The two keys of a word, in the order in which an index has them."""

    folded: str
    exact: str


def plain(text: str) -> str:
    """Return *text* in NFC, Đ look-alikes mended, without marks that belong to no letter."""
    text = _UNSEEN.sub("", _CONTROL.sub(" ", normalise(text)))
    return _MARK.sub(_unmarked, text)


def _unmarked(found: re.Match[str]) -> str:
    return "" if unicodedata.category(found[0]).startswith("M") else found[0]


@lru_cache(maxsize=1 << 17)
def word(written: str) -> Word:
    """Return the keys of a word that ``WORD`` found in plain text."""
    if written[0].isdecimal():
        number = written.replace(".", "")
        return Word(number.lstrip("0") or "0", number)
    exact = spelling(written.lower())
    return Word(fold(exact), exact)


def spelling(written: str) -> str:
    """Return a word with its tone where the older spelling has it, as in *hòa*, *thúy*."""
    if written.isascii():
        return written
    parts = unicodedata.normalize("NFD", written)
    found = _NEW.search(parts)
    if not found or (found[1] + found[2]).lower() not in _PAIRS:
        return written
    if parts[: found.start()].lower().endswith("q"):
        # In quý the u is part of qu.
        return written
    return unicodedata.normalize("NFC", _NEW.sub(r"\1\3\2", parts))
