"""What can be found, by what it can be narrowed, and the page it is looked for on."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.content.award_decision import AwardDecision
from generator.content.honouree import Award, Honouree, HonoureeKind
from generator.content.kinds import KINDS
from generator.content.record import Entry
from generator.content.unit import Unit
from generator.content.vocabulary import Term
from generator.loading.record import Record
from generator.policy.filing import years_of
from generator.vietnamese import collation_key
from generator.views.address import SEARCH, address_of, kind_address, term_address, year_address
from generator.views.book import Book, newest_first, title_of
from generator.views.catalogue import HOME_LINK, public_records
from generator.views.head import card, head
from generator.views.page import FeedLink, Page
from generator.views.search_entry import SearchEntry, SearchTag
from generator.views.search_text import facts_of, names_of
from generator.views.unit import lineage

__all__ = ["SearchEntry", "SearchTag", "search_entries", "search_page"]


@dataclass(frozen=True, slots=True)
class SearchChoice:
    """One value of a facet. *address* is its listing, for readers without JavaScript."""

    key: str
    label: str
    address: str | None
    count: int


@dataclass(frozen=True, slots=True)
class SearchFacet:
    """A way to narrow results; *key* names it in addresses."""

    key: str
    title: str
    choices: tuple[SearchChoice, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page: the facets in the order shown, and how much there is to find."""

    facets: tuple[SearchFacet, ...]
    total: int


def search_entries(book: Book) -> tuple[SearchEntry, ...]:
    """Return all that can be found: every public record, newest first, then the units."""
    heirs = _heirs(book)
    units = (r for r in book.edition.of_kind("unit") if isinstance(r.entry, Unit))
    by_name = sorted(units, key=lambda r: (collation_key(title_of(r, book.day)), r.id))
    found = [_entry(record, book, heirs) for record in public_records(book)]
    found += (_unit_entry(record, book, heirs) for record in by_name)
    return tuple(found)


def _entry(record: Record, book: Book, heirs: dict[str, tuple[str, ...]]) -> SearchEntry:
    entry = record.entry
    assert isinstance(entry, Entry)
    shown = card(record, book)
    person = isinstance(entry, Honouree) and entry.honouree_kind is HonoureeKind.PERSON
    field = book.edition.terms.get(entry.field or "")
    own = {entry.unit, getattr(entry, "issuer", None)} - {None}
    filed = {heir for unit in own for heir in heirs.get(str(unit), ())}
    campaign = record if record.kind.key == "campaign" else book.record(_campaign_of(entry))
    return SearchEntry(
        address=shown.address,
        title=shown.title,
        kind=SearchTag(record.kind.folder, record.kind.vi_many),
        kind_label=shown.kind_label,
        summary=shown.summary,
        facts=facts_of(record, book),
        names=names_of(record, book),
        body=head(record, book).body,
        field=SearchTag(field.id, field.entry.name)
        if field and isinstance(field.entry, Term)
        else None,
        units=_unit_tags(filed, book),
        campaigns=(SearchTag(campaign.id, _campaign_name(campaign, book)),) if campaign else (),
        years=years_of(record.entry),
        awards=_awards(record, book),
        meta=shown.meta,
        day=shown.day,
        person=person,
        sort_name=getattr(entry, "sort_key", None) or shown.title,
        sample=shown.sample,
    )


def _unit_entry(record: Record, book: Book, heirs: dict[str, tuple[str, ...]]) -> SearchEntry:
    entry, title = record.entry, title_of(record, book.day)
    assert isinstance(entry, Unit)
    return SearchEntry(
        address=address_of(record),
        title=title,
        kind=SearchTag(record.kind.folder, record.kind.vi_many),
        kind_label=record.kind.vi,
        facts=facts_of(record, book),
        units=_unit_tags(heirs.get(record.id, ()), book),
        meta=tuple(part for part in (entry.level.vi, entry.place) if part),
        sort_name=title,
    )


def _campaign_of(entry: Entry) -> str | None:
    return getattr(entry, "campaign", None)


def _campaign_name(record: Record, book: Book) -> str:
    return getattr(record.entry, "short_title", None) or title_of(record, book.day)


def _heirs(book: Book) -> dict[str, tuple[str, ...]]:
    """Return, for each unit, itself and every unit that carries on for it."""
    heirs: dict[str, list[str]] = {}
    for record in book.edition.of_kind("unit"):
        for unit in lineage(record.id, book):
            heirs.setdefault(unit, []).append(record.id)
    return {unit: tuple(found) for unit, found in heirs.items()}


def _unit_tags(units: Iterable[str], book: Book) -> tuple[SearchTag, ...]:
    tags = []
    for unit in sorted(units):
        if label := book.unit(unit, book.day):
            tags.append(SearchTag(unit, f"{label.name} (tên cũ)" if label.now else label.name))
    return tuple(tags)


def _awards(record: Record, book: Book) -> tuple[SearchTag, ...]:
    """Return the titles and forms a person holds or a decision confers, the highest first."""
    terms = (book.award(award) for award in dict.fromkeys(_award_ids(record, book)) if award)
    ranked = sorted((term for term in terms if term), key=lambda term: (term.rank, term.id))
    return tuple(
        SearchTag(term.id, f"{term.name} (đến năm {term.until.year})" if term.until else term.name)
        for term in ranked
    )


def _award_ids(record: Record, book: Book) -> Iterator[str | None]:
    entry = record.entry
    if isinstance(entry, Honouree):
        own: tuple[Award, ...] = entry.awards
        yield from (award.award for award in own)
        for decision, row, number in book.awarded_to.get(entry.id, ()):
            assert isinstance(decision.entry, AwardDecision)
            if not book.edition.revoked(decision.id, number, row.name):
                yield row.award or decision.entry.award
    elif isinstance(entry, AwardDecision):
        for at, row in enumerate(entry.awarded, start=1):
            number = at if row.number is None else row.number
            if not book.edition.revoked(record.id, number, row.name):
                yield row.award or entry.award


def search_page(entries: tuple[SearchEntry, ...], book: Book, main: FeedLink) -> Page:
    """Return the page results are shown on; without JavaScript it leads to the listings."""
    return Page(
        SEARCH, "search", "Tìm kiếm", SearchView(_facets(entries, book), len(entries)),
        "Tìm trong toàn chuyên trang theo từ, tên người, số ký hiệu văn bản.",
        (HOME_LINK,), (main,), "search", noindex=True,
    )  # fmt: skip


def _facets(entries: tuple[SearchEntry, ...], book: Book) -> tuple[SearchFacet, ...]:
    kinds = _counted(e.kind for e in entries)
    fields = _counted(e.field for e in entries if e.field)
    units = _counted(tag for e in entries for tag in e.units)
    campaigns = _counted(tag for e in entries for tag in e.campaigns)
    years = Counter(year for e in entries for year in e.years)
    awards = _counted(tag for e in entries for tag in e.awards)
    terms = book.edition.terms
    links = {tag.key: _address(tag.key, book) for tag in (*units, *campaigns)}
    newest = [r.id for r in newest_first(book.edition.of_kind("campaign"))]
    facets = (
        SearchFacet("loai", "Loại nội dung", tuple(
            _choice(tag, kind_address(kind.key), kinds)
            for kind in KINDS for tag in kinds if tag.key == kind.folder
        )),
        SearchFacet("nam", "Năm", tuple(
            SearchChoice(str(year), str(year), year_address(year), count)
            for year, count in sorted(years.items(), reverse=True)
        )),
        SearchFacet("linh-vuc", "Lĩnh vực", tuple(
            _choice(tag, term_address("field", term), fields)
            for tag in sorted(fields, key=lambda tag: list(terms).index(tag.key))
            if isinstance(term := terms[tag.key].entry, Term)
        )),
        SearchFacet("phong-trao", "Phong trào", tuple(
            _choice(tag, links[tag.key], campaigns)
            for tag in sorted(campaigns, key=lambda tag: newest.index(tag.key))
        )),
        SearchFacet("danh-hieu", "Danh hiệu, hình thức khen thưởng", tuple(
            _choice(tag, None, awards) for tag in sorted(awards, key=lambda t: _rank(t, book))
        )),
        SearchFacet("don-vi", "Đơn vị", tuple(
            _choice(tag, links[tag.key], units)
            for tag in sorted(units, key=lambda tag: (collation_key(tag.label), tag.key))
        )),
    )  # fmt: skip
    return tuple(facet for facet in facets if facet.choices)


def _counted(tags: Iterable[SearchTag]) -> Counter[SearchTag]:
    return Counter(tags)


def _choice(tag: SearchTag, address: str | None, counts: Counter[SearchTag]) -> SearchChoice:
    return SearchChoice(tag.key, tag.label, address, counts[tag])


def _address(identifier: str, book: Book) -> str | None:
    record = book.record(identifier)
    return address_of(record) if record else None


def _rank(tag: SearchTag, book: Book) -> tuple[int, str]:
    term = book.award(tag.key)
    return (term.rank if term else 0, tag.key)
