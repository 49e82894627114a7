"""All listings of the site: by kind, field, topic, year and unit, and the pages that index them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial

from generator.content.kinds import KINDS, Kind
from generator.content.unit import Unit, UnitLevel
from generator.content.vocabulary import Term
from generator.vietnamese import collation_key, name_key
from generator.views.address import (
    FEEDS,
    FIELDS,
    HOME,
    ROLL,
    TOPICS,
    YEARS,
    everything_address,
    kind_address,
    term_address,
    year_address,
)
from generator.views.book import Book, Index
from generator.views.head import cards
from generator.views.listing import About, FacetGroup, FacetLink, IndexView, facets, paginate
from generator.views.naming import title_of
from generator.views.outline import PublicRecord
from generator.views.page import FeedLink, Link, Page
from generator.views.sheet import Sheet

HOME_LINK = Link("Trang chủ", HOME)
_TERMS = {"field": (FIELDS, "Lĩnh vực"), "topic": (TOPICS, "Chủ đề")}
INTRODUCTIONS = {
    "campaign": "Các phong trào thi đua đã phát động: mục tiêu, thời gian, các đợt và kết quả.",
    "communication-plan": "Kế hoạch tuyên truyền về công tác thi đua, khen thưởng.",
    "exemplar": "Mô hình mới, cách làm hay, điển hình tiên tiến để học tập và nhân rộng.",
    "honouree": "Cá nhân, tập thể, hộ gia đình được biểu dương, khen thưởng.",
    "award-decision": "Quyết định khen thưởng và danh sách được khen thưởng.",
    "consultation": "Lấy ý kiến nhân dân trước khi trình khen thưởng.",
    "document": "Văn bản về công tác thi đua, khen thưởng.",
    "news": "Tin hoạt động, phóng sự, hướng dẫn nghiệp vụ.",
    "relayed": "Điển hình, cách làm hay do các cơ quan, đơn vị khác đăng, dẫn lại kèm nguồn.",
    "event": "Hội nghị, sơ kết, tổng kết, giao lưu điển hình.",
    "unit": "Các cơ quan, đơn vị có mặt trên chuyên trang.",
}


Sheets = Callable[[], Iterable[Sheet]]
"""What lays out the sheets of one listing."""


class Catalogue:
    """All listing and index pages of a book, each listing laid out when it is wanted."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def listings(self) -> Iterator[tuple[str, Sheets]]:
        """Yield the address of every listing with what lays it out."""
        for kind in KINDS:
            yield kind_address(kind.key), partial(self._kind, kind)
        yield YEARS, self._years
        for facet in self._by_year.facets:
            yield facet.address, partial(self._year, facet)
        for kind_of_term in ("field", "topic"):
            yield _TERMS[kind_of_term][0], partial(self._terms, kind_of_term)
            for facet in self._by_term(kind_of_term).facets:
                yield facet.address, partial(self._term, kind_of_term, facet)

    def _of_term(self, kind: str) -> Index[str]:
        return self._book.of_field if kind == "field" else self._book.of_topic

    @cached_property
    def _by_year(self) -> FacetGroup:
        years = sorted(self._book.of_year, reverse=True)
        return facets(
            "Theo năm", ((str(y), year_address(y), len(self._book.of_year[y])) for y in years)
        )

    def _by_term(self, kind: str) -> FacetGroup:
        filed, found = self._of_term(kind), []
        for term in self._book.edition.terms.values():
            if term.kind == kind and isinstance(term.entry, Term) and term.id in filed:
                address = term_address(kind, term.entry)
                found.append((term.entry.name, address, len(filed[term.id])))
        return facets("Theo lĩnh vực" if kind == "field" else "Theo chủ đề", found)

    @cached_property
    def _groups(self) -> tuple[FacetGroup, ...]:
        groups = (self._by_year, self._by_term("field"), self._by_term("topic"))
        return tuple(group for group in groups if group.facets)

    def _kind(self, kind: Kind) -> Iterable[Sheet]:
        return _kind_pages(kind, self._book, self._groups)

    def _years(self) -> Iterable[Sheet]:
        about = "Nội dung chuyên trang theo từng năm."
        yield _index(YEARS, IndexView("Theo năm", about, (self._by_year,)))

    def _year(self, facet: FacetLink) -> Iterable[Sheet]:
        year = int(facet.title)
        feed = FeedLink(f"Năm {year}", f"{FEEDS}nam-{year}.rss")
        trail = (HOME_LINK, Link("Theo năm", YEARS))
        about = About("year", f"Năm {year}", feed=feed, trail=trail)
        return _listed(facet.address, self._book.of_year[year], lambda: about, self._book)

    def _terms(self, kind: str) -> Iterable[Sheet]:
        address, title = _TERMS[kind]
        text = f"Nội dung theo {title.lower()}."
        yield _index(address, IndexView(title, text, (self._by_term(kind),)))

    def _term(self, kind: str, facet: FacetLink) -> Iterable[Sheet]:
        address, title = _TERMS[kind]
        terms = self._book.edition.terms.values()
        term = next(
            t
            for t in terms
            if t.kind == kind
            and isinstance(t.entry, Term)
            and term_address(kind, t.entry) == facet.address
        )
        feed = FeedLink(facet.title, f"{FEEDS}{term.id}.rss")
        intro = getattr(term.entry, "description", None) or ""
        trail = (HOME_LINK, Link(title, address))
        about = About(kind, facet.title, intro, feed=feed, trail=trail)
        return _listed(facet.address, self._of_term(kind)[term.id], lambda: about, self._book)


def everything_of(
    owner: PublicRecord, found: tuple[PublicRecord, ...], book: Book, feed: FeedLink
) -> Iterator[Sheet]:
    """Yield the listing of everything filed under one campaign or unit."""

    def about() -> About:
        title = title_of(owner, book.day)
        trail = (HOME_LINK, Link(title, owner.address))
        return About(
            "all", f"Tất cả nội dung: {title}", feed=feed, trail=trail, menu=owner.kind.key
        )

    return _listed(everything_address(owner), found, about, book)


def _listed(
    address: str, found: Sequence[PublicRecord], about: Callable[[], About], book: Book
) -> Iterator[Sheet]:
    return paginate(address, found, about, lambda records: cards(records, book))


def in_listing_order(kind: Kind, book: Book) -> tuple[PublicRecord, ...]:
    """Return a kind's records as its listing has them: people by name, the rest newest first."""
    if kind.key == "honouree":
        return tuple(sorted(book.of_kind["honouree"], key=_person_key))
    if kind.key == "campaign":
        latest = book.latest["campaign"]
        return tuple(sorted(latest, key=lambda r: -max(r.outline.years, default=0)))
    return book.latest[kind.key]


def _person_key(record: PublicRecord) -> tuple[object, ...]:
    return (name_key(record.outline.name), record.id)


def _kind_pages(kind: Kind, book: Book, groups: tuple[FacetGroup, ...]) -> Iterator[Sheet]:
    address = kind_address(kind.key)
    if kind.key == "unit":
        return iter((Sheet(address, lambda _: (_unit_index(kind, book),)),))
    feed = FeedLink(kind.vi_many, f"{FEEDS}{kind.folder}.rss")
    if kind.key in ("honouree", "award-decision") and (roll := _roll_facets(book)):
        groups = (roll, *groups)
    about = About(
        kind.key, kind.vi_many, INTRODUCTIONS[kind.key], groups, feed, (HOME_LINK,), kind.key
    )
    return _listed(address, in_listing_order(kind, book), lambda: about, book)


def _roll_facets(book: Book) -> FacetGroup | None:
    """Return the way to the roll of all recipients, where there are any."""
    count = sum(record.outline.rows for record in book.of_kind["award-decision"])
    if not count:
        return None
    return facets("Tra cứu", [("Danh sách khen thưởng", ROLL, count)])


def _unit_index(kind: Kind, book: Book) -> Page:
    units = sorted(book.of_kind["unit"], key=lambda r: (collation_key(r.outline.name), r.id))
    groups = []
    for level in UnitLevel:
        here = [r for r in units if isinstance(r.entry, Unit) and r.entry.level is level]
        found = [(r.outline.name, r.address, len(book.of_unit.get(r.id, ()))) for r in here]
        if found:
            groups.append(facets(level.vi, found))
    view = IndexView(kind.vi_many, INTRODUCTIONS["unit"], tuple(groups))
    return _index_page(kind_address("unit"), view, "unit")


def _index_page(address: str, view: IndexView, menu: str = "") -> Page:
    return Page(address, "index", view.title, view, view.introduction, (HOME_LINK,), menu=menu)


def _index(address: str, view: IndexView) -> Sheet:
    return Sheet(address, lambda _: (_index_page(address, view),))
