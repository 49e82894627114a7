"""What else a text can be found by: abbreviations both ways, capitals of symbols in one word."""

import re
from collections.abc import Iterable, Iterator

from generator.outputs.search.words import WORD, plain, word

_MOST_PARTS = 8
# Parts a run of letters without blanks into symbols, dates, pairs of words.
_ASIDE = re.compile(r"[^\w/\-–.:&+'’]+")


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
            first, *rest = [word(written).exact for written in WORD.findall(long)]
            self._by_first.setdefault(first, []).append(((first, *rest), short))

    def meanings(self, text: str) -> Iterator[str]:
        """Yield what the abbreviations in a text stand for, and how its words are abbreviated."""
        if self._short:
            yield from dict.fromkeys(self._long[m[0]] for m in self._short.finditer(text))
        words = [word(written).exact for written in WORD.findall(text)]
        found = (
            short
            for at, first in enumerate(words)
            if first in self._by_first
            for long, short in self._by_first[first]
            if tuple(words[at : at + len(long)]) == long
        )
        yield from dict.fromkeys(found)


def _letters(text: str) -> str:
    return "".join(WORD.findall(text))


def joined_capitals(text: str) -> Iterator[str]:
    """Yield the capitals of symbols such as ``46/KH-STTTT`` in one word: KHSTTTT."""
    if "/" not in text and "-" not in text:
        return
    for piece in (piece for run in text.split() for piece in _ASIDE.split(run)):
        if "/" in piece or "-" in piece:
            parts = WORD.findall(piece)[:_MOST_PARTS]
            capitals = [part for part in parts if part.isalpha() and part.isupper()]
            if len(capitals) > 1:
                yield "".join(capitals)
