"""Social cards say what their page says, in whole Vietnamese letters, the same on every run."""

import io
import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from generator.digest import digest
from generator.outputs.card_drawing import _font, draw, fit
from generator.outputs.card_words import Words
from generator.outputs.cards import alt_of, drawn, social_cards
from generator.outputs.image_set import Rendition
from generator.views.known_page import known
from generator.views.notice import NoticeView
from generator.views.page import FeedLink, Head, Link, Page, Picture
from generator.views.site import SectionView, SiteView

WORDS = Words(
    "Sở Nội vụ", "Thi đua, khen thưởng", "thu.example", "Tin, bài", "Lặng lẽ giữ lửa nghề"
)
MARKS = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = [
    unicodedata.normalize("NFC", base + mark)
    for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for mark in MARKS
] + ["đ", "Đ"]


def pixels(letter: str) -> bytes:
    mask = _font(60, 700).getmask(letter)
    return bytes(mask) + bytes(mask.size)


def test_the_font_has_every_vietnamese_letter() -> None:
    missing = pixels("\ue000")
    assert [letter for letter in LETTERS if pixels(letter) == missing] == []
    # A letter drawn without its marks would look like another.
    assert len({pixels(letter) for letter in LETTERS}) == len(LETTERS) == 146


def test_letters_written_apart_are_set_as_one() -> None:
    apart = replace(WORDS, title=unicodedata.normalize("NFD", WORDS.title + " ẵ ữ ợ Đ"))
    assert apart.title != unicodedata.normalize("NFC", apart.title)
    assert draw(apart) == draw(replace(WORDS, title=WORDS.title + " ẵ ữ ợ Đ"))


def test_a_card_is_the_same_everywhere() -> None:
    with Image.open(io.BytesIO(draw(WORDS))) as card:
        assert (card.format, card.size) == ("PNG", (1200, 630))
        shown = digest(card.convert("RGB").tobytes())
    assert draw(WORDS) == draw(WORDS)
    # Of pixels, not of the file: mend it when the drawing is meant to change, and RECIPE with it.
    assert shown[:16] == "717580689eb9e37f"


@pytest.mark.parametrize("length", [1, 5, 12, 20, 35, 90])
def test_titles_stay_within_the_card(length: int) -> None:
    size, lines = fit(" ".join(["nghĩa"] * length))
    assert all(_font(size, 700).getlength(line) <= 860 for line in lines)
    assert size * 1.34 * len(lines) <= 540 - 168 - 62
    assert lines[-1].endswith("…") == (length >= 35)


def test_a_word_longer_than_a_line_is_cut() -> None:
    size, lines = fit("a" * 60)
    assert len(lines) > 1
    assert all(_font(size, 700).getlength(line) <= 860 for line in lines)


def test_cards_are_kept(tmp_path: Path) -> None:
    path = drawn(WORDS, tmp_path)
    assert isinstance(path, Path)
    before = path.stat().st_mtime_ns
    assert drawn(WORDS, tmp_path) == path
    assert path.stat().st_mtime_ns == before


def test_a_card_that_cannot_be_kept_is_drawn_all_the_same(tmp_path: Path) -> None:
    kept = drawn(WORDS, tmp_path / "cache")
    (tmp_path / "file").touch()
    assert isinstance(kept, Path)
    assert drawn(WORDS, tmp_path / "file") == kept.read_bytes()


@dataclass(frozen=True, slots=True)
class Shows:
    head: Head


def page(address: str, view: object) -> Page:
    return Page(address, "news", "Tên trang", view)


def test_each_page_has_a_picture_of_what_it_shows(tmp_path: Path) -> None:
    portrait = Picture("a.jpg", "tin-tuc/a/a.jpg", "Chân dung", "Nguồn")
    notice = NoticeView("Tin", date(2026, 1, 1), "Lý do", False, Link("Tin", "tin-tuc/"))
    site = SiteView(
        section=SectionView(
            "Thi đua", "Sở", None, "", "https://thu.example/td/", "thu.example", 2026,
            None, None, None, None, None, None, None,
        ),
        day=date(2026, 11, 21), menu=(), footer=(), channels=(), calendars=(), redirects=(),
        main_feed=FeedLink("Tin", "feeds/tat-ca.rss"),
        pages=(
            known(page("", None)),
            known(page("tin-tuc/b/", Shows(Head("b", "news", "Tin, bài", "B")))),
            known(page("tin-tuc/c/", Shows(Head("a", "news", "Tin", "A", picture=portrait)))),
            known(page("tin-tuc/d/", notice)),
        ),
    )  # fmt: skip
    made = Rendition(1600, 900, (), "x.jpg", "tin-tuc/a/a-0123456789-social.jpg")
    shown, files = social_cards(site, {"a.jpg": made}, tmp_path)
    assert shown["tin-tuc/c/"].address == "tin-tuc/a/a-0123456789-social.jpg"
    assert shown["tin-tuc/c/"].alt == "Chân dung"
    assert shown["tin-tuc/b/"].alt == "Tin, bài. Tên trang. Thi đua. Sở"
    assert shown[""] == shown["tin-tuc/d/"]
    assert set(files) == {shown[""].address, shown["tin-tuc/b/"].address}
    # The view holds no picture, as when there is no consent to one: none is shown.
    bare, _ = social_cards(site, {}, tmp_path)
    assert bare["tin-tuc/c/"].address.startswith("anh-chia-se/")
    assert alt_of(WORDS).startswith("Tin, bài. Lặng lẽ")
