"""Ids and file names for records that have none yet. Neither ever holds a person's name."""

import re
from itertools import count

from generator.content.kinds import Kind
from generator.importers.naming import file_name, ids_of
from generator.importers.skeleton import new_id
from generator.loading.record import Library


def fresh_id(kind: Kind, title: str, library: Library) -> str:
    """Return an id that no record has, made as for a record written by hand."""
    ids = ids_of(library)
    taken = {each for known in ids.values() for each in known}
    return new_id(kind, title, taken, ids)


def fresh_stem(kind: Kind, id: str, title: str, library: Library) -> str:
    """Return a file name without its ending that no record of the kind has."""
    folder = f"/{kind.folder}/"
    paths = [r.path for r in library.records] + [u.path for u in library.unsound]
    taken = {re.sub(r"(/index)?\.\w+$", "", p).rpartition("/")[2] for p in paths if folder in p}
    first = file_name(kind, id, title)
    names = (first if number == 1 else f"{first}-{number}" for number in count(1))
    return next(name for name in names if name not in taken)
