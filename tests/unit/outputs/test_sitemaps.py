"""The sitemap: every page once, in order, in as many files as search engines want."""

from datetime import date
from xml.etree import ElementTree

from generator.outputs.addresses import sitemaps
from generator.views.site import SectionView

SECTION = SectionView(
    "Thi đua", "Sở", None, "", "https://thu.example/td/", "thu.example", 2026,
    None, None, None, None, None, None, None,
)  # fmt: skip
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
PAGES = [(f"tin-tuc/t{n}/", date(2026, 1, n + 1) if n % 2 else None) for n in range(9)]


def told(data: bytes) -> tuple[str, list[tuple[str, str | None]]]:
    """Return what a file is, and each address with its day."""
    tree = ElementTree.fromstring(data)
    root = SECTION.address
    return tree.tag.removeprefix(SPACE), [
        ((each.findtext(f"{SPACE}loc") or "").removeprefix(root), each.findtext(f"{SPACE}lastmod"))
        for each in tree
    ]


def test_a_sitemap_names_every_page_once_and_in_order() -> None:
    made = sitemaps(SECTION, reversed(PAGES), ["gioi-thieu/", "tin-tuc/t1/"])
    assert list(made) == ["sitemap.xml"]
    what, listed = told(made["sitemap.xml"])
    assert what == "urlset"
    assert listed == [
        ("gioi-thieu/", None),
        *((address, day.isoformat() if day else None) for address, day in PAGES),
    ]


def test_more_pages_than_one_may_name_are_in_several() -> None:
    made = sitemaps(SECTION, PAGES, most=4)
    assert told(made.pop("sitemap.xml")) == (
        "sitemapindex",
        [("sitemap-1.xml", "2026-01-04"), ("sitemap-2.xml", "2026-01-08"), ("sitemap-3.xml", None)],
    )
    parts = [told(data) for data in made.values()]
    assert [what for what, _ in parts] == ["urlset"] * 3
    assert [len(listed) for _, listed in parts] == [4, 4, 1]
    (whole,) = sitemaps(SECTION, PAGES, most=9).values()
    assert [each for _, listed in parts for each in listed] == told(whole)[1]
