"""What record bodies may be written in, and what is said of them."""

import os
import subprocess
import sys

import pytest

from generator.build.markdown import anchors_in, links_in, problems_in, render


def made(markdown: str) -> str:
    return render(markdown, lambda href: f"../{href}" if href.endswith(".jpg") else href).strip()


def codes(markdown: str) -> list[tuple[str, int, int]]:
    return [(code, line, column) for code, line, column, _ in problems_in(markdown)]


def test_headings_start_at_two_and_keep_their_distances() -> None:
    assert made("# A\n\n## B") == '<h2 id="a">A</h2>\n<h3 id="b">B</h3>'
    assert made("### A\n\n#### B") == '<h2 id="a">A</h2>\n<h3 id="b">B</h3>'
    assert "<h6 " in made("# A\n\n###### B")


def test_heading_ids_are_vietnamese_slugs_and_unique() -> None:
    body = "## Đợt thi đua\n\n## Đợt thi đua\n\n## Đợt thi đua 2\n\n## ***\n\n## ???"
    assert anchors_in(body) == ["dot-thi-dua", "dot-thi-dua-2", "dot-thi-dua-2-2", "muc", "muc-2"]


def test_attributes_after_headings_and_before_blocks() -> None:
    assert made("## Mục tiêu {#Đích .lead onclick=x}") == '<h2 id="dich" class="lead">Mục tiêu</h2>'
    assert made("{.lead #mo-dau}\nĐoạn") == '<p id="mo-dau" class="lead">Đoạn</p>'
    assert made("![a](b.jpg){.wide}") == (
        '<p><img src="../b.jpg" alt="a" class="wide" loading="lazy"></p>'
    )
    for text in ("Chữ {không phải thuộc tính}", "Chữ {.a} x", "Chữ {.a}}", "Chữ }", "{a{.b"):
        assert made(f"## {text}").endswith(f">{text}</h2>")


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("Đoạn\n*a*\n{.lead #x}", '<p id="x" class="lead">Đoạn\n<em>a</em></p>'),
        ("![a](b.jpg)\n{#x}", '<p id="x"><img src="../b.jpg" alt="a" loading="lazy"></p>'),
        ("{.lead}\na\n{.small}", '<p class="lead small">a</p>'),
        ("*a*{.lead} b", '<p><em class="lead">a</em> b</p>'),
        ("**a *b*{lang=en}**{#x}", '<p><strong id="x">a <em lang="en">b</em></strong></p>'),
        ("~~a~~{.small}", '<p><s class="small">a</s></p>'),
        ("## **a**{.lead} {#x}", '<h2 id="x"><strong class="lead">a</strong></h2>'),
        ("- a\n{.lead}", '<ul>\n<li class="lead">a</li>\n</ul>'),
        ("- a\n\n- b\n  {.lead}", '<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p class="lead">b</p>'),
        ("> a\n> {.lead}", '<blockquote>\n<p class="lead">a</p>\n</blockquote>'),
        ("a {.lead}\n: b", '<dl>\n<dt class="lead">a</dt>\n<dd>b</dd>\n</dl>'),
        ("|a {.wide}|\n|-|\n|b {#x}|", '<th class="wide">a</th>'),
        ("|a {.wide}|\n|-|\n|b {#x}|", '<td id="x">b</td>'),
    ],
)
def test_attributes_behind_what_they_are_for(body: str, html: str) -> None:
    assert html in made(body)
    assert codes(body) == []


def test_places_of_attributes_behind_what_they_are_for() -> None:
    body = "|a|\n|-|\n|b {.la}|\n\n- a\n\nMột *hai*{.la} **ba**{onclick=x}\n{title=y}"
    assert codes(body) == [
        ("markdown.unknown-class", 3, 1),
        ("markdown.unsafe-html", 7, 1),
        ("markdown.unknown-class", 7, 10),
        ("markdown.unsafe-html", 7, 22),
    ]


def test_tables_scroll_and_align_without_inline_styles() -> None:
    table = made("| a | b |\n|---|--:|\n| 1 | 2 |")
    assert table.startswith(
        '<div class="table-scroll" tabindex="0" role="region" aria-label="Bảng"><table>'
    )
    assert table.endswith("</table></div>")
    assert '<td class="right">2</td>' in table
    assert made("<table><tr><td>x</td></tr></table>").count("table-scroll") == 1


def test_notes_lead_there_and_back() -> None:
    body = made("Một[^a] hai[^a]\n\n[^a]: Chú thích")
    assert '<a href="#fn1" id="fnref1" role="doc-noteref">[1]</a>' in body
    assert '<a href="#fn1" id="fnref1-1" role="doc-noteref">[1]</a>' in body
    assert '<section class="footnotes" role="doc-endnotes" aria-label="Chú thích">' in body
    assert '<li id="fn1" class="footnote-item"><p>Chú thích <a href="#fnref1"' in body


def test_notes_keep_their_anchors_when_a_heading_wants_the_same() -> None:
    assert anchors_in("## fn1\n\nx[^a]\n\n[^a]: y") == ["muc-fn1", "fnref1", "fn1"]


def test_admonitions_have_vietnamese_titles_and_fold_without_a_script() -> None:
    assert made('!!! note "Tiêu đề"\n    Chữ') == (
        '<div class="admonition note">\n<p class="admonition-title">Tiêu đề</p>\n<p>Chữ</p>\n</div>'
    )
    assert '<p class="admonition-title">Lưu ý</p>' in made("!!! warning\n    Chữ")
    assert "admonition-title" not in made('!!! note ""\n    Chữ')
    folded = made('???+ tip "Gập"\n    Chữ')
    assert folded.startswith('<details class="admonition tip" open="">\n<summary class="adm')
    assert folded.endswith("</details>")


def test_definitions_strikethrough_and_no_typographer() -> None:
    assert made("Từ\n: Nghĩa") == "<dl>\n<dt>Từ</dt>\n<dd>Nghĩa</dd>\n</dl>"
    assert made('~~cũ~~ "x" -- (c) ...') == '<p><s>cũ</s> "x" -- (c) ...</p>'


def test_links_are_mapped_as_written_and_marked_when_they_lead_elsewhere() -> None:
    seen: list[str] = []

    def link(href: str) -> str:
        seen.append(href)
        return "../dich/"

    render(
        "[a](id:x-1) [b](<tệp có cách.pdf>) [c](../a.md#đ) <https://e.vn/?a=1&b=2> [d][e] "
        '<a href="id:y&amp;z">f</a> ![g](ảnh.jpg)\n\n[e]: /f%20g',
        link,
    )
    assert seen == [
        "id:x-1",
        "tệp có cách.pdf",
        "../a.md#đ",
        "https://e.vn/?a=1&b=2",
        "/f%20g",
        "id:y&z",
        "ảnh.jpg",
    ]
    assert made("[a](https://e.vn)") == '<p><a href="https://e.vn" rel="noopener">a</a></p>'
    assert made("[a](b/)") == '<p><a href="b/">a</a></p>'
    assert made("[a](id:khong-co)") == "<p><a>a</a></p>"
    assert made("[a](tệp.pdf)") == '<p><a href="t%E1%BB%87p.pdf">a</a></p>'


def test_comments_of_authors_stay_with_the_authors() -> None:
    assert "nội bộ" not in made("Một <!-- nội bộ --> hai\n\n<!-- nội bộ\n\nnội bộ -->\n\nba")


def test_places_of_problems() -> None:
    body = """Xin [chào](javascript:x) và [^zz]

> Dòng một
> hai ![](a.jpg) <b onclick=1>c</b> ![d](đ đ.jpg)

# Một

#### Bốn {.la}

!!! lạ "x"
    - <font>y</font>
      <script>z</script>

^[Trong [chú](data:x)] ![k](https://x.y/z.png){onclick=2}

[^a]: bỏ
"""
    assert codes(body) == [
        ("markdown.unsafe-address", 1, 5),
        ("markdown.unknown-note", 1, 29),
        ("image.no-alt", 4, 7),
        ("markdown.unsafe-html", 4, 18),
        ("markdown.space-in-address", 4, 42),
        ("markdown.heading-one", 6, 1),
        ("markdown.heading-jump", 8, 1),
        ("markdown.unknown-class", 8, 1),
        ("markdown.unknown-admonition", 10, 1),
        ("markdown.unsafe-html", 11, 7),
        ("markdown.unsafe-html", 12, 7),
        ("markdown.unsafe-address", 14, 9),
        ("image.remote", 14, 24),
        ("markdown.unsafe-html", 14, 24),
        ("markdown.unused-note", 16, 1),
    ]


def test_sound_bodies_have_no_problems() -> None:
    assert codes("") == []
    assert (
        codes("## A\n\n### B\n\n## C\n\nx[^1] ![a](b.jpg) <sub>2</sub> <https://a.vn>\n\n[^1]: y")
        == []
    )
    assert codes("`<script>` và `[^x]` và `](a b.jpg)`\n\n    <script>\n") == []


def test_heading_jumps_are_told_in_the_levels_the_author_wrote() -> None:
    (problem,) = problems_in("## A\n\n#### B\n\n### C")
    assert problem == (
        "markdown.heading-jump",
        3,
        1,
        {"before": "2", "here": "4", "wanted": "3"},
    )


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("# A\n\n## B", ["heading-one 1"]),
        ("# A\n\n### B", ["heading-one 1"]),
        ("# A\n\n#### B", ["heading-one 1", "heading-jump 3 2-4-3"]),
        ("## A\n\n# B\n\n### C", ["heading-one 3"]),
        ("### A\n\n# B", ["heading-jump 1 1-3-2", "heading-one 3"]),
        ("### A\n\n#### B", []),
    ],
)
def test_advice_on_headings_can_all_be_followed(body: str, told: list[str]) -> None:
    found = (
        f"{code.partition('.')[2]} {line} {'-'.join(rest.values())}".strip()
        for code, line, _, rest in problems_in(body)
    )
    assert list(found) == told


def test_a_heading_that_lacks_its_space_is_told() -> None:
    assert codes("##Đề mục\n\nVăn ##b bản. #HocTap\n\n#HocTap\n\n`##a`\n") == [
        ("markdown.heading-space", 1, 1)
    ]


def test_what_is_nested_too_deep_is_reported_because_it_is_lost() -> None:
    body = "\n".join("> " * depth + f"cấp{depth}\n" for depth in range(1, 40))
    assert "cấp39" not in made(body)
    assert "markdown.too-deep" in {code for code, *_ in codes(body)}
    assert "markdown.too-deep" not in {code for code, *_ in codes("> " * 20 + "x")}


def test_one_report_for_each_sort_of_removed_html() -> None:
    pasted = '<span style="x">a</span> ' * 50
    assert codes(pasted) == [("markdown.unsafe-html", 1, 1)]


def test_links_stand_where_they_are_written() -> None:
    body = "| a | [b](t.pdf) |\n|---|---|\n| ![x](x.png) | <a href='u.pdf'>u</a> |\n"
    body += "\n[c][d]\n\n[d]: v.pdf"
    assert links_in(body) == [
        ("t.pdf", 1, 7),
        ("x.png", 3, 3),
        ("u.pdf", 3, 17),
        ("v.pdf", 5, 1),
    ]


def test_lines_count_the_same_whatever_ends_them() -> None:
    assert codes("a\r\n\r\n![](b.jpg)") == codes("a\n\n![](b.jpg)") == [("image.no-alt", 3, 1)]


def test_the_seed_of_hashes_changes_nothing() -> None:
    program = (
        "from generator.build.markdown import render, problems_in\n"
        "body = '# a {#b .lead .wide lang=vi}\\n\\n<p dir=ltr lang=vi class=small>y</p><q onx=1>'\n"
        "print(render(body, str), problems_in(body))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("|A|B|\n|-|-|\n|1|2|3|\n", [("markdown.table-cells", 3, 6)]),
        ("> A | B\n> --- | ---\n> 1 | 2 | 3 | 4\n", [("markdown.table-cells", 3, 11)]),
        ("|A|B|\n|-|-|\n| 1 \\| 2 | 3 |\n|1|2|>\n", [("markdown.table-cells", 4, 6)]),
        ("|A|B|\n|-|-|\n|1|2||\n|1|\n|a \\| b|2|\n", []),
        ("|A|B|\n|-|\n|1|2|\n", [("markdown.table-rule", 2, 1)]),
        ("Bảng:\n|A|B|\n|---|---|---|\n", [("markdown.table-rule", 3, 1)]),
        ("|A|B|\n|1|2|\n", [("markdown.table-unruled", 1, 1)]),
        ("Một | hai\nba | bốn\n- năm\n", []),
        ("Một\n-\n", []),
        ("|A|\n\n|B|\n", []),
        ("Xem [a] (https://x.vn/a).\n", [("markdown.space-before-address", 1, 5)]),
        ("Xem [a] (xem phụ lục).\n", []),
        (r"\[^a] [\^a] [^a] \[^a]", [("markdown.unknown-note", 1, 13)]),
        ("Xem [a](id: tin-mot).\n", [("markdown.space-in-address", 1, 9)]),
    ],
)
def test_tables_and_links_that_come_out_as_text_are_told(
    body: str, told: list[tuple[str, int, int]]
) -> None:
    assert [each[:3] for each in problems_in(body)] == told


STRAY, FOREIGN = "markdown.stray-attributes", "markdown.foreign"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("- a {.lead}", [(STRAY, 1, 5, "{.lead}")]),
        ("Đoạn {: #x .lead lang=vi }\nhai", [(STRAY, 1, 6, "{: #x .lead lang=vi }")]),
        ("{.a} b\n{.b}\nc", [(STRAY, 1, 1, "{.a}"), (STRAY, 2, 1, "{.b}")]),
        ("|a|\n|-|\n|b|\n{.wide}", [(STRAY, 4, 1, "{.wide}")]),
        ("!!! note {.x}\n    a", [(STRAY, 1, 10, "{.x}")]),
        (
            "[^a] ==[^b]== {.a} ==c==",
            [(FOREIGN, 1, 6, "==[^b]=="), (STRAY, 1, 15, "{.a}"), (FOREIGN, 1, 20, "==c==")],
        ),
        ("[TOC]", [("markdown.contents", 1, 1, "[TOC]")]),
        ("**Lưu ý:**xem **“a”**b", [(FOREIGN, 1, 1, "**Lưu ý:**"), (FOREIGN, 1, 15, "**“a”**")]),
        ("a\n*[HTML]: x", [(FOREIGN, 2, 1, "*[HTML]: x")]),
        ("a ==b== c **==d==**", [(FOREIGN, 1, 3, "==b=="), (FOREIGN, 1, 13, "==d==")]),
        (
            "H~2~O x^2^ m^2^.",
            [(FOREIGN, 1, 2, "~2~"), (FOREIGN, 1, 8, "^2^"), (FOREIGN, 1, 13, "^2^")],
        ),
        ("- [x] việc\n- [ ] việc", [(FOREIGN, 1, 3, "[x]"), (FOREIGN, 2, 3, "[ ]")]),
        ("> 1. [X] việc", [(FOREIGN, 1, 6, "[X]")]),
    ],
)
def test_markup_of_other_dialects_is_told(body: str, told: list[tuple[str, int, int, str]]) -> None:
    found = problems_in(body)
    assert [(*place, rest["written"]) for *place, rest in found if "written" in rest] == told


def test_what_prints_as_other_dialects_mean_it_is_named() -> None:
    body = "==b== H~2~O x^n^\n*[HTML]: ngôn ngữ\n\n- [x] a\n- [ ] b"
    assert [rest["instead"] for *_, rest in problems_in(body)] == [
        "<mark>b</mark>",
        "<sub>2</sub>",
        "<sup>n</sup>",
        '<abbr title="ngôn ngữ">HTML</abbr>',
        "☑",
        "☐",
    ]
    for *_, rest in problems_in(body):
        assert codes(rest["instead"]) == []


@pytest.mark.parametrize(
    "prose",
    [
        "Tập {1; 2}, {a}, {…}, {#}, {.}, {…}.", "a == b == c, x==y==z, ===, a = b", "==== ==",
        "khoảng ~5~10 ngày, 10~15~20, ~~cũ~~", "2^3^4, a^b, ^_^ ^_^", "[ ] Đồng ý [x] Không",
        "- [x](a.pdf) b\n- [x]", "`==b==` `{.lead}` `H~2~O`",
        r"\==b== H\~2~O x\^2^ \{.lead} \[TOC]", "xem [TOC] ở dưới", "5*[a]: b, 2 ** 3 ** 4, ****",
        "http://a.vn/?a==b== và a{2}", "    ==b== {.lead}",
    ],
)  # fmt: skip
def test_prose_that_only_looks_like_other_dialects_is_left_alone(prose: str) -> None:
    assert codes(prose) == []
