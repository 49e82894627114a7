"""One build of a site at a time: another one waits, and then finds most of its work done."""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.build.project import Project
from generator.digest import digest

try:
    import fcntl
except ImportError:  # Windows: builds make the whole site beside, and the last one stays
    fcntl = None  # type: ignore[assignment]


@contextlib.contextmanager
def turn(project: Project, output: Path, wait: Callable[[], None]) -> Iterator[bool]:
    """Hold the site in *output*; tell whether it is held. *wait* is called before any waiting.

    The system gives it back when this process ends, in whatever way.
    """
    if fcntl is None:
        yield False
        return
    # Not in the cache of a build that uses none: that is a folder of its own.
    kept = project.root / ".cache" / "guongsang" / "built"
    place = kept / f"{digest(str(output.resolve()))[:32]}.lock"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        held = os.open(place, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError:  # no room or right to write: then nothing is kept of a build either
        yield False
        return
    try:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            wait()
            fcntl.flock(held, fcntl.LOCK_EX)
        yield True
    finally:
        os.close(held)
