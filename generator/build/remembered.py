"""Records as earlier builds read them, so that a file that did not change is not read again.

A file is taken to be the same by size and times to the nanosecond; where these differ, or were so
near to the reading that a clock may be too coarse to tell, by the digest of its bytes.
"""

import contextlib
import marshal
import os
import pickle
import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from threading import get_ident
from typing import NamedTuple

from generator.build.listing import COARSEST_CLOCK_NS
from generator.build.markdown.problems import Survey
from generator.build.markdown.reading import Reading, read, remember, remember_at_most
from generator.build.markdown.sanitise import Cleaned
from generator.build.store import open_store
from generator.build.workers import in_parts
from generator.loading.discover import Found
from generator.loading.load import Read, read_record
from generator.loading.noted import NotedRecord, Notes, held, noted
from generator.loading.record import Record, Unsound
from generator.source import Source

_TABLES = """
    create table files (
        path text primary key, size integer, changed integer, touched integer,
        digest blob, id text, told integer, mark integer, record blob, reading blob, sum integer
    ) without rowid;
"""

Stamp = tuple[int, int, int]
"""Size in bytes, time of change of the content and of the file's entry in nanoseconds."""
_UNSURE: Stamp = (-1, -1, -1)


class LostRecordError(Exception):
    """A record is not to be had any more as it was when it was read: its file was changed."""

    def __str__(self) -> str:
        return (
            f"tệp {self.args[0]} bị sửa trong lúc đang dựng trang. Dựng lại. "
            "(This file was changed during the build: build again.)"
        )


@dataclass(frozen=True, slots=True)
class _Packed:
    """A record as it is kept: where it is not kept, the record itself."""

    stamp: Stamp
    digest: bytes
    id: str = ""
    told: bool = False
    """Whether anything is wrong in its file."""
    record: bytes = b""
    reading: bytes = b""
    unkept: Read | None = None


class _Known(NamedTuple):
    """What is known of a record that is kept, but for itself."""

    stamp: Stamp
    digest: bytes
    id: str
    told: bool


class Remembering:
    """Reads records by *jobs* processes where they are not known from an earlier build.

    Each is loaded when it is looked into, which it notes in *notes*; see ``held``.
    """

    def __init__(self, cache: Path, jobs: int, notes: Notes) -> None:
        self._cache = cache
        self._jobs = jobs
        self._notes = notes
        self.digests: dict[str, bytes] = {}
        """The digest of each file as it was read, by its path as shown."""

    def __call__(self, found: Sequence[Found]) -> Iterator[Read]:
        """Yield every record in the order given."""
        shelf = _Shelf(self._cache, {file.shown: file for file in found}, self.digests)
        with contextlib.closing(open_store(_place(self._cache), _TABLES)) as kept:
            known = _known(kept)
            self.digests |= {path: each.digest for path, each in known.items()}
            unkept = self._read(found, kept, known, shelf)
            _forget(kept, known.keys() - shelf.files.keys())
        for file in found:
            path = file.shown
            if path in unkept:
                read, problems = unkept[path]
                yield noted(read, self._notes) if isinstance(read, Record) else read, problems
                continue
            assert file.kind is not None
            lazy = NotedRecord(file.kind, known[path].id, path, shelf.record, self._notes)
            yield lazy, shelf.record(lazy).slips if known[path].told else ()

    def _read(
        self,
        found: Sequence[Found],
        kept: sqlite3.Connection,
        known: dict[str, _Known],
        shelf: "_Shelf",
    ) -> dict[str, Read]:
        """Read what is not *known* and make it so; return what cannot be kept."""
        started = time.time_ns()

        def look(file: Found) -> _Packed | None:
            """Return what is new of a file; None where nothing is."""
            before = known.get(file.shown)
            now = _stamp(file.file)
            if before and now == before.stamp:
                return None
            data = file.file.read_bytes()
            if max(now[1:]) > started - COARSEST_CLOCK_NS:
                now = _UNSURE
            found_digest = _digest(data)
            if before and found_digest == before.digest:
                return _Packed(now, found_digest) if now != before.stamp else None
            return _pack(file, data, now, found_digest)

        unsure = [
            file
            for file in found
            if file.shown not in known or known[file.shown].stamp != _stamp(file.file)
        ]
        for model in {file.kind.model for file in unsure if file.kind}:
            model.model_rebuild()  # once here, not once in every worker
        unkept: dict[str, Read] = {}
        for part in in_parts(look, unsure, self._jobs):
            news = {file.shown: new for file, new in part if new}
            unkept |= {path: new.unkept for path, new in news.items() if new.unkept}
            made = {path: new for path, new in news.items() if new.record}
            if not _keep(kept, news):
                shelf.hold(made)
            known |= {p: _Known(n.stamp, n.digest, n.id, n.told) for p, n in made.items()}
            self.digests |= {path: new.digest for path, new in news.items()}
        return unkept


class _Shelf:
    """The records of one build, loaded when they are looked into."""

    def __init__(
        self, cache: Path, files: Mapping[str, Found], digests: Mapping[str, bytes]
    ) -> None:
        self.files = files
        remember_at_most(max(held(len(files)), 1))
        self._digests = digests
        self.record = self._recall
        """Returns a record itself, given what stands for it. Raises LostRecordError."""
        self._loaded = lru_cache(maxsize=held(len(files)))(self._load)
        self._cache = cache
        self._unkept: dict[str, _Packed] = {}
        self._kept: tuple[object, KeptRecords] | None = None

    def hold(self, records: Mapping[str, _Packed]) -> None:
        """Hold records that could not be kept."""
        self._unkept |= records

    def _recall(self, of: Record) -> Record:
        return self._loaded(of.path)

    def _load(self, path: str) -> Record:
        file = self.files[path]
        if packed := self._unkept.get(path):
            return _unpack(file, packed.record, packed.reading)
        # A worker that was forked must not use the connection of another process.
        here = os.getpid(), get_ident()
        if self._kept is None or self._kept[0] != here:
            self._kept = here, KeptRecords(self._cache)
        return self._kept[1].record(file, self._digests[path])


class KeptRecords:
    """Single records, as they are kept."""

    def __init__(self, cache: Path) -> None:
        self._kept = open_store(_place(cache), _TABLES)
        self._news: dict[str, _Packed] = {}

    def __enter__(self) -> "KeptRecords":
        return self

    def __exit__(self, *error: object) -> None:
        self._kept.close()

    def settle(self) -> None:
        """Keep what was read."""
        _keep(self._kept, self._news)

    def record(self, file: Found, digest: bytes) -> Record:
        """Return the record of a file as it is kept; read it where it is not.

        Raises LostRecordError where it is not to be had from a file of this *digest*.
        """
        with contextlib.suppress(sqlite3.Error):
            row = self._kept.execute(
                "select record, reading, sum, digest from files where path = ?", (file.shown,)
            ).fetchone()
            if row and _sum(row[0], row[1]) != row[2]:
                with self._kept:
                    self._kept.execute("delete from files where path = ?", (file.shown,))
            elif row and row[3] == digest:
                return _unpack(file, row[0], row[1])
        data = file.file.read_bytes()
        if _digest(data) == digest:
            record, _ = read_record(file, data)
            if isinstance(record, Record):
                return record
        raise LostRecordError(file.shown)

    def read(self, file: Found) -> tuple[Record | Unsound, bytes]:
        """Return the record of a file as it is now, and the file's digest; ``settle`` keeps it."""
        started, stamp = time.time_ns(), _stamp(file.file)
        data = file.file.read_bytes()
        if max(stamp[1:]) > started - COARSEST_CLOCK_NS:
            stamp = _UNSURE
        packed = self._news[file.shown] = _pack(file, data, stamp, _digest(data))
        if packed.unkept:
            return packed.unkept[0], packed.digest
        return _unpack(file, packed.record, packed.reading), packed.digest


def _place(cache: Path) -> Path:
    return cache / "records" / "records.sqlite"


def _stamp(file: Path) -> Stamp:
    found = os.stat(file)  # noqa: PTH116 - for every file of every build
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=20).digest()


def _pack(file: Found, data: bytes, stamp: Stamp, digest: bytes) -> _Packed:
    record, problems = read_record(file, data)
    if not isinstance(record, Record) or getattr(record.entry, "awarded_file", None):
        return _Packed(stamp, digest, unkept=(record, problems))
    found = read(record.body)
    survey, cleaned = found.survey, found.cleaned
    reading = (survey.problems, survey.links, cleaned.html, cleaned.addresses)
    packed = (record.entry, record.source.text, len(record.body), record.body_line, problems)
    return _Packed(
        stamp, digest, record.id, bool(problems), pickle.dumps(packed, 5), marshal.dumps(reading)
    )


def _unpack(file: Found, record: bytes, reading: bytes) -> Record:
    entry, text, length, body_line, problems = pickle.loads(record)
    body = text[len(text) - length :]
    told, links, html, addresses = marshal.loads(reading)
    remember(body, Reading(Survey(told, links), Cleaned(html, addresses)))
    assert file.kind is not None
    return Record(
        file.kind, entry, Source(file.shown, text), None, body, body_line, slips=problems
    )  # fmt: skip


def _known(kept: sqlite3.Connection) -> dict[str, _Known]:
    """Return what is known of every record that is kept, by path."""
    try:
        rows = kept.execute(
            "select path, size, changed, touched, digest, id, told, mark from files"
        )
        return {
            path: _Known((size, changed, touched), digest, key, bool(told))
            for path, size, changed, touched, digest, key, told, mark in rows
            if _mark(path, digest, key, told) == mark
        }
    except sqlite3.Error:
        return {}


def _mark(path: str, digest: object, key: str, told: object) -> int:
    """Return what tells whether all that is known of a record is as it was written down."""
    return zlib.crc32(f"{path} {digest!r} {key} {told:d}".encode(errors="replace"))


def _sum(record: object, reading: object) -> int | None:
    """Return what tells whether a record is; None for what is none."""
    if isinstance(record, bytes) and isinstance(reading, bytes):
        return zlib.crc32(reading, zlib.crc32(record))
    return None


def _keep(kept: sqlite3.Connection, news: Mapping[str, _Packed]) -> bool:
    """Write down what is new; tell whether it can be loaded from there.

    Where another build writes, it is left to that one.
    """
    made = news.items()
    with contextlib.suppress(sqlite3.Error), kept:
        kept.executemany("delete from files where path = ?", [(p,) for p, n in made if n.unkept])
        kept.executemany(
            "insert or replace into files values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (path, *n.stamp, n.digest, n.id, n.told, _mark(path, n.digest, n.id, n.told),
                 n.record, n.reading, _sum(n.record, n.reading))
                for path, n in made if n.record
            ],
        )  # fmt: skip
        kept.executemany(
            "update files set size = ?, changed = ?, touched = ? where path = ?",
            [(*n.stamp, path) for path, n in made if not n.record and not n.unkept],
        )
        (_, _, file) = kept.execute("pragma database_list").fetchone()
        return bool(file)
    return False


def _forget(kept: sqlite3.Connection, gone: Iterable[str]) -> None:
    with contextlib.suppress(sqlite3.Error), kept:
        kept.executemany("delete from files where path = ?", [(path,) for path in gone])
