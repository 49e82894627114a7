"""Whether the built site holds a name, a page or a picture that must not be there.

Every file is read in every form its format allows (``reading``) and looked through once for all
names (``names``); which names, and where one may stand all the same, is decided in
``withheld_names``. A find is reported by record, file and line: the name itself stands in the
office's own file only.

Speed goes with the bytes of the site and, less, with the number of names: 10,000 pages of 18 KB
take some five seconds of one core with ten names, seven with a hundred.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, replace
from pathlib import Path

from generator.checks.names import Names
from generator.checks.reading import Piece, UnreadableError, read_file
from generator.diagnostics import Diagnostic, Place, in_order, problem

FILE_NAME = "tên tệp"
ANYWHERE = ""
"""A ground that holds on every page."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """Whose name is looked for. *code* is how a find is reported."""

    id: str
    code: str
    names: tuple[str, ...]
    grounds: tuple[str, ...] = ()
    """Addresses of the records whose pages may hold it."""
    namesake: bool = False
    """Someone's lawful name is the same but for its accents: without accents it is not theirs."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What must not be in a site on a day."""

    names: tuple[Withheld, ...]
    pages: tuple[str, ...]
    """Addresses of the pages that records have."""
    absent: tuple[tuple[str, str, bool], ...]
    """Records that have none: id, address, and whether a notice or a redirect may be there."""
    too_short: tuple[tuple[str, Place], ...]
    """Whose names cannot be looked for, and where they are written."""


@dataclass(frozen=True, slots=True)
class Find:
    """A name in a file of the site: whose, in which file, as what it was read, how often."""

    id: str
    path: str
    format: str
    part: str
    line: int
    exact: bool
    count: int = 1


Look = Callable[[str, Names], Iterable[Find | UnreadableError]]
"""Yields whose names are in the file at a path, as ``finds_in`` does."""


def check_output(
    sought: Sought,
    site: Path,
    paths: Iterable[str] | None = None,
    look: Look | None = None,
) -> tuple[Diagnostic, ...]:
    """Return what must not be in the folder *site*.

    *paths* are its files, where they are known; *look* finds names in one, by default by reading.
    """
    found = [*_left_behind(sought, site), *_finds(sought, site, paths, look)]
    found += (problem("withheld.too-short", place, id=key) for key, place in sought.too_short)
    return in_order(found)


def files_in(folder: Path) -> Iterator[str]:
    """Yield every file under *folder*, as a path with slashes, in order."""
    for top, folders, files in os.walk(folder):
        folders.sort()
        base = Path(top).relative_to(folder)
        yield from ((base / name).as_posix() for name in sorted(files))


def finds_in(folder: Path, path: str, names: Names) -> Iterator[Find | UnreadableError]:
    """Yield whose names are in one file or its path, each once with the first place.

    What could not be read is yielded last, after what could.
    """
    found: dict[str, Find] = {}
    _gather(Piece(path, FILE_NAME), path, names, found)
    unreadable: UnreadableError | None = None
    try:
        for piece in read_file(folder / path):
            _gather(piece, path, names, found)
    except UnreadableError as error:
        unreadable = error
    yield from found.values()
    if unreadable:
        yield unreadable


def _gather(piece: Piece, path: str, names: Names, found: dict[str, Find]) -> None:
    for hit in names.find(piece.text, glued=piece.glued):
        first = found.get(hit.key)
        if first is None:
            line = hit.line if piece.lines else 1
            found[hit.key] = Find(hit.key, path, piece.format, piece.part, line, hit.exact)
        else:
            exact = first.exact or hit.exact
            found[hit.key] = replace(first, count=first.count + 1, exact=exact)


def _finds(
    sought: Sought, site: Path, paths: Iterable[str] | None, look: Look | None
) -> Iterator[Diagnostic]:
    by_key = {_key(each): each for each in sought.names}
    names = Names((key, name) for key, each in by_key.items() for name in each.names)
    if not names:
        return
    pages = frozenset(sought.pages)
    for path in files_in(site) if paths is None else paths:
        shown = f"{site.name}/{path}"
        for find in look(path, names) if look else finds_in(site, path, names):
            if isinstance(find, UnreadableError):
                yield problem(f"withheld.{find}", Place(shown))
            elif not _may_be(find, by_key[find.id], pages):
                each = by_key[find.id]
                form = f"{find.format}, {find.part}" if find.part else find.format
                where = Place(shown, find.line)
                yield problem(each.code, where, id=each.id, format=form, count=find.count)


def _may_be(find: Find, each: Withheld, pages: Set[str]) -> bool:
    """Tell whether a name may stand where it was found."""
    if ANYWHERE in each.grounds or (each.namesake and not find.exact):
        return True
    page = "/".join(find.path.split("/")[:2]) + "/"
    if page in each.grounds:
        return True
    return bool(each.grounds) and page not in pages and find.format != FILE_NAME


def _left_behind(sought: Sought, site: Path) -> Iterator[Diagnostic]:
    """Yield pages of records that have none on the day, and files beside a nameless notice."""
    for key, address, noticed in sought.absent:
        folder = site / address
        left = list(files_in(folder)) if folder.is_dir() else []
        for name in left:
            if name != "index.html" or not noticed:
                where = Place(f"{site.name}/{address}{name}")
                yield problem("withheld.left-behind", where, id=key)


def _key(each: Withheld) -> str:
    return f"{each.code} {each.id}"
