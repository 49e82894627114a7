"""Lay an edition out as the site: every page, feed, calendar and redirect as frozen values.

Nothing a page says is looked into before the page is made: what is only laid out is quickly so.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType

from generator.content.kinds import BY_KEY
from generator.policy.edition import Edition
from generator.views.address import (
    FEEDS,
    FIGURES,
    HOME,
    ROLL,
    SEARCH,
    SUBSCRIBE,
    everything_address,
    left_address,
)
from generator.views.book import Book, open_book
from generator.views.calendars import calendars
from generator.views.catalogue import Catalogue, Sheets, everything_of
from generator.views.channels import ALL, channels
from generator.views.figures import figures_page
from generator.views.home import home_view
from generator.views.honours import filed_honours
from generator.views.known_page import KnownPage, known
from generator.views.open_data import open_data_page, with_files
from generator.views.outline import PublicRecord
from generator.views.page import FeedLink, Page
from generator.views.record_page import feeds_of, notice_page, record_pages
from generator.views.roll import Roll, roll_of, roll_pages
from generator.views.search import search_entries, search_page
from generator.views.section import footer, glossary, menu, section_view
from generator.views.sheet import Sheet
from generator.views.site import Calendar, SiteView
from generator.views.structured import structured
from generator.views.subscribe import subscribe_pages
from generator.views.unit import filed_under_unit


@dataclass(frozen=True, slots=True)
class Layout:
    """A site laid out, and all of it that is no page. No page is made yet."""

    book: Book
    sheets: Mapping[str, Sheet]
    """Those of records and all others that stand alone, by key."""
    listings: Mapping[str, Sheets]
    """What lays out the sheets at an address and below."""
    site: SiteView
    """The site without its pages."""
    looked: frozenset[str]
    """The records that were looked into to lay it out."""

    def every(self) -> dict[str, Sheet]:
        """Return every sheet by its key."""
        listed = (sheet for lay in self.listings.values() for sheet in lay())
        return {**self.sheets, **{sheet.key: sheet for sheet in listed}}

    def some(self, keys: Iterable[str]) -> dict[str, Sheet]:
        """Return the sheets of some keys, as far as they are there."""
        wanted = set(keys)
        alone = {key: self.sheets[key] for key in wanted if key in self.sheets}
        heads = sorted({head for key in wanted - alone.keys() for head in self._heads(key)})
        listed = (sheet for head in heads for sheet in self.listings[head]())
        return alone | {sheet.key: sheet for sheet in listed if sheet.key in wanted}

    def _heads(self, key: str) -> Iterator[str]:
        """Yield the nearest address at or above *key* where a listing is laid out."""
        while key and key not in self.listings:
            key = key[: key.rfind("/", 0, -1) + 1]
        if key:
            yield key

    def pages(self, sheet: Sheet) -> tuple[tuple[Page, ...], frozenset[str]]:
        """Return the pages of a sheet, and the ids of the records looked into for them."""
        return self.book.notes.of(lambda: tuple(map(self.finished, sheet.make(sheet.key))))

    def known(self, sheet: Sheet) -> tuple[tuple[KnownPage, ...], frozenset[str]]:
        """Return what ``pages`` does, with what is known of each page in its place."""
        pages, looked = self.pages(sheet)
        return tuple(map(known, pages)), looked

    def finished(self, page: Page) -> Page:
        """Return a page with what all pages have."""
        page = with_files(page)
        return replace(page, structured=structured(page, self.site.section))


def arrange(edition: Edition) -> SiteView:
    """Return everything the public may see on the edition's day."""
    layout = lay_out(open_book(edition))
    return whole(layout, [(sheet, layout.known(sheet)[0]) for sheet in layout.every().values()])


def lay_out(
    book: Book,
    kept: Mapping[str, str] = MappingProxyType({}),
    carrying: Iterable[str] | None = None,
) -> Layout:
    """Lay out the site of a book.

    *kept* and *carrying* are as in ``channels``: with the latter, only the pages of these channels
    are laid out, and the one that lists all channels is not.
    """
    (sheets, listings, site), looked = book.notes.of(lambda: _laid_out(book, kept, carrying))
    return Layout(book, sheets, listings, site, looked)


def whole(
    layout: Layout,
    sheets: Iterable[tuple[Sheet, tuple[KnownPage, ...]]],
    *,
    searchable: bool = True,
) -> SiteView:
    """Return the site with all its *sheets*, and with all that is made of the records besides."""
    book, made = layout.book, _Pages(layout, sheets)
    site = replace(
        layout.site,
        pages=tuple(made.known),
        page=made.page,
        calendars=_calendars(book),
        search=search_entries(book) if searchable else (),
        honours=tuple(each.honour for each in _roll(book).filed if each.indexed),
    )
    # It counts the targets of campaigns, which is noted already: calendars look into these as well.
    last = layout.finished(book.notes.apart(partial(open_data_page, site))[0])
    made.last = {last.address: last}
    return replace(site, pages=(*site.pages, known(last)))


class _Pages:
    """The pages of a site, made again when they are asked for."""

    def __init__(
        self, layout: Layout, sheets: Iterable[tuple[Sheet, tuple[KnownPage, ...]]]
    ) -> None:
        self.known: list[KnownPage] = []
        self.last: dict[str, Page] = {}
        """Pages that are on no sheet."""
        self._layout = layout
        self._sheets: dict[str, Sheet] = {}
        self._made: dict[str, Page] = {}
        for sheet, pages in sheets:
            self.known += pages
            self._sheets |= dict.fromkeys((page.address for page in pages), sheet)

    def page(self, address: str) -> Page:
        """Make the page at an address. Whoever asks next for one of the same sheet has it there."""
        if address in self.last:
            return self.last[address]
        if address not in self._made:
            made, _ = self._layout.pages(self._sheets[address])
            self._made = {page.address: page for page in made}
        return self._made[address]


def _laid_out(
    book: Book, kept: Mapping[str, str], carrying: Iterable[str] | None
) -> tuple[dict[str, Sheet], dict[str, Sheets], SiteView]:
    edition = book.edition
    section, feeds = section_view(edition.section), channels(book, kept, carrying)
    main = FeedLink(f"{section.name} – toàn bộ nội dung", f"{FEEDS}{ALL}.rss")
    site = SiteView(
        section=section,
        day=edition.day,
        menu=menu(),
        footer=footer(),
        pages=(),
        channels=feeds,
        calendars=(),
        redirects=_redirects(book),
        main_feed=main,
        glossary=glossary(edition),
    )
    by_address = {record.address: record for record in book.records.values()}

    def of_record(address: str) -> Iterable[Page]:
        return record_pages(by_address[address], book, main)

    sheets = [Sheet(HOME, lambda _: (_home(book, main),))]
    sheets += (Sheet(address, of_record) for address in by_address)
    roll = Sheet(ROLL, lambda _: roll_pages(_roll(book)))
    figures = Sheet(FIGURES, lambda _: (figures_page(_roll(book), book),))
    sheets += (_announcing(roll, main), _announcing(figures, main))
    notices = {page.address: page for page in (notice_page(n, main) for n in edition.notices)}
    sheets += (Sheet(address, lambda at: (notices[at],)) for address in notices)
    sheets.append(Sheet(SEARCH, lambda _: (search_page(book, main),)))
    following = subscribe_pages(
        feeds, partial(_calendars, book), section.address, edition.day, main
    )
    sheets += (sheet for sheet in following if carrying is None or sheet.key != SUBSCRIBE)
    listings: dict[str, Sheets] = {
        everything_address(record): partial(_everything, record, book, main)
        for kind in ("campaign", "unit")
        for record in book.of_kind[kind]
    }
    for address, lay in Catalogue(book).listings():
        listings[address] = partial(_with_main, lay, main)
    return {sheet.key: sheet for sheet in sheets}, listings, site


def _calendars(book: Book) -> tuple[Calendar, ...]:
    return book.once("calendars", "", lambda: calendars(book))


def _roll(book: Book) -> Roll:
    return book.once("roll", "", lambda: roll_of(filed_honours(book)))


def _home(book: Book, main: FeedLink) -> Page:
    section = book.edition.section
    return Page(
        address=HOME,
        template="home",
        title=section.name,
        view=home_view(book, _calendars(book)[0]),
        description=section.motto or f"{section.name} – {section.body}",
        feeds=(main,),
        menu="home",
        updated=book.updated,
    )


def _everything(record: PublicRecord, book: Book, main: FeedLink) -> Iterator[Sheet]:
    """Yield the listing of all that is filed under a campaign or a unit, where there is any."""
    if record.kind.key == "campaign":
        own = book.of_campaign.get(record.id, ())
    else:
        own = filed_under_unit(record.id, book)
    if own:
        yield from everything_of(record, own, book, feeds_of(record, book, main)[0])


def _with_main(lay: Sheets, main: FeedLink) -> Iterator[Sheet]:
    return (_announcing(sheet, main) for sheet in lay())


def _announcing(sheet: Sheet, main: FeedLink) -> Sheet:
    """Return a sheet of the same pages, which announce the whole section's feed as well."""

    def made(key: str) -> Iterator[Page]:
        return (replace(page, feeds=(*page.feeds, main)) for page in sheet.make(key))

    return Sheet(sheet.key, made)


def _redirects(book: Book) -> tuple[tuple[str, str], ...]:
    """Return old addresses and where they lead now: earlier slugs, and records moved away."""
    edition = book.edition
    found: dict[str, str] = {}
    for record in book.records.values():
        for old in record.outline.old_slugs:
            found[f"{record.kind.folder}/{old}/"] = record.address
    for notice in edition.notices:
        for old in notice.old_slugs:
            found[f"{BY_KEY[notice.kind].folder}/{old}/"] = left_address(notice)
    for redirect in edition.redirects:
        target = book.record(redirect.record)
        goal = target.address if target else redirect.url or HOME
        folder = BY_KEY[redirect.kind].folder
        for slug in (redirect.slug, *redirect.old_slugs):
            found[f"{folder}/{slug}/"] = goal
    return tuple(sorted(found.items()))
