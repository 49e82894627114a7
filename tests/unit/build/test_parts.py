"""A part is made once for all pages where it reads the same, and reads as it would made anew."""

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build.pages.parts import Parts
from generator.build.pages.relative import relative

ADDRESS = st.lists(st.sampled_from("ab"), max_size=3).map(lambda parts: "/".join([*parts, ""]))


def card(link: Callable[[str], str], address: str, level: int) -> str:
    """Return what a template might make; the second link hangs on how the first one reads."""
    first = link(address)
    further = link("c/") if first.startswith("../") else link("a/b/")
    return f"{level} {first} {further}"


@given(wanted=st.lists(st.tuples(ADDRESS, ADDRESS, st.integers(1, 2)), max_size=30))
def test_a_part_reads_as_if_it_were_made_for_the_page(wanted: list[tuple[str, str, int]]) -> None:
    parts = Parts()

    def macro(address: str, level: int) -> str:
        return card(parts.link, address, level)

    for here, address, level in wanted:
        parts.here = here
        anew = card(partial(relative, here=here), address, level)
        assert parts.once(macro, address, level) == anew


def test_a_part_is_made_again_only_where_a_link_reads_otherwise() -> None:
    parts, made = Parts(), []

    def macro(address: str) -> str:
        made.append(parts.here)
        return parts.once(parts.link, address)

    for here in ("b/x/", "b/y/", "c/z/", "a/", "a/x/", "a/y/", "b/"):
        parts.here = here
        parts.once(macro, "a/x/")
    assert made == ["b/x/", "a/", "a/x/", "a/y/", "b/"]


def test_a_part_that_fails_does_no_harm() -> None:
    parts = Parts()
    with pytest.raises(ZeroDivisionError):
        parts.once(lambda address: str(len(parts.link(address)) // 0), "a/")
    assert parts.once(parts.link, "a/") == "a/"
