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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from generator.build.listing import COARSEST_CLOCK_NS
from generator.build.markdown.problems import Survey
from generator.build.markdown.reading import Reading, read, remember
from generator.build.markdown.sanitise import Cleaned
from generator.build.store import open_store
from generator.build.workers import spread
from generator.loading.discover import Found
from generator.loading.load import Read, read_record
from generator.loading.record import Record, Unsound
from generator.source import Source

_TABLES = """
    create table files (
        path text primary key, size integer, changed integer, touched integer,
        digest blob, record blob, reading blob, sum integer
    ) without rowid;
"""

Stamp = tuple[int, int, int]
"""Size in bytes, time of change of the content and of the file's entry in nanoseconds."""
_UNSURE: Stamp = (-1, -1, -1)


@dataclass(frozen=True, slots=True)
class _Packed:
    """A record as it is kept: where it is not kept, the record itself."""

    stamp: Stamp
    digest: bytes
    record: bytes = b""
    reading: bytes = b""
    unkept: Read | None = None


def read_remembering(found: Sequence[Found], cache: Path, jobs: int) -> Iterator[Read]:
    """Yield every record in the order given, read by *jobs* processes where it is not known."""
    with contextlib.closing(open_store(cache / "records" / "records.sqlite", _TABLES)) as kept:
        known = {path: (tuple(stamp), digest) for path, *stamp, digest in _stamps(kept)}
        started = time.time_ns()

        def look(file: Found) -> _Packed | None:
            """Return what is new of a file; None where nothing is."""
            stamp, digest = known.get(file.shown, (_UNSURE, b""))
            now = _stamp(file.file)
            if now == stamp:
                return None
            data = file.file.read_bytes()
            if max(now[1:]) > started - COARSEST_CLOCK_NS:
                now = _UNSURE
            found_digest = blake2b(data, digest_size=20).digest()
            if found_digest == digest:
                return _Packed(now, digest) if now != stamp else None
            return _pack(file, data, now, found_digest)

        unsure = [file for file in found if known.get(file.shown, (None,))[0] != _stamp(file.file)]
        for model in {file.kind.model for file in unsure if file.kind}:
            model.model_rebuild()  # once here, not once in every worker
        news = dict(zip((f.shown for f in unsure), spread(look, unsure, jobs), strict=True))
        for file in found:
            new = news.get(file.shown)
            if new and new.unkept:
                yield new.unkept
            elif new and new.record:
                yield _unpack(file, new.record, new.reading)
            else:
                yield _recall(kept, file)
        _keep(kept, news, known.keys() - {file.shown for file in found})


class KeptRecords:
    """Single records, as they are kept."""

    def __init__(self, cache: Path) -> None:
        self._kept = open_store(cache / "records" / "records.sqlite", _TABLES)
        self._news: dict[str, _Packed | None] = {}

    def __enter__(self) -> "KeptRecords":
        return self

    def __exit__(self, *error: object) -> None:
        self._kept.close()

    def settle(self) -> None:
        """Keep what was read."""
        _keep(self._kept, self._news, set())

    def record(self, file: Found) -> Record | Unsound:
        """Return the record of a file as it is kept; read it where it is not."""
        return _recall(self._kept, file)[0]

    def read(self, file: Found) -> Read:
        """Return the record of a file as it is now; ``settle`` keeps it."""
        started, stamp = time.time_ns(), _stamp(file.file)
        data = file.file.read_bytes()
        if max(stamp[1:]) > started - COARSEST_CLOCK_NS:
            stamp = _UNSURE
        packed = _pack(file, data, stamp, blake2b(data, digest_size=20).digest())
        self._news[file.shown] = packed
        return packed.unkept or _unpack(file, packed.record, packed.reading)


def _stamp(file: Path) -> Stamp:
    found = os.stat(file)  # noqa: PTH116 - for every file of every build
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _pack(file: Found, data: bytes, stamp: Stamp, digest: bytes) -> _Packed:
    record, problems = read_record(file, data)
    if not isinstance(record, Record) or getattr(record.entry, "awarded_file", None):
        return _Packed(stamp, digest, unkept=(record, problems))
    found = read(record.body)
    survey, cleaned = found.survey, found.cleaned
    reading = (survey.problems, survey.links, cleaned.html, cleaned.addresses)
    packed = (record.entry, record.source.text, len(record.body), record.body_line, problems)
    return _Packed(stamp, digest, pickle.dumps(packed, 5), marshal.dumps(reading))


def _unpack(file: Found, record: bytes, reading: bytes) -> Read:
    entry, text, length, body_line, problems = pickle.loads(record)
    body = text[len(text) - length :]
    told, links, html, addresses = marshal.loads(reading)
    remember(body, Reading(Survey(told, links), Cleaned(html, addresses)))
    assert file.kind is not None
    made = Record(
        file.kind, entry, Source(file.shown, text), None, body, body_line, slips=problems
    )  # fmt: skip
    return made, problems


def _recall(kept: sqlite3.Connection, file: Found) -> Read:
    """Return a record that is kept; read it where what is kept of it is damaged."""
    with contextlib.suppress(sqlite3.Error):
        row = kept.execute(
            "select record, reading, sum from files where path = ?", (file.shown,)
        ).fetchone()
        if row and zlib.crc32(row[1], zlib.crc32(row[0])) == row[2]:
            return _unpack(file, row[0], row[1])
        kept.execute("delete from files where path = ?", (file.shown,))
    return read_record(file, file.file.read_bytes())


def _stamps(kept: sqlite3.Connection) -> list[tuple[str, int, int, int, bytes]]:
    try:
        return kept.execute("select path, size, changed, touched, digest from files").fetchall()
    except sqlite3.Error:
        return []


def _keep(kept: sqlite3.Connection, news: dict[str, _Packed | None], gone: set[str]) -> None:
    """Write down what is new. Where another build writes, it is left to that one."""
    made = [(path, new) for path, new in news.items() if new]
    with contextlib.suppress(sqlite3.Error), kept:
        unkept = {path for path, new in made if new.unkept}
        kept.executemany("delete from files where path = ?", [(p,) for p in gone | unkept])
        kept.executemany(
            "insert or replace into files values (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (path, *n.stamp, n.digest, n.record, n.reading,
                 zlib.crc32(n.reading, zlib.crc32(n.record)))
                for path, n in made if n.record
            ],
        )  # fmt: skip
        kept.executemany(
            "update files set size = ?, changed = ?, touched = ? where path = ?",
            [(*n.stamp, path) for path, n in made if not n.record and not n.unkept],
        )
