"""The weekly digest: what is in it, on which day, and whether mail programs can read it."""

import email
import email.policy
from datetime import date

import pytest

from generator.policy.edition import admit
from generator.reports.digest import Digest, Week, as_html, as_mail, as_text, digest, week_of
from generator.views.arrange import arrange
from tests.unit.policy.making import made, site

WEEK = Week(2026, 47)
SATURDAY = date(2026, 11, 21)


def of(day: date = date(2026, 11, 30), week: Week = WEEK) -> Digest:
    """Return the digest of a small section."""
    records = [
        made("news", f"tt-{name}", title=f"Tin {name} <b>&</b>", summary="Lời\nhai",
             publication={"publish": published})
        for name, published in {
            "truoc": "2026-11-15T23:59+07:00", "dau": "2026-11-16T00:00+07:00",
            "cuoi": "2026-11-22T23:30+07:00", "sau": "2026-11-23",
        }.items()
    ]  # fmt: skip
    records += [
        made("campaign", "pt-mot", title="Phong trào một", publication={"publish": "2026-11-18"}),
        made("news", "tt-nhap", publication={"publish": "2026-11-18", "status": "draft"}),
        made("event", "sk-toi", start="2026-11-25T08:30+07:00",
             publication={"publish": "2026-11-17"}),
    ]  # fmt: skip
    return digest(arrange(admit(site(*records), day)), week)


def titles(found: Digest) -> list[tuple[str, list[str]]]:
    """Return each group with its titles."""
    return [(name, [piece.title for piece in pieces]) for name, pieces in found.groups]


def test_a_week_is_monday_to_sunday_in_vietnam() -> None:
    assert titles(of()) == [
        ("Phong trào thi đua", ["Phong trào một"]),
        ("Tin tức", ["Tin cuoi <b>&</b>", "Tin dau <b>&</b>"]),
        ("Sự kiện", ["Bản ghi sk-toi"]),
    ]
    assert week_of(SATURDAY) == WEEK
    assert (str(WEEK), WEEK.first, WEEK.last) == (
        "2026-W47",
        date(2026, 11, 16),
        date(2026, 11, 22),
    )


def test_nothing_is_in_it_that_readers_do_not_see_on_its_day() -> None:
    assert titles(of(SATURDAY))[1] == ("Tin tức", ["Tin dau <b>&</b>"])
    assert "tt-nhap" not in as_text(of())


def test_the_days_of_the_next_fortnight_are_noted() -> None:
    assert [(a.when, a.title) for a in of().ahead] == [("8 giờ 30, 25/11/2026", "Bản ghi sk-toi")]


def test_a_week_without_news_says_so() -> None:
    empty = of(week=Week(2026, 10))
    assert "Tuần này chưa có tin, bài mới." in as_text(empty)
    assert "Tuần này chưa có tin, bài mới." in as_html(empty)


def test_the_page_loads_nothing_and_escapes_what_authors_wrote() -> None:
    html = as_html(of())
    assert "Tin dau &lt;b&gt;&amp;&lt;/b&gt;" in html
    for asking in ("<script", "<link", "<img", "src=", "url("):
        assert asking not in html
    assert 'href="https://example.invalid/tin-tuc/tt-dau/"' in html


def test_the_letter_is_a_draft_with_both_forms() -> None:
    mail = email.message_from_bytes(
        as_mail(of(), SATURDAY, ("a@b.vn",)), policy=email.policy.default
    )
    assert mail["X-Unsent"] == "1"
    assert mail["Subject"] == "Chuyên trang: bản tin tuần 47 (16/11/2026–22/11/2026)"
    assert mail["To"] == "a@b.vn"
    assert mail["Date"] == "Sat, 21 Nov 2026 08:00:00 +0700"
    assert not mail.defects
    assert mail.get_content_type() == "multipart/alternative"
    plain, html = mail.iter_parts()
    assert plain.get_content().replace("\r\n", "\n") == as_text(of())
    assert html.get_content().replace("\r\n", "\n").rstrip() == as_html(of()).rstrip()
    raw = as_mail(of(), SATURDAY)
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert raw.isascii()


@pytest.mark.parametrize("make", [as_html, as_text, lambda found: as_mail(found, SATURDAY)])
def test_the_same_week_gives_the_same_bytes(make: object) -> None:
    assert make(of()) == make(of())  # type: ignore[operator]
