"""``dataclass`` as the standard library has it, but frozen values with slots cost half as much.

A command starts with two hundred kinds of them, and a build makes and keeps a million. The standard
library compiles six methods for each kind, sets each field by its name, and unpickles in a loop of
its own. Here a kind has one method compiled, ``__init__``, which fills the slots: a tenth of what a
small edit takes.
"""

import dataclasses
from collections.abc import Callable, Iterator
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(**options: bool) -> Callable[[type], type]:
        """Return what makes a class a data class."""
        usual = dataclasses.dataclass(**options)
        if options != {"frozen": True, "slots": True}:
            return usual
        return lambda kind: _frozen(kind) if _is_plain(kind) else _inherited(usual(kind))


# What a class may define itself, so that the standard library leaves it, or heeds it.
_OWN = frozenset({
    "__post_init__", "__init__", "__repr__", "__eq__", "__hash__", "__setattr__", "__delattr__",
    "__reduce__", "__getstate__", "__setstate__",
})  # fmt: skip


def _is_plain(kind: type) -> bool:
    """Tell whether a class only lists fields, each to be given by its place."""
    inherits = any(hasattr(base, "__dataclass_fields__") for base in kind.__bases__)
    given = (each for each in vars(kind).values() if isinstance(each, dataclasses.Field))
    odd = any(each.kw_only is True or not each.init for each in given)
    return not inherits and not odd and not _OWN & vars(kind).keys()


def _inherited(made: Any) -> type:
    """Let a class of the usual make be kept as usual, though it may inherit from one of ours."""
    if "__reduce__" not in vars(made):
        made.__reduce__ = object.__reduce__
    return made  # type: ignore[no-any-return]


def _frozen(kind: type) -> type:
    kind.__doc__ = kind.__doc__ or kind.__name__  # or a signature is worked out to stand there
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(kind)
    fields = dataclasses.fields(made)
    whole, compared = _getter(f.name for f in fields), _getter(f.name for f in fields if f.compare)

    def equal(self: object, other: object) -> Any:
        if other.__class__ is self.__class__:
            return compared(self) == compared(other)
        return NotImplemented

    def hashed(self: object) -> int:
        return hash(compared(self))

    def reduced(self: object) -> tuple[type, tuple[object, ...]]:
        return self.__class__, whole(self)

    made.__dataclass_params__.frozen = made.__dataclass_params__.eq = True
    made.__init__ = _filling(made, fields)
    made.__eq__, made.__hash__, made.__reduce__ = equal, hashed, reduced
    made.__repr__, made.__setattr__, made.__delattr__ = _repr, _refuse_setting, _refuse_deleting
    return made  # type: ignore[no-any-return]


def _getter(names: Iterator[str]) -> Callable[[object], tuple[object, ...]]:
    """Return what returns the values of fields."""
    wanted = tuple(names)
    if len(wanted) > 1:
        return attrgetter(*wanted)
    return lambda value: tuple(getattr(value, name) for name in wanted)


def _filling(made: type, fields: tuple[dataclasses.Field[Any], ...]) -> Callable[..., None]:
    """Return the ``__init__`` of a class with these fields."""
    known: dict[str, Any] = {"_missing": dataclasses.MISSING}
    given, body = [], []
    for each in fields:
        name = each.name
        known[f"_set_{name}"] = vars(made)[name].__set__
        value = name
        if each.default_factory is not dataclasses.MISSING:
            known[f"_make_{name}"] = each.default_factory
            given.append(f"{name}=_missing")
            value = f"_make_{name}() if {name} is _missing else {name}"
        elif each.default is not dataclasses.MISSING:
            known[f"_usual_{name}"] = each.default
            given.append(f"{name}=_usual_{name}")
        else:
            given.append(name)
        body.append(f"\n    _set_{name}(self, {value})")
    exec(f"def __init__({', '.join(['self', *given])}):{''.join(body) or ' pass'}", known)
    filling: Callable[..., None] = known["__init__"]
    filling.__qualname__ = f"{made.__qualname__}.__init__"
    return filling


@recursive_repr()
def _repr(self: Any) -> str:
    shown = (f"{f.name}={getattr(self, f.name)!r}" for f in dataclasses.fields(self) if f.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse_setting(self: object, name: str, value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


__all__ = ["dataclass"]
