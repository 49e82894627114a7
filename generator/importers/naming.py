"""Ids and file names that are taken, and what a new record's file is called."""

from generator.content.kinds import Kind
from generator.importers.skeleton import Ids, shortened
from generator.loading.record import Library


def ids_of(library: Library) -> Ids:
    """Return all ids by kind, those of records with errors too."""
    ids: dict[str, list[str]] = {}
    for record in library.records:
        ids.setdefault(record.kind.key, []).append(record.id)
    for unsound in library.unsound:
        ids.setdefault(unsound.kind.key, []).append(unsound.text("id"))
    for term in library.terms:
        ids.setdefault(term.kind, []).append(term.id)
    return ids


def file_name(kind: Kind, id: str, title: str) -> str:
    """Return a name without its ending. It never holds a person's, nor one that may change."""
    return id if kind.key in ("honouree", "unit") else shortened(title) or id
