"""HTML that is made fit for feeds without a parser is what the parser would make of it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.outputs.feeds import plain as plain_html
from generator.outputs.feeds.fragment import parsed
from generator.outputs.feeds.plain import plain
from generator.outputs.feeds.text import markup

ROOT, PAGE = "https://a.example/tdkt/", "https://a.example/tdkt/tin/x/"

TEXTS = st.text(
    st.sampled_from("aữ \n\t\"'%;#=/-\xa0\u2028\u200b\u0301\U0001f389"), min_size=1, max_size=8
)
EMPTY = re.compile("<[a-z][^<>]*></")
ATTRIBUTES = st.sampled_from(
    ("", ' id="x-1"', ' class="table-scroll" tabindex="0" role="region" aria-label="Bảng"')
)


def inside(name: str, left: int) -> st.SearchStrategy[str]:
    """Return HTML that may stand in an element: text, and elements *left* levels deep."""
    held = sorted(plain_html._HELD[name])
    parts = TEXTS if not left else TEXTS | st.sampled_from(held).flatmap(lambda n: element(n, left))
    return st.lists(parts, min_size=1, max_size=4).map("".join)


def element(name: str, left: int) -> st.SearchStrategy[str]:
    if name in plain_html._VOID:
        return ATTRIBUTES.map(lambda given: f"<{name}{given}>")
    return st.builds(
        lambda given, held: f"<{name}{given}>{held}</{name}>", ATTRIBUTES, inside(name, left - 1)
    )


@settings(max_examples=500)
@given(inside("", 5).map(markup))
def test_what_needs_no_parser_is_as_the_parser_makes_it(html: str) -> None:
    assert plain(html) == (None if EMPTY.search(html) else parsed(html, ROOT, PAGE))


PIECES = "<p> </p> <div> </div> <ul> </ul> <li> </li> <table> <td> <em> </em> <br> <hr> </body> chữ"


@given(st.lists(st.sampled_from(PIECES.split()), max_size=12))
def test_what_stands_otherwise_is_left_to_the_parser(parts: list[str]) -> None:
    assert plain("".join(parts)) in (None, parsed("".join(parts), ROOT, PAGE))


def test_elements_may_be_as_deep_as_a_body_may_have_them() -> None:
    html = "<blockquote>" * 200 + "a" + "</blockquote>" * 200
    assert plain(html) == parsed(html, ROOT, PAGE) == html


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="tin/y/">y</a></p>',
        '<p><img src="a.jpg" alt="a"></p>',
        '<p lang="en">a</p>',
        "<p>a &amp; b</p>",
        "<p>a > b</p>",
        "<p><p>a</p></p>",
        "<section><p>a</p></section>",
        "<p>a<!-- b --></p>",
        "<p>a",
        "a</p>",
        "</body>a<p>b</p>",
        "<br></br>",
        "<table><tbody><tr><td></td></tr></tbody></table>",
        "<p class=a>b</p>",
        "<P>a</P>",
    ],
)
def test_what_holds_more_is_left_to_the_parser(html: str) -> None:
    assert plain(html) is None
