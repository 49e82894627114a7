"""Ids and file names for records that have none yet. Neither ever holds a person's name."""

import re
from itertools import count

from generator.content.kinds import Kind
from generator.importers.skeleton import new_id, shortened
from generator.loading.record import Library


def fresh_id(kind: Kind, title: str, library: Library) -> str:
    """Return an id that no record has, made as for a record written by hand."""
    ids: dict[str, list[str]] = {}
    for record in library.records:
        ids.setdefault(record.kind.key, []).append(record.id)
    for unsound in library.unsound:
        ids.setdefault(unsound.kind.key, []).append(unsound.text("id"))
    taken = {each for found in ids.values() for each in found} | {t.id for t in library.terms}
    return new_id(kind, title, taken, ids)


def fresh_stem(kind: Kind, id: str, title: str, library: Library) -> str:
    """Return a file name without its ending that no record of the kind has."""
    folder = f"/{kind.folder}/"
    paths = [r.source.path for r in library.records] + [u.path for u in library.unsound]
    taken = {re.sub(r"(/index)?\.\w+$", "", p).rpartition("/")[2] for p in paths if folder in p}
    first = id if kind.key in ("honouree", "unit") else shortened(title) or id
    names = (first if number == 1 else f"{first}-{number}" for number in count(1))
    return next(name for name in names if name not in taken)
