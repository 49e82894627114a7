"""Who refers to a record: what would lead nowhere if it were not there."""

import posixpath
from collections.abc import Iterator

from generator.build.markdown.links import links_in
from generator.graph.references import references, written_references
from generator.loading.record import Library, Record


def referrers(library: Library, record: Record) -> tuple[str, ...]:
    """Return the paths of all other files that name a record in a field or link to it."""
    return tuple(sorted(set(_referring(library, record)) - {record.path}))


def _referring(library: Library, record: Record) -> Iterator[str]:
    named = {record.id}
    for each in library.records:
        if named & {key for _, key, _ in references(each.entry)} or _links(each, record):
            yield each.path
    for unsound in library.unsound:
        written = written_references(unsound.record.tree, unsound.kind.model)
        if named & {key for _, key, _ in written} or _links(unsound.record, record):
            yield unsound.path
    for term in library.terms:
        if named & {key for _, key, _ in references(term.entry)}:
            yield term.place.path


def _links(each: Record, record: Record) -> bool:
    """Tell whether the body of *each* links to *record*, by its id or its file."""
    for href, _, _ in links_in(each.body):
        path = href.partition("#")[0]
        if path == f"id:{record.id}":
            return True
        if path.endswith((".md", ".yml")):
            written = posixpath.normpath(posixpath.join(each.folder, path))
            if written == record.path:
                return True
    return False
