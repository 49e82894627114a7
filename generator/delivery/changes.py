"""What turns one site into another, and the order in which readers do not notice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, IntEnum

from generator.delivery.manifest import Manifest, in_order

_HASHED = re.compile(
    r"-[0-9a-f]{10}-[a-z0-9]+\.(?:webp|jpg|jpeg|png)$"
    r"|(?:^|/)assets/.+\.[0-9a-f]{8}\.min\.(?:css|js)$"
    r"|(?:^|/)tim-kiem/chi-muc/[0-9a-f]{10}\.bin$"
)
_FEED = re.compile(r"^feeds/|^lich/[^/]+\.ics$|^sitemap[^/]*\.xml$|^robots\.txt$")


class Sort(Enum):
    """What a file is to those who read the site while it changes."""

    ASSET = "content-addressed"
    """Its name holds its digest, so it never changes: it can be sent long before it is needed."""
    FILE = "file"
    """A style sheet, a script, a download: pages need it under a name that stays."""
    PAGE = "page"
    FEED = "feed"
    """Feeds, calendars, sitemap: they announce pages, so the pages must be there."""


class Phase(IntEnum):
    """The steps of a delivery, in order."""

    CLEAR = 0
    """Remove a file where a folder is to be, or the other way about."""
    ASSETS = 1
    NEW_PAGES = 2
    CHANGED_PAGES = 3
    FEEDS = 4
    DELETIONS = 5
    MANIFEST = 6


@dataclass(frozen=True, slots=True)
class Changes:
    """What to write and what to remove."""

    added: Manifest
    changed: Manifest
    removed: frozenset[str]

    @property
    def written(self) -> Manifest:
        """Return everything to write."""
        return in_order({**self.added, **self.changed})

    @property
    def size(self) -> int:
        """Return how many bytes there are to send."""
        return sum(file.size for file in self.written.values())

    def __bool__(self) -> bool:
        """Tell whether there is anything to do."""
        return bool(self.added or self.changed or self.removed)


def changes(there: Manifest, here: Manifest) -> Changes:
    """Return what makes *there* equal to *here*."""
    return Changes(
        {path: file for path, file in here.items() if path not in there},
        {path: file for path, file in here.items() if path in there and there[path] != file},
        frozenset(path for path in there if path not in here),
    )


def apply(todo: Changes, there: Manifest) -> Manifest:
    """Return what *there* becomes."""
    left = {path: file for path, file in there.items() if path not in todo.removed}
    return in_order({**left, **todo.written})


def sort_of(path: str) -> Sort:
    """Return what the file at *path* is to readers."""
    if path.endswith(".html"):
        return Sort.PAGE
    if _FEED.search(path):
        return Sort.FEED
    return Sort.ASSET if _HASHED.search(path) else Sort.FILE


def phases(todo: Changes) -> Iterator[tuple[Phase, tuple[str, ...]]]:
    """Yield the paths of every step that has any, in the order that never breaks a link."""
    clear = in_the_way(todo)
    found: dict[Phase, list[str]] = {phase: [] for phase in Phase}
    for path in todo.written:
        found[_phase(path, path in todo.added)].append(path)
    found[Phase.CLEAR] = sorted(clear)
    found[Phase.DELETIONS] = sorted(todo.removed - clear)
    yield from ((phase, tuple(paths)) for phase, paths in found.items() if paths)


def in_the_way(todo: Changes) -> frozenset[str]:
    """Return the files to go first: each stands where a folder is to be, or within a file to be."""
    folders = {folder for path in todo.written for folder in folders_of(path)}
    return frozenset(
        path
        for path in todo.removed
        if path in folders or any(folder in todo.added for folder in folders_of(path))
    )


def folders_of(path: str) -> Iterator[str]:
    """Yield the folders around *path*, the nearest first."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _phase(path: str, new: bool) -> Phase:
    match sort_of(path):
        case Sort.ASSET:
            return Phase.ASSETS
        case Sort.FEED:
            return Phase.FEEDS
        case Sort.FILE if new:
            return Phase.ASSETS
        case Sort.PAGE if new:
            return Phase.NEW_PAGES
        case _:
            return Phase.CHANGED_PAGES
