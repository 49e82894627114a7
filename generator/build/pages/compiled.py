"""Templates as Jinja compiles them, kept between builds: compiling takes longer than a small edit.

Jinja's own cache of this kind trusts whatever it finds in its files, and does not count its own
version. This one lies in a store (``store``): of the same program, and whole.

What a filter makes of a constant is worked out by Jinja when it compiles. So every filter that
depends on anything but the program is worked out ``each_time``, or a template would go on with what
it made of another page, or another section.
"""

import contextlib
import sqlite3
import zlib
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from jinja2 import BytecodeCache, pass_context
from jinja2.bccache import Bucket
from jinja2.runtime import Context

from generator.build.cache.store import open_store, whole_values
from generator.digest import digest

_TABLES = "create table templates (key text primary key, code blob, sum integer) without rowid"


def each_time(work: Callable[..., object]) -> Callable[..., object]:
    """Return a filter as one that takes the context: these are left alone by Jinja's compiler."""

    @pass_context
    def filtered(_: Context, *given: object, **named: object) -> object:
        return work(*given, **named)

    return filtered


class Compiled(BytecodeCache):
    """The compiled templates in the store *place*. A process that is forked meanwhile may use it:
    no connection stays open."""

    def __init__(self, place: Path) -> None:
        self._place = place

    @cached_property
    def _kept(self) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        with contextlib.suppress(sqlite3.Error), contextlib.closing(self._store()) as store:
            found = whole_values(store.execute("select key, code, sum from templates"))
        return found

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the key of a template; Jinja's own cannot be told of a path that is no text."""
        return digest(name, filename or "")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja what is kept of a template; it looks itself whether the source is the same."""
        if code := self._kept.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template. Without room or right to write, it is compiled again next time."""
        code = bucket.bytecode_to_string()
        with contextlib.suppress(sqlite3.Error), contextlib.closing(self._store()) as store, store:
            row = (bucket.key, code, zlib.crc32(code))
            store.execute("insert or replace into templates values (?, ?, ?)", row)

    def _store(self) -> sqlite3.Connection:
        return open_store(self._place, _TABLES)
