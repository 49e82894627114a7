"""What one look at a whole text tells holds for all that stands in it."""

from contextlib import suppress

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic
from generator.loading.tree import Node, read_tree
from generator.source import INVISIBLE, is_tidy, read_source
from generator.vietnamese import normalise

ODD = "Ððe\u0301\u0323\u0306\u200b\x07\x85\u2028\u0483\u1112\u1161"
TEXT = st.text(st.sampled_from("aĐế \n" + ODD) | st.characters(codec="utf-8"), max_size=40)
YAML = st.text(st.sampled_from("aế:-#'\"[]{}&*!|>,?~ \n\\0xu31" + ODD), max_size=60)


@given(TEXT, st.integers(0, 40), st.integers(0, 40))
def test_no_part_of_a_tidy_text_is_odd(text: str, start: int, end: int) -> None:
    part = text[start:end]
    if is_tidy(text):
        assert normalise(part) == part
        assert INVISIBLE.search(part) is None
        assert read_source("a.yml", part.encode())[1] == ()


@given(TEXT)
def test_what_is_put_right_in_a_text_is_told(text: str) -> None:
    source, problems = read_source("a.yml", text.encode())
    put_right = text.replace("\r\n", "\n").replace("\r", "\n") != normalise(source.text)
    assert bool(problems) == (put_right or bool(INVISIBLE.search(text)))


@given(YAML)
@example('b: "e\\u0301, \\xd0, \\0"\n')
@example("b: ''\u0301\n  \u0301\n")
def test_a_value_is_read_alike_whether_the_text_around_it_is_tidy_or_not(text: str) -> None:
    with suppress(yaml.YAMLError):
        assert _read(f"a: 1\n{text}", 1) == _read(f"# Ð\na: 1\n{text}", 0)


def _read(text: str, first_line: int) -> tuple[Node, tuple[Diagnostic, ...]]:
    return read_tree("a.yml", text, first_line)
