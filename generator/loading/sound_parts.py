"""What is sound of an entry that is not valid, so that one slip hides none of the others."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from generator.content.fields import Part
from generator.content.shape import Shape, shapes
from generator.loading.explain import group_of_key, meant_key
from generator.loading.tree import Mapping, Node, Sequence, plain

Found = TypeVar("Found")


def sound_parts(model: type[Part], node: Node, *, whole: bool = True) -> Any:
    """Return a *model* of the values in *node* that are valid.

    A field whose value is not, or cannot be known, is not there at all: to ask for it is an
    ``AttributeError``, and a check that asks has nothing sound to say. See ``as_far_as_read``.
    Where the text was not read *whole*, what is not seen may be there all the same.
    """
    whole = whole and isinstance(node, Mapping) and node.whole
    written = {key.text: value for key, value in node.items} if isinstance(node, Mapping) else {}
    values: dict[str, Any] = {}
    hidden = set(_meant(model, written) if whole else shapes(model))
    for key, shape in shapes(model).items():
        value = written.get(key)
        if value is not None and plain(value) is not None:
            values |= _read(model, key, shape, value, whole)
        elif not shape.required and key not in hidden:
            values[key] = shape.default
    entry = model.model_construct(**values)
    for key in shapes(model).keys() - values.keys():
        entry.__dict__.pop(key, None)  # a default, which would say that nothing is written
    return entry


def _read(model: type[Part], key: str, shape: Shape, value: Node, whole: bool) -> dict[str, Any]:
    """Return the value by its key, what is sound of it, or nothing."""
    try:
        return {key: _adapter(model, key).validate_python(plain(value))}
    except ValidationError:
        part = shape.part
    if part is None:
        return {}
    if not shape.many:
        return {key: sound_parts(part, value, whole=whole)}
    if isinstance(value, Sequence):
        return {key: tuple(sound_parts(part, item, whole=whole) for item in value.items)}
    return {}


def _meant(model: type[Part], written: Iterable[str | None]) -> Iterator[str]:
    """Yield the keys that misspelt ones were probably meant for."""
    for name in written:
        if name and name not in shapes(model):
            yield from filter(None, (meant_key(model, name), group_of_key(model, name)))


@cache
def _adapter(model: type[Part], key: str) -> TypeAdapter[Any]:
    return TypeAdapter(shapes(model)[key].annotation)


def as_far_as_read(found: Iterator[Found]) -> Iterator[Found]:
    """Yield what a check finds, up to where it asks for what could not be read."""
    try:
        yield from found
    except AttributeError as error:
        if not (isinstance(error.obj, Part) and error.name in type(error.obj).model_fields):
            raise
