"""Words as the index keeps them: nothing a reader sees is lost, and one word has one place."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.outputs.search.expand import Glossary, other_spelling, spelling, symbols
from generator.outputs.search.twins import TEXT, blocks, private, twin
from generator.outputs.search.words import END, LAST, WORD, coded, plain
from tests.search.corpus import GLOSSARY, planted
from tests.search.reading import readable

SENTENCES = [
    "Kế hoạch số 46/KH-STTTT ngày 24/5/2021 – “Cả nước chung tay”, giai đoạn 2021–2025.",
    "ĐỖ THỊ ĐIỂM, iPhone, H'Hen Niê; 1.300.000 đồng (87,5%)… a_b, `mã`, 100.000.000 và 01.02.2022",
    "«Đẩy mạnh» chương trình: chuyển đổi số! [x] {y} <z> & w; email@example.gov.vn, http://a.vn/b?c=d",
    "Đạt ≥ 95%, 25 °C × 3 → tốt ✓ 😀; số ☎ 0297, ½ và m²",
    "K46 CT-46 ABC123def một",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_coded_text_reads_as_it_was_written(text: str) -> None:
    assert readable(" ".join(coded(plain(text)))) == text


@pytest.mark.parametrize("text", SENTENCES)
def test_each_word_takes_one_place_and_is_all_that_is_indexed(text: str) -> None:
    made = list(coded(plain(text)))
    assert len(made) == len(WORD.findall(plain(text)))
    for word in made:
        kept = "".join(c for c in word if c.isalnum())
        # Capitals within a word, or a letter beside a digit, would be indexed as parts as well.
        assert re.fullmatch(rf"\d+{END}|[^\W\d_A-ZĐ]+{END}|[^\W\d_][^\W\d_A-Z]*{END}", kept), word
        rest = word.replace(kept, "") if kept in word else re.sub(r"\w", "", word)
        assert rest.isascii(), word


LETTERS = st.sampled_from(
    "aăâbcdđeêghiklmnoôơpqrstuưvxyĐÂƠÁẠẢÃÀấầẩẫậ 0123456789.,;:/-–“”()_`'’…ǃǂǁ\u0301\u0323\u200b"
)


@given(st.one_of(st.text(alphabet=LETTERS), st.text()))
def test_any_text_can_be_coded_and_read(text: str) -> None:
    made = list(coded(plain(text)))
    assert len(made) == len(WORD.findall(plain(text)))
    if all(len(c.lower()) == 1 and c.lower().upper() == c.upper() for c in text):
        assert WORD.findall(readable(" ".join(made))) == WORD.findall(plain(text))
    for word in made:
        assert word.count(END) == 1
        assert not re.search(r"\s", word)


def test_plain_text_is_composed_and_has_none_of_our_letters() -> None:
    assert plain(unicodedata.normalize("NFD", "Nguyễn Thị Ước")) == "Nguyễn Thị Ước"
    assert plain("Ðối với ðơn vị Ɖ ɖ") == "Đối với đơn vị Đ đ"
    assert plain("Paṇḍit ḍḌ ǃǂǁ") == "Paṇdit dD !  "
    assert plain("a\u200bb x\u0323\u0301") == "ab x"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("46/KH-STTTT", ["ǂ46ǃkhǃsttttǃǁ", "ǂkhǃsttttǃǁ", "khsttttǃ"]),
        ("ngày 01/07/2022.", ["ǂ1ǃ7ǃ2022ǃǁ", "ǂ7ǃ2022ǃǁ"]),
        ("98/2023/NĐ-CP", ["ǂ98ǃ2023ǃnḍǃcpǃǁ", "ǂ2023ǃnḍǃcpǃǁ", "ǂnḍǃcpǃǁ", "nḍcpǃ"]),
        ("KT-XH, kinh tế-xã hội", ["ktxhǃ"]),
        ("không có gì", []),
    ],
)
def test_symbols_in_one_piece(text: str, found: list[str]) -> None:
    assert list(symbols(plain(text))) == found


@pytest.mark.parametrize(
    ("word", "other"),
    [("hòa", "hoà"), ("hoà", "hòa"), ("thuý", "thúy"), ("khỏe", "khoẻ"), ("Hoá", "Hóa"),
     ("thúy", "thuý"),
     ("quý", None), ("toàn", None), ("hoa", None), ("loài", None), ("của", None), ("mía", None)],
)  # fmt: skip
def test_where_the_tone_may_stand(word: str, other: str | None) -> None:
    assert other_spelling(word) == other
    assert spelling(word) == spelling(other or word)


def test_abbreviations_both_ways() -> None:
    glossary = Glossary(GLOSSARY)
    assert list(glossary.meanings("Phòng TĐKT")) == ["Thi đua, khen thưởng"]
    assert list(glossary.meanings("công tác thi đua – khen thưởng")) == ["TĐKT"]
    assert list(glossary.meanings("Uỷ ban nhân dân xã")) == ["UBND"]
    assert list(glossary.meanings("46/TĐKT, tđkt, STĐKTX, thi đua và khen thưởng")) == []
    assert list(glossary.meanings("quyền")) == [], "one letter finds too much"
    assert list(Glossary(()).meanings("TĐKT")) == []
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


def test_a_twin_lays_out_its_places() -> None:
    entry = planted("vinh-danh/a/", "Lê Lê Hoà", "Thân bài.", person=True)
    page = twin(entry, "<p>Thân bài.</p>", Glossary(()))
    content = re.sub(r"<[^>]+>", "", page).split()
    assert content[:3] == ["Lêǃ", "Hoàǃ", "."]
    assert content[12:15] == ["Lêǃ", "Hoàǃ", "."]
    assert content[76:78] == ["hòaǃ", "."]
    assert content[108:112] == ["Lêǃ", "Lêǃ", "Hoàǃ", "."]
    assert content[TEXT : TEXT + 3] == ["Thânǃ", "bàiǃ.", LAST]
    assert f"v:{private('Lê Lê Hoà')}" in page
    assert "Lê Lê Hoà" not in page.replace("ǃ", " ").partition("<i")[2]
    hostile = twin(
        planted("tin-tuc/b/", "</span><script>", "&amp;"), "<p>&lt;i&gt;</p>", Glossary(())
    )
    assert "<script>" not in hostile
