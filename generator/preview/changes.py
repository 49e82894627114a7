"""What changes among the files that a section is built from.

They are looked at again and again: not every disk tells of changes, and what tells of those in a
folder falls silent when the folder goes, though it may come back.
"""

import contextlib
import os
import time
from collections.abc import Callable, Iterator, Mapping

from generator.build.project import Project
from generator.build.state.listing import Stamp, stamp_of

# A tenth of one processor is spent looking: ten thousand files take 30 ms.
_SHARE = 10
_LEAST_SECONDS = 0.1
# An editor may write a file in several steps.
_REST_SECONDS = 0.02

Seen = Mapping[str, Stamp]


def look(project: Project) -> Seen:
    """Return the stamp of every file and folder that the section is built from.

    A link is followed to a file. What cannot be read is left out.
    """
    root = project.root
    found = {}
    left = [str(each) for each in (project.content, root / "docs", project.templates)]
    with contextlib.suppress(OSError):
        found["mkdocs.yml"] = stamp_of((root / "mkdocs.yml").stat())
    while left:
        place = left.pop()
        with contextlib.suppress(OSError), os.scandir(place) as entries:
            # A folder that was away for a moment is another one, with all that is in it.
            found[place] = stamp_of(os.stat(place))  # noqa: PTH116 - as often as there are folders
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    left.append(entry.path)
                    continue
                try:  # as often as there are files: ``suppress`` would take as long as the look
                    found[entry.path] = stamp_of(entry.stat())
                except OSError:
                    continue
    return found


def changes(look: Callable[[], Seen], seen: Seen) -> Iterator[None]:
    """Yield whenever what there is to see is no longer what was *seen*, and has come to rest."""
    while True:
        started = time.thread_time()  # on a machine with much to do, a look takes longer
        now = look()
        if now == seen:
            time.sleep(max(_LEAST_SECONDS, (time.thread_time() - started) * (_SHARE - 1)))
            continue
        while now != seen:
            seen = now
            time.sleep(_REST_SECONDS)
            now = look()
        yield
