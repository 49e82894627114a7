"""Which feeds there are and what each carries."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from types import MappingProxyType

from generator.content.award_decision import AwardDecision
from generator.content.campaign import Campaign
from generator.content.consultation import Consultation
from generator.content.event import Event
from generator.content.exemplar import Exemplar
from generator.content.kinds import BY_KEY, KINDS
from generator.content.record import Entry
from generator.content.relayed import Relayed
from generator.loading.record import Record
from generator.policy.days import later
from generator.vietnamese import print_day, print_number
from generator.views.address import HOME, address_of, kind_address, term_address, year_address
from generator.views.award_decision import award_decision_view
from generator.views.book import Book, once
from generator.views.campaign import campaign_view
from generator.views.catalogue import filed_by_year, filed_under
from generator.views.head import head
from generator.views.naming import moment
from generator.views.outline import PublicRecord
from generator.views.site import Fact, FeedChannel, FeedItem, Gone, ListedItem
from generator.views.target import TargetView
from generator.views.unit import filed_under_unit
from generator.views.wording import STATES, as_day, campaign_span, when_text

ALL = "tat-ca"
UPDATED = "cap-nhat"
MOST_NAMES = 100
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
    chooser = _Chooser(book, carrying)
    records = chooser.records
    items = {r.id: _listed(r, book, kept.get(r.id, "")) for r in records}
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
        if kind.key != "unit" and chooser.wants(kind.folder):
            chosen: Sequence[PublicRecord] = [r for r in records if r.kind.key == kind.key]
            add(kind.folder, BY_KIND, kind.vi_many, kind_address(kind.key), chosen)
    for term in book.edition.terms.values():
        if chooser.wants(term.id):
            chosen = chooser.of_term(term.kind, term.id)
            if chosen or (term.id in gone_from and term.kind in ("field", "topic")):
                group = BY_FIELD if term.kind == "field" else BY_TOPIC
                name = str(getattr(term.entry, "name"))  # noqa: B009
                page = term_address(term.kind, term.entry) if chosen else HOME  # type: ignore[arg-type]
                add(term.id, group, name, page, chosen)
    for record in book.of_kind["campaign"]:
        if chooser.wants(record.id):
            entry = record.entry
            assert isinstance(entry, Campaign)
            chosen = [record, *book.of_campaign.get(record.id, ())]
            _, last = campaign_span(entry)
            ended = last if last and last < book.day else None
            add(record.id, BY_CAMPAIGN, record.outline.name, record.address, chosen, ended)
    for record in book.of_kind["unit"]:
        if chooser.wants(record.id):
            chosen = filed_under_unit(record.id, book)
            if chosen or record.id in gone_from:
                add(record.id, BY_UNIT, record.outline.name, record.address, chosen)
    for year in sorted({*chooser.years, *(y for e in left for y in e.traces.years)}, reverse=True):
        if chooser.wants(_year_key(year)):
            chosen = chooser.of_year(year)
            page = year_address(year) if chosen else HOME
            add(_year_key(year), BY_YEAR, f"Năm {year}", page, chosen)
    for each in left:  # whoever follows a campaign that was taken down is told that this is the end
        if each.kind == "campaign" and chooser.wants(each.id):
            chosen = book.of_campaign.get(each.id, ())
            title, page = f"Phong trào đã được gỡ ({each.id})", kind_address("campaign")
            add(each.id, BY_CAMPAIGN, title, page, chosen, later(each.day, -1))
    return tuple(found)


class _Chooser:
    """Which records are whose, looked through when first asked."""

    def __init__(self, book: Book, carrying: Iterable[str] | None) -> None:
        self.records = tuple(r for r in book.newest if r.outline.published)
        self._wanted: set[str] | None = None
        if carrying is not None:
            carried = (book.records[key] for key in carrying if key in book.records)
            self._wanted = {key for record in carried for key in _carriers(record, book)}

    def wants(self, key: str) -> bool:
        """Tell whether a channel is wanted."""
        return self._wanted is None or key in self._wanted

    @cached_property
    def _by_term(self) -> dict[str, dict[str, list[PublicRecord]]]:
        return {kind: filed_under(self.records, kind) for kind in ("field", "topic")}

    @cached_property
    def _by_year(self) -> dict[int, list[PublicRecord]]:
        return filed_by_year(self.records)

    def of_term(self, kind: str, term: str) -> Sequence[PublicRecord]:
        return self._by_term.get(kind, {}).get(term, ())

    @property
    def years(self) -> Iterable[int]:
        return self._by_year

    def of_year(self, year: int) -> Sequence[PublicRecord]:
        return self._by_year.get(year, ())


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


def _listed(record: PublicRecord, book: Book, kept: str) -> ListedItem:
    outline = record.outline
    assert outline.published
    assert outline.changed
    make = partial(feed_item, record, book)
    return ListedItem(record.id, outline.published, outline.changed, outline.major, make, kept)


def _sorted(items: Iterable[ListedItem]) -> tuple[ListedItem, ...]:
    by_key = sorted(items, key=lambda i: i.key)
    return tuple(sorted(by_key, key=lambda i: i.published, reverse=True))


@once
def feed_item(record: Record, book: Book) -> FeedItem:
    """Return a record as feeds carry it. Its dates are those of the record, never the build's."""
    entry = record.entry
    assert isinstance(entry, Entry)
    assert entry.publication.publish is not None
    top = head(record, book)
    published = moment(entry.publication.publish)
    changes = [moment(c.day) for c in entry.publication.changes if as_day(c.day) <= book.day]
    major = tuple(c for c in top.corrections if c.major)
    kind = BY_KEY[record.kind.key]
    categories = [("kind", kind.folder, kind.vi_many)]
    if top.field and entry.field:
        categories.append(("field", entry.field, top.field.title))
    categories += [
        ("topic", topic, link.title) for topic in entry.topics if (link := book.term(topic))
    ]
    return FeedItem(
        key=entry.id,
        kind=kind.key,
        title=entry.title,
        address=address_of(record),
        summary=entry.summary or str(getattr(entry, "citation", None) or ""),
        facts=facts(record, book),
        body=top.body,
        published=published,
        updated=max((published, *changes)),
        author=_author(entry, book),
        categories=tuple(categories),
        picture=top.picture,
        files=top.files,
        major=major,
    )


def _author(entry: Entry, book: Book) -> str:
    """Return who wrote a record, or the body that answers for it."""
    if isinstance(entry, Relayed):
        return entry.writer or book.source(entry.source).name
    return str(getattr(entry, "writer", None) or book.edition.section.body)


def facts(record: Record, book: Book) -> tuple[Fact, ...]:
    """Return the facts of a record that its text does not hold, as labelled lines."""
    entry = record.entry
    if isinstance(entry, Campaign):
        return _campaign_facts(record, book)
    if isinstance(entry, AwardDecision):
        return _decision_facts(record, book)
    found: list[Fact] = []
    if isinstance(entry, Exemplar):
        found += [Fact("Vấn đề", (entry.problem,))] if entry.problem else []
        found += [Fact("Cách làm", (entry.approach,))] if entry.approach else []
        results = tuple(
            f"{f.text}: "
            + (f"{print_number(f.before)} → " if f.before is not None else "")
            + f"{print_number(f.after)} {f.unit}"
            for f in entry.results
        )
        found += [Fact("Kết quả", results)] if results else []
    if isinstance(entry, Relayed):
        found.append(Fact("Nguồn", (book.source(entry.source).name, entry.source_url)))
    if isinstance(entry, Event):
        found.append(Fact("Thời gian", (when_text(entry.start, entry.end),)))
        found += [Fact("Địa điểm", (entry.place,))] if entry.place else []
        if entry.cancelled and entry.cancelled.day <= book.day:
            found.append(Fact(STATES["cancelled"], (entry.cancelled.reason,)))
    if isinstance(entry, Consultation):
        found.append(Fact("Lấy ý kiến đến hết ngày", (print_day(entry.ends),)))
        found.append(Fact("Nơi nhận ý kiến", (entry.contact,)))
    return tuple(found)


def _campaign_facts(record: Record, book: Book) -> tuple[Fact, ...]:
    view = campaign_view(record, book)
    found: list[Fact] = []
    if view.issued.symbol:
        found.append(Fact("Số, ký hiệu", (view.issued.symbol,)))
    if view.theme:
        found.append(Fact("Chủ đề", (view.theme,)))
    if view.milestones:
        days = tuple(f"{m.label}: {m.text}" for m in view.milestones)
        found.append(Fact("Thời gian", days))
    for group in view.target_groups:
        label = f"Mục tiêu – {group.title}" if group.title else "Mục tiêu"
        found.append(Fact(label, tuple(_target_line(target) for target in group.targets)))
    return tuple(found)


def _target_line(target: TargetView) -> str:
    line = f"{target.text}: {target.figure}" if target.figure else target.text
    inside = "; ".join(
        f"{child.joined or 'trong đó'} {_target_line(child)}" for child in target.children
    )
    return f"{line} ({inside})" if inside else line


def _decision_facts(record: Record, book: Book) -> tuple[Fact, ...]:
    """Return the names by title; a long list is cut, as the decision's page has all of it."""
    view = award_decision_view(record, book)
    found: list[Fact] = []
    left = MOST_NAMES
    for group in view.groups:
        shown = [a for a in group.awarded if not a.revoked][:left]
        left -= len(shown)
        if shown:
            lines = tuple(f"{a.name}, {a.unit}" if a.unit else a.name for a in shown)
            found.append(Fact(group.title, lines))
    more = view.count - (MOST_NAMES - left)
    if more > 0:
        found.append(
            Fact("Danh sách đầy đủ", (f"Còn {more} trường hợp, xem tại trang của quyết định.",))
        )
    return tuple(found)
