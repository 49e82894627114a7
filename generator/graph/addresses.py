"""One address a record: who holds which, and which are kept for the site itself."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from generator.content.kinds import KINDS
from generator.content.vocabulary import Term as Word
from generator.diagnostics import Diagnostic, Place, problem
from generator.loading.record import Library, Record, stem_of

# Feeds and calendars named after no record. A device's name makes no folder on Windows.
_NAMES = "|".join(("tat-ca", "cap-nhat", "danh-sach", "index", *(kind.folder for kind in KINDS)))
_DEVICES = r"con|prn|aux|nul|com\d|lpt\d"
_RESERVED_ID = re.compile(rf"(?:{_NAMES}|nam-\d{{4}}|{_DEVICES})")
_RESERVED_SLUG = re.compile(rf"(?:trang-\d+|{_DEVICES})")
_BY_ID = ("honouree", "unit")


def slug_of(record: Record) -> str:
    """Return the last segment of a record's address. A person's or unit's name is never in it."""
    if record.kind.key in _BY_ID:
        return record.id
    return getattr(record.entry, "slug", None) or record.stem


@dataclass(frozen=True, slots=True)
class _Holder:
    """Who holds an address, and where that is written."""

    folder: str
    slug: str
    path: str
    spot: Callable[[], Place]

    @property
    def address(self) -> str:
        return f"{self.folder}/{self.slug}"


class Addressed(NamedTuple):
    """A record with the ends of its present and earlier addresses."""

    record: Record
    slug: str
    old_slugs: tuple[str, ...]


def addressed(record: Record) -> Addressed:
    """Return a record with what its addresses end in."""
    return Addressed(record, slug_of(record), getattr(record.entry, "old_slugs", ()))


def address_problems(library: Library, records: Iterable[Addressed]) -> Iterator[Diagnostic]:
    """Yield addresses that two records claim, and ids and addresses that no record may have.

    *records* are those of the library that are valid.
    """
    taken: dict[str, _Holder] = {}
    sound = sorted(records, key=lambda each: each.record.path)
    for holder in (*_present(library, sound), *_earlier(library, sound)):
        first = taken.setdefault(holder.address, holder)
        if first is not holder:
            yield problem("address.shared", holder.spot(), address=holder.address, first=first.path)
        if _RESERVED_SLUG.fullmatch(holder.slug):
            yield problem("address.reserved", holder.spot(), address=holder.address)
    unsound = ((getattr(each.record.entry, "id", ""), each.record) for each in library.unsound)
    for key, record in (*((record.id, record) for record in library.records), *unsound):
        if _RESERVED_ID.fullmatch(key):
            yield problem("id.reserved", record.place("id"), id=key)
    for term in (*library.terms, *library.unsound_terms):
        if _RESERVED_ID.fullmatch(term.id):
            yield problem("id.reserved", term.place, id=term.id)


def _present(library: Library, sound: Iterable[Addressed]) -> Iterator[_Holder]:
    """Yield every record and term by its present address, records in order of path."""
    held = [
        _Holder(record.kind.folder, slug, record.path, partial(record.place, "slug"))
        for record, slug, _ in sound
    ]
    for unsound in library.unsound:
        slug = unsound.text("id" if unsound.kind.key in _BY_ID else "slug")
        slug = slug or stem_of(unsound.path)
        held.append(
            _Holder(unsound.kind.folder, slug, unsound.path, partial(unsound.record.place, "slug"))
        )
    yield from sorted(held, key=lambda holder: holder.path)
    # A term that comes twice is told by its id.
    for term in {term.id: term for term in (*library.terms, *library.unsound_terms)}.values():
        if isinstance(term.entry, Word):
            slug = getattr(term.entry, "slug", None) or term.id
            yield _Holder(term.kind, slug, term.place.path, partial(_same, term.place))


def _earlier(library: Library, sound: Iterable[Addressed]) -> Iterator[_Holder]:
    """Yield the addresses that records had before."""
    unsound = (
        (each.record, getattr(each.record.entry, "old_slugs", ())) for each in library.unsound
    )
    for record, old_slugs in (*((record, old) for record, _, old in sound), *unsound):
        for index, old in enumerate(old_slugs):
            spot = partial(record.place, "old_slugs", index)
            yield _Holder(record.kind.folder, old, record.path, spot)


def _same(place: Place) -> Place:
    return place
