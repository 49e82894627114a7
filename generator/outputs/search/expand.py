"""What else a text can be found by: abbreviations both ways, symbols in one piece, other spellings.

All of it is written after the text, where no reader sees it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from generator.outputs.search.words import END, SYMBOL, SYMBOL_END, WORD, plain

MOST_PARTS = 8
# Parts a run of letters without blanks into symbols, dates, pairs of words.
_ASIDE = re.compile(r"[^\w/\-–.:&+'’]+")

# Where the tone of oa, oe, uy stands: old hòa, new hoà. The tone moves from one vowel to the other.
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_OLD = re.compile(rf"([ou])([{_TONES}])([aey])$", re.IGNORECASE)
_NEW = re.compile(rf"([ou])([aey])([{_TONES}])$", re.IGNORECASE)
_PAIRS = frozenset({"oa", "oe", "uy"})


class Glossary:
    """The office's abbreviations, each with what it stands for."""

    def __init__(self, terms: Iterable[tuple[str, str]]) -> None:
        known = [(plain(short), plain(long)) for short, long in terms]
        self._long = {
            short: long for short, long in known if len(_letters(short)) > 1 and _letters(long)
        }
        words = "|".join(map(re.escape, sorted(self._long, key=len, reverse=True)))
        self._short = re.compile(rf"(?<![\w/-])(?:{words})(?![\w/-])") if words else None
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for short, long in self._long.items():
            first, *rest = [spelling(word) for word in WORD.findall(long.lower())]
            self._by_first.setdefault(first, []).append(((first, *rest), short))

    def meanings(self, text: str) -> Iterator[str]:
        """Yield what the abbreviations in a text stand for, and how its words are abbreviated."""
        if self._short:
            yield from dict.fromkeys(self._long[m[0]] for m in self._short.finditer(text))
        words = [spelling(word) for word in WORD.findall(text.lower())]
        found = (
            short
            for at, word in enumerate(words)
            for long, short in self._by_first.get(word, ())
            if tuple(words[at : at + len(long)]) == long
        )
        yield from dict.fromkeys(found)


def _letters(text: str) -> str:
    return "".join(WORD.findall(text))


def spelling(word: str) -> str:
    """Return a word with its tone where the older spelling has it, as in *hòa*, *thúy*."""
    return _moved(word, _NEW, r"\1\3\2")


def other_spelling(word: str) -> str | None:
    """Return a word with its tone on the other vowel, or None where there is one place only."""
    older = spelling(word)
    if older != word:
        return older
    newer = _moved(word, _OLD, r"\1\3\2")
    return newer if newer != word else None


def _moved(word: str, place: re.Pattern[str], order: str) -> str:
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word)
    found = place.search(parts)
    if not found or (found[1] + found[3 if place is _OLD else 2]).lower() not in _PAIRS:
        return word
    if parts[: found.start()].lower().endswith("q"):
        # In quý the u is part of qu.
        return word
    return unicodedata.normalize("NFC", place.sub(order, parts))


def symbols(text: str) -> Iterator[str]:
    """Yield index words for symbols and dates: ``46/KH-STTTT`` in one piece, and its ends.

    A piece can be looked for by its beginning, so its ends are enough to find every part of it.
    """
    if "/" not in text and "-" not in text:
        return
    for piece in (piece for run in text.split() for piece in _ASIDE.split(run)):
        if "/" not in piece and "-" not in piece:
            continue
        parts = [part.replace(".", "") for part in WORD.findall(piece)][:MOST_PARTS]
        if "/" in piece:
            keys = [unpadded(part).lower().replace("đ", "ḍ") for part in parts]
            ends = (END.join(keys[at:]) for at in range(len(keys) - 1))
            yield from (f"{SYMBOL}{end}{END}{SYMBOL_END}" for end in ends)
        capitals = [part for part in parts if part.isalpha() and part.isupper()]
        if len(capitals) > 1:
            yield "".join(capitals).lower().replace("đ", "ḍ") + END


def unpadded(part: str) -> str:
    """Return a number without noughts before it: 01/7 is looked for as 1/7."""
    return part.lstrip("0") or "0" if part.isdecimal() else part
