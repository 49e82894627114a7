"""Find every reference in an entry by the marks of its model, with the path that leads to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.content.fields import Part, Refers
from generator.loading.tree import Mapping, Node, Scalar, Sequence

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    """A field that refers to records of some kinds, or that holds parts which may."""

    name: str
    kinds: tuple[str, ...] | None
    part: type[Part] | None


@cache
def _marked(model: type[Part]) -> tuple[_Mark, ...]:
    """Return the marks of a model, but for parts in which nothing refers to a record."""
    return tuple(mark for mark in _marks_of(model) if mark.kinds or _refers(mark.part))


def _refers(model: type[Part] | None, within: frozenset[type[Part]] = frozenset()) -> bool:
    """Tell whether anything in a part refers to a record; *within* are the parts that hold it."""
    if model is None or model in within:
        return False
    marks = _marks_of(model)
    return any(mark.kinds or _refers(mark.part, within | {model}) for mark in marks)


def _marks_of(model: type[Part]) -> tuple[_Mark, ...]:
    fields: list[_Mark] = []
    for name, field in model.model_fields.items():
        marks = [m for m in field.metadata if isinstance(m, Refers)]
        marks += _marks_in(field.annotation)
        part = _part_in(field.annotation)
        if marks or part:
            fields.append(_Mark(name, marks[0].kinds if marks else None, part))
    return tuple(fields)


def _marks_in(annotation: object) -> list[Refers]:
    found = [m for m in getattr(annotation, "__metadata__", ()) if isinstance(m, Refers)]
    for part in getattr(annotation, "__args__", ()):
        found += _marks_in(part)
    return found


def _part_in(annotation: object) -> type[Part] | None:
    if isinstance(annotation, type) and not hasattr(annotation, "__args__"):
        return annotation if issubclass(annotation, Part) else None
    parts = (_part_in(part) for part in getattr(annotation, "__args__", ()))
    return next((part for part in parts if part), None)


def references(entry: Part, path: Path = ()) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    """Yield (path, id, kinds allowed) for every reference under *entry*."""
    for mark in _marked(type(entry)):
        value = getattr(entry, mark.name)
        if not value:  # as most are: nothing, or none of many
            continue
        if not isinstance(value, tuple):
            value, steps = (value,), [(*path, mark.name)]
        else:
            steps = [(*path, mark.name, index) for index in range(len(value))]
        for step, item in zip(steps, value, strict=True):
            if mark.kinds is not None:
                yield step, item, mark.kinds
            elif isinstance(item, Part):
                yield from references(item, step)


def written_references(
    tree: Node, model: type[Part], path: Path = ()
) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    """Yield what ``references`` would, from what is written for an entry that is not valid.

    What is written may be a name where an id is wanted.
    """
    if not isinstance(tree, Mapping):
        return
    marks = {mark.name: mark for mark in _marked(model)}
    for key, value in tree.items:
        mark = marks.get(key.text or "")
        if mark is None:
            continue
        here = (*path, mark.name)
        items = [(here, value)]
        if isinstance(value, Sequence):
            items = [((*here, index), item) for index, item in enumerate(value.items)]
        for step, item in items:
            if mark.part is not None:
                yield from written_references(item, mark.part, step)
            elif mark.kinds and isinstance(item, Scalar) and item.text:
                yield step, item.text, mark.kinds
