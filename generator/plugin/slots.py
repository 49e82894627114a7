"""Stand-ins for a page's values: they can be printed and passed through known filters, no more.

Whatever else a template does with one, such as a test of its length, raises ``Refused``: so what is
learnt from a rendering with slots holds for every value, or is not learnt at all. What a template
keeps of its own text, in a set block, a macro or by ``~``, holds the marks of slots, and is as
closed as they are.
"""

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any, NoReturn, cast

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context

from generator.build.pages.skeleton import FILTERS, Hole

# Both cases of a letter: a change of case anywhere behind shows.
_MARK = re.compile("\x02Ss([0-9]+)\x03")
_FIRST, _LAST = "\x02", "\x03"
_FREE_TESTS = frozenset({"defined", "undefined", "none"})
_CUT = "một giá trị của trang bị so sánh, cắt hoặc đổi sau khi đã in ra"


class Refused(Exception):  # noqa: N818 - a template's way that stamping does not follow
    """A template does with a value what only the value itself can answer."""


class Slots:
    """The slots of one rendering."""

    def __init__(self) -> None:
        self.holes: list[Hole] = []
        self.replaced: list[tuple[str, str]] = []
        self._replaced_in: str | None = None

    def slot(self, name: str, *, true: bool = True) -> "Slot":
        """Return a stand-in for the value *name*; *true* tells what it is as a condition."""
        return Slot(self, Hole(name), true)

    def mark(self, hole: Hole) -> str:
        """Return the text that stands for a hole until ``parts`` finds it."""
        self.holes.append(hole)
        return f"{_FIRST}Ss{len(self.holes) - 1}{_LAST}"

    def replace(self, text: str, old: str, new: str) -> str:
        """Note that *old* is replaced in *text*, which is left as it is.

        That is done once the page is filled, so *text* must be all of it, but for space around.
        Raises Refused for a second text, or where space might be replaced.
        """
        if self._replaced_in not in (None, text) or not old or old != old.strip():
            raise Refused(_CUT)
        self._replaced_in = text
        self.replaced.append((old, new))
        return text

    def parts(self, text: str) -> tuple[str | Hole, ...]:
        """Cut a rendering at its marks. Raises Refused for one that was damaged."""
        found = _MARK.split(text)
        damaged = any(_FIRST in plain or _LAST in plain for plain in found[::2])
        in_part = self._replaced_in is not None and self._replaced_in.strip() != text.strip()
        if damaged or in_part:
            raise Refused(_CUT)
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
        raise Refused(f"“{self._hole.name}” được dùng vào việc khác ngoài in ra")

    __getattr__ = __getitem__ = __iter__ = __len__ = __contains__ = __call__ = _refuse
    __eq__ = __ne__ = __lt__ = __gt__ = __le__ = __ge__ = __hash__ = _refuse
    __add__ = __sub__ = __mul__ = __truediv__ = __floordiv__ = __mod__ = __pow__ = _refuse
    __radd__ = __rsub__ = __rmul__ = __rtruediv__ = __rfloordiv__ = __rmod__ = __rpow__ = _refuse
    __pos__ = __neg__ = __abs__ = __int__ = __float__ = __index__ = __round__ = __format__ = _refuse


class Address(Slot):
    """A stand-in for the page's own address: it can be compared with those all frames know."""

    __slots__ = ("_here", "_linked")

    def __init__(self, slots: Slots, here: str | None, linked: frozenset[str]) -> None:
        super().__init__(slots, Hole("url"), here != "")
        self._here, self._linked = here, linked

    def __eq__(self, other: object) -> bool:  # type: ignore[override]
        if isinstance(other, str):
            if self._here is not None:
                return other == self._here
            if any(address.startswith(other) for address in self._linked):
                return False  # or it would be a page that frames know, and be ``here``
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
        raise Refused(f"khuôn hỏi đến “{self.__what}.{name}”")

    def __getitem__(self, name: object) -> object:
        if isinstance(name, str) and name in vars(self):
            return vars(self)[name]
        raise Refused(f"khuôn hỏi đến “{self.__what}[{name!r}]”")

    def __iter__(self) -> Iterator[object]:
        raise Refused(f"khuôn đi qua từng phần của “{self.__what}”")

    def __len__(self) -> int:
        raise Refused(f"khuôn đếm “{self.__what}”")

    def __bool__(self) -> bool:
        return True


class Marked(str):
    """Text that holds the marks of slots: it can be printed and joined to other text, no more."""

    __slots__ = ()

    def __bool__(self) -> bool:
        if _MARK.sub("", str(self)):
            return True
        raise Refused(_CUT)

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise Refused(_CUT)


# How text is made, printed and copied; all else that text can do tells something of it.
_PRINTED = (
    frozenset(dir(object))
    - {"__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"}
    - {
        "__hash__",
        "__format__",
    }
)
for _name in set(dir(str)) - _PRINTED - {"__getnewargs__"}:
    setattr(Marked, _name, Marked._refuse)


class _Generator(CodeGenerator):
    """Has ``~`` and ``%`` done by the environment, where slots can be looked after."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.write("environment.concat(map(str, (")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write(")))")

    def visit_Mod(self, node: nodes.BinExpr, frame: Frame) -> None:  # noqa: N802
        self.write("environment.percent(")
        self.visit(node.left, frame)
        self.write(", ")
        self.visit(node.right, frame)
        self.write(")")


class Guard:
    """An environment whose templates can be rendered with slots, before any of it is rendered.

    Templates keep what they have looked up of it, so it stays as it is, and only ``slots`` decides
    whether anything is refused.
    """

    def __init__(self, environment: Environment) -> None:
        self._slots: Slots | None = None
        for name, given in environment.filters.items():
            environment.filters[name] = self._filter(name, given)
        for name, given in environment.tests.items():
            environment.tests[name] = self._test(name, cast(Callable[..., Any], given))
        kept = self._kept

        class GuardedContext(Context):
            def call(self, called: Any, /, *args: Any, **named: Any) -> Any:
                return kept(super().call(called, *args, **named))

        environment.context_class = GuardedContext
        environment.code_generator_class = _Generator
        environment.concat = self._concat  # type: ignore[method-assign]
        environment.percent = self._percent  # type: ignore[attr-defined]

    @contextlib.contextmanager
    def guarding(self, slots: Slots) -> Iterator[None]:
        """Let what is rendered meanwhile take *slots*, or refuse them."""
        self._slots = slots
        try:
            yield
        finally:
            self._slots = None

    def _kept(self, value: Any) -> Any:
        if self._slots and isinstance(value, str) and not isinstance(value, Marked):
            return Marked(value) if _FIRST in value else value
        return value

    def _concat(self, parts: Iterable[str]) -> Any:
        return self._kept("".join(parts))

    def _percent(self, left: Any, right: Any) -> Any:
        if self._slots and (_holds(left) or _holds(right)):
            raise Refused("một giá trị của trang đi qua phép “%”")
        return left % right

    def _filter(self, name: str, given: Callable[..., Any]) -> Callable[..., Any]:
        # A filter that is passed the context or the environment has its value behind it.
        at = 1 if hasattr(given, "jinja_pass_arg") else 0

        @wraps(given)
        def taken(*args: Any, **named: Any) -> Any:
            slots = self._slots
            if slots is None:
                return given(*args, **named)
            value, rest = args[at], (*args[at + 1 :], *named.values())
            if _holds(rest):
                raise Refused(f"bộ lọc “{name}” nhận một giá trị của trang")
            if isinstance(value, Slot):
                if name in ("default", "d"):
                    return value if value or not any(rest[1:]) else rest[0]
                if name not in FILTERS and name != "url":
                    raise Refused(f"một giá trị của trang đi qua bộ lọc “{name}”")
                return value.through(name)
            if _holds(value):
                if name == "replace" and isinstance(value, Marked) and len(rest) == 2:
                    return Marked(slots.replace(str(value), *map(str, rest)))
                raise Refused(f"một phần của trang đi qua bộ lọc “{name}”")
            if name == "url" and isinstance(value, str):
                if ".." in value or "\\" in value:
                    raise Refused(f"địa chỉ “{value}” dẫn ngược lên")
                return Slot(slots, Hole(f"={value}"), True).through("url")
            return self._kept(given(*args, **named))

        return taken

    def _test(self, name: str, given: Callable[..., Any]) -> Callable[..., Any]:
        if name in _FREE_TESTS:
            return given

        @wraps(given)
        def taken(*args: Any, **named: Any) -> Any:
            if self._slots and (_holds(args) or _holds(named)):
                raise Refused(f"một giá trị của trang bị hỏi có phải “{name}” không")
            return given(*args, **named)

        return taken


def _holds(value: object) -> bool:
    """Tell whether a value is or holds a slot, or text with the mark of one."""
    if isinstance(value, Slot | Marked):
        return True
    if isinstance(value, str):
        return _FIRST in value
    if isinstance(value, dict):
        return any(map(_holds, value.values()))
    return isinstance(value, list | tuple) and any(map(_holds, value))
