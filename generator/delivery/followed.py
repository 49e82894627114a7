"""What feeds and calendars say, remembered by their digests: an equal one is not read again."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from generator.build.state.surroundings import program
from generator.delivery.manifest import Manifest, file_of
from generator.outputs.calendar_read import Noted
from generator.outputs.compare import Reading, followed
from generator.outputs.feed_documents import Document, Seen
from generator.writing.sealed import read_sealed, write_sealed


class Remembered:
    """What feeds and calendars said that were read before, by path and digest."""

    def __init__(self, known: dict[str, Any]) -> None:
        self._known = known
        self.used: dict[str, Any] = {}

    def unknown(self, files: Manifest) -> list[str]:
        """Return the feeds and calendars of a site that have to be read."""
        keys = ((path, _key(path, files)) for path in followed(files))
        return [path for path, key in keys if key not in self.used and key not in self._known]

    def recall(self, path: str, folder: Path, files: Manifest, read: Callable[[], Any]) -> Any:
        """Return what a file says; what it was read from must be what the manifest names."""
        key = _key(path, files)
        if key not in self.used:
            if key not in self._known:
                said = read()
                if not (folder / path).is_file() or file_of(folder / path) != files[path]:
                    return said
                self._known[key] = said
            self.used[key] = self._known[key]
        return self.used[key]


class Recalling(Reading):
    """Reads what of a site can be followed, where it is not remembered."""

    def __init__(self, folder: Path, files: Manifest, memory: Remembered) -> None:
        super().__init__(folder)
        self._with = (folder, files)
        self._memory = memory

    def feed(self, path: str) -> Document | None:
        """Return the feed at *path*."""
        read = super().feed
        return _document(path, self._memory.recall(path, *self._with, lambda: _plain(read(path))))

    def calendar(self, path: str) -> dict[str, Noted]:
        """Return a calendar's items by UID."""
        read = super().calendar
        plain = self._memory.recall(path, *self._with, lambda: _plain_items(read(path)))
        return {uid: Noted(title, _day(start), last) for uid, (title, start, last) in plain.items()}


@contextmanager
def remembered(cache: Path | None) -> Iterator[Remembered]:
    """Give what *cache* remembers; afterwards it remembers what was used."""
    place = cache / "followed.json" if cache else None
    kept = read_sealed(place, 2) if place else None
    known = kept[1] if kept and kept[0] == program() else {}
    before = set(known)
    memory = Remembered(known)
    yield memory
    if place and memory.used.keys() != before:
        write_sealed(place, program(), memory.used)


def _key(path: str, files: Manifest) -> str:
    return f"{path} {files[path].sha256}"


def _plain(document: Document | None) -> Any:
    if document is None:
        return None
    entries = [
        [seen.id, seen.link, *(d and d.isoformat() for d in (seen.published, seen.updated))]
        for seen in document.entries
    ]
    return [document.archive, entries, sorted(document.deleted)]


def _document(path: str, plain: Any) -> Document | None:
    if plain is None:
        return None
    archive, entries, deleted = plain
    seen = (Seen(i, link, _moment(first), _moment(last)) for i, link, first, last in entries)
    return Document(path, archive, tuple(seen), frozenset(deleted))


def _plain_items(items: Mapping[str, Noted]) -> Any:
    return {
        uid: [item.title, item.start and item.start.isoformat(), item.revision]
        for uid, item in items.items()
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
