"""Passages in small files, a few to each, so that results need few requests and little is sent.

Passages stand in the order of rows. Where a file ends is told by the digest of the page, not by
how much came before: a new page changes the file it comes into and no other.
"""

import json
from collections.abc import Iterable, Iterator

from generator.digest import digest
from generator.outputs.search.places import Laid

_ONE_IN = 4
LARGEST = 12_000
"""Letters after which a file ends in any case."""

Shelf = tuple[int, bytes]
"""How many passages a file holds, and the file as JSON: a list for each of its text and, for the
first passage of a page, what results show beside."""


def shelves(pages: Iterable[Laid]) -> Iterator[Shelf]:
    """Yield the files of all passages."""
    shelf: list[list[str]] = []
    size = 0
    for laid in pages:
        for number, text in enumerate(laid.passages):
            passage = [text, *laid.head] if number == 0 else [text]
            shelf.append(passage)
            size += sum(map(len, passage))
            mark = digest(laid.head[0], str(number))
            if int(mark[:8], 16) % _ONE_IN == 0 or size > LARGEST:
                yield len(shelf), _json(shelf)
                shelf, size = [], 0
    if shelf:
        yield len(shelf), _json(shelf)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
