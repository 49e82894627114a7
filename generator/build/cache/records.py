"""Single records as they are kept in a store, each with what its Markdown was read as.

What is damaged, or was put there for another text of a file, is read anew from the file.
"""

import contextlib
import marshal
import os
import pickle
import sqlite3
import time
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from generator.build.cache.store import open_store
from generator.build.markdown.problems import Survey
from generator.build.markdown.reading import Reading, read, remember
from generator.build.markdown.sanitise import Cleaned
from generator.build.state.listing import COARSEST_CLOCK_NS, Stamp
from generator.loading.discover import Found
from generator.loading.load import LostFileError, Read, read_record
from generator.loading.record import Record, Unsound
from generator.source import Source

_TABLES = """
    create table files (
        path text primary key, size integer, changed integer, touched integer, number integer,
        digest blob, id text, told integer, mark integer, record blob, reading blob, sum integer
    ) without rowid;
"""

UNSURE: Stamp = (-1, -1, -1, -1)
"""Of a file that may change and keep its stamp."""
_LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Packed:
    """A record as it is kept: where it is not kept, the record itself."""

    stamp: Stamp
    digest: bytes
    id: str = ""
    told: bool = False
    """Whether anything is wrong in its file."""
    record: bytes = b""
    reading: bytes = b""
    unkept: Read | None = None


class Known(NamedTuple):
    """What is known of a record that is kept, but for itself."""

    stamp: Stamp
    digest: bytes
    id: str
    told: bool


class KeptRecords:
    """The store of one project's records. A process that is forked must open its own."""

    def __init__(self, cache: Path) -> None:
        self._kept = open_store(cache / "records" / "records.sqlite", _TABLES)
        self._news: dict[str, Packed] = {}

    def __enter__(self) -> "KeptRecords":
        return self

    def __exit__(self, *error: object) -> None:
        self._kept.close()

    def known(self) -> dict[str, Known]:
        """Return what is known of every record that is kept, by path."""
        try:
            rows = self._kept.execute(
                "select path, size, changed, touched, number, digest, id, told, mark from files"
            )
            return {
                path: Known((size, changed, touched, number), digest, key, bool(told))
                for path, size, changed, touched, number, digest, key, told, mark in rows
                if _mark(path, digest, key, told) == mark
            }
        except sqlite3.Error:
            return {}

    def keep(self, news: Mapping[str, Packed]) -> bool:
        """Write down what is new; tell whether it can be loaded from there.

        Where another build writes, it is left to that one.
        """
        made = news.items()
        with contextlib.suppress(sqlite3.Error), self._kept as kept:
            kept.executemany(
                "delete from files where path = ?", [(path,) for path, new in made if new.unkept]
            )
            kept.executemany(
                "insert or replace into files values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (path, *n.stamp, n.digest, n.id, int(n.told),
                     _mark(path, n.digest, n.id, int(n.told)),
                     n.record, n.reading, _sum(n.record, n.reading))
                    for path, n in made if n.record
                ],
            )  # fmt: skip
            kept.executemany(
                "update files set size = ?, changed = ?, touched = ?, number = ? where path = ?",
                [(*n.stamp, path) for path, n in made if not n.record and not n.unkept],
            )
            (_, _, file) = kept.execute("pragma database_list").fetchone()
            return bool(file)
        return False

    def forget(self, gone: Iterable[str]) -> None:
        """Drop the records of files that are there no more."""
        with contextlib.suppress(sqlite3.Error), self._kept as kept:
            kept.executemany("delete from files where path = ?", [(path,) for path in gone])

    def record(self, file: Found, digest: bytes) -> Record:
        """Return the record of a file as it is kept; read it where it is not.

        Raises LostFileError where it is not to be had from a file of this *digest*.
        """
        with contextlib.suppress(sqlite3.Error):
            row = self._kept.execute(
                "select record, reading, sum, digest from files where path = ?", (file.shown,)
            ).fetchone()
            if row and (row[2] is None or _sum(row[0], row[1]) != row[2]):
                with self._kept:
                    self._kept.execute("delete from files where path = ?", (file.shown,))
            elif row and row[3] == digest:
                return unpack(file, row[0], row[1])
        with contextlib.suppress(FileNotFoundError):
            data = file.file.read_bytes()
            if digest_of(data) == digest:
                record, _ = read_record(file, data)
                if isinstance(record, Record):
                    return record
        raise LostFileError(file.shown)

    def read(self, file: Found) -> tuple[Record | Unsound, bytes]:
        """Return the record of a file as it is now, and the file's digest; ``settle`` keeps it."""
        stamp = settled(stamp_of(file.file), time.time_ns())
        data = file.file.read_bytes()
        packed = self._news[file.shown] = pack(file, data, stamp, digest_of(data))
        if packed.unkept:
            return packed.unkept[0], packed.digest
        return unpack(file, packed.record, packed.reading), packed.digest

    def settle(self) -> None:
        """Keep what was read."""
        self.keep(self._news)


def stamp_of(file: Path) -> Stamp:
    """Return the stamp of a file, in numbers as SQLite has them."""
    found = os.stat(file)  # noqa: PTH116 - for every file of every build
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino & _LARGEST


def settled(stamp: Stamp, since: int) -> Stamp:
    """Return the stamp of a file read after the moment *since*, if the file cannot keep it and
    change."""
    return stamp if max(stamp[1:3]) <= since - COARSEST_CLOCK_NS else UNSURE


def digest_of(data: bytes) -> bytes:
    """Return the digest by which a file is known."""
    return blake2b(data, digest_size=20).digest()


def pack(file: Found, data: bytes, stamp: Stamp, digest: bytes) -> Packed:
    """Read a record from its file's *data*, to be kept."""
    record, problems = read_record(file, data)
    if not isinstance(record, Record) or getattr(record.entry, "awarded_file", None):
        return Packed(stamp, digest, unkept=(record, problems))
    found = read(record.body)
    survey, cleaned = found.survey, found.cleaned
    reading = (survey.problems, survey.links, cleaned.html, cleaned.addresses)
    packed = (record.entry, record.source.text, len(record.body), record.body_line, problems)
    return Packed(
        stamp, digest, record.id, bool(problems), pickle.dumps(packed, 5), marshal.dumps(reading)
    )


def unpack(file: Found, record: bytes, reading: bytes) -> Record:
    """Return a record that was kept; remember what its Markdown was read as."""
    entry, text, length, body_line, problems = pickle.loads(record)
    body = text[len(text) - length :]
    told, links, html, addresses = marshal.loads(reading)
    remember(body, Reading(Survey(told, links), Cleaned(html, addresses)))
    assert file.kind is not None
    return Record(
        file.kind, entry, Source(file.shown, text), None, body, body_line, slips=problems
    )  # fmt: skip


def _mark(path: str, digest: object, key: str, told: object) -> int:
    """Return what tells whether all that is known of a record is as it was written down."""
    return zlib.crc32(f"{path} {digest!r} {key} {told!r}".encode(errors="replace"))


def _sum(record: object, reading: object) -> int | None:
    """Return what tells whether a record is; None for what is none."""
    if isinstance(record, bytes) and isinstance(reading, bytes):
        return zlib.crc32(reading, zlib.crc32(record))
    return None
