"""Locks between processes of one machine: the system gives them back when a process ends."""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: nobody is kept out
    fcntl = None  # type: ignore[assignment]


@contextlib.contextmanager
def turn_at(
    place: Path, wait: Callable[[], object] | None = None, *, shared: bool = False
) -> Iterator[bool]:
    """Hold the lock file *place* while a block runs; tell whether it was free.

    *wait* is called before waiting for others; left out, nobody is waited for. Those who hold it
    *shared* do so together. Where there can be no lock, for want of rights or room, it is free.
    """
    if fcntl is None:
        yield True
        return
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(place, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError:
        yield True
        return
    kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
    try:
        try:
            fcntl.flock(handle, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if wait is None:
                yield False
                return
            wait()
            fcntl.flock(handle, kind)
        except OSError:  # a disk without locks
            pass
        yield True
    finally:
        os.close(handle)
