"""Find every reference in an entry by the marks of its model, with the path that leads to it."""

from collections.abc import Iterator
from functools import cache

from generator.content.fields import Part, Refers

Path = tuple[str | int, ...]


@cache
def _marked(model: type[Part]) -> tuple[tuple[str, tuple[str, ...] | None], ...]:
    """Return each field with the kinds it refers to, or None where it may hold further parts."""
    fields: list[tuple[str, tuple[str, ...] | None]] = []
    for name, field in model.model_fields.items():
        marks = [m for m in field.metadata if isinstance(m, Refers)]
        marks += _marks_in(field.annotation)
        if marks:
            fields.append((name, marks[0].kinds))
        elif _holds_parts(field.annotation):
            fields.append((name, None))
    return tuple(fields)


def _marks_in(annotation: object) -> list[Refers]:
    found = [m for m in getattr(annotation, "__metadata__", ()) if isinstance(m, Refers)]
    for part in getattr(annotation, "__args__", ()):
        found += _marks_in(part)
    return found


def _holds_parts(annotation: object) -> bool:
    if isinstance(annotation, type) and not hasattr(annotation, "__args__"):
        return issubclass(annotation, Part)
    return any(_holds_parts(part) for part in getattr(annotation, "__args__", ()))


def references(entry: Part, path: Path = ()) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    """Yield (path, id, kinds allowed) for every reference under *entry*."""
    for name, kinds in _marked(type(entry)):
        value = getattr(entry, name)
        if value is None:
            continue
        if not isinstance(value, tuple):
            value, steps = (value,), [(*path, name)]
        else:
            steps = [(*path, name, index) for index in range(len(value))]
        for step, item in zip(steps, value, strict=True):
            if kinds is not None:
                yield step, item, kinds
            elif isinstance(item, Part):
                yield from references(item, step)
