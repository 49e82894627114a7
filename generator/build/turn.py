"""One build of a site at a time: another one waits, and then finds most of its work done."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.build.project import Project
from generator.digest import digest
from generator.writing.turns import turn_at

LOCKS = Path(".cache/guongsang/built")


@contextlib.contextmanager
def turn(project: Project, output: Path, wait: Callable[[], None]) -> Iterator[bool]:
    """Hold the site in *output*; tell whether it is held. *wait* is called before any waiting."""
    # Not in the cache of a build that uses none: that is a folder of its own.
    with turn_at(project.root / LOCKS / f"{digest(str(output.resolve()))[:32]}.lock", wait) as held:
        yield held
