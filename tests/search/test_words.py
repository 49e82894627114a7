"""Words, and the places that an entry gives them."""

import unicodedata
from datetime import date
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.outputs.search.blocks import blocks
from generator.outputs.search.expand import Glossary, joined_capitals
from generator.outputs.search.places import PASSAGE, TEXT, TITLE, Laid, lay
from generator.outputs.search.words import WORD, Word, plain, spelling, word
from tests.search.corpus import GLOSSARY, planted
from tests.search.oracle import bare

NONE = Glossary(())


@pytest.mark.parametrize(
    ("written", "folded", "exact"),
    [
        ("Đức", "duc", "đức"),
        ("HOÀ", "hoa", "hòa"),
        ("quý", "quy", "quý"),
        ("1.300.000", "1300000", "1300000"),
        ("007", "7", "007"),
        ("000", "0", "000"),
        ("iPhone", "iphone", "iphone"),
    ],
)
def test_a_word_has_two_keys(written: str, folded: str, exact: str) -> None:
    assert word(written) == Word(folded, exact)


def test_plain_text_is_composed_and_its_letters_are_our_own() -> None:
    assert plain(unicodedata.normalize("NFD", "Nguyễn Thị Ước")) == "Nguyễn Thị Ước"
    assert plain("Ðối với ðơn vị Ɖ ɖ") == "Đối với đơn vị Đ đ"
    assert plain("a\u200bb x\u0323\u0301 c\u00add") == "ab x cd"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("46/KH-STTTT", ["KHSTTTT"]),
        ("98/2023/NĐ-CP", ["NĐCP"]),
        ("KT-XH, kinh tế-xã hội", ["KTXH"]),
        ("ngày 01/07/2022.", []),
        ("không có gì", []),
    ],
)
def test_capitals_of_symbols_in_one_word(text: str, found: list[str]) -> None:
    assert list(joined_capitals(plain(text))) == found


@pytest.mark.parametrize(
    ("newer", "older"),
    [("hoà", "hòa"), ("thuý", "thúy"), ("khoẻ", "khỏe"), ("Hoá", "Hóa")],
)
def test_where_the_tone_may_stand(newer: str, older: str) -> None:
    assert spelling(newer) == spelling(older) == older


@pytest.mark.parametrize("only", ["quý", "toàn", "hoa", "loài", "của", "mía"])
def test_where_the_tone_has_one_place(only: str) -> None:
    assert spelling(only) == only


def test_abbreviations_both_ways() -> None:
    glossary = Glossary(GLOSSARY)
    assert list(glossary.meanings("Phòng TĐKT")) == ["Thi đua, khen thưởng"]
    assert list(glossary.meanings("công tác thi đua – khen thưởng")) == ["TĐKT"]
    assert list(glossary.meanings("Uỷ ban nhân dân xã")) == ["UBND"]
    assert list(glossary.meanings("46/TĐKT, tđkt, STĐKTX, thi đua và khen thưởng")) == []
    assert list(glossary.meanings("quyền")) == [], "one letter finds too much"
    assert list(NONE.meanings("TĐKT")) == []
    assert list(Glossary([("TĐKT", "…"), ("…", "thi đua")]).meanings("TĐKT …")) == []


def test_html_is_read_a_block_at_a_time() -> None:
    html = (
        '<h2>Mục</h2><p>Một <b>hai</b>ba<sup class="footnote-ref"><a href="#">1</a></sup>.</p>'
        "<table><tr><td>ô</td><td>bên</td></tr></table><ul><li>x<br>y</li></ul><!-- không -->"
    )
    assert list(blocks(html)) == ["Mục", "Một haiba.", "ô", "bên", "x", "y"]
    assert list(blocks("")) == list(blocks("<!-- x -->")) == []
    assert list(blocks("</div>chữ &#0;&#x1b;&amp; \x00<p>sau")) == ["chữ �\x1b& �", "sau"]
    assert list(blocks("<b>" * 2000 + "sâu")) == ["sâu"]


def _places(laid: Laid, written: str) -> list[int]:
    return _read(laid.words[word(written).exact])


def _read(data: bytes) -> list[int]:
    """Return the places of a word: their number and differences, of seven bits a byte."""
    found, value, shift = list[int](), 0, 0
    for byte in data:
        value, shift = value | (byte & 0x7F) << shift, shift + 7
        if byte < 0x80:
            found.append(value)
            value, shift = 0, 0
    assert found[0] == len(found) - 1
    return list(accumulate(found[1:]))


def test_a_place_tells_where_a_word_stands() -> None:
    person = lay(planted("vinh-danh/a/", "Lê Lê Hoà", person=True), "<p>Bà Hòa.</p>", NONE)
    assert _places(person, "Lê") == [0, 1]
    assert _places(person, "hoà") == [2, TEXT + 1]
    assert person.passages == ["Bà Hòa."]
    news = lay(planted("tin-tuc/a/", "Tin TĐKT", names=("Lê A", "Lê B")), "", Glossary(GLOSSARY))
    assert _places(news, "tin") == [TITLE]
    assert _places(news, "thưởng")[0] == TITLE + 2 + 1 + 3, "what it stands for is of the title"
    assert [place - TEXT for place in _places(news, "Lê")] == [0, 3], "rows do not join"
    assert news.passages == ["Lê A\nLê B"]


def test_what_a_title_has_no_room_for_is_found_all_the_same() -> None:
    laid = lay(planted("tin-tuc/a/", " ".join(f"t{n}" for n in range(400))), "", NONE)
    assert set(laid.words) >= {f"{n}" for n in range(400)}
    places = [place for data in laid.words.values() for place in _read(data)]
    assert min(places) == TITLE
    assert len(set(places)) == 800
    assert TEXT - 1 not in places, "free, so that no phrase reaches into the text"


def test_results_show_what_there_is_to_tell_them_by() -> None:
    entry = planted(
        "tin-tuc/b/", "</span><script>", meta=("Sở",), day=date(2026, 1, 2), sample=True
    )
    assert lay(entry, "", NONE).head == [
        "tin-tuc/b/", "</span><script>", "Tin, bài", "2026-01-02", "s", "Sở",
    ]  # fmt: skip


LETTERS = st.sampled_from(
    "aăâbcdđeêghiklmnoôơpqrstuưvxyĐÂƠÁẠẢÃÀấầẩẫậ 0123456789.,;:/-–“”()_`'’…ǃǂǁ\u0301\u0323\u200b"
)


@given(st.lists(st.one_of(st.text(alphabet=LETTERS), st.text()), max_size=4), st.integers(0, 1500))
def test_nothing_of_a_text_is_lost(facts: list[str], many: int) -> None:
    facts = [*facts, "từ " * many, "cuối"]
    laid = lay(planted("tin-tuc/a/", "Tin", facts=tuple(facts)), "", NONE)
    text = "\n".join(laid.passages)
    written = [w for fact in facts for w in WORD.findall(plain(fact))]
    assert WORD.findall(text) == written
    assert {word(w).exact for w in written} <= set(laid.words)
    in_text = sorted(
        place
        for data in laid.words.values()
        for place in _read(data)
        if TEXT <= place < TEXT + len(laid.passages) * PASSAGE
    )
    assert len(in_text) >= len(written)
    for number, passage in enumerate(laid.passages):
        first = TEXT + number * PASSAGE
        here = [place for place in in_text if first <= place < first + PASSAGE]
        assert len(WORD.findall(passage)) <= len(here)


@given(st.text(alphabet=LETTERS))
def test_folded_keys_are_bare_letters(text: str) -> None:
    for written in WORD.findall(plain(text)):
        if written.isalpha():
            assert word(written).folded == bare(written)
