"""What every result belongs to, as one small table: with it the browser counts, narrows and sorts.

Rows are in the order of ``in_order``, those of the whole index. A column lists the keys there are,
which of them occur together, and for each row which of these it has.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from generator.vietnamese import collation_key, name_key
from generator.views.search_entry import SearchEntry

FACETS: dict[str, Callable[[SearchEntry], Iterable[str]]] = {
    "loai": lambda e: (e.kind.key,),
    "nam": lambda e: map(str, e.years),
    "linh-vuc": lambda e: (e.field.key,) if e.field else (),
    "phong-trao": lambda e: (tag.key for tag in e.campaigns),
    "danh-hieu": lambda e: (tag.key for tag in e.awards),
    "don-vi": lambda e: (tag.key for tag in e.units),
}
"""The facets by the names they have in addresses, as ``SearchFacet.key``."""


def in_order(entries: Sequence[SearchEntry]) -> tuple[SearchEntry, ...]:
    """Return entries by their day, newest first, those without a day last; ties as they came."""
    return tuple(sorted(entries, key=lambda e: e.day or date.min, reverse=True))


def table(entries: Sequence[SearchEntry]) -> bytes:
    """Return the table of *entries*, which are in order."""
    facets = {name: _column(list(map(values, entries))) for name, values in FACETS.items()}
    ranks = {at: rank for rank, at in enumerate(sorted(range(len(entries)), key=_by_name(entries)))}
    made = {"facets": facets, "names": [ranks[at] for at in range(len(entries))]}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()


def _column(rows: list[Iterable[str]]) -> dict[str, object]:
    listed = [tuple(row) for row in rows]
    keys = sorted({key for row in listed for key in row})
    place = {key: at for at, key in enumerate(keys)}
    sets = sorted({tuple(place[key] for key in row) for row in listed})
    number = {row: at for at, row in enumerate(sets)}
    belongs = [number[tuple(place[key] for key in row)] for row in listed]
    return {"keys": keys, "sets": sets, "rows": belongs}


def _by_name(entries: Sequence[SearchEntry]) -> Callable[[int], tuple[object, ...]]:
    """Return the order of names: people by their given names, everything else by its title."""

    def key(at: int) -> tuple[object, ...]:
        entry = entries[at]
        name = entry.sort_name or entry.title
        return (name_key(name) if entry.person else (collation_key(name),), at)

    return key
