"""Whether the proof that Hugo's pages are ours sees what differs, and nothing else."""

import pytest

from tests.bench.alike import entries, first_difference, hugos_feed, hugos_file, parts

AT = "https://tdkt.example.gov.vn/tin-tuc/b000004/"
OURS = """\
<p class="meta" id="a">
  <a href="../../nam/2020/trang-2/">Sau</a> </p>
<a href="mailto:?body=https%3A//x/a">Gửi</a>
<script type="application/ld+json">{"name":"Đổi","n":1}</script>
"""
HUGOS = """\
<p id="a" class="meta"><a href="/nam/2020/trang/2/">Sau</a></p>
<a href="mailto:?body=https%3A%2F%2Fx%2Fa">Gửi</a>
<script type="application/ld+json">{"n": 1, "name": "\\u0110ổi"}</script>
"""
ATOM = """\
<feed xmlns="http://www.w3.org/2005/Atom"><title>Tin</title>
<entry><id>1</id><content type="html">&lt;p&gt;a&lt;/p&gt;</content></entry>
<entry><id>2</id><content type="html">b</content></entry></feed>
"""


def _difference(ours: str, hugos: str) -> str | None:
    return first_difference(parts(ours, AT), parts(hugos, AT))


def test_pages_are_alike_whatever_their_white_space_order_of_attributes_and_way_of_linking() -> (
    None
):
    assert _difference(OURS, HUGOS) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Sau", "Trước"),
        ('id="a"', 'id="b"'),
        ("2020", "2021"),
        ("<p ", "<div "),
        ('"n": 1', '"n": 2'),
        ("2Fa", "2Fb"),
        ("</p>", "</p><p></p>"),
    ],
)
def test_another_word_attribute_link_element_or_fact_is_a_difference(
    before: str, after: str
) -> None:
    assert _difference(OURS, HUGOS.replace(before, after, 1)) is not None


def test_a_page_that_is_missing_differs_with_its_first_part() -> None:
    assert _difference("<p>a</p>", "") == "part 0: '<p>', Hugo 'nothing'"


def test_feeds_are_compared_entry_by_entry_in_their_order() -> None:
    feed, first, second = entries(ATOM)[0], *entries(ATOM)[-2:]
    assert "Tin" in feed
    assert "<p>a</p>" in first
    assert "<p>a</p>" not in second
    assert entries(ATOM.replace("&lt;p&gt;a", "&lt;p&gt;c")) != entries(ATOM)
    turned = '{"title": "Tin", "items": [{"id": 2}, {"id": 1}]}'
    assert entries(turned)[1:] == ['{"id": 2}', '{"id": 1}']


def test_what_ours_has_at_an_address_hugo_has_in_a_file_of_its_own() -> None:
    assert hugos_file("nam/2020/trang-2/") == "nam/2020/trang/2/index.html"
    assert (
        hugos_file("don-vi/dv-b001/tat-ca/trang-2/") == "don-vi/dv-b001/trang/2/tat-ca/index.html"
    )
    assert hugos_file("theo-doi/nam-2020/") == "theo-doi/nam/2020/index.html"
    assert hugos_feed("tat-ca.rss") == "feeds/index.rss"
    assert hugos_feed("chuyen-doi-so.json") == "feeds/linh-vuc/chuyen-doi-so/index.json"
