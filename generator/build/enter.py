"""Enter a site that was built into its ledger."""

from collections.abc import Iterable, Mapping

from generator.build.ledger import (
    EntryNote,
    Leaf,
    Ledger,
    RecordNote,
    Rest,
    SheetNote,
    record_digest,
)
from generator.build.pipeline import Made, Noted, Prepared
from generator.build.unchanged import Snapshot
from generator.digest import value_digest
from generator.policy.edition import Edition
from generator.policy.facts import gather
from generator.views.book import Book
from generator.views.page import Page
from generator.views.pictured import Shown


def ledger_of(
    prepared: Prepared,
    made: Made,
    noted: Noted,
    snapshot: Snapshot,
    checked_by: Mapping[str, frozenset[str]],
    everywhere: Iterable[str],
) -> Ledger:
    """Return the ledger of a site just built.

    *checked_by* is for each record those that its check looked into; *everywhere* are those looked
    into by checks of no one record.
    """
    graph = prepared.graph
    return Ledger(
        snapshot=snapshot,
        records={
            key: RecordNote(record.kind.key, record.path, record_digest(record))
            for key, record in graph.records.items()
        },
        outlines=dict(noted.book.outlines),
        rest=_rest(prepared.edition),
        conferred={
            honouree: tuple((decision.id, at) for decision, at in rows)
            for honouree, rows in gather(graph).places.items()
        },
        leaned_on=prepared.edition.leaned_on,
        checked_by=_turned(checked_by),
        everywhere=noted.everywhere.union(everywhere),
        sheets={
            key: SheetNote(tuple(sorted(looked)), leaves(pages, made.shown))
            for key, (pages, looked) in noted.sheets.items()
        },
        others=leaves(_without_sheet(made, noted), made.shown),
        entries=entry_notes(noted.entries, noted.book),
    )


def entry_notes(keys: Mapping[str, str], book: Book) -> dict[str, EntryNote]:
    """Return what the ledger holds of entries that were made, by record."""
    return {
        key: EntryNote(kept, tuple(sorted(book.looked("feed_item", key))))
        for key, kept in keys.items()
    }


def leaves(pages: Iterable[Page], shown: Shown) -> tuple[Leaf, ...]:
    """Return what the ledger holds of pages."""
    return tuple(
        Leaf(page.address, page.updated, page.noindex, value_digest(shown.on(page)))
        for page in pages
    )


def _rest(edition: Edition) -> Rest:
    return Rest(
        edition.section,
        dict(edition.terms),
        dict(edition.vocabularies),
        edition.notices,
        edition.redirects,
        edition.gone,
        {key: taken for key, taken in edition.taken_back.items() if taken},
    )


def _turned(checked_by: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Return by record who looked into it."""
    found: dict[str, set[str]] = {}
    for key, looked in checked_by.items():
        for other in looked:
            found.setdefault(other, set()).add(key)
    return {key: frozenset(who) for key, who in found.items()}


def _without_sheet(made: Made, noted: Noted) -> Iterable[Page]:
    """Return the pages that stand on no sheet: that of the open data."""
    on_sheets = {page.address for pages, _ in noted.sheets.values() for page in pages}
    return (page for page in made.site.pages if page.address not in on_sheets)
