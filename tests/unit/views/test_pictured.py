"""Pictures and files of a view are found wherever its types let them be."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date

from generator.graph.graph import Graph
from generator.policy.edition import admit
from generator.views.arrange import lay_out
from generator.views.book import open_book
from generator.views.page import Download, Picture
from generator.views.pictured import shown_by


def all_in(value: object) -> Iterator[Picture | Download]:
    """Yield every picture and file in a view, whatever its types say."""
    if isinstance(value, Picture | Download):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from all_in(part)
    elif is_dataclass(value):
        for each in fields(value):
            yield from all_in(getattr(value, each.name))


def test_all_that_any_page_shows_is_found(content: Graph) -> None:
    layout = lay_out(open_book(admit(content, date(2026, 11, 21))))
    pages = [page for sheet in layout.every().values() for page in layout.pages(sheet)[0]]
    assert any(shown_by(page.view)[0] for page in pages)
    assert any(shown_by(page.view)[1] for page in pages)
    for page in pages:
        shown = dict.fromkeys(all_in(page.view))
        pictures = tuple(each for each in shown if isinstance(each, Picture))
        files = tuple(each for each in shown if isinstance(each, Download))
        assert shown_by(page.view) == (pictures, files)
