"""Records as earlier builds read them, so that a file that did not change is not read again.

A file is taken to be the same by size and times to the nanosecond; where these differ, or were so
near to the reading that a clock may be too coarse to tell, by the digest of its bytes.
"""

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from threading import get_ident

from generator.build.cache.records import (
    KeptRecords,
    Known,
    Packed,
    digest_of,
    pack,
    settled,
    stamp_of,
    unpack,
)
from generator.build.markdown.reading import remember_at_most
from generator.build.workers.spread import in_parts, limit_lives
from generator.loading.discover import Found
from generator.loading.load import Read
from generator.loading.noted import NotedRecord, Notes, held, noted
from generator.loading.record import Record


class Remembering:
    """Reads records by *jobs* processes where they are not known from an earlier build.

    Each is loaded when it is looked into, which it notes in *notes*; see ``held``. *step* is told
    how many are read, of those that have to be.
    """

    def __init__(
        self,
        cache: Path,
        jobs: int,
        notes: Notes,
        step: Callable[[int, int], None] = lambda done, total: None,
    ) -> None:
        self._cache = cache
        self._jobs = jobs
        self._notes = notes
        self._step = step
        self.digests: dict[str, bytes] = {}
        """The digest of each file as it was read, by its path as shown."""

    def __call__(self, found: Sequence[Found]) -> Iterator[Read]:
        """Yield every record in the order given."""
        shelf = _Shelf(self._cache, {file.shown: file for file in found}, self.digests)
        remember_at_most(max(held(len(found)), 1))
        limit_lives(wanted=held(len(found)) < len(found))
        with KeptRecords(self._cache) as kept:
            known = kept.known()
            self.digests |= {path: each.digest for path, each in known.items()}
            unkept = self._read(found, kept, known, shelf)
            kept.forget(known.keys() - shelf.files.keys())
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
        kept: KeptRecords,
        known: dict[str, Known],
        shelf: "_Shelf",
    ) -> dict[str, Read]:
        """Read what is not *known* and make it so; return what cannot be kept."""
        started = time.time_ns()

        def look(file: Found) -> Packed | None:
            """Return what is new of a file; None where nothing is."""
            before = known.get(file.shown)
            now = stamp_of(file.file)
            if before and now == before.stamp:
                return None
            data = file.file.read_bytes()
            now = settled(now, started)
            found_digest = digest_of(data)
            if before and found_digest == before.digest:
                return Packed(now, found_digest) if now != before.stamp else None
            return pack(file, data, now, found_digest)

        unsure = [
            file
            for file in found
            if file.shown not in known or known[file.shown].stamp != stamp_of(file.file)
        ]
        for model in {file.kind.model for file in unsure if file.kind}:
            model.model_rebuild()  # once here, not once in every worker
        unkept: dict[str, Read] = {}
        for part in in_parts(look, unsure, self._jobs, self._step):
            news = {file.shown: new for file, new in part if new}
            unkept |= {path: new.unkept for path, new in news.items() if new.unkept}
            made = {path: new for path, new in news.items() if new.record}
            if not kept.keep(news):
                shelf.hold(made)
            known |= {p: Known(n.stamp, n.digest, n.id, n.told) for p, n in made.items()}
            self.digests |= {path: new.digest for path, new in news.items()}
        return unkept


class _Shelf:
    """The records of one build, loaded when they are looked into."""

    def __init__(
        self, cache: Path, files: Mapping[str, Found], digests: Mapping[str, bytes]
    ) -> None:
        self.files = files
        self._digests = digests
        self.record = self._recall
        """Returns a record itself, given what stands for it. Raises LostFileError."""
        self._loaded = lru_cache(maxsize=held(len(files)))(self._load)
        self._cache = cache
        self._unkept: dict[str, Packed] = {}
        self._kept: tuple[object, KeptRecords] | None = None

    def hold(self, records: Mapping[str, Packed]) -> None:
        """Hold records that could not be kept."""
        self._unkept |= records

    def _recall(self, of: Record) -> Record:
        return self._loaded(of.path)

    def _load(self, path: str) -> Record:
        file = self.files[path]
        if packed := self._unkept.get(path):
            return unpack(file, packed.record, packed.reading)
        # A worker that was forked must not use the connection of another process.
        here = os.getpid(), get_ident()
        if self._kept is None or self._kept[0] != here:
            self._kept = here, KeptRecords(self._cache)
        return self._kept[1].record(file, self._digests[path])
