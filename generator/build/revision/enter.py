"""Enter a site that was built into its ledger."""

import pickle
from collections.abc import Iterable, Mapping

from generator.build.arranged import Arranged
from generator.build.pipeline import Made, Prepared
from generator.build.revision.ledger import Edited, Ledger
from generator.build.state.unchanged import Snapshot
from generator.digest import value_digest
from generator.outputs.images import firsts
from generator.policy.edition import Edition
from generator.policy.facts import gather
from generator.views.known_page import KnownPage, shown_anywhere
from generator.views.outline import pack


def ledger_of(
    prepared: Prepared,
    made: Made,
    arranged: Arranged,
    snapshot: Snapshot,
    checked_by: Mapping[str, Iterable[str]],
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
            key: (record.kind.key, record.path, prepared.digests[record.path])
            for key, record in graph.records.items()
        },
        conferred={
            honouree: tuple((decision.id, at) for decision, at in rows)
            for honouree, rows in gather(graph).places.items()
        },
        leaned_on=prepared.edition.leaned_on,
        checked_by=_turned(checked_by),
        everywhere=arranged.everywhere.union(everywhere),
        sheets={
            key: (looked, besides_words(pages)) for key, (pages, looked) in arranged.sheets.items()
        },
        entries=made.entries,
        pictures={
            source: (first.address, first.focus)
            for source, first in firsts(shown_anywhere(made.site.pages)[0]).items()
        },
        outlined=pack(arranged.book.outlines),
        packed=pickle.dumps(_edited(prepared.edition), 5),
    )


def besides_words(pages: Iterable[KnownPage]) -> str:
    """Return the digest of what pages are to the rest of the site.

    Where they are, which files they show, and what the sitemap says of them.
    """
    return value_digest(
        [(p.address, p.updated, p.form.noindex, p.pictures, p.downloads) for p in pages]
    )


def _edited(edition: Edition) -> Edited:
    return Edited(
        section=edition.section,
        terms=dict(edition.terms),
        vocabularies=dict(edition.vocabularies),
        notices=edition.notices,
        redirects=edition.redirects,
        gone=edition.gone,
        taken_back={key: taken for key, taken in edition.taken_back.items() if taken},
    )


def _turned(checked_by: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """Return by record who looked into it."""
    found: dict[str, set[str]] = {}
    for key, looked in checked_by.items():
        for other in looked:
            found.setdefault(other, set()).add(key)
    return {key: frozenset(who) for key, who in found.items()}
