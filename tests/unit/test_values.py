"""A frozen value is what the standard library makes of the same class, but for time."""

import copy
import dataclasses
import pickle
from collections.abc import Callable
from typing import Any, ClassVar, Generic, TypeVar

import orjson
import pytest

from generator.values import dataclass

T = TypeVar("T")
Decorator = Callable[..., Any]


def several(dataclass: Decorator) -> Any:
    @dataclass(frozen=True, slots=True)
    class Value:
        """Some."""

        word: str
        many: tuple[int, ...] = ()
        aside: object = dataclasses.field(default=None, compare=False, repr=False)
        kept: dict[str, int] = dataclasses.field(default_factory=dict, compare=False)
        LARGEST: ClassVar[int] = 7

        @property
        def loud(self) -> str:
            return self.word.upper()

    return Value


def one(dataclass: Decorator) -> Any:
    @dataclass(frozen=True, slots=True)
    class Value:
        word: str

    return Value


def of_any(dataclass: Decorator) -> Any:
    @dataclass(frozen=True, slots=True)
    class Value(Generic[T]):
        word: T
        next: Any = None

    return Value


KINDS = [several, one, of_any]


@pytest.fixture(params=KINDS)
def both(request: pytest.FixtureRequest) -> tuple[Any, Any]:
    """Return one class as it is made here, and as the standard library makes it."""
    return request.param(dataclass), request.param(dataclasses.dataclass)


def test_values_behave_alike(both: tuple[Any, Any]) -> None:
    told = []
    for kind in both:
        first, same, other = kind("a"), kind(word="a"), kind("b")
        told.append([
            first == same, first != other, first == ("a",), hash(first) == hash(same), hash(first),
            repr(first), dataclasses.asdict(first), dataclasses.replace(first, word="b") == other,
            orjson.dumps(first), kind.__match_args__, kind.__slots__, kind.__qualname__,
            [(f.name, f.default, f.compare) for f in dataclasses.fields(first)],
            copy.copy(first) == first, copy.deepcopy(first) == first, {first: 1}[same],
            hasattr(first, "__dict__"), kind.__hash__ is None,
        ])  # fmt: skip
    assert told[0] == told[1]


def test_slips_are_told_alike(both: tuple[Any, Any]) -> None:
    def slips(kind: Any) -> list[tuple[type, str]]:
        value, found = kind("a"), []
        for slip in (
            lambda: setattr(value, "word", "b"), lambda: delattr(value, "word"),
            lambda: kind(), lambda: kind("a", unknown=1), lambda: value.unknown,
        ):  # fmt: skip
            with pytest.raises((TypeError, AttributeError)) as told:
                slip()
            found.append((told.type, str(told.value)))
        return found

    mine, usual = map(slips, both)
    assert [each for each, _ in mine] == [each for each, _ in usual]
    assert mine[:2] == usual[:2]
    with pytest.raises(dataclasses.FrozenInstanceError):
        both[0]("a").unknown = 1


def test_each_value_has_a_default_of_its_own() -> None:
    value, other = several(dataclass)("a"), several(dataclass)("a")
    value.kept["x"] = 1
    assert other.kept == {}
    assert several(dataclass).LARGEST == 7
    assert value.loud == "A"


def test_a_value_that_holds_itself_is_printed() -> None:
    kept: list[object] = []
    value = of_any(dataclass)("a", kept)
    kept.append(value)
    assert repr(value).endswith("(word='a', next=[...])")


@dataclass(frozen=True, slots=True)
class Kept:
    """At the top of a module, where pickle finds it."""

    word: str
    within: object = None


@dataclass(frozen=True, slots=True)
class Further(Kept):
    """With a field more: of the usual make."""

    more: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "more", self.more + 1)


@dataclass(frozen=True, slots=True, order=True)
class Ordered:
    """Of the usual make."""

    number: int


def test_values_are_kept_and_read_back() -> None:
    value = Kept("a", (Kept("b"), Ordered(3), Further("c", None, 4)))
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(value, protocol)) == value


def test_what_is_more_than_a_list_of_fields_is_of_the_usual_make() -> None:
    assert Further("a").more == 1
    assert Ordered(1) < Ordered(2)
    with pytest.raises(dataclasses.FrozenInstanceError):
        Further("a").word = "b"  # type: ignore[misc]
