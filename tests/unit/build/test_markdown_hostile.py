"""Whatever a body holds, what comes out can do no harm and nothing is raised."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nh3
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.ruler import Ruler
from markdown_it.rules_core import inline

from generator.build.markdown import anchors_in, links_in, problems_in, render
from generator.build.markdown.dialect import LONGEST, parser
from generator.build.markdown.foreign import plain_text
from generator.build.markdown.sanitise import sanitise
from generator.messages.images import MESSAGES as OF_IMAGES
from generator.messages.markdown import MESSAGES as OF_TEXTS

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[2] / "cases" / "hostile.yml").read_text(encoding="utf-8")
)
FRAMED = ("video.example",)

# Written again here, from the specifications, rather than taken from what is tested.
FORBIDDEN_TAGS = (
    "applet audio base body button embed form frame frameset head html iframe input link marquee"
    " math meta noembed noframes noscript object option picture plaintext portal script select slot"
    " source style svg template textarea title video xmp"
)
FORBIDDEN = frozenset(FORBIDDEN_TAGS.split())
ADDRESS_NAMES = (
    "action background cite data formaction href longdesc ping poster src srcset xlink:href"
)
ADDRESSES = frozenset(ADDRESS_NAMES.split())
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def assert_harmless(body: str, frames: tuple[str, ...] = ()) -> None:
    """Assert that a browser which reads *body* inside a page runs and fetches nothing foreign."""
    page = f'<!DOCTYPE html><div id="probe">{body}</div><p id="after"></p>'
    root = html.document_fromstring(page, parser=html.HTMLParser(huge_tree=True))
    after = root.xpath('//p[@id="after"]')[-1]
    assert after.getparent().tag == "body", "the body breaks out of its place"
    (probe,) = root.xpath('/html/body/div[@id="probe"][1]')
    names: list[str] = []
    for element in probe.iterdescendants():
        assert isinstance(element.tag, str), f"comment or instruction: {element!r}"
        tag = element.tag.lower()
        if tag == "iframe":
            assert element.get("src", "").split("/")[2] in frames
            continue
        assert tag not in FORBIDDEN
        assert ":" not in tag
        for key, value in element.attrib.items():
            name = str(key).lower()
            assert not name.startswith("on")
            assert name not in {"style", "srcdoc", "target", "autofocus", "contenteditable", "is"}
            if name in ADDRESSES:
                assert name in {"href", "src"}
                assert_harmless_address(str(value), tag)
            if name == "class":
                assert not re.search(r"(?:^|\s)(md-|js-|mermaid(?:\s|$))", str(value))
            if name == "id":
                assert re.fullmatch(r"[a-z0-9][a-z0-9-]*", str(value))
                names.append(str(value))
    assert len(names) == len(set(names)), "two elements have one id"


def assert_harmless_address(address: str, tag: str) -> None:
    bare = re.sub(r"[\t\n\r]", "", address.strip("".join(map(chr, range(33)))))
    scheme = SCHEME.match(bare)
    assert not scheme or scheme[1].lower() in {"http", "https", "mailto", "tel"}
    if tag == "img":
        assert not scheme
        assert not bare.replace("\\", "/").startswith("//")


def assert_sound(markdown: str) -> None:
    """Assert that every problem has a message, and every problem and link a place in the text."""
    lines = markdown.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    known = OF_TEXTS | OF_IMAGES
    for code, line, column, particulars in problems_in(markdown, frames=FRAMED):
        message = known[code]
        message.vi.format(**particulars), message.vi_cure.format(**particulars)
        message.en.format(**particulars), message.en_cure.format(**particulars)
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1
    for _, line, column in links_in(markdown):
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_hostile_bodies_come_out_harmless(case: dict[str, Any]) -> None:
    body = case["markdown"] * case.get("times", 1)
    start = time.process_time()
    made = render(body, str)
    assert time.process_time() - start < 10
    assert_harmless(made)
    if "iframe" in body:
        assert_harmless(render(body, str, frames=FRAMED), FRAMED)
    assert_sound(body)


def test_the_corpus_is_large_and_each_case_has_a_name_of_its_own() -> None:
    assert len(CASES) >= 60
    assert len({case["name"] for case in CASES}) == len(CASES)


def test_a_framed_host_must_be_exactly_one_of_those_allowed() -> None:
    for address in (
        "http://video.example/1",
        "https://video.example.evil/1",
        "https://evil@video.example:1/",
        "https://evil/video.example",
        "//video.example/1",
        "https://[/",
        "javascript://video.example/%0aalert(1)",
    ):
        assert "iframe" not in render(f'<iframe src="{address}"></iframe>', str, frames=FRAMED)
    kept = render(
        '<iframe src="https://video.example/1" onload=x srcdoc=y><b>z</b></iframe>',
        str,
        frames=FRAMED,
    )
    assert kept.strip() == '<iframe src="https://video.example/1"></iframe>'


def test_what_a_link_is_mapped_to_is_looked_at_too() -> None:
    assert render("[x](y)", lambda _: "javascript:alert(1)") == "<p><a>x</a></p>\n"
    assert render("![x](y)", lambda _: "https://tracker.example/") == "<p>x</p>\n"
    assert 'onclick="' not in render("[x](y)", lambda _: 'y" onclick="alert(1)')


def test_html_nested_too_deep_keeps_its_words_and_nothing_of_what_is_dropped_whole() -> None:
    hidden = (
        "<svg>b</svg><style>c</style><iframe src='https://video.example/1'><scr<b>ipt></iframe>"
    )
    body = "<div>" * 201 + f"a &lt;i> {hidden} d"
    for frames in ((), FRAMED):
        assert render(body, str, frames=frames) == "<pre>a &lt;i&gt;  d</pre>"


def test_errors_of_the_link_function_are_raised() -> None:
    def fails(_: str) -> str:
        raise KeyError("x")

    with pytest.raises(KeyError):
        render("[x](y)", fails)


NO_ALT = "image.no-alt"
SYNTAX = (
    "< > </ /> <a <img <b> </b> <div> </div> <table> <script> <style> <!-- --> <![CDATA[ ]]> href="
    " src= onerror= class= id= \" ' = ( ) [ ] ![ ]( { } {. {# #} # ## | --- |---| \\ ` ``` ~~~ ~~ *"
    " ** _ __ - + 1. > : [^ [^a] [^a]: ^[ !!! ???+ note & &lt; &#x; &colon; javascript: data: id:x"
    " == ==b== ~2~ ^2^ *[a]: [x] [TOC] {.a} {#a} **a**{.la} http:// //"
    " \0 \ufeff đ Ế \u0301 😀 \ud800 a 1"
)
SPACES = (
    *(" ", "    ", "\t", "\n", "\n\n", "\r", "\r\n"),
    *"\u2028\u2029\f\xa0\u3000\u2003\x1f\x85\x0b",
)
PIECES = st.sampled_from((*SYNTAX.split(" "), *SPACES))
BODIES = st.one_of(
    st.text(max_size=300),
    st.lists(PIECES, max_size=60).map("".join),
    st.lists(st.sampled_from([case["markdown"] for case in CASES]), max_size=5).map("\n".join),
)


@settings(max_examples=300, deadline=None)
@given(BODIES)
def test_any_text_comes_out_harmless(body: str) -> None:
    assert_harmless(render(body, str))
    assert_sound(body)
    anchors = anchors_in(body)
    assert len(anchors) == len(set(anchors))


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from((" \t\xa0", "\xa0", "\u3000", "\u2028", "\u2003", "\f", " a", "\ta"))),
    st.sampled_from(("", "> ", "- ", "> > ", "1. ", "[^n]: ", ": ", "!!! note\n    ")),
    st.sampled_from(("", "\xa0\n", "\n\xa0\n\u3000")),
)
def test_a_mark_stands_in_its_line_whatever_lines_of_spaces_are_above_it(
    above: list[str], prefix: str, below: str
) -> None:
    indent = prefix if ">" in prefix else " " * (len(prefix) - prefix.rfind("\n") - 1)
    lines = (prefix + f"\n{indent}".join((*above, "hai ![](b.jpg)")) + below).split("\n")
    (line,) = (number for number, text in enumerate(lines, 1) if "![" in text)
    found = [place for place in problems_in("Một[^n]\n\n" + "\n".join(lines)) if place[0] == NO_ALT]
    assert [place[1:3] for place in found] == [(line + 2, lines[line - 1].index("!") + 1)]


LINKS: list[Callable[[str], str]] = [
    lambda written: "https://elsewhere.example/" + written,
    lambda written: "javascript:" + written,
    lambda written: written + '" onclick="x" \0000 \'<b>&amp;<!--\n',
    lambda written: "\0000",
    lambda written: "",
]


@settings(max_examples=300, deadline=None)
@given(BODIES, st.sampled_from(LINKS))
def test_no_address_put_into_any_text_breaks_out_of_its_place(
    body: str, link: Callable[[str], str]
) -> None:
    made = render(body, link)
    assert_harmless(made)
    assert "\0" not in made


def test_nobody_but_the_sanitiser_can_leave_room_for_an_address() -> None:
    for forged in ("\0000", "&#0;000", "&#x0;0", "\ufffd000", "%00000", "\\0000"):
        for markup in (
            f'<a href="x">y</a><a title="{forged}">{forged}</a>',
            f'<a href="{forged}">x</a><p class="{forged}" id="{forged}" lang="{forged}">',
            f'<img src="x" alt="{forged}"><pre>{forged}</pre><table>{forged}<td title={forged}>',
            f"<svg><a href={forged}>{forged}</a></svg><!--{forged}--><{forged}><p {forged}>",
        ):
            cleaned = sanitise(markup)
            assert cleaned.html.count("\0") == len(cleaned.addresses)
            assert "\0" not in cleaned.linked(str)


def test_an_address_is_printed_as_the_sanitiser_would_print_it() -> None:
    cleaned = sanitise('<p><a href="x">y</a></p>')
    for mark in map(chr, (*range(0x3000), 0xD800, 0xFEFF, 0x1F600)):
        made = cleaned.linked(lambda _, mark=mark: f"a{mark}b")  # type: ignore[misc]
        assert nh3.clean(made, tags={"a", "p"}, attributes={"a": {"href"}}, link_rel=None) == made


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        BODIES,
        st.lists(st.sampled_from(["a", "đ.", "(", "-", "|", ":", "#", "%", "\n"])).map(" ".join),
    )
)
def test_lines_without_a_mark_are_parsed_as_those_with_one(body: str) -> None:
    every = parser.__wrapped__()
    every.core.ruler.at("inline", inline)
    notes: list[dict[str, Any]] = [{}, {}]
    assert parser().parse(body, notes[0]) == every.parse(body, notes[1])
    assert notes[0] == notes[1]


MARGINS = "  ¦   ¦    ¦      ¦\t¦> ¦>¦- ¦-\t¦1. ¦10) ¦* ¦: ¦~ ¦[^a]: "
LINES = (
    "¦# a¦## a {#b}¦#a¦a¦a b¦a *b* [c](d)¦> a¦>¦- a¦-¦* * *¦***¦---¦===¦- - -¦+¦+ a¦1. a¦1)¦2. a"
    "¦1234567890. a¦٣. a¦```¦``` py¦~~~¦~~¦: a¦:¦~ a¦{.a}¦{#a .b}¦{¦{a¦[a]: /b 'c'¦[a]: /b¦[a]¦[a"
    '¦b]: c¦[^a]: b¦[^a]¦[^a]:¦!!! note¦!!! note "A"¦!!!¦??? tip¦???+ tip¦?¦!¦<div>¦</div>¦<b>¦<!--'
    "¦-->¦<?¦<¦\\# a¦&#35; a¦_a_¦___¦\ufeff# a¦\u2028# a¦\xa0# a¦\f# a¦Đ¦😀¦\0"
    "¦|a|b|¦a | b¦|-|-|¦|-|:-:¦--|--¦|¦:-¦-|-¦| a \\| b | c"
)
BLOCKS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(MARGINS.split("¦")), max_size=4).map("".join),
        st.sampled_from(LINES.split("¦")),
    ).map("".join),
    max_size=14,
)


@settings(max_examples=600, deadline=None)
@given(st.one_of(BODIES, BLOCKS.map("\n".join)))
def test_blocks_are_as_if_every_rule_were_tried_at_every_line(body: str) -> None:
    every = parser.__wrapped__()
    rules = Ruler[RuleFuncBlockType]()
    rules.__rules__ = every.block.ruler.__rules__
    every.block.ruler = rules
    notes: list[dict[str, Any]] = [{}, {}]
    body += "\n"  # without one, a table in a quote makes markdown-it look behind the text's end
    assert parser().parse(body, notes[0]) == every.parse(body, notes[1])
    assert notes[0] == notes[1]


def test_a_table_in_a_quote_may_end_with_the_text() -> None:
    made = render("> | a | b |\n> | - | - |\n>", str)
    assert html.fromstring(made).xpath("//blockquote//th/text()") == ["a", "b"]


@settings(max_examples=100, deadline=None)
@given(BODIES)
def test_the_same_text_gives_the_same_page(body: str) -> None:
    assert render(body, str) == render(body, str)


def test_every_mark_of_the_longest_line_is_looked_up_where_it_stands() -> None:
    """Were the whole line searched for each mark, these bodies would take minutes."""
    for mark in ("<a href=x>", "[x](x) ", "![x](x)"):
        count = LONGEST // len(mark)
        assert links_in(mark * count) == [("x", 1, at * len(mark) + 1) for at in range(count)]
    count = LONGEST // 4
    assert [place[:3] for place in problems_in("[^a]" * count)] == [
        ("markdown.unknown-note", 1, at * 4 + 1) for at in range(count)
    ]


def test_what_never_ends_is_read_to_its_end_once() -> None:
    """In the square of their length, the first two take a minute each, the last one longer."""
    assert problems_in("](" + "a " * (LONGEST // 2 - 1)) == []
    assert anchors_in("## a" + " " * (LONGEST - 5) + "x") == ["a-x"]
    assert plain_text("<p " * LONGEST) == ""


@pytest.mark.parametrize("piece", ["a", "[", "<a ", "\n", "> ", "*a", "|"])
def test_ten_megabytes_take_seconds_and_are_reported(piece: str) -> None:
    body = piece * (10_000_000 // len(piece))
    start = time.process_time()
    made = render(body, str)
    assert time.process_time() - start < 5
    assert made.startswith("<pre>")
    assert [code for code, *_ in problems_in(body)] == ["markdown.too-long"]
    assert links_in(body) == []
