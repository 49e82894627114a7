"""Slips of syntax: each is told once, where it stands, and hides nothing else in the file."""

import pytest

from generator.loading.load import load
from tests.conftest import Files, Found, Site, places

HEAD = "---\nid: tin-mot\ntitle: Tin một\n"


def record(fields: str, body: str = "Bài.\n") -> Files:
    """Return a piece of news with more *fields*, which begin on line 4."""
    return {"tin-tuc/tin-mot.md": f"{HEAD}{fields}---\n{body}"}


def found(site: Site, files: Files) -> list[tuple[int, int, str]]:
    """Return (line, column, code) of the problems of the one record."""
    return [(line, column, code) for _, line, column, code in places(load(site(files)).problems)]


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        # what authors most often do
        ("summary: Một: hai\n", [(4, 13, "yaml.colon-in-value")]),
        ("summary: Kết luận:\n", [(4, 18, "yaml.colon-in-value")]),
        ("summary:Một\n", [(4, 8, "yaml.no-space")]),
        ("summary:Một\nwriter:Hai\n", [(4, 8, "yaml.no-space"), (5, 7, "yaml.no-space")]),
        ('summary: "Một\nwriter: Hai\n', [(4, 10, "yaml.unclosed-quote")]),
        ("summary: 'Một\nwriter: Hai\n", [(4, 10, "yaml.unclosed-quote")]),
        ('summary: "Một\nwriter: "Hai"\n', [(4, 10, "yaml.unclosed-quote")]),
        ('summary: "Một\nserves: []\nwriter: "Hai"\n', [(4, 10, "yaml.unclosed-quote")]),
        ('summary: "Nghị quyết "52/NQ""\n', [(4, 10, "yaml.unquoted")]),
        ('summary: "Một" và hai\n', [(4, 10, "yaml.unquoted")]),
        ("summary: 'Một' và hai\n", [(4, 10, "yaml.unquoted")]),
        ("summary: @Một\n", [(4, 10, "yaml.unquoted")]),
        ("summary: %Một\n", [(4, 10, "yaml.unquoted")]),
        ("summary: [Một] hai\n", [(4, 10, "yaml.unquoted")]),
        ("summary: [Một\nwriter: Hai\n", [(4, 10, "yaml.unclosed-bracket")]),
        ("topics: [cd-mot, cd-hai\nwriter: Hai\n", [(4, 9, "yaml.unclosed-bracket")]),
        ("image: {file: a.png, alt: b\nwriter: Hai\n", [(4, 8, "yaml.unclosed-bracket")]),
        # what Word makes of what was typed
        ("summary: “Một: hai”\n", [(4, 10, "yaml.curly-quotes")]),
        ("slug: “tin-1”\n", [(4, 7, "yaml.curly-quotes")]),
        ("summary: “Một”\n", []),
        ("summary:\u00a0Một\nwriter: Hai\n", [(4, 9, "yaml.odd-space")]),
        ("topics:\n  – cd-mot\n", [(5, 3, "field.list-marks")]),
        ("topics:\n  • cd-mot\n  • cd-hai\n", [(5, 3, "field.list-marks")]),
        ("topics:\n  -cd-mot\n", [(5, 3, "field.list-marks")]),
        ("topics: cd-mot, cd-hai\n", [(4, 9, "field.not-a-list")]),
        # lines that do not stand in one column with their neighbours
        ("publication:\n  author: An\n   status: Đã duyệt\n", [(6, 4, "yaml.indent")]),
        ("publication:\n  author: An\n status: xong\n",
         [(6, 2, "yaml.indent"), (6, 10, "field.not-a-choice")]),
        (" slug: Á\n", [(4, 2, "yaml.indent"), (4, 8, "slug.not-ascii")]),
        ("topics:\n  - cd-mot\n - cd-hai\n", [(6, 2, "yaml.indent")]),
        ("files:\n  - file: a.pdf\n   label: Á\n", [(6, 4, "yaml.indent")]),
        ("summary: |\nMột: hai\nBa\nslug: Á\n",
         [(5, 1, "yaml.block-indent"), (7, 7, "slug.not-ascii")]),
        ("summary: >-\nMột\n\nBa\n", [(5, 1, "yaml.block-indent")]),
        ("summary: |\n  Một: hai\nslug: tin-1\n", []),
        # keys that stand in the wrong place
        ("status: Đã duyệt\nngày đăng: 1/2/2026\n",
         [(4, 1, "field.unknown-nested"), (5, 1, "field.unknown-nested")]),
        ("summary: - Một\n", [(4, 10, "yaml.unquoted")]),
        ("summary: Một\nsummary: Hai\n", [(5, 1, "yaml.duplicate-key")]),
        ("summary Một\nwriter: Hai\n", [(4, 1, "yaml.syntax")]),
        ("? [a, b]\n: c\n", [(4, 3, "yaml.odd-key")]),
        # tabs
        ("\tsummary: Một\n", [(4, 1, "yaml.tab")]),
        ("publication:\n\tstatus: draft\n", [(5, 1, "yaml.tab")]),
        ("publication:\n\tstatus: draft\n\tauthor: An\n", [(5, 1, "yaml.tab"), (6, 1, "yaml.tab")]),
        (
            "files:\n\t- file: a.pdf\n\t  label: A\n",
            [(5, 1, "yaml.tab"), (6, 1, "yaml.tab")],
        ),
        # what YAML takes for a comment
        ("summary: Giải nhất # 1\n", [(4, 20, "yaml.cut-short")]),
        ("summary: Một\n  hai # ba\n", [(5, 7, "yaml.cut-short")]),
        ("summary: #1\n", [(4, 10, "yaml.cut-short")]),
        ("summary: # viết sau\n", []),
        ("summary: 'Một' # hai\nwriter: C# và F#\n", []),
        ("summary: |\n  Một # hai\n# ba\nslug: tin-1 # bốn\n", []),
        ("publication:\n  author: An # ghi chú\n  status: Đã duyệt # ghi chú\n",
         [(5, 14, "yaml.cut-short")]),
        ("serves: [{plan: kh-mot, topic: a # b\n}]\n", []),
        ("image: {file: a.png, alt: 'x', credit: Báo # 1\n}\n", [(4, 44, "yaml.cut-short")]),
        # marks of YAML nobody here means
        ("summary: &a Một\nwriter: *a\n", [(4, 10, "yaml.alias"), (5, 9, "yaml.alias")]),
        ("summary: *Một\n", [(4, 10, "yaml.unquoted")]),
        ("<<: *a\n", [(4, 5, "yaml.alias")]),
        ("summary: !!str Một\n", [(4, 10, "yaml.tag")]),
        ("summary: !!python/object/apply:os.system [x]\n",
         [(4, 1, "field.not-text"), (4, 10, "yaml.tag")]),
        # escapes that smuggle in what may not be written
        ('summary: "a\\0b"\n', [(4, 10, "text.invisible")]),
        ('summary: "a\\u200bb"\n', [(4, 10, "text.invisible")]),
        ('summary: "a\\xADb"\n', [(4, 10, "text.invisible")]),
        # several at once, and what they mean besides
        (
            "summary: Một: hai\n\twriter: An\nslug: Một hai\ncolumnn: notice\n",
            [
                (4, 13, "yaml.colon-in-value"),
                (5, 1, "yaml.tab"),
                (6, 7, "slug.not-ascii"),
                (7, 1, "field.unknown-did-you-mean"),
            ],
        ),
    ],
)  # fmt: skip
def test_a_slip_is_told_once_and_hides_nothing(
    site: Site, fields: str, problems: list[tuple[int, int, str]]
) -> None:
    assert found(site, record(fields)) == problems


def test_the_columns_of_a_mended_line_are_the_authors(site: Site) -> None:
    fields = "publication:\n\tstatus:xong\n\tpublish: 31/02/2022\n"
    assert found(site, record(fields)) == [
        (5, 1, "yaml.tab"),
        (5, 8, "yaml.no-space"),
        (5, 9, "field.not-a-choice"),
        (6, 1, "yaml.tab"),
        (6, 11, "day.not-a-day"),
    ]


def test_a_second_document_is_told_in_a_file_of_yaml(site: Site) -> None:
    unit = "id: dv-mot\nnames:\n  - value: Một\nlevel: division\n---\nid: dv-hai\n"
    assert found(site, {"don-vi/dv-mot.yml": unit}) == [(5, 1, "yaml.second-document")]


def test_fields_that_nothing_closes_end_where_they_no_longer_look_like_fields(site: Site) -> None:
    text = f"{HEAD}slug: Á\nĐây là bài viết: có dấu hai chấm.\n\n- một: hai: ba\n"
    assert found(site, {"tin-tuc/tin-mot.md": text}) == [
        (1, 1, "front-matter.unclosed"),
        (4, 7, "slug.not-ascii"),
    ]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (f"\n\n{HEAD}slug: Á\n---\nBài.\n",
         [(1, 1, "front-matter.blank-above"), (6, 7, "slug.not-ascii")]),
        (f"{HEAD}---\nslug: Á\n---\nBài.\n",
         [(4, 1, "front-matter.closed-early"), (5, 7, "slug.not-ascii")]),
        (f"{HEAD}---\nslug: không phải thông tin\n\nBài.\n\n---\nHết.\n", []),
        (f"{HEAD}---\n---\nBài.\n", []),
        (f"—\n{HEAD[4:]}slug: Á\n—\nBài.\n",
         [(1, 1, "front-matter.dashes"), (4, 7, "slug.not-ascii"), (5, 1, "front-matter.dashes")]),
        (f"{HEAD}slug: Á\n-----\nBài.\n",
         [(4, 7, "slug.not-ascii"), (5, 1, "front-matter.dashes")]),
        (f"{HEAD}---\nBài.\n\n----\n\nHết.\n", []),
        (f"{HEAD}\nBài dài.\n\n----\n\nHết.\n", [(1, 1, "front-matter.unclosed")]),
    ],
)  # fmt: skip
def test_marks_in_the_wrong_place_hide_no_field(
    site: Site, text: str, problems: list[tuple[int, int, str]]
) -> None:
    library = load(site({"tin-tuc/tin-mot.md": text}))
    assert [each[1:] for each in places(library.problems)] == problems


def test_a_word_document_under_another_ending_is_named_for_what_it_is(site: Site) -> None:
    packed = b"PK\x03\x04\x14\x00"
    assert found(site, {"tin-tuc/tin-mot.md": packed}) == [(1, 1, "file.packed")]


def test_a_table_in_another_encoding_is_told_once(site: Site) -> None:
    decision = "---\nid: qd-mot\ntitle: QĐ\nawarded_file: ds.csv\n---\n"
    files: Files = {"quyet-dinh/qd.md": decision, "quyet-dinh/ds.csv": b"STT,H\xc4 t\xaan\n1,A\n"}
    assert found(site, files) == [(1, 6, "file.not-utf8")]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", [(1, 1, "front-matter.missing")]),
        ("\n", [(1, 1, "front-matter.missing")]),
        ("Chỉ có bài.\n", [(1, 1, "front-matter.missing")]),
        ("---\n---\n", [(2, 1, "field.missing"), (2, 1, "field.missing")]),
        (
            "---\nidd: tin-mot\ntiêu đề: Tin\n---\n",
            [(2, 1, "field.unknown-did-you-mean"), (3, 1, "field.unknown-did-you-mean")],
        ),
        ("---\n- một\n- hai\n---\n", [(2, 1, "file.no-fields")]),
        ("---\nmột hai\n---\n", [(2, 1, "file.no-fields")]),
        ("---\n~\n---\n", [(2, 1, "file.no-fields")]),
        ("---\nid: tin-mot\ntitle:\n---\n", [(3, 1, "field.empty")]),
        ('---\nid: tin-mot\ntitle: ""\n---\n', [(3, 8, "field.empty")]),
        ("---\nid: tin-mot\ntitle: ~\n---\n", [(3, 1, "field.empty")]),
    ],
)
def test_a_record_that_says_nothing_is_told_so_once(
    site: Site, text: str, problems: list[tuple[int, int, str]]
) -> None:
    assert found(site, {"tin-tuc/tin-mot.md": text}) == problems


def test_keys_left_empty_are_as_if_not_written(site: Site) -> None:
    fields = "slug:\nsummary: ~\nunit: null\nimage:\ntopics:\npublication:\n"
    assert found(site, record(fields)) == []


def test_more_slips_than_anyone_mends_are_not_blamed_on_missing_keys(site: Site) -> None:
    text = "---\n" + "".join(f"k{n}: a: b\n" for n in range(60)) + "id: tin-mot\n---\n"
    problems = found(site, {"tin-tuc/tin-mot.md": text})
    assert {code for _, _, code in problems} == {"yaml.colon-in-value"}
    assert len(problems) == 25


WELL_READ: list[tuple[str, str | bytes]] = [
    ("crlf", f"{HEAD}slug: tin-1\n---\nBài.\n".replace("\n", "\r\n")),
    ("cr", f"{HEAD}slug: tin-1\n---\nBài.\n".replace("\n", "\r")),
    ("bom", b"\xef\xbb\xbf" + f"{HEAD}slug: tin-1\n---\nBài.\n".encode()),
    ("spaces after the marks", f"{HEAD}slug: tin-1\n---\nBài.\n".replace("---\n", "---  \n")),
    ("no end of line", f"{HEAD}slug: tin-1\n---\nBài."),
    ("comments", f"{HEAD}# ghi chú: một\nslug: tin-1 # hai\n---\nBài.\n"),
    ("flow", "---\n{id: tin-mot, title: Tin một, slug: tin-1}\n---\nBài.\n"),
]


@pytest.mark.parametrize("text", [t for _, t in WELL_READ], ids=[name for name, _ in WELL_READ])
def test_files_of_every_editor_are_read(site: Site, text: str | bytes) -> None:
    library = load(site({"tin-tuc/tin-mot.md": text}))
    assert places(library.problems) == []
    assert [(r.id, getattr(r.entry, "slug", ""), r.body.strip()) for r in library.records] == [
        ("tin-mot", "tin-1", "Bài.")
    ]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (b"\xef\xbb\xbf---\nid: tin-mot\ntitle: A\xe1\n---\n", [(3, 9, "file.not-utf8")]),
        (b"---\r\nid: tin-mot\r\ntitle: A\xe1\r\n---\r\n", [(3, 9, "file.not-utf8")]),
        (b"---\rid: tin-mot\rtitle: A\xe1\r---\r", [(3, 9, "file.not-utf8")]),
        ("---\nid: tin-mot\ntitle: Tin một\n---\n".encode("utf-16"), [(1, 1, "file.not-utf8")]),
        ("---\nid: tin-mot\ntitle: Ðiện\n---\n", [(3, 8, "text.eth")]),
        ("---\nid: tin-mot\ntitle: Tin mo\u0323\u0302t\n---\n", [(3, 12, "text.not-nfc")]),
        ("---\nid: tin-mot\ntitle: Tin\u200b một\n---\n", [(3, 11, "text.invisible")]),
        ("---\nid: tin-mot\ntitle: Tin\x85một\n---\n", [(3, 11, "text.invisible")]),
        ("---\nid: tin-mot\ntitle: Tin\x93một\n---\n", [(3, 11, "text.invisible")]),
        ("---\nid: tin-mot\ntitle: Tin\u2066một\n---\n", [(3, 11, "text.invisible")]),
        (b"---\nid: tin-mot\ntitle: Tin\x00\n---\n", [(3, 11, "text.invisible")]),
        (b"---\nid: tin-mot\ntitle: Tin\xed\xa0\x80\n---\n", [(3, 11, "file.not-utf8")]),
    ],
)
def test_odd_characters_are_placed_and_the_record_is_read(
    site: Site, text: str | bytes, problems: list[tuple[int, int, str]]
) -> None:
    library = load(site({"tin-tuc/tin-mot.md": text}))
    assert [p[1:] for p in places(library.problems)] == problems
    assert [record.id for record in library.records] == ["tin-mot"]


def test_eth_and_decomposed_letters_are_put_right_in_values(site: Site) -> None:
    text = "---\nid: tin-mot\ntitle: Ðo\u0323\u0302i Ɖông\n---\n"
    library = load(site({"tin-tuc/tin-mot.md": text}))
    assert getattr(library.records[0].entry, "title", "") == "Đội Đông"


LAUGHS = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9)
)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        (LAUGHS, "yaml.alias"),
        ("summary: " + "[" * 100_000 + "\n", "yaml.too-deep"),
        ("summary: " + "[" * 100_000 + "]" * 100_000 + "\n", "yaml.too-deep"),
        ("summary: " + "[" * 3_900_000 + "\n", "yaml.too-deep"),
        ("summary: " + "{" * 100_000 + "\n", "yaml.too-deep"),
        ("summary: " + "- " * 100_000 + "\n", "yaml.unquoted"),
        ("? " * 100_000 + "\n", "yaml.too-deep"),
        ("".join("  " * n + "k:\n" for n in range(1500)), "yaml.too-deep"),
        ("k:\n" + "".join(" " * n + "- \n" for n in range(1500)), "yaml.too-deep"),
        ("summary: " + "x" * 10_000_000 + "\n", "file.too-large"),
        ("summary: " + "x: " * 1_000_000 + "\n", "yaml.colon-in-value"),
        ("summary: " + '"' * 1_000_001 + "\n", "yaml.unquoted"),
        ("summary: e" + "\u0301\u0323" * 500_000 + "\n", "text.invisible"),
        ("".join(f"k{n}: a: b\n" for n in range(100_000)), "yaml.colon-in-value"),
        ("".join(f"k{n}:x\n" for n in range(100_000)), "yaml.no-space"),
        ("\t" * 1_000_000 + "k: v\n", "yaml.tab"),
    ],
    ids=lambda value: value if "." in value[:16] else "fields",
)
def test_malice_is_told_and_takes_no_time(site: Site, fields: str, code: str) -> None:
    content = site(record(fields))
    problems = load(content).problems
    assert code in {problem.code for problem in problems}


def test_what_lies_too_deep_hides_nothing_else(site: Site) -> None:
    fields = "summary: " + "[" * 30 + "]" * 30 + "\nslug: Á\n"
    assert found(site, record(fields)) == [
        (4, 1, "field.not-text"),
        (4, 33, "yaml.too-deep"),
        (5, 7, "slug.not-ascii"),
    ]


def everything(site: Site, files: Files) -> Found:
    return places(load(site(files)).problems)


def test_a_file_too_large_is_told_once(site: Site) -> None:
    files: Files = {
        "tin-tuc/a.md": "x" * 4_200_000,
        "tin-tuc/b.md": "---\nid: tin-b\ntitle: B\n---\n",
    }
    assert everything(site, files) == [("tin-tuc/a.md", 1, 1, "file.too-large")]
