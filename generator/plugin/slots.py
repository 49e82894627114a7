"""Stand-ins for a page's values: they can be printed and passed through known filters, no more.

Whatever else a template does with one, such as a test of its length, raises ``Refused``: so what is
learnt from a rendering with slots holds for every value, or is not learnt at all.
"""

import contextlib
import re
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, NoReturn, cast

from jinja2 import Environment

from generator.build.pages.skeleton import FILTERS, Hole

# Both cases of a letter: a change of case anywhere behind shows.
_MARK = re.compile("\x02Ss([0-9]+)\x03")
_FIRST, _LAST = "\x02", "\x03"
_FREE_TESTS = frozenset({"defined", "undefined", "none"})


class Refused(Exception):  # noqa: N818 - a template's way that stamping does not follow
    """A template does with a value what only the value itself can answer."""


class Slots:
    """The slots of one rendering."""

    def __init__(self) -> None:
        self.holes: list[Hole] = []
        self.replaced: list[tuple[str, str]] = []

    def slot(self, name: str, *, true: bool = True) -> "Slot":
        """Return a stand-in for the value *name*; *true* tells what it is as a condition."""
        return Slot(self, Hole(name), true)

    def mark(self, hole: Hole) -> str:
        """Return the text that stands for a hole until ``parts`` finds it."""
        self.holes.append(hole)
        return f"{_FIRST}Ss{len(self.holes) - 1}{_LAST}"

    def parts(self, text: str) -> tuple[str | Hole, ...]:
        """Cut a rendering at its marks. Raises Refused for one that was damaged."""
        found = _MARK.split(text)
        if any(_FIRST in plain or _LAST in plain for plain in found[::2]):
            raise Refused("a value is cut or changed after it was printed")
        parts = [self.holes[int(part)] if at % 2 else part for at, part in enumerate(found)]
        return tuple(part for part in parts if part != "")


class Slot:
    """A stand-in for one value."""

    __slots__ = ("_hole", "_slots", "_true")

    def __init__(self, slots: Slots, hole: Hole, true: bool) -> None:
        self._slots, self._hole, self._true = slots, hole, true

    def __str__(self) -> str:
        return self._slots.mark(self._hole)

    def __bool__(self) -> bool:
        return self._true

    def through(self, name: str) -> "Slot":
        """Return the stand-in for what a filter makes of the value."""
        return Slot(self._slots, Hole(self._hole.name, (*self._hole.through, name)), self._true)

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise Refused(f"more is done with “{self._hole.name}” than to print it")

    __getattr__ = __getitem__ = __iter__ = __len__ = __contains__ = __call__ = _refuse
    __eq__ = __ne__ = __lt__ = __gt__ = __le__ = __ge__ = _refuse
    __add__ = __radd__ = __mod__ = __mul__ = __format__ = __int__ = __index__ = _refuse
    __hash__ = _refuse


class Address(Slot):
    """A stand-in for the page's own address: it can be compared with those all frames know."""

    __slots__ = ("_here", "_linked")

    def __init__(self, slots: Slots, here: str | None, linked: frozenset[str]) -> None:
        super().__init__(slots, Hole("url"), True)
        self._here, self._linked = here, linked

    def __eq__(self, other: object) -> bool:  # type: ignore[override]
        if isinstance(other, str) and (self._here is not None or other in self._linked):
            return other == self._here
        self._refuse()

    def __ne__(self, other: object) -> bool:  # type: ignore[override]
        return not self == other

    __hash__ = Slot._refuse


class Closed:
    """What only some pages have: to ask for any of it is refused."""

    def __init__(self, what: str, **known: object) -> None:
        vars(self).update(known)
        self.__what = what

    def __getattr__(self, name: str) -> NoReturn:
        raise Refused(f"“{self.__what}.{name}” is asked for")

    def __getitem__(self, name: object) -> NoReturn:
        raise Refused(f"“{self.__what}[{name!r}]” is asked for")

    def __iter__(self) -> Iterator[object]:
        raise Refused(f"“{self.__what}” is gone through")

    def __len__(self) -> int:
        raise Refused(f"“{self.__what}” is counted")

    def __bool__(self) -> bool:
        return True


@contextlib.contextmanager
def guarded(environment: Environment, slots: Slots) -> Iterator[None]:
    """Let the filters and tests of an environment take slots, or refuse them, for a while."""
    filters, tests = dict(environment.filters), dict(environment.tests)
    for name, given in filters.items():
        environment.filters[name] = _filter(name, given, slots)
    for name, given in tests.items():
        environment.tests[name] = _test(name, cast(Callable[..., Any], given))
    try:
        yield
    finally:
        environment.filters.clear()
        environment.filters.update(filters)
        environment.tests.clear()
        environment.tests.update(tests)


def _is_marked(value: object) -> bool:
    return isinstance(value, Slot) or (isinstance(value, str) and _FIRST in value)


def _filter(name: str, given: Callable[..., Any], slots: Slots) -> Callable[..., Any]:
    # A filter that is passed the context or the environment has its value behind it.
    at = 1 if hasattr(given, "jinja_pass_arg") else 0

    @wraps(given)
    def taken(*args: Any, **named: Any) -> Any:
        value, rest = args[at], (*args[at + 1 :], *named.values())
        if any(map(_is_marked, rest)):
            raise Refused(f"the filter “{name}” is given a value of the page")
        if isinstance(value, Slot):
            if name in ("default", "d"):
                return value if value or not any(rest[1:]) else rest[0]
            if name not in FILTERS and name != "url":
                raise Refused(f"a value of the page goes through the filter “{name}”")
            return value.through(name)
        if name == "url" and isinstance(value, str) and not _is_marked(value):
            if ".." in value or "\\" in value:
                raise Refused(f"the address “{value}” leads up")
            return Slot(slots, Hole(f"={value}"), True).through("url")
        if name == "replace" and _is_marked(value) and len(rest) == 2:
            slots.replaced.append((str(rest[0]), str(rest[1])))
        elif _is_marked(value):
            raise Refused(f"a part of the page goes through the filter “{name}”")
        return given(*args, **named)

    return taken


def _test(name: str, given: Callable[..., Any]) -> Callable[..., Any]:
    if name in _FREE_TESTS:
        return given

    @wraps(given)
    def taken(*args: Any, **named: Any) -> Any:
        if any(map(_is_marked, (*args, *named.values()))):
            raise Refused(f"a value of the page is asked whether it is “{name}”")
        return given(*args, **named)

    return taken
