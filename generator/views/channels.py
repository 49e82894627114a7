"""Which feeds there are and what each carries."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter
from types import MappingProxyType

from generator.content.campaign import Campaign
from generator.content.kinds import BY_KEY, KINDS
from generator.policy.days import later
from generator.views.address import HOME, kind_address, term_address, year_address
from generator.views.book import Book, newest_first
from generator.views.feed_item import feed_item
from generator.views.naming import moment
from generator.views.outline import Outline, PublicRecord
from generator.views.site import FeedChannel, FeedItem, Gone, ListedItem
from generator.views.unit import filed_under_unit
from generator.views.wording import campaign_span

ALL = "tat-ca"
UPDATED = "cap-nhat"
BY_KIND, BY_FIELD, BY_TOPIC = "Theo loại nội dung", "Theo lĩnh vực", "Theo chủ đề"
BY_CAMPAIGN, BY_UNIT, BY_YEAR = "Theo phong trào", "Theo đơn vị", "Theo năm"


def channels(
    book: Book,
    kept: Mapping[str, str] = MappingProxyType({}),
    carrying: Iterable[str] | None = None,
) -> tuple[FeedChannel, ...]:
    """Return every feed of the section, the whole one first; those *carrying* some records only.

    *kept* are the keys of what an earlier build made of items of which nothing has changed.
    """
    records = tuple(r for r in book.newest if r.outline.published)
    carried = [book.records[key] for key in carrying or () if key in book.records]
    wanted = {key for record in carried for key in _carriers(record, book)}

    def wants(key: str) -> bool:
        return carrying is None or key in wanted

    def make(key: str) -> FeedItem:
        return feed_item(book.records[key], book)

    items = {r.id: _listed(r.id, r.outline, make, kept.get(r.id, "")) for r in records}
    section = book.edition.section
    left = (*book.edition.notices, *book.edition.redirects, *book.edition.gone)
    gone = tuple(Gone(each.id, moment(each.day)) for each in left)
    gone_from: dict[str, list[Gone]] = {}
    for each, mark in zip(left, gone, strict=True):
        years = (_year_key(year) for year in each.traces.years)
        for place in (BY_KEY[each.kind].folder, each.id, *each.traces.places, *years):
            gone_from.setdefault(place, []).append(mark)
    major = tuple(item for item in items.values() if item.major)
    found = [
        FeedChannel(
            ALL, "Toàn chuyên trang", section.name,
            f"Tất cả nội dung mới của {section.body}.", HOME, _sorted(items.values()), gone,
        ),
        FeedChannel(
            UPDATED, "Toàn chuyên trang", "Đính chính và thay đổi quan trọng",
            "Những bài đã đăng nay có thay đổi quan trọng.", HOME,
            tuple(sorted(major, key=lambda i: (i.updated, i.key), reverse=True)),
        ),
    ]  # fmt: skip

    def add(
        key: str,
        group: str,
        title: str,
        page: str,
        chosen: Sequence[PublicRecord],
        ended: date | None = None,
    ) -> None:
        text = f"{title} – {section.name}"
        own = _sorted([items[r.id] for r in chosen if r.id in items])
        lost = tuple(gone_from.get(key, ()))
        found.append(FeedChannel(key, group, text, f"{group}: {title}.", page, own, lost, ended))

    for kind in KINDS:
        if kind.key != "unit" and wants(kind.folder):
            add(kind.folder, BY_KIND, kind.vi_many, kind_address(kind.key), book.latest[kind.key])
    for term in book.edition.terms.values():
        if term.kind in ("field", "topic") and wants(term.id):
            chosen = (book.of_field if term.kind == "field" else book.of_topic).get(term.id, ())
            if chosen or term.id in gone_from:
                group = BY_FIELD if term.kind == "field" else BY_TOPIC
                name = str(getattr(term.entry, "name"))  # noqa: B009
                page = term_address(term.kind, term.entry) if chosen else HOME  # type: ignore[arg-type]
                add(term.id, group, name, page, chosen)
    for record in book.of_kind["campaign"]:
        if wants(record.id):
            entry = record.entry
            assert isinstance(entry, Campaign)
            chosen = newest_first((record, *book.of_campaign.get(record.id, ())))
            _, last = campaign_span(entry)
            ended = last if last and last < book.day else None
            add(record.id, BY_CAMPAIGN, record.outline.name, record.address, chosen, ended)
    for record in book.of_kind["unit"]:
        if wants(record.id):
            chosen = filed_under_unit(record.id, book)
            if chosen or record.id in gone_from:
                add(record.id, BY_UNIT, record.outline.name, record.address, chosen)
    for year in sorted({*book.of_year, *(y for e in left for y in e.traces.years)}, reverse=True):
        if wants(_year_key(year)):
            chosen = book.of_year.get(year, ())
            page = year_address(year) if chosen else HOME
            add(_year_key(year), BY_YEAR, f"Năm {year}", page, chosen)
    for each in left:  # whoever follows a campaign that was taken down is told that this is the end
        if each.kind == "campaign" and wants(each.id):
            chosen = book.of_campaign.get(each.id, ())
            title, page = f"Phong trào đã được gỡ ({each.id})", kind_address("campaign")
            add(each.id, BY_CAMPAIGN, title, page, chosen, later(each.day, -1))
    return tuple(found)


def _carriers(record: PublicRecord, book: Book) -> Iterator[str]:
    """Yield the keys of the channels that carry a record, but for those of the whole section."""
    outline = record.outline
    yield from (record.id, record.kind.folder, *outline.fields, *outline.topics)
    yield from map(_year_key, outline.years)
    if outline.campaign:
        yield outline.campaign
    ahead, seen = list(outline.units), set[str]()
    while ahead:
        unit = ahead.pop()
        if unit in seen:
            continue
        seen.add(unit)
        yield unit
        if heir := book.record(unit):
            ahead += heir.outline.successors


def _year_key(year: int) -> str:
    return f"nam-{year}"


def _listed(key: str, outline: Outline, make: Callable[[str], FeedItem], kept: str) -> ListedItem:
    assert outline.published
    assert outline.changed
    return ListedItem(key, outline.published, outline.changed, outline.major, make, kept)


def _sorted(items: Iterable[ListedItem]) -> tuple[ListedItem, ...]:
    """Return items, given by day and id, by the moment."""
    return tuple(sorted(items, key=attrgetter("published"), reverse=True))
