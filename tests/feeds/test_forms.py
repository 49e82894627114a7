"""RSS, Atom and JSON Feed: each valid, and all saying the same."""

import io
from calendar import timegm
from dataclasses import replace
from datetime import UTC, date, datetime
from time import struct_time

import feedparser
import pytest

from generator.outputs.feeds import Illustration, write_feeds
from generator.views.page import Body, Correction, Picture
from tests.feeds.forms import from_atom, from_json, from_rss
from tests.feeds.sites import (
    ROOT,
    SECTION,
    TAG,
    at,
    channel,
    enclosure,
    feeds,
    item,
    rich,
    site,
    text,
)
from tests.feeds.validators import ATOM, check_atom, check_html, check_json, check_rss

BODY = (
    '<h2 id="a" class="b">Đầu đề</h2><p onclick="x()">Xem <a href="phong-trao/x/">phong trào</a>, '
    '<a href="#fn1">ghi chú</a>, <a href="javascript:x()">bẫy</a>, '
    '<a href="https://example.org/a?b=1&amp;c=2">nơi khác</a></p><script>x()</script>'
    '<style>p{}</style><p><img src="tin-tuc/a/b.jpg" alt="Ảnh" width="640" height="360" '
    'class="k" srcset="x 2x"></p><form><input name="a"></form>'
    '<iframe src="https://video.example.org/1" title="Phim tư liệu"></iframe>'
    '<table><tr><th scope="row">A</th><td colspan="2">B</td></tr></table>'
)


@pytest.fixture(scope="module")
def documents() -> dict[str, bytes]:
    return feeds(
        channel(
            rich(body=Body(BODY), published=at(3), updated=at(9)),
            item("don-gian", published=at(2), updated=at(2)),
            item("khong-gi-ca", summary="", body=None, categories=(), author=""),
        ),
        channel(rich(body=Body(BODY), published=at(3), updated=at(9)), key="tin-tuc"),
    )


def test_three_forms_say_the_same(documents: dict[str, bytes]) -> None:
    rss = from_rss(documents["feeds/tat-ca.rss"])
    atom = from_atom(documents["feeds/tat-ca.atom"])
    assert atom == from_json(documents["feeds/tat-ca.json"])
    assert rss == [replace(entry, files=entry.files[:1]) for entry in atom]


def test_entry_is_the_same_in_every_feed(documents: dict[str, bytes]) -> None:
    whole = from_atom(documents["feeds/tat-ca.atom"])
    assert from_atom(documents["feeds/tin-tuc.atom"]) == whole[:1]


def test_entry(documents: dict[str, bytes]) -> None:
    entry = from_atom(documents["feeds/tat-ca.atom"])[0]
    assert entry.id == f"{TAG}giau"
    assert entry.link == f"{ROOT}tin-tuc/giau/"
    assert (entry.published, entry.updated) == (at(3), at(9))
    assert entry.labels == ("Tin, bài", "Chuyển đổi số")
    picture, first, second = entry.files
    assert picture == (f"{ROOT}tin-tuc/a/anh.jpg", "image/jpeg", 1000 + len("tin-tuc/a/anh.jpg"))
    assert first[1] == "application/pdf"
    assert second[0].endswith(".xlsx")


def test_content_is_whole_and_in_order(documents: dict[str, bytes]) -> None:
    html = from_atom(documents["feeds/tat-ca.atom"])[0].html
    parts = ["Tóm tắt", "<img", "Toàn cảnh – Ảnh: Văn phòng Sở", "<h3>Chủ đề</h3><p>Một dòng</p>"]
    parts += ["<ul><li>Một</li><li>Hai</li></ul>", "<h2>Đầu đề</h2>", "<h3>Tệp đính kèm</h3>"]
    parts += ["phu-luc.xlsx", "có ký số"]
    places = [html.index(part) for part in parts]
    assert places == sorted(places)
    assert f'<a href="{ROOT}phong-trao/x/">' in html
    assert f'<a href="{ROOT}tin-tuc/giau/#fn1">' in html
    assert '<a href="https://example.org/a?b=1&amp;c=2">' in html
    assert "<a>bẫy</a>" in html
    assert f'<img src="{ROOT}tin-tuc/a/b.jpg" alt="Ảnh" width="640" height="360">' in html
    assert '<a href="https://video.example.org/1">Phim tư liệu</a>' in html
    assert '<th scope="row">A</th><td colspan="2">B</td>' in html


def test_item_without_anything_still_is_an_entry(documents: dict[str, bytes]) -> None:
    entry = from_atom(documents["feeds/tat-ca.atom"])[2]
    assert (entry.summary, entry.html) == ("Tin khong-gi-ca", "<p>Tin khong-gi-ca</p>")
    assert entry.author == SECTION.body


def test_corrections_are_shown() -> None:
    major = (Correction(date(2026, 5, 3), "Sửa số quyết định: 12 < 13", True),)
    made = feeds(channel(item("a", major=major, updated=at(3))))
    html = from_json(made["feeds/tat-ca.json"])[0].html
    assert html.endswith(
        "<h3>Đính chính, thay đổi</h3><p>03/05/2026: Sửa số quyết định: 12 &lt; 13</p>"
    )


def test_feed_says_what_it_is(documents: dict[str, bytes]) -> None:
    rss = check_rss(documents["feeds/tin-tuc.rss"])[0]
    assert rss.findtext("link") == f"{ROOT}tin-tuc/"
    assert rss.findtext("managingEditor") == "thidua@example.gov.vn (Sở Nội vụ)"
    assert rss.findtext("lastBuildDate") == "Sat, 09 May 2026 08:00:00 +0700"
    assert rss.findtext("generator") == "Gương Sáng"
    atom = check_atom(documents["feeds/tin-tuc.atom"])
    assert atom.findtext(f"{ATOM}id") == f"{TAG}feeds/tin-tuc"
    assert atom.findtext(f"{ATOM}updated") == "2026-05-09T08:00:00+07:00"
    links = {link.attrib["rel"]: link.attrib["href"] for link in atom.findall(f"{ATOM}link")}
    assert links == {"self": f"{ROOT}feeds/tin-tuc.atom", "alternate": f"{ROOT}tin-tuc/"}
    assert check_json(documents["feeds/tin-tuc.json"])["feed_url"] == f"{ROOT}feeds/tin-tuc.json"


@pytest.mark.parametrize("suffix", ["rss", "atom"])
def test_feedparser_reads_without_complaint(documents: dict[str, bytes], suffix: str) -> None:
    data = documents[f"feeds/tat-ca.{suffix}"]
    parsed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert parsed.feed.language == "vi"
    assert parsed.feed.link == f"{ROOT}tat-ca/"
    for read, entry in zip(parsed.entries, from_atom(documents["feeds/tat-ca.atom"]), strict=True):
        assert (read.id, read.link, read.title) == (entry.id, entry.link, entry.title)
        # Of Atom it says so when the id comes before the link; the link is right all the same.
        assert suffix == "atom" or not read.get("guidislink", False)
        assert read.author == entry.author
        assert read.summary == entry.summary
        assert read.content[0].value == entry.html
        assert _moment(read.published_parsed) == entry.published
        assert _moment(read.updated_parsed) == entry.updated
        expected = entry.files if suffix == "atom" else entry.files[:1]
        found = tuple((e.href, e.type, int(e.length)) for e in read.get("enclosures", ()))
        assert found == expected


def _moment(parsed: struct_time) -> datetime:
    return datetime.fromtimestamp(timegm(parsed), UTC)


def test_feed_without_items_has_a_date_of_its_own() -> None:
    made = feeds(channel())
    assert check_rss(made["feeds/tat-ca.rss"])[0].findtext("lastBuildDate") == (
        "Thu, 01 Jan 2026 00:00:00 +0700"
    )
    assert check_atom(made["feeds/tat-ca.atom"]).findtext(f"{ATOM}updated") == (
        "2026-01-01T00:00:00+07:00"
    )
    assert check_json(made["feeds/tat-ca.json"])["items"] == []


def test_picture_is_the_file_that_was_made() -> None:
    def illustrate(picture: Picture) -> Illustration | None:
        return Illustration("tin-tuc/a/anh-1.jpg", "image/jpeg", 77, 960, 540)

    made = write_feeds(site(channel(rich())), text, enclosure, illustrate)
    entry = from_rss(made["feeds/tat-ca.rss"])[0]
    assert entry.files == ((f"{ROOT}tin-tuc/a/anh-1.jpg", "image/jpeg", 77),)
    assert f'<img src="{ROOT}tin-tuc/a/anh-1.jpg" alt="Lễ phát động" width="960" height="540">' in (
        entry.html
    )


def test_picture_or_file_that_was_not_published_is_left_out() -> None:
    made = write_feeds(site(channel(rich())), text, lambda _: None, lambda _: None)
    entry = from_atom(made["feeds/tat-ca.atom"])[0]
    assert entry.files == ()
    assert "<img" not in entry.html
    assert "Tệp đính kèm" not in entry.html


def test_section_under_a_path() -> None:
    section = replace(SECTION, address="https://so.example.gov.vn/thi-dua", contact_email=None)
    made = feeds(channel(rich(body=Body(BODY))), section=section)
    root = "https://so.example.gov.vn/thi-dua/"
    entry = from_rss(made["feeds/tat-ca.rss"])[0]
    assert entry.link == f"{root}tin-tuc/giau/"
    assert f'href="{root}phong-trao/x/"' in entry.html
    assert entry.id == f"{TAG}giau"


def test_text_too_long_for_a_feed_stays_on_its_page() -> None:
    made = feeds(channel(item("dai", body=Body("<p>" + "Rất dài. " * 40_000 + "</p>"))))
    html = from_atom(made["feeds/tat-ca.atom"])[0].html
    assert html.startswith("<p>Tóm tắt dai.</p>")
    assert f'<a href="{ROOT}tin-tuc/dai/">Đọc toàn văn' in html
    check_html(html)
