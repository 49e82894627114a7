"""What can be found, by what it can be narrowed, and the page it is looked for on."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.content.kinds import KINDS
from generator.content.record import Entry
from generator.content.unit import Unit
from generator.content.vocabulary import Term
from generator.vietnamese import collation_key
from generator.views.address import SEARCH, kind_address, term_address, year_address
from generator.views.book import Book
from generator.views.catalogue import HOME_LINK
from generator.views.head import card, head
from generator.views.outline import PublicRecord
from generator.views.page import FeedLink, Page
from generator.views.search_entry import SearchEntry, SearchTag
from generator.views.search_text import facts_of, names_of
from generator.views.unit import lineage

__all__ = ["SearchEntry", "SearchTag", "search_entries", "search_page"]

Heirs = dict[str, tuple[str, ...]]
"""For each unit, itself and every unit that carries on for it."""


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
    by_name = sorted(book.of_kind["unit"], key=lambda r: (collation_key(r.outline.name), r.id))
    found = [_entry(record, book, heirs) for record in book.newest]
    found += (_unit_entry(record, book, heirs) for record in by_name)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Tags:
    """What one record is found by besides its words."""

    kind: SearchTag
    field: SearchTag | None
    units: tuple[SearchTag, ...]
    campaigns: tuple[SearchTag, ...]
    awards: tuple[SearchTag, ...]


def _tags(record: PublicRecord, book: Book, heirs: Heirs) -> _Tags:
    field = book.edition.terms.get(record.outline.field or "")
    campaign = _campaign(record, book)
    return _Tags(
        kind=SearchTag(record.kind.folder, record.kind.vi_many),
        field=SearchTag(field.id, field.entry.name)
        if field and isinstance(field.entry, Term)
        else None,
        units=_unit_tags(_carrying_on(_units(record), heirs), book),
        campaigns=(SearchTag(campaign.id, campaign.outline.name),) if campaign else (),
        awards=_award_tags(_awards(record, book), book),
    )


def _campaign(record: PublicRecord, book: Book) -> PublicRecord | None:
    return record if record.kind.key == "campaign" else book.record(record.outline.campaign)


def _units(record: PublicRecord) -> tuple[str, ...]:
    return (record.id,) if record.kind.key == "unit" else record.outline.units


def _entry(record: PublicRecord, book: Book, heirs: Heirs) -> SearchEntry:
    entry = record.entry
    assert isinstance(entry, Entry)
    shown = card(record, book)
    tags = _tags(record, book, heirs)
    return SearchEntry(
        address=shown.address,
        title=shown.title,
        kind=tags.kind,
        kind_label=shown.kind_label,
        summary=shown.summary,
        facts=facts_of(record, book),
        names=names_of(record, book),
        body=head(record, book).body,
        field=tags.field,
        units=tags.units,
        campaigns=tags.campaigns,
        years=record.outline.years,
        awards=tags.awards,
        meta=shown.meta,
        day=shown.day,
        person=record.outline.person,
        sort_name=getattr(entry, "sort_key", None) or shown.title,
        sample=shown.sample,
    )


def _unit_entry(record: PublicRecord, book: Book, heirs: Heirs) -> SearchEntry:
    entry, title = record.entry, record.outline.name
    assert isinstance(entry, Unit)
    tags = _tags(record, book, heirs)
    return SearchEntry(
        address=record.address,
        title=title,
        kind=tags.kind,
        kind_label=record.kind.vi,
        facts=facts_of(record, book),
        units=tags.units,
        meta=tuple(part for part in (entry.level.vi, entry.place) if part),
        sort_name=title,
    )


def _heirs(book: Book) -> Heirs:
    """Return, for each unit, itself and every unit that carries on for it."""
    heirs: dict[str, list[str]] = {}
    for record in book.of_kind["unit"]:
        for unit in lineage(record.id, book):
            heirs.setdefault(unit, []).append(record.id)
    return {unit: tuple(found) for unit, found in heirs.items()}


def _carrying_on(units: Iterable[str], heirs: Heirs) -> set[str]:
    return {heir for unit in units for heir in heirs.get(unit, ())}


def _unit_tags(units: Iterable[str], book: Book) -> tuple[SearchTag, ...]:
    tags = []
    for unit in sorted(units):
        if label := book.unit(unit, book.day):
            tags.append(SearchTag(unit, f"{label.name} (tên cũ)" if label.now else label.name))
    return tuple(tags)


def _award_tags(awards: Iterable[str], book: Book) -> tuple[SearchTag, ...]:
    """Return titles and forms of commendation, the highest first."""
    terms = (book.award(award) for award in awards)
    ranked = sorted((term for term in terms if term), key=lambda term: (term.rank, term.id))
    return tuple(
        SearchTag(term.id, f"{term.name} (đến năm {term.until.year})" if term.until else term.name)
        for term in ranked
    )


def _awards(record: PublicRecord, book: Book) -> set[str]:
    """Return the titles and forms a person holds or a decision confers."""
    conferred = book.awarded_to.get(record.id, ())
    stand = {each.row.award for each in conferred if not each.row.revoked}
    return {award for award in stand.union(record.outline.awards) if award}


def search_page(book: Book, main: FeedLink) -> Page:
    """Return the page results are shown on; without JavaScript it leads to the listings."""
    return Page(
        SEARCH, "search", "Tìm kiếm", SearchView(_facets(book), len(book.records)),
        "Tìm trong toàn chuyên trang theo từ, tên người, số ký hiệu văn bản.",
        (HOME_LINK,), (main,), "search", noindex=True,
    )  # fmt: skip


def _facets(book: Book) -> tuple[SearchFacet, ...]:
    """Return the facets. What few values say is counted by these, not record by record."""
    records, terms, heirs = book.records.values(), book.edition.terms, _heirs(book)
    fields = Counter(record.outline.field for record in records)
    years = Counter(year for record in records for year in record.outline.years)
    campaigns = Counter(found.id for record in records if (found := _campaign(record, book)))
    awards = Counter(award for record in records for award in _awards(record, book))
    units = Counter[str]()
    for named, count in Counter(map(_units, records)).items():
        units.update(dict.fromkeys(_carrying_on(named, heirs), count))
    facets = (
        SearchFacet("loai", "Loại nội dung", tuple(
            SearchChoice(kind.folder, kind.vi_many, kind_address(kind.key), count)
            for kind in KINDS if (count := len(book.of_kind[kind.key]))
        )),
        SearchFacet("nam", "Năm", tuple(
            SearchChoice(str(year), str(year), year_address(year), count)
            for year, count in sorted(years.items(), reverse=True)
        )),
        SearchFacet("linh-vuc", "Lĩnh vực", tuple(
            SearchChoice(key, term.entry.name, term_address("field", term.entry), fields[key])
            for key, term in terms.items() if key in fields and isinstance(term.entry, Term)
        )),
        SearchFacet("phong-trao", "Phong trào", tuple(
            SearchChoice(each.id, each.outline.name, each.address, campaigns[each.id])
            for each in book.latest["campaign"]
        )),
        SearchFacet("danh-hieu", "Danh hiệu, hình thức khen thưởng", tuple(
            SearchChoice(tag.key, tag.label, None, awards[tag.key])
            for tag in _award_tags(awards, book)
        )),
        SearchFacet("don-vi", "Đơn vị", tuple(
            SearchChoice(tag.key, tag.label, book.records[tag.key].address, units[tag.key])
            for tag in sorted(
                _unit_tags(units, book), key=lambda tag: (collation_key(tag.label), tag.key)
            )
        )),
    )  # fmt: skip
    return tuple(facet for facet in facets if facet.choices)
