"""Links between addresses of the site: followed from here they lead there, under any base."""

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build.pages.relative import relative

SEGMENT = st.text(alphabet="abc-1.", min_size=1, max_size=4).filter(lambda s: s.strip("."))
FOLDER = st.lists(SEGMENT, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))
FILE = st.tuples(FOLDER, SEGMENT).map("".join)
FRAGMENT = st.sampled_from(["", "#muc-tieu", "#so-1"])


@given(target=FOLDER | FILE, fragment=FRAGMENT, here=FOLDER | FILE, base=FOLDER)
def test_a_link_leads_where_it_should_under_any_base(
    target: str, fragment: str, here: str, base: str
) -> None:
    root = f"https://thu.example/{base}"
    # An address that is a fragment alone means the page itself.
    target = target or "a/" if fragment else target
    link = relative(target + fragment, here)
    assert not link.startswith("/")
    assert link
    assert urljoin(root + here, link) == root + target + fragment


@pytest.mark.parametrize(
    ("target", "here", "link"),
    [
        ("", "", "./"),
        ("", "a/", "../"),
        ("", "a/b/", "../../"),
        ("a/", "a/", "./"),
        ("a/#x", "a/", "./#x"),
        ("a/b/", "a/", "b/"),
        ("a/", "a/b/", "../"),
        ("b/", "a/", "../b/"),
        ("a/b", "a/b/", "../b"),
        ("feeds/tat-ca.rss", "tin-tuc/x/", "../../feeds/tat-ca.rss"),
        ("assets/a.css", "404.html", "assets/a.css"),
    ],
)
def test_links_are_as_short_as_can_be(target: str, here: str, link: str) -> None:
    assert relative(target, here) == link


@pytest.mark.parametrize(
    "address",
    [
        "https://a.vn/x",
        "http://a.vn",
        "mailto:a@b.vn",
        "tel:+84",
        "webcal://a.vn/x.ics",
        "//a.vn",
        "#x",
    ],
)
def test_what_leads_elsewhere_stays_as_it_is(address: str) -> None:
    assert relative(address, "a/b/") == address
