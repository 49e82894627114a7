"""Where values of earlier builds are kept: SQLite, which two builds, or a killed one, cannot harm.

What another version of the program, or another machine, left there is thrown away unread.
"""

import contextlib
import pickle
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from generator.build.state.surroundings import program

R = TypeVar("R")

_WAIT_SECONDS = 5
_VALUES = 'create table "values" (key text primary key, value blob, sum integer) without rowid'


def open_store(place: Path, tables: str) -> sqlite3.Connection:
    """Open a store, emptied if it is not ours; without room or right to write, one in memory."""
    ours = program()
    for _ in range(2):
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            store = sqlite3.connect(place, timeout=_WAIT_SECONDS)
            store.execute("pragma synchronous = off")
            if not store.execute("select * from sqlite_master").fetchone():
                store.executescript(f"{tables}; create table program (digest text)")
                store.execute("insert into program values (?)", (ours,))
                store.commit()
            if store.execute("select digest from program").fetchone() == (ours,):
                return store
            store.close()
        except (sqlite3.Error, OSError):
            pass
        with contextlib.suppress(OSError):
            place.unlink(missing_ok=True)
    store = sqlite3.connect(":memory:")
    store.executescript(tables)
    return store


def whole_values(rows: Iterable[Sequence[Any]]) -> dict[str, bytes]:
    """Return by key the values that are as they were put, of rows of key, value and checksum.

    Where a disk lost a sector, SQLite gives None, or a number, for bytes.
    """
    return {
        key: value
        for key, value, total in rows
        if isinstance(value, bytes) and zlib.crc32(value) == total
    }


def recalled(
    place: Path, keys: Sequence[str], make: Callable[[Sequence[int]], Sequence[R]]
) -> list[R]:
    """Return the value of every key: kept from the build before, or made now, and kept.

    *make* is given the places in *keys* of what is missing. Values that no key asks for go.
    """
    with contextlib.closing(open_store(place, _VALUES)) as store:
        known: dict[str, bytes] = {}
        with contextlib.suppress(sqlite3.Error):
            known = whole_values(store.execute('select key, value, sum from "values"'))
        missing = [at for at, key in enumerate(keys) if key not in known]
        made = dict(zip(missing, make(missing), strict=True))
        with contextlib.suppress(sqlite3.Error), store:
            over = [(key,) for key in known.keys() - set(keys)]
            store.executemany('delete from "values" where key = ?', over)
            packed = [(keys[at], pickle.dumps(value, 5)) for at, value in made.items()]
            store.executemany(
                'insert or replace into "values" values (?, ?, ?)',
                [(key, value, zlib.crc32(value)) for key, value in packed],
            )
    return [made[at] if at in made else pickle.loads(known[key]) for at, key in enumerate(keys)]
