"""A site's records and its edition out of the ledger: a record is loaded when it is looked into."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from generator.build.cache.records import KeptRecords
from generator.build.revision.ledger import Ledger, RecordNote
from generator.content.kinds import BY_KEY
from generator.graph.graph import Graph
from generator.loading.discover import Found
from generator.loading.noted import NotedRecord, Notes
from generator.loading.record import Record
from generator.policy.edition import Edition, LetThrough
from generator.policy.facts import Facts


def found_at(content: Path, note: RecordNote) -> Found:
    """Return the file of a record."""
    return Found(content, note.path, BY_KEY[note.kind])


class Shelf(Mapping[str, Record]):
    """All records of a ledger by id, with some in the place of those of the same ids.

    Raises LostFileError where one is looked into that is lost.
    """

    def __init__(
        self,
        ledger: Ledger,
        kept: KeptRecords,
        content: Path,
        notes: Notes,
        instead: Mapping[str, Record],
    ) -> None:
        self._ledger = ledger
        self._kept = kept
        self._content = content
        self._notes = notes
        self._loaded = dict(instead)

    def __getitem__(self, key: str) -> Record:
        note = self._ledger.note(key)
        return NotedRecord(BY_KEY[note.kind], key, note.path, self._load, self._notes)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ledger.records)

    def __len__(self) -> int:
        return len(self._ledger.records)

    def _load(self, of: Record) -> Record:
        key = of.id
        if key not in self._loaded:
            note = self._ledger.note(key)
            self._loaded[key] = self._kept.record(found_at(self._content, note), note.digest)
        return self._loaded[key]


def recalled(ledger: Ledger, shelf: Shelf, notes: Notes, day: date) -> tuple[Graph, Edition]:
    """Return the graph and the edition of a ledger, with the records of *shelf*."""
    rest = ledger.edited
    graph = Graph(rest.section, shelf, rest.terms, rest.vocabularies, notes=notes)
    places = {
        honouree: tuple((shelf[decision], at) for decision, at in rows)
        for honouree, rows in ledger.conferred.items()
    }
    edition = Edition(
        day=day,
        section=rest.section,
        terms=rest.terms,
        vocabularies=rest.vocabularies,
        records=LetThrough(ledger.outlines.keys(), Facts(graph, places), day),
        verdicts={},
        notices=rest.notices,
        redirects=rest.redirects,
        gone=rest.gone,
        taken_back=rest.taken_back,
        turned={},
    )
    return graph, edition
