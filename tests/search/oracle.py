"""The right answers, worked out from the records alone and in another way than the index's."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from generator.views.search_entry import SearchEntry

_WORD = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)|\d+|[^\W\d_]+")
_TONE = re.compile(
    "(o)(a|e)([\u0300\u0301\u0303\u0309\u0323])$|(u)(y)([\u0300\u0301\u0303\u0309\u0323])$"
)

Selection = Mapping[str, frozenset[str]]

FACETS: dict[str, Callable[[SearchEntry], Iterable[str]]] = {
    "loai": lambda e: [e.kind.key],
    "nam": lambda e: [str(year) for year in e.years],
    "linh-vuc": lambda e: [e.field.key] if e.field else [],
    "phong-trao": lambda e: [tag.key for tag in e.campaigns],
    "danh-hieu": lambda e: [tag.key for tag in e.awards],
    "don-vi": lambda e: [tag.key for tag in e.units],
}


def composed(text: str) -> str:
    """Return text in NFC with Đ for its look-alikes."""
    return unicodedata.normalize("NFC", text).replace("Ð", "Đ").replace("ð", "đ")


def bare(text: str) -> str:
    """Return small letters without accents."""
    small = composed(text).lower().replace("đ", "d")
    return "".join(c for c in unicodedata.normalize("NFD", small) if not unicodedata.combining(c))


def words(text: str) -> list[str]:
    """Return the words of a text in small letters, numbers without dots."""
    return [w.lower().replace(".", "") for w in _WORD.findall(composed(text))]


def one_spelling(word: str) -> str:
    """Return hoà as hòa: the tone where older spelling has it."""
    parts = unicodedata.normalize("NFD", word)
    if parts.startswith("qu"):
        return word
    moved = _TONE.sub(lambda m: f"{m[1] or m[4]}{m[3] or m[6]}{m[2] or m[5]}", parts)
    return unicodedata.normalize("NFC", moved)


class Oracle:
    """Answers about *entries*, by their places in the list."""

    def __init__(self, entries: Sequence[SearchEntry], glossary: Iterable[tuple[str, str]]) -> None:
        self.entries = entries
        self._glossary = [
            (short, long) for short, long in glossary if len(short) > 2 or short.isalpha()
        ]
        self.pieces = [self._pieces(entry) for entry in entries]
        self.exact = [
            {one_spelling(w) for piece in pieces for w in words(piece)} | self._joined(pieces)
            for pieces in self.pieces
        ]
        self.plain = [{bare(w) for w in found} for found in self.exact]
        self.titles = [[one_spelling(w) for w in self._with_meanings(e.title)] for e in entries]

    def _pieces(self, entry: SearchEntry) -> list[str]:
        html = entry.body.markdown if entry.body else ""
        tags = (entry.field, *entry.units, *entry.campaigns, *entry.awards)
        own = [
            entry.title, entry.summary, *re.split(r"<[^>]+>", html), *entry.facts, *entry.names,
            *entry.meta, *(tag.label for tag in tags if tag),
        ]  # fmt: skip
        return [composed(p) for p in own] + [m for piece in own for m in self._meanings(piece)]

    def _meanings(self, piece: str) -> list[str]:
        text, row = composed(piece), f" {' '.join(map(one_spelling, words(piece)))} "
        found = []
        for short, long in self._glossary:
            if re.search(rf"(?<![\w/-]){re.escape(short)}(?![\w/-])", text):
                found.append(long)
            if f" {' '.join(map(one_spelling, words(long)))} " in row:
                found.append(short)
        return found

    def _with_meanings(self, text: str) -> list[str]:
        return words(text) + [w for meaning in self._meanings(text) for w in words(meaning)]

    @staticmethod
    def _joined(pieces: list[str]) -> set[str]:
        """Return symbols' capitals in one word: KHSTTTT."""
        runs = (run for piece in pieces for run in piece.split() if "-" in run or "/" in run)
        capitals = ([w for w in _WORD.findall(run) if w.isalpha() and w.isupper()] for run in runs)
        return {"".join(found).lower() for found in capitals if len(found) > 1}

    def with_all(self, query: str) -> set[int]:
        """Return the records that have every word of a query, whatever the accents."""
        wanted = {bare(w) for w in words(query)}
        return {at for at, there in enumerate(self.plain) if wanted <= there}

    def with_beginning(self, query: str) -> set[int]:
        """Return the records that have every word but the last, and a word that begins like it."""
        *whole, last = [bare(w) for w in words(query)]
        return {
            at for at, there in enumerate(self.plain)
            if there.issuperset(whole) and any(w.startswith(last) for w in there)
        }  # fmt: skip

    def with_phrase(self, query: str) -> set[int]:
        """Return the records that have a query's words in a row."""
        wanted = f" {' '.join(bare(w) for w in words(query))} "
        return {
            at for at, pieces in enumerate(self.pieces)
            if any(wanted in f" {' '.join(bare(w) for w in words(piece))} " for piece in pieces)
        }  # fmt: skip

    def with_symbol(self, symbol: str) -> set[int]:
        """Return the records that have a symbol, or one it is a part of."""
        wanted = [bare(w).lstrip("0") for w in words(symbol)]
        return {
            at for at, pieces in enumerate(self.pieces)
            if any(
                wanted == parts[start : start + len(wanted)]
                for piece in pieces for run in piece.split() if "/" in run
                for parts in [[bare(w).lstrip("0") for w in words(run)]]
                for start in range(len(parts))
            )
        }  # fmt: skip

    def with_accents(self, query: str) -> set[int]:
        """Return the records that have a query's accented words with those accents."""
        wanted = {one_spelling(w) for w in words(query) if bare(w) != w}
        return {at for at, there in enumerate(self.exact) if wanted <= there}

    def in_title(self, query: str) -> set[int]:
        """Return the records whose title has every word of a query, whatever the accents."""
        wanted = {bare(w) for w in words(query)}
        return {at for at, title in enumerate(self.titles) if wanted <= set(map(bare, title))}

    def counts(self, found: Iterable[int], chosen: Selection) -> dict[str, Counter[str]]:
        """Return how many results each choice would leave, its own facet's choices set aside."""
        made: dict[str, Counter[str]] = {}
        for name, keys_of in FACETS.items():
            others = {other: keys for other, keys in chosen.items() if other != name}
            left = self.narrowed(found, others)
            made[name] = Counter(key for at in left for key in keys_of(self.entries[at]))
        return made

    def narrowed(self, found: Iterable[int], chosen: Selection) -> list[int]:
        """Return the results that fit what is chosen."""
        return [
            at for at in found
            if all(
                not keys or keys & set(FACETS[name](self.entries[at]))
                for name, keys in chosen.items()
            )
        ]  # fmt: skip
