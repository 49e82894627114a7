"""Vietnamese text: normal form, folding, addresses, order, numbers and days as printed."""

import random
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.vietnamese import (
    collation_key,
    fold,
    initial,
    name_key,
    nearest,
    normalise,
    print_day,
    print_long_day,
    print_moment,
    print_number,
    slugify,
)

LETTERS = (
    "aáàảãạăắằẳẵặâấầẩẫậbcdđeéèẻẽẹêếềểễệghiíìỉĩịklmnoóòỏõọôốồổỗộơớờởỡợpqrstuúùủũụưứừửữựvxyýỳỷỹỵ"
)
WORDS = st.text(alphabet=LETTERS + LETTERS.upper() + " -'.,/0123456789", max_size=30)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Đẩy mạnh chương trình chuyển đổi số giai đoạn 2021 – 2025",
         "day-manh-chuong-trinh-chuyen-doi-so-giai-doan-2021-2025"),
        ("Kế hoạch phát động phong trào", "ke-hoach-phat-dong-phong-trao"),
        ("46/KH-STTTT", "46-kh-stttt"),
        ("  Ước mơ “xanh”  ", "uoc-mo-xanh"),
        ("Ðiện Biên", "dien-bien"),
        ("hoa\u0300", "hoa"),
        ("İstanbul K", "istanbul-k"),
        ("名前", ""),
        ("---", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_addresses_keep_every_letter(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text() | WORDS)
def test_an_address_is_ascii_and_stays_itself(text: str) -> None:
    slug = slugify(text)
    assert slug.isascii()
    assert slugify(slug) == slug
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not slug.startswith("-")
    assert not slug.endswith("-")
    assert "--" not in slug


@given(st.text() | WORDS)
def test_the_normal_form_stays_itself(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_look_alikes_of_the_letter_are_the_letter() -> None:
    assert normalise("ÐðƉɖ") == "ĐđĐđ"


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Đồng Tháp", "dong thap"), ("ƯỚC", "uoc"), ("Hoà hòa hòa", "hoa hoa hoa"), ("Ð", "d")],
)
def test_what_is_typed_without_accents_is_the_folded_text(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(WORDS)
def test_folding_is_the_same_for_every_normal_form_and_case(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
    assert fold(text.upper()) == fold(text)
    assert fold(fold(text)) == fold(text)


# CLDR "vi": letters first, then tones (ngang, huyền, hỏi, ngã, sắc, nặng), then case.
IN_ORDER = [
    "ma mà mả mã má mạ",
    "a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z",
    "a A à À",
    "an ăn ân",
    "hoa hòa hỏa hoan",
    "Dương Đỗ",
    "1 2 9 a",
]


@pytest.mark.parametrize("line", IN_ORDER)
def test_words_stand_in_the_order_of_the_dictionary(line: str) -> None:
    assert in_order(line.split(), collation_key)


def test_letters_of_the_whole_text_come_before_tones() -> None:
    assert in_order(["hoà an", "hoa mai"], collation_key)
    assert in_order(["an", "an bình", "anh"], collation_key)
    assert collation_key("hoà") == collation_key("hoa\u0300")


def test_people_stand_by_given_name_then_family_then_middle_names() -> None:
    given_names = "An, Ánh, Ăn, Ân, Bình, Châu, Dao, Đào, Hoa, Hoả, Hòa, Kiệm, Ước"
    assert in_order([f"Trần Thị {name}" for name in given_names.split(", ")], name_key)
    assert in_order(
        [
            "An",
            "Dương Văn An",
            "Đỗ Thị An",
            "Đỗ Văn An",
            "Trần An",
            "Lê Thị Ánh",
            "Dương Thị Bình",
            "Đỗ Thị Bình",
            "H'Hen Niê",
        ],
        name_key,
    )
    assert name_key("") == ()


def in_order(wanted: list[str], key: Callable[[str], tuple[object, ...]]) -> bool:
    """Return whether sorting brings shuffled words into the order *wanted*."""
    mixed = wanted.copy()
    random.Random(1).shuffle(mixed)
    return sorted(mixed, key=key) == wanted


@given(st.text())
def test_any_text_has_a_place_in_the_order(text: str) -> None:
    assert collation_key(text) == collation_key(normalise(text))


@pytest.mark.parametrize(
    ("name", "letter"),
    [("Trần Thị Ánh", "A"), ("Lê Đào", "Đ"), ("Vũ Ước", "Ư"), ("H'Hen Niê", "N"), ("", "#"),
     ("Tổ 5", "#"), ("Ban “Một”", "#")],
)  # fmt: skip
def test_people_are_filed_under_the_letter_of_their_given_name(name: str, letter: str) -> None:
    assert initial(name) == letter


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (Decimal("1300000"), "1.300.000"), (Decimal("87.5"), "87,5"), (Decimal("0.125"), "0,125"),
        (0, "0"), (999, "999"), (1000, "1.000"), (Decimal("1E+3"), "1.000"),
        (Decimal("-1234.50"), "-1.234,5"), (Decimal("35"), "35"), (Decimal("100"), "100"),
        (Decimal("12345678901234567890.12"), "12.345.678.901.234.567.890,12"),
    ],
)  # fmt: skip
def test_numbers_are_printed_with_points_and_a_comma(value: Decimal | int, printed: str) -> None:
    assert print_number(value) == printed


def test_days_are_printed_as_documents_do() -> None:
    assert print_day(date(2021, 5, 4)) == "04/05/2021"
    assert print_day(date(938, 1, 1)) == "01/01/0938"
    assert print_long_day(date(2021, 5, 24)) == "ngày 24 tháng 5 năm 2021"
    assert print_long_day(date(2021, 2, 4)) == "ngày 04 tháng 02 năm 2021"
    assert print_moment(datetime(2026, 11, 24, 8, 30)) == "8 giờ 30, 24/11/2026"  # noqa: DTZ001
    assert print_moment(datetime(2026, 11, 24, 14, 0)) == "14 giờ, 24/11/2026"  # noqa: DTZ001


@pytest.mark.parametrize(
    ("word", "meant"),
    [("titel", "title"), ("tieu de", "tiêu đề"), ("xyz", None), ("", None)],
)
def test_the_nearest_word_is_the_one_meant(word: str, meant: str | None) -> None:
    assert nearest(word, ["title", "summary", "tiêu đề"]) == meant
