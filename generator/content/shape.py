"""What a field of a model holds, read from its declaration: for forms, tables and schemas."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from generator.content import fields
from generator.content.fields import Choice, Label, Part, Refers

_SCALARS = (
    "Line", "Text", "Day", "Moment", "DayOrMoment", "MonthOfYear", "YearSpan", "Year", "Count",
    "Quantity", "Flag", "Slug", "RecordId", "Key", "WebAddress", "ContentPath",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shape:
    """One field: its key and label, and what may be written for it."""

    key: str
    label: Label
    required: bool
    default: Any
    """The value of a field that is not written; None for a required one."""
    many: bool
    """Whether it is a list."""
    part: type[Part] | None
    """The model of the group, or of each item of the list."""
    choice: type[Choice] | None
    scalar: str
    """The name in ``generator.content.fields`` of the scalar, such as ``Day``; or nothing."""
    refers: tuple[str, ...]
    """The kinds of records of which one is named by its id."""
    annotation: Any
    """The type of the whole value, for validation."""
    item: Any
    """The type of one item of a list; the whole type where it is no list."""

    @property
    def is_text(self) -> bool:
        """Tell whether the value is text: not a day, a number, a year or yes and no."""
        classes = {t for t in _leaves(self.item) if isinstance(t, type)}
        return any(issubclass(t, str) for t in classes)


@cache
def shapes(model: type[Part]) -> dict[str, Shape]:
    """Return the fields of a model by key, in the order of their declaration."""
    return {key: _shape(key, field) for key, field in model.model_fields.items()}


def _shape(key: str, field: FieldInfo) -> Shape:
    whole = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
    leaves = list(_leaves(field.annotation))
    marks = [*field.metadata, *_marks(field.annotation)]
    lists = [t for t in _branches(field.annotation) if get_origin(t) is tuple]
    classes = [t for t in leaves if isinstance(t, type)]
    return Shape(
        key=key,
        label=next(mark for mark in marks if isinstance(mark, Label)),
        required=field.is_required(),
        default=None if field.is_required() else field.get_default(call_default_factory=True),
        many=bool(lists),
        part=next((t for t in classes if issubclass(t, Part)), None),
        choice=next((t for t in classes if issubclass(t, Choice)), None),
        scalar=next((_NAMES[id(m)] for m in marks if id(m) in _NAMES), ""),
        refers=next((mark.kinds for mark in marks if isinstance(mark, Refers)), ()),
        annotation=whole,
        item=get_args(lists[0])[0] if lists else whole,
    )


def _branches(annotation: Any) -> Iterator[Any]:
    """Yield a type and, one after the other, the types it is made of."""
    yield annotation
    for inner in get_args(annotation):
        if not isinstance(inner, BeforeValidator | Label | Refers):
            yield from _branches(inner)


def _leaves(annotation: Any) -> Iterator[Any]:
    return (t for t in _branches(annotation) if not get_args(t))


def _marks(annotation: Any) -> Iterator[Any]:
    for branch in _branches(annotation):
        yield from getattr(branch, "__metadata__", ())


_NAMES = {id(getattr(fields, name).__metadata__[0]): name for name in _SCALARS}
