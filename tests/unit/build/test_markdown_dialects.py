"""What may be relied on in both dialects, and where they part: decision 0011 says the same."""

import re
from pathlib import Path

import pytest
from lxml import html
from markdown import Markdown  # type: ignore[import-untyped]
from mkdocs.config import load_config

from generator.build.markdown import render

ROOT = Path(__file__).resolve().parents[3]

Node = tuple[str, dict[str, str], list["Node | str"]]

ALIKE = [
    "## Mục tiêu", "## A {#x .lead}\n\n### B", "Một\nhai  \nba", "*a* **b** `c` \\*",
    "&lt; H<sub>2</sub>O",
    "> a\n> b", "---", "    mã", "```\nmã\n```", "- a\n- b", "- a\n\n- b", "- a\n\n    b",
    "- a\n    - b", "1. a\n    - b\n2. c", "Một:\n\n- a", "1. a\n1. b",
    "[a](b.pdf)", '[a](b "c")', "[a][b]\n\n[b]: https://a.vn", "<https://a.vn>", "https://a.vn",
    "![a](b.jpg)", '![a](b.jpg "c")',
    "[a](b){.lead}", "![a](b.jpg){.wide #x}", "*a*{.lead} **b**{#x} `c`{.small}",
    "Đoạn\n{.lead #x}", "- a\n{.lead}", "| a {.wide} | b |\n|---|---|\n| 1 | 2 {#x} |",
    "- a {.lead}", "| a | b |\n|:-:|--:|\n| 1 | 2 |", "a | b\n---|---\n1 | 2",
    "| a | b |\n|---|---|\n| 1 \\| 2 | 3 |",
    '!!! note "Tiêu đề"\n    Một\n\n    - hai', '!!! warning ""\n    Một',
]  # fmt: skip

APART = {
    "a second heading of the same words": ("## A\n\n## A", "a_1", "a-2"),
    "headings of level 1": ("# A", "<h1", "<h2"),
    "a heading without its space": ("##A", "<h2", "<p>##A"),
    "attributes before a block": ("{.lead}\nĐoạn", "<p>{.lead}", '<p class="lead">Đoạn'),
    "attributes with a colon": ("Đoạn\n{: .lead }", '<p class="lead">', "{: .lead }"),
    "lists within lists by two spaces": ("- a\n  - b", "<li>a</li>\n<li>b", "<li>a\n<ul>"),
    "paragraphs of a list by two spaces": ("- a\n\n  b", "</ul>\n<p>b", "<p>b</p>\n</li>"),
    "a list right below text": ("Một:\n- a", "<p>Một:\n- a", "<ul>"),
    "a list from another number": ("3. a", "<ol>", '<ol start="3">'),
    "numbers with a bracket": ("1) a", "<p>1) a", "<ol>"),
    "other bullets": ("* a\n+ b", "<li>a</li>\n<li>b", "</ul>\n<ul>"),
    "a table right below text": ("Bảng:\n| a |\n|---|\n| 1 |", "<p>Bảng:\n| a |", "<td>1</td>"),
    "a bar in code in a table": ("|a|b|\n|-|-|\n|`x|y`|z|", "<code>x|y</code>", "<td>`x</td>"),
    "bold words up to a colon": ("**a:**b", "<strong>", "**a:**b"),
    "a line ended by a backslash": ("a\\\nb", "a\\\nb", "<br>"),
    "words struck out": ("~~a~~", "~~a~~", "<s>a</s>"),
    "definitions": ("Từ\n: Nghĩa", "<p>Từ\n: Nghĩa", "<dt>Từ</dt>"),
    "admonitions without a title": ("!!! note\n    a", ">Note<", ">Ghi chú<"),
    "admonitions' titles without quotes": ("!!! note T\n    a", ">Note<", ">T<"),
    "admonitions that fold": ('??? note "T"\n    a', "<p>???", "<details"),
    "notes": ("a[^1]\n\n[^1]: b", 'title="Trở lại chỗ có chú thích 1"', 'role="doc-noteref"'),
    "notes within a line": ("a^[b]", "a^[b]", 'role="doc-noteref"'),
    "a table of contents": ("[TOC]", '<div class="toc">', "<p>[TOC]</p>"),
    "a space in an address": ("[a](b c)", 'href="b c"', "[a](b c)"),
    "links by id": ("[a](id:x)", 'href="id:x"', 'href="../x/"'),
    "Markdown within HTML": ("<div>\n\n*a*\n\n</div>", "*a*", "<em>a</em>"),
    "HTML that runs or is hidden": ("<script>x</script>a<!-- b -->", "<script>", "a"),
}  # fmt: skip


@pytest.fixture(scope="module")
def host() -> Markdown:
    settings = load_config(str(ROOT / "mkdocs.yml"))
    return Markdown(extensions=settings.markdown_extensions, extension_configs=settings.mdx_configs)


def ours(body: str) -> str:
    return render(body, lambda address: re.sub(r"^id:(.*)", r"../\1/", address))


def nodes(made: str) -> list["Node | str"]:
    """Return HTML as what it says: without what only a record's page needs around it."""
    made = re.sub(
        r'<div class="table-scroll".*?>(<table>.*?</table>)</div>', r"\1", made, flags=re.S
    )
    return _children(html.fragment_fromstring(made, create_parent=True))


def _children(element: html.HtmlElement) -> list["Node | str"]:
    found: list[Node | str] = [(element.text or "").strip("\n")]
    for child in element:
        values = {str(k): str(v) for k, v in child.attrib.items() if k not in {"loading", "rel"}}
        if aligned := re.fullmatch(r"text-align: (\w+);", values.get("style", "")):
            del values["style"]
            values["class"] = aligned[1]
        found += [(str(child.tag), values, _children(child)), (child.tail or "").strip("\n")]
    return [each for each in found if each]


@pytest.mark.parametrize("body", ALIKE)
def test_both_dialects_print_alike(body: str, host: Markdown) -> None:
    assert nodes(ours(body)) == nodes(host.reset().convert(body))


@pytest.mark.parametrize("name", APART)
def test_where_the_dialects_part(name: str, host: Markdown) -> None:
    body, in_docs, in_records = APART[name]
    of_host, of_ours = host.reset().convert(body), ours(body)
    assert in_docs in of_host
    assert in_records in of_ours
    assert nodes(of_host) != nodes(of_ours)


def test_the_decision_names_every_difference() -> None:
    decision = (ROOT / "decisions/0011-where-building-chose-otherwise.md").read_text("utf-8")
    rows = re.findall(r"^\| ([^|]+?) \| .* \| .* \|$", decision, re.MULTILINE)
    assert [row for row in rows if row in APART] == list(APART)
