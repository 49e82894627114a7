"""All listings of the site: by kind, field, topic, year and unit, and the pages that index them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

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
from generator.views.book import Book, newest_first
from generator.views.head import cards
from generator.views.listing import About, FacetGroup, IndexView, facets, paginate
from generator.views.naming import title_of
from generator.views.outline import PublicRecord
from generator.views.page import FeedLink, Link, Page
from generator.views.sheet import Sheet

HOME_LINK = Link("Trang chủ", HOME)
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


def public_records(book: Book) -> tuple[PublicRecord, ...]:
    """Return every public record but units, newest first."""
    return newest_first(r for r in book.records.values() if r.kind.key != "unit")


def listings(book: Book) -> Iterator[Sheet]:
    """Yield all listing and index pages."""
    every = public_records(book)
    groups = (_by_year(every), _by_term(every, book, "field"), _by_term(every, book, "topic"))
    shown = tuple(group for group in groups if group.facets)
    for kind in KINDS:
        yield from _kind_pages(kind, book, shown)
    yield from _year_pages(every, book, groups[0])
    yield from _term_pages(every, book, "field", groups[1])
    yield from _term_pages(every, book, "topic", groups[2])


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
        return iter((Sheet(address, lambda: (_unit_index(kind, book),)),))
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
    return Sheet(address, lambda: (_index_page(address, view),))


def _by_year(every: tuple[PublicRecord, ...]) -> FacetGroup:
    counts = {year: len(found) for year, found in filed_by_year(every).items()}
    ordered = sorted(counts.items(), reverse=True)
    return facets("Theo năm", ((str(y), year_address(y), count) for y, count in ordered))


def _by_term(every: tuple[PublicRecord, ...], book: Book, kind: str) -> FacetGroup:
    title = "Theo lĩnh vực" if kind == "field" else "Theo chủ đề"
    filed, found = filed_under(every, kind), []
    for term in book.edition.terms.values():
        if term.kind == kind and isinstance(term.entry, Term) and term.id in filed:
            count = len(filed[term.id])
            found.append((term.entry.name, term_address(kind, term.entry), count))
    return facets(title, found)


def filed_under(records: Iterable[PublicRecord], kind: str) -> dict[str, list[PublicRecord]]:
    """Return the records of each field or topic, in the order given.

    A plan counts for the fields it covers.
    """
    filed: dict[str, list[PublicRecord]] = {}
    for record in records:
        outline = record.outline
        for term in dict.fromkeys(outline.fields if kind == "field" else outline.topics):
            filed.setdefault(term, []).append(record)
    return filed


def filed_by_year(records: Iterable[PublicRecord]) -> dict[int, list[PublicRecord]]:
    """Return the records of each year, in the order given."""
    filed: dict[int, list[PublicRecord]] = {}
    for record in records:
        for year in record.outline.years:
            filed.setdefault(year, []).append(record)
    return filed


def _year_pages(every: tuple[PublicRecord, ...], book: Book, group: FacetGroup) -> Iterator[Sheet]:
    yield _index(YEARS, IndexView("Theo năm", "Nội dung chuyên trang theo từng năm.", (group,)))
    filed = filed_by_year(every)
    for facet in group.facets:
        year = int(facet.title)
        feed = FeedLink(f"Năm {year}", f"{FEEDS}nam-{year}.rss")
        trail = (HOME_LINK, Link("Theo năm", YEARS))
        about = About("year", f"Năm {year}", feed=feed, trail=trail)
        yield from _listed(facet.address, filed[year], partial(_same, about), book)


def _term_pages(
    every: tuple[PublicRecord, ...], book: Book, kind: str, group: FacetGroup
) -> Iterator[Sheet]:
    address = FIELDS if kind == "field" else TOPICS
    title = "Lĩnh vực" if kind == "field" else "Chủ đề"
    yield _index(address, IndexView(title, f"Nội dung theo {title.lower()}.", (group,)))
    by_address = {
        term_address(kind, t.entry): t
        for t in book.edition.terms.values()
        if t.kind == kind and isinstance(t.entry, Term)
    }
    filed = filed_under(every, kind)
    for facet in group.facets:
        term = by_address[facet.address]
        feed = FeedLink(facet.title, f"{FEEDS}{term.id}.rss")
        intro = getattr(term.entry, "description", None) or ""
        trail = (HOME_LINK, Link(title, address))
        about = About(kind, facet.title, intro, feed=feed, trail=trail)
        yield from _listed(facet.address, filed[term.id], partial(_same, about), book)


def _same(about: About) -> About:
    return about
