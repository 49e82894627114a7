"""Names found in the files of a site, remembered: an equal file is not looked through again."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from generator.build.state.surroundings import program
from generator.checks.names import Names
from generator.checks.reading import UnreadableError
from generator.checks.withheld import Find, Look, Withheld, finds_in
from generator.delivery.manifest import Manifest, file_of
from generator.digest import digest, value_digest
from generator.writing.sealed import read_sealed, write_sealed


@contextmanager
def remembering(
    site: Path, files: Manifest, names: Iterable[Withheld], cache: Path
) -> Iterator[Look]:
    """Give what finds *names* in the *files* of the folder *site*; *cache* remembers all of it."""
    place = cache / "finds.json"
    key = digest(program(), value_digest([(each.id, each.code, each.names) for each in names]))
    kept = read_sealed(place, 2)
    known: dict[str, list[Any]] = kept[1] if kept and kept[0] == key else {}
    used: dict[str, list[Any]] = {}

    def look(path: str, names: Names) -> Iterator[Find | UnreadableError]:
        old = known.get(path)
        if old is None or old[0] != files[path].sha256:
            found = [_plain(find) for find in finds_in(site, path, names)]
            old = [files[path].sha256, found]
            if file_of(site / path) != files[path]:
                yield from map(_find, found)
                return
        used[path] = old
        yield from map(_find, old[1])

    yield look
    if used and used != known:
        write_sealed(place, key, used)


def _plain(find: Find | UnreadableError) -> Any:
    return asdict(find) if isinstance(find, Find) else str(find)


def _find(plain: Any) -> Find | UnreadableError:
    return UnreadableError(plain) if isinstance(plain, str) else Find(**plain)
