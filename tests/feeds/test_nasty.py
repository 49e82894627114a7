"""Text as people paste it: nothing may break a build, a reader or a calendar."""

import io
from datetime import date
from unicodedata import is_normalized, normalize

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from lxml import etree

from generator.outputs.calendar import write_calendars
from generator.views.page import Body
from generator.views.site import Fact
from tests.feeds.forms import from_atom, from_json, from_rss
from tests.feeds.sites import calendar, channel, event, feeds, item, rich, site

NASTY = {
    "cdata": ("Kết thúc ]]> ở đây", "Kết thúc ]]> ở đây"),
    "control": ("a\x0bb\x00c\x1fd", "a bc d"),
    "next line": ("a\u0085b", "a b"),
    "delete": ("a\x7fb", "ab"),
    "noncharacter": ("a\uffffb\ufeffc", "abc"),
    "surrogate": ("a\ud800b", "ab"),
    "decomposed": (normalize("NFD", "Thi đua yêu nước"), "Thi đua yêu nước"),
    "markup": ("A & B < C > D", "A & B < C > D"),
    "entity": ("A &amp; B &#x0B; &lt;b&gt;", "A &amp; B &#x0B; &lt;b&gt;"),
    "quotes": (
        "Phong trào \"Hai không\", 'một có' “đủ”",
        "Phong trào \"Hai không\", 'một có' “đủ”",
    ),
    "emoji": ("Chúc mừng 🎉 1.300.000 ₫", "Chúc mừng 🎉 1.300.000 ₫"),
    "long": ("Ư" * 300, "Ư" * 300),
    "lines": ("một\r\nhai\tba\u2028bốn", "một hai ba bốn"),
}


@pytest.mark.parametrize(("pasted", "kept"), NASTY.values(), ids=NASTY.keys())
def test_feeds_keep_what_can_be_kept(pasted: str, kept: str) -> None:
    made = feeds(
        channel(
            rich(
                title=pasted,
                summary=pasted,
                author=pasted,
                facts=(Fact(pasted, (pasted, pasted)),),
                categories=(("kind", "tin-tuc", pasted),),
            ),
            title=pasted,
            description=pasted,
        )
    )
    forms = (
        from_rss(made["feeds/tat-ca.rss"]),
        from_atom(made["feeds/tat-ca.atom"]),
        from_json(made["feeds/tat-ca.json"]),
    )
    for (entry,) in forms:
        assert (entry.title, entry.summary, entry.author) == (kept, kept, kept)
        assert entry.labels == (kept,)
    for suffix in ("rss", "atom"):
        parsed = feedparser.parse(io.BytesIO(made[f"feeds/tat-ca.{suffix}"]))
        assert not parsed.bozo
    outline = etree.fromstring(made["feeds/index.opml"]).findall(".//outline[@xmlUrl]")[0]
    assert outline.attrib["text"] == kept


@pytest.mark.parametrize(("pasted", "kept"), NASTY.values(), ids=NASTY.keys())
def test_body_keeps_what_can_be_kept(pasted: str, kept: str) -> None:
    made = feeds(channel(item("a", body=Body(f"<p>{pasted}</p><p>&#11;&#133;sau</p>"))))
    html = from_atom(made["feeds/tat-ca.atom"])[0].html
    assert html == from_rss(made["feeds/tat-ca.rss"])[0].html
    assert is_normalized("NFC", html)
    assert html.endswith("sau</p>")


@pytest.mark.parametrize(("pasted", "kept"), NASTY.values(), ids=NASTY.keys())
def test_calendars_keep_what_can_be_kept(pasted: str, kept: str) -> None:
    shown = event(title=f"{pasted}, hạn; nộp \\ hồ sơ", place=pasted)
    data = write_calendars(site(calendars=(calendar(shown),)))["lich/tat-ca.ics"]
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (read,) = Calendar.from_ical(data).walk("VEVENT")
    assert read["SUMMARY"] == f"{kept}, hạn; nộp \\ hồ sơ"
    assert read["LOCATION"] == kept


TEXT = st.text(max_size=120)


@settings(max_examples=150, deadline=None)
@given(title=TEXT, summary=TEXT, body=TEXT, label=TEXT)
def test_any_text_makes_valid_feeds(title: str, summary: str, body: str, label: str) -> None:
    made = feeds(
        channel(
            rich(
                title=title,
                summary=summary,
                body=Body("<" + body),
                categories=(("kind", "k", "x" + label),),
            ),
            title=title,
        )
    )
    rss, atom = from_rss(made["feeds/tat-ca.rss"]), from_atom(made["feeds/tat-ca.atom"])
    assert [entry.title for entry in rss] == [entry.title for entry in atom]
    assert [entry.html for entry in rss] == [entry.html for entry in atom]
    from_json(made["feeds/tat-ca.json"])


@settings(max_examples=150, deadline=None)
@given(title=TEXT, description=TEXT, place=TEXT)
def test_any_text_makes_a_valid_calendar(title: str, description: str, place: str) -> None:
    shown = event(title=title, description=description, place=place, start=date(2026, 5, 19))
    data = write_calendars(site(calendars=(calendar(shown),)))["lich/tat-ca.ics"]
    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert all(line.decode() for line in lines[:-1])
    (read,) = Calendar.from_ical(data).walk("VEVENT")
    summary = str(read["SUMMARY"])
    assert summary == " ".join(summary.split())
