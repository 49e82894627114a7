"""The pager of a long listing: its ends, the pages around, and gaps."""

from datetime import date
from pathlib import Path

import pytest

from generator.build.pages.fragments import Fragments, Material
from generator.build.pages.relative import relative
from generator.views.listing import ListingView
from generator.views.page import FeedLink, Link, Page
from generator.views.site import SectionView, SiteView

THEME = Path(__file__).parents[3] / "theme_overrides"
SECTION = SectionView("T", "S", None, "", "https://thu.example/", "thu.example", 2026,
                      None, None, None, None, None, None, None)  # fmt: skip
SITE = SiteView(SECTION, date(2026, 11, 21), (), (), (), (), (), (), FeedLink("T", "t.rss"))


@pytest.mark.parametrize(
    ("count", "number", "shown"),
    [
        (1, 1, ""),
        (2, 1, "[1] 2"),
        (2, 2, "1 [2]"),
        (5, 1, "[1] 2 3 … 5"),
        (5, 5, "1 … 3 4 [5]"),
        (9, 5, "1 … 3 4 [5] 6 7 … 9"),
        (7, 4, "1 2 3 [4] 5 6 7"),
        (200, 100, "1 … 98 99 [100] 101 102 … 200"),
    ],
)
def test_a_listing_leads_to_its_ends_and_to_the_pages_around(
    tmp_path: Path, count: int, number: int, shown: str
) -> None:
    (tmp_path / "views").mkdir()
    for part in ("listing", "icons"):
        (tmp_path / "parts").mkdir(exist_ok=True)
        (tmp_path / f"parts/{part}.html").write_bytes((THEME / f"parts/{part}.html").read_bytes())
    (tmp_path / "views" / "listing.html").write_text(
        '{% from "parts/listing.html" import pager %}{{ pager(view) }}', encoding="utf-8"
    )
    links = tuple(Link(str(n), f"tin/{n}/") for n in range(1, count + 1))
    view = ListingView("news", "Tin", "", (), 24 * count, number, links, (), None)
    html = Fragments(tmp_path, SITE, Material({}, tmp_path)).render(
        Page(f"tin/{number}/", "listing", "Tin", view)
    )
    entries = [line for line in html.splitlines() if "<li" in line]
    read = [_read(line, number) for line in entries]
    assert " ".join(read) == shown


def _read(entry: str, number: int) -> str:
    """Return what a reader sees of an entry of the pager."""
    if "gap" in entry:
        return "…"
    text = entry.rpartition("</span>")[2].removesuffix("</a></li>")
    assert f'href="{relative(f"tin/{text}/", f"tin/{number}/")}"' in entry
    return f"[{text}]" if "aria-current" in entry else text
