"""How a record lies in a workbook: a sheet for the records, one for each list within them.

A row of a list names its record and its number: ``1.2`` is the second item within the first item of
the list above. Lists within themselves ("trong đó") keep to one sheet, with longer numbers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.content.fields import Part
from generator.content.kinds import Kind
from generator.content.shape import Shape, shapes
from generator.writing.plain import order_of

ID = "#id"
NUMBER = "#number"
FILE = "#file"
BODY = "#body"


@dataclass(frozen=True, slots=True)
class Column:
    """One field, by the keys that lead to it from the row's own group."""

    way: tuple[str, ...]
    label: str
    shape: Shape

    @property
    def key(self) -> str:
        """Return the name under which programs know the column."""
        return ".".join(self.way)


@dataclass(frozen=True, slots=True)
class Layout:
    """One sheet: what its rows are, and the sheets of the lists within them."""

    key: str
    """``campaign``, ``campaign/waves``, ``campaign/waves/commemorations``."""
    name: str
    way: tuple[str, ...]
    """The keys that lead to the list from the row it belongs to; none for the records."""
    columns: tuple[Column, ...]
    lists: "tuple[Layout, ...]"
    recursive: bool = False
    """Whether its rows may belong to other rows of it."""

    def all(self) -> "Iterator[Layout]":
        """Yield this sheet and all within it, each before its own lists."""
        yield self
        for each in self.lists:
            yield from each.all()

    @property
    def texts(self) -> bool:
        """Tell whether its rows are bare texts, not groups."""
        return bool(self.columns) and self.columns[0].way == ()


@cache
def layout_of(kind: Kind) -> Layout:
    """Return the sheets of a kind."""
    columns, lists = _inside(kind.model, kind.key, (), (), ())
    return Layout(kind.key, kind.vi, (), columns, lists)


def _inside(
    model: type[Part], key: str, way: tuple[str, ...], labels: tuple[str, ...],
    above: tuple[type[Part], ...],
) -> tuple[tuple[Column, ...], tuple[Layout, ...]]:  # fmt: skip
    columns: list[Column] = []
    lists: list[Layout] = []
    for name in order_of(model):
        shape = shapes(model)[name]
        here, called = (*way, name), (*labels, shape.label.vi)
        if shape.many and (shape.part or shape.scalar == "Text"):
            if shape.part is None or shape.part not in above:
                lists.append(_list(shape, key, here, called, (*above, model)))
        elif shape.part:
            more, inner = _inside(shape.part, key, here, called, above)
            columns += more
            lists += inner
        else:
            columns.append(Column(here, " › ".join(called), shape))
    return tuple(columns), tuple(lists)


def _list(
    shape: Shape, key: str, way: tuple[str, ...], labels: tuple[str, ...],
    above: tuple[type[Part], ...],
) -> Layout:  # fmt: skip
    own = f"{key}/{'.'.join(way)}"
    name = " › ".join(labels)
    if shape.part is None:
        return Layout(own, name, way, (Column((), shape.label.vi, shape),), ())
    columns, lists = _inside(shape.part, own, (), (), above)
    # A list of the same groups within them, such as the parts of a target, goes on in a sheet of
    # its own that holds all depths.
    for inner in order_of(shape.part):
        within = shapes(shape.part)[inner]
        if within.many and within.part is shape.part:
            again, more = _inside(shape.part, f"{own}/{inner}", (), (), (*above, shape.part))
            label = f"{name} › {within.label.vi}"
            more = tuple(each for each in more if each.way != (inner,))
            lists = tuple(each for each in lists if each.way != (inner,))
            lists += (Layout(f"{own}/{inner}", label, (inner,), again, more, recursive=True),)
    return Layout(own, name, way, columns, lists)
