"""The search page counts what its entries say."""

from collections import Counter
from datetime import date

from generator.graph.graph import Graph
from generator.policy.edition import admit
from generator.views.book import open_book
from generator.views.page import FeedLink
from generator.views.search import SearchView, search_entries, search_page


def test_each_choice_counts_the_entries_that_have_it(content: Graph) -> None:
    book = open_book(admit(content, date(2026, 11, 21)))
    view = search_page(book, FeedLink("T", "t.rss")).view
    assert isinstance(view, SearchView)
    said = {
        facet.key: {choice.key: (choice.label, choice.count) for choice in facet.choices}
        for facet in view.facets
    }
    entries = search_entries(book)
    tags = {
        "loai": [e.kind for e in entries],
        "linh-vuc": [e.field for e in entries if e.field],
        "phong-trao": [tag for e in entries for tag in e.campaigns],
        "danh-hieu": [tag for e in entries for tag in e.awards],
        "don-vi": [tag for e in entries for tag in e.units],
    }
    years = Counter(str(year) for e in entries for year in e.years)
    assert said.pop("nam") == {year: (year, count) for year, count in years.items()}
    assert said == {
        key: {tag.key: (tag.label, count) for tag, count in Counter(found).items()}
        for key, found in tags.items()
    }
