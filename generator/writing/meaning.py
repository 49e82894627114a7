"""Whether two ways of writing a value say the same: 62,5 and 62.5, có and true, 1/2/2026."""

import difflib
import json
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.content.shape import Shape
from generator.writing.plain import Plain

_IDENTITY = ("id", "key", "symbol", "name", "event", "file", "group", "number", "text")


def meaning(value: Plain | None, annotation: Any) -> object:
    """Return what *value* means to a field of this type; what it cannot mean stands for itself."""
    if annotation is not None and value is not None:
        try:
            return "valid", _adapter(_Kept(annotation)).validate_python(value)
        except ValidationError:
            pass
    return "plain", value


def same(old: Plain | None, new: Plain | None, shape: Shape | None) -> bool:
    """Tell whether both values of a field say the same."""
    if old == new:
        return True
    annotation = shape.annotation if shape else None
    return meaning(old, annotation) == meaning(new, annotation)


def goes_without_saying(value: Plain | None, shape: Shape | None) -> bool:
    """Tell whether *value* is what an unwritten field means."""
    if value is None:
        return True
    if shape is None or shape.required:
        return False
    return meaning(value, shape.annotation) == ("valid", shape.default)


def align(old: list[Plain], new: list[Plain], shape: Shape | None) -> list[int | None]:
    """Return for each new item the old one it continues, if any: equal, then namesake, then like.

    Of items that only stand in the same place between the same neighbours, each continues the
    other if nothing was put in or taken out there.
    """
    annotation = shape.item if shape else None
    pairs: list[int | None] = [None] * len(new)
    free = dict.fromkeys(range(len(old)))
    _pair([meaning(each, annotation) for each in old],
          [meaning(each, annotation) for each in new], pairs, free)  # fmt: skip
    for key in _IDENTITY:
        _pair([_named(each, key) for each in old], [_named(each, key) for each in new], pairs, free)
    for start, end, olds in _gaps(pairs, free):
        if end - start == len(olds):
            pairs[start:end] = olds
            continue
        for at in range(start, end):
            likes = [(_likeness(old[each], new[at]), -each) for each in olds]
            best, index = max(likes, default=(0.0, 0))
            if best > 0.6:
                pairs[at] = -index
                olds.remove(-index)
    return pairs


def _pair(old: list[Any], new: list[Any], pairs: list[int | None], free: dict[int, None]) -> None:
    for at, value in enumerate(new):
        if pairs[at] is None and value is not None:
            found = next((each for each in free if old[each] == value), None)
            if found is not None:
                pairs[at] = found
                del free[found]


def _named(item: Plain, key: str) -> object:
    return item.get(key) if isinstance(item, dict) else None


def _gaps(pairs: list[int | None], free: dict[int, None]) -> list[tuple[int, int, list[int]]]:
    """Return each run of new items without an old one, and the old ones free at that place."""
    gaps: list[tuple[int, int, list[int]]] = []
    at = 0
    while at < len(pairs):
        end = at
        while end < len(pairs) and pairs[end] is None:
            end += 1
        if end > at:
            before = pairs[at - 1] if at else None
            after = pairs[end] if end < len(pairs) else None
            low = -1 if before is None else before
            high = max([*free, low, -1]) + 1 if after is None else after
            gaps.append((at, end, [each for each in free if low < each < high]))
        at = end + 1
    return gaps


def _likeness(one: Plain, other: Plain) -> float:
    first, second = (json.dumps(each, ensure_ascii=False)[:2000] for each in (one, other))
    return difflib.SequenceMatcher(None, first, second, autojunk=False).ratio()


class _Kept:
    """Holds a type through a cache whose key is the type's identity, as not all can be hashed."""

    def __init__(self, annotation: Any) -> None:
        self.annotation = annotation

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept) and self.annotation is other.annotation

    def __hash__(self) -> int:
        return id(self.annotation)


@cache
def _adapter(kept: _Kept) -> TypeAdapter[Any]:
    return TypeAdapter(kept.annotation)
