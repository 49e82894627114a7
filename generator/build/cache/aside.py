"""Bytes set aside in a file without a name, which processes that are forked later read as well.

Looking at one copies nothing, and none is held.
"""

import contextlib
import os
import tempfile
import weakref
from collections.abc import Iterator, Mapping
from typing import IO

_LENGTH_BITS = 32


class Aside(Mapping[str, bytes]):
    """Bytes by key, for as long as this lives. What there is no room for is held."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        """Where each begins, and in the lowest bits how long it is."""
        self._held: dict[str, bytes] = {}
        self._end = 0
        self._file = _file()
        if self._file is not None:
            weakref.finalize(self, self._file.close)

    def put(self, news: Mapping[str, bytes]) -> None:
        """Set some more aside."""
        if self._file is None or not self._written(b"".join(news.values())):
            self._held |= news
            return
        for key, data in news.items():
            self._places[key] = self._end << _LENGTH_BITS | len(data)
            self._end += len(data)

    def _written(self, data: bytes) -> bool:
        assert self._file is not None
        try:
            self._file.seek(self._end)
            return self._file.write(data) == len(data)
        except OSError:
            return False

    def __getitem__(self, key: str) -> bytes:
        if key in self._held:
            return self._held[key]
        place = self._places[key]
        assert self._file is not None
        # Not by where the file stands: that is one and the same for all processes.
        return os.pread(self._file.fileno(), place & (1 << _LENGTH_BITS) - 1, place >> _LENGTH_BITS)

    def __iter__(self) -> Iterator[str]:
        yield from self._places
        yield from self._held

    def __len__(self) -> int:
        return len(self._places) + len(self._held)


# Windows cannot.
_CAN_READ = hasattr(os, "pread")


def _file() -> IO[bytes] | None:
    """Return a file that nobody else can open, and that goes when it is closed; None for none."""
    with contextlib.suppress(OSError):
        return tempfile.TemporaryFile(buffering=0, prefix="guongsang-") if _CAN_READ else None
    return None
