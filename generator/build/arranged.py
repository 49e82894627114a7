"""Arrange an edition by all processors, holding what is known of its pages, not the pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.build.cache.aside import Aside
from generator.build.looked import Numbers
from generator.build.workers.spread import in_parts
from generator.policy.edition import Edition
from generator.views.arrange import Layout, lay_out, whole
from generator.views.book import Book
from generator.views.head import card
from generator.views.known_page import Form, KnownPage
from generator.views.outline import Outline, PublicRecord, Same, from_plain, plain
from generator.views.outlining import outline_of
from generator.views.packed_card import pack
from generator.views.sheet import Sheet
from generator.views.site import SiteView

Known = tuple[tuple[KnownPage, ...], bytes]
"""What is known of the pages of a sheet, and the records looked into for them (``Numbers``)."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """A site, and what the records are that were looked into to arrange it."""

    book: Book
    site: SiteView
    sheets: Mapping[str, Known]
    everywhere: frozenset[str]
    """The records looked into for what is no sheet."""


def arranged(edition: Edition, numbers: Numbers, jobs: int, *, preview: bool) -> Arranged:
    """Arrange an edition by *jobs* processes; a *preview* goes without what can be searched."""
    book = Book(edition, _outlines(edition, jobs), numbers.notes)
    book.index()
    # Once for the many listings, each of which some process makes, and twice.
    book.cards = _cards(book, jobs)
    layout = lay_out(book)
    every, laid = book.notes.of(layout.every)
    sheets = dict(_known(layout, every, numbers, jobs, worded=not preview))
    known = ((sheet, sheets[key][0]) for key, sheet in every.items())
    site, looked = book.notes.of(lambda: whole(layout, known, searchable=not preview))
    return Arranged(book, site, sheets, layout.looked | laid | looked)


def _outlines(edition: Edition, jobs: int) -> dict[str, Outline]:
    """Return the outlines of the public records, which pass between processes as plain values."""

    def look(key: str) -> tuple[Any, ...]:
        return plain(outline_of(edition.records[key], edition))

    parts = in_parts(look, tuple(edition.records), jobs)
    same: Same = {record.path: record.path for record in edition.records.values()}
    return {key: from_plain(values, same) for part in parts for key, values in part}


def _cards(book: Book, jobs: int) -> Aside:
    def show(record: PublicRecord) -> bytes:
        return pack(*book.notes.of(lambda: card(record, book)))

    shown = [record for record in book.records.values() if record.kind.key != "unit"]
    cards = Aside()
    for part in in_parts(show, shown, jobs):
        cards.put({record.id: packed for record, packed in part})
    return cards


def _known(
    layout: Layout, every: Mapping[str, Sheet], numbers: Numbers, jobs: int, *, worded: bool
) -> Iterator[tuple[str, Known]]:
    """Yield what is known of each sheet by its key; where it is not *worded*, without the words
    that only cards would show."""

    def look(sheet: Sheet) -> Known:
        pages, looked = layout.known(sheet)
        if not worded:
            pages = tuple(page if page.pictures else page._replace(subject=None) for page in pages)
        return pages, numbers.pack(looked)

    # What another process tells is a value of its own each time.
    forms: dict[Form, Form] = {}
    addresses = {key: key for key in every}
    for part in in_parts(look, tuple(every.values()), jobs):
        for sheet, (pages, looked) in part:
            shared = (
                page._replace(
                    address=addresses.get(page.address, page.address),
                    form=forms.setdefault(page.form, page.form),
                )
                for page in pages
            )
            yield sheet.key, (tuple(shared), looked)
