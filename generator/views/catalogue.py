"""All listings of the site: by kind, field, topic, year and unit, and the pages that index them."""

from collections.abc import Iterable

from generator.content.award_decision import AwardDecision
from generator.content.honouree import Honouree
from generator.content.kinds import KINDS, Kind
from generator.content.record import Entry
from generator.content.unit import Unit, UnitLevel
from generator.content.vocabulary import Term
from generator.loading.record import Record
from generator.policy.filing import years_of
from generator.vietnamese import collation_key, name_key
from generator.views.address import (
    FEEDS,
    FIELDS,
    HOME,
    ROLL,
    TOPICS,
    YEARS,
    address_of,
    everything_address,
    kind_address,
    term_address,
    year_address,
)
from generator.views.book import Book, newest_first, title_of
from generator.views.head import cards
from generator.views.listing import FacetGroup, IndexView, facets, paginate
from generator.views.page import FeedLink, Link, Page

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


def public_records(book: Book) -> tuple[Record, ...]:
    """Return every public record but units, newest first."""
    return newest_first(r for r in book.edition.records.values() if isinstance(r.entry, Entry))


def listings(book: Book) -> tuple[Page, ...]:
    """Return all listing and index pages."""
    every = public_records(book)
    groups = (_by_year(every), _by_term(every, book, "field"), _by_term(every, book, "topic"))
    shown = tuple(group for group in groups if group.facets)
    pages = [page for kind in KINDS for page in _kind_pages(kind, book, shown)]
    pages += _year_pages(every, book, groups[0])
    pages += _term_pages(every, book, "field", groups[1])
    pages += _term_pages(every, book, "topic", groups[2])
    return tuple(pages)


def everything_of(
    owner: Record, title: str, found: tuple[Record, ...], book: Book, feed: FeedLink
) -> tuple[Page, ...]:
    """Return the listing of everything filed under one campaign or unit."""
    return paginate(
        "all", f"Tất cả nội dung: {title}", "", everything_address(owner), cards(found, book),
        feed=feed, trail=(HOME_LINK, Link(title, address_of(owner))), menu=owner.kind.key,
    )  # fmt: skip


def in_listing_order(kind: Kind, book: Book) -> tuple[Record, ...]:
    """Return a kind's records as its listing has them: people by name, the rest newest first."""
    records = book.edition.of_kind(kind.key)
    if kind.key == "honouree":
        return tuple(sorted(records, key=_person_key))
    if kind.key == "campaign":
        return tuple(
            sorted(newest_first(records), key=lambda r: -max(years_of(r.entry), default=0))
        )
    return newest_first(records)


def _person_key(record: Record) -> tuple[object, ...]:
    entry = record.entry
    assert isinstance(entry, Honouree)
    return (name_key(entry.sort_key or entry.title), entry.id)


def _kind_pages(kind: Kind, book: Book, groups: tuple[FacetGroup, ...]) -> tuple[Page, ...]:
    address, trail = kind_address(kind.key), (HOME_LINK,)
    if kind.key == "unit":
        return (_unit_index(kind, book),)
    feed = FeedLink(kind.vi_many, f"{FEEDS}{kind.folder}.rss")
    if kind.key in ("honouree", "award-decision") and (roll := _roll_facets(book)):
        groups = (roll, *groups)
    found = cards(in_listing_order(kind, book), book)
    return paginate(
        kind.key, kind.vi_many, INTRODUCTIONS[kind.key], address, found,
        groups=groups, feed=feed, trail=trail, menu=kind.key,
    )  # fmt: skip


def _roll_facets(book: Book) -> FacetGroup | None:
    """Return the way to the roll of all recipients, where there are any."""
    decisions = (r.entry for r in book.edition.of_kind("award-decision"))
    count = sum(len(e.awarded) for e in decisions if isinstance(e, AwardDecision))
    if not count:
        return None
    return facets("Tra cứu", [("Danh sách khen thưởng", ROLL, count)])


def _unit_index(kind: Kind, book: Book) -> Page:
    units = sorted(
        book.edition.of_kind("unit"), key=lambda r: (collation_key(title_of(r, book.day)), r.id)
    )
    groups = []
    for level in UnitLevel:
        here = [r for r in units if isinstance(r.entry, Unit) and r.entry.level is level]
        found = [
            (title_of(r, book.day), address_of(r), len(book.of_unit.get(r.id, ()))) for r in here
        ]
        if found:
            groups.append(facets(level.vi, found))
    view = IndexView(kind.vi_many, INTRODUCTIONS["unit"], tuple(groups))
    return _index_page(kind_address("unit"), view, "unit")


def _index_page(address: str, view: IndexView, menu: str = "") -> Page:
    return Page(address, "index", view.title, view, view.introduction, (HOME_LINK,), menu=menu)


def _by_year(every: tuple[Record, ...]) -> FacetGroup:
    counts = {year: len(found) for year, found in filed_by_year(every).items()}
    ordered = sorted(counts.items(), reverse=True)
    return facets("Theo năm", ((str(y), year_address(y), count) for y, count in ordered))


def _by_term(every: tuple[Record, ...], book: Book, kind: str) -> FacetGroup:
    title = "Theo lĩnh vực" if kind == "field" else "Theo chủ đề"
    filed, found = filed_under(every, kind), []
    for term in book.edition.terms.values():
        if term.kind == kind and isinstance(term.entry, Term) and term.id in filed:
            count = len(filed[term.id])
            found.append((term.entry.name, term_address(kind, term.entry), count))
    return facets(title, found)


def filed_under(records: Iterable[Record], kind: str) -> dict[str, list[Record]]:
    """Return the records of each field or topic, in the order given."""
    filed: dict[str, list[Record]] = {}
    for record in records:
        for term in dict.fromkeys(terms_of(record, kind)):
            filed.setdefault(term, []).append(record)
    return filed


def filed_by_year(records: Iterable[Record]) -> dict[int, list[Record]]:
    """Return the records of each year, in the order given."""
    filed: dict[int, list[Record]] = {}
    for record in records:
        for year in years_of(record.entry):
            filed.setdefault(year, []).append(record)
    return filed


def terms_of(record: Record, kind: str) -> tuple[str, ...]:
    """Return the fields or topics a record is filed under; a plan counts for those it covers."""
    entry = record.entry
    if kind == "topic":
        return tuple(getattr(entry, "topics", ()))
    own = (entry.field,) if isinstance(entry, Entry) and entry.field else ()
    covered = (f for topic in getattr(entry, "plan_topics", ()) for f in topic.fields)
    return tuple(dict.fromkeys((*own, *covered)))


def _year_pages(every: tuple[Record, ...], book: Book, group: FacetGroup) -> list[Page]:
    view = IndexView("Theo năm", "Nội dung chuyên trang theo từng năm.", (group,))
    pages = [_index_page(YEARS, view)]
    filed = filed_by_year(every)
    for facet in group.facets:
        year = int(facet.title)
        found = tuple(filed[year])
        feed = FeedLink(f"Năm {year}", f"{FEEDS}nam-{year}.rss")
        pages += paginate(
            "year", f"Năm {year}", "", facet.address, cards(found, book),
            feed=feed, trail=(HOME_LINK, Link("Theo năm", YEARS)),
        )  # fmt: skip
    return pages


def _term_pages(every: tuple[Record, ...], book: Book, kind: str, group: FacetGroup) -> list[Page]:
    address = FIELDS if kind == "field" else TOPICS
    title = "Lĩnh vực" if kind == "field" else "Chủ đề"
    pages = [_index_page(address, IndexView(title, f"Nội dung theo {title.lower()}.", (group,)))]
    by_address = {
        term_address(kind, t.entry): t
        for t in book.edition.terms.values()
        if t.kind == kind and isinstance(t.entry, Term)
    }
    filed = filed_under(every, kind)
    for facet in group.facets:
        term = by_address[facet.address]
        found = tuple(filed[term.id])
        feed = FeedLink(facet.title, f"{FEEDS}{term.id}.rss")
        intro = getattr(term.entry, "description", None) or ""
        pages += paginate(
            kind, facet.title, intro, facet.address, cards(found, book),
            feed=feed, trail=(HOME_LINK, Link(title, address)),
        )  # fmt: skip
    return pages
