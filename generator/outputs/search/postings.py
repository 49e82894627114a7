"""Where every word stands, in files of words in a row of the alphabet.

Words that fold alike are in one file, so that a reader fetches one file for a word. A file holds,
for each folded key in order: the key, how many bytes follow, and its words. A word is its exact
key, how many bytes follow, and for each page that has it: the row, how often, and the places; rows
and places as differences. All are ``numbers``; a key comes after its length in bytes.
"""

from collections.abc import Iterator, Mapping
from itertools import groupby

from generator.outputs.search.numbers import numbers
from generator.outputs.search.words import word

LARGEST = 40_000
"""Bytes of a file before it is packed, unless words that fold alike have more by themselves."""


class Postings:
    """The pages and places of every word, gathered row by row."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}
        self._found: dict[str, list[bytes]] = {}

    def add(self, row: int, words: Mapping[str, bytes]) -> None:
        """Add the words of a page, as ``Laid.words``; rows must come in order."""
        found, last = self._found, self._last
        for key, places in words.items():
            data = found.get(key)
            if data is None:
                data = found[key] = []
            data.append(numbers((row - last.get(key, 0),)))
            data.append(places)
            last[key] = row

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the files, each with the folded key of its first word, in order."""
        first, parts, size = "", list[bytes](), 0
        in_order = sorted(word(key) for key in self._found)
        for folded, keys in groupby(in_order, key=lambda key: key.folded):
            words = (_named(key.exact, b"".join(self._found[key.exact])) for key in keys)
            data = _named(folded, b"".join(words))
            if parts and size + len(data) > LARGEST:
                yield first, b"".join(parts)
                parts, size = [], 0
            if not parts:
                first = folded
            parts.append(data)
            size += len(data)
        if parts:
            yield first, b"".join(parts)


def _named(key: str, data: bytes) -> bytes:
    name = key.encode()
    return b"".join((numbers((len(name),)), name, numbers((len(data),)), data))
