"""Which files under the content folder are records, and which stand where nothing is read."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.content.kinds import (
    BY_FOLDER,
    RULES_FOLDER,
    SECTION_FILE,
    SOURCES_FOLDER,
    VOCABULARY_FOLDER,
    Kind,
)
from generator.diagnostics import Diagnostic, Place, problem
from generator.loading.hidden import is_hidden
from generator.vietnamese import nearest, slugify

_LISTS = (VOCABULARY_FOLDER, RULES_FOLDER, SOURCES_FOLDER)
_RECORD_ENDINGS = {".md", ".yml"}
_ALMOST_ENDINGS = {".yaml": ".yml", ".markdown": ".md", ".mdown": ".md", ".txt": ".md"}


@dataclass(frozen=True, slots=True)
class Found:
    """One file to read: how it is shown, and its kind if it is a record."""

    content: Path
    """The folder it is in, or below."""
    shown: str
    """Its path from the folder around that one, with slashes."""
    kind: Kind | None

    @property
    def file(self) -> Path:
        """Return where it is."""
        return self.content.parent / self.shown


@dataclass(frozen=True, slots=True)
class Discovery:
    """What stands under the content folder."""

    records: tuple[Found, ...]
    vocabularies: tuple[Found, ...]
    section: Found | None
    problems: tuple[Diagnostic, ...]


def discover(content: Path) -> Discovery:
    """List the content folder in a fixed order. Links that leave it are reported, not followed."""
    records: list[Found] = []
    lists: list[Found] = []
    section: Found | None = None
    problems: list[Diagnostic] = []
    for parts in sorted(_files(content, (), problems)):
        file, top = content.joinpath(*parts), parts[0]
        shown = "/".join((content.name, *parts))
        if parts == (SECTION_FILE,):
            section = Found(content, shown, None)
        elif file.stem.lower() == "readme":
            continue
        elif len(parts) == 1:
            if file.suffix.lower() in (*_RECORD_ENDINGS, *_ALMOST_ENDINGS):
                problems.append(problem("file.outside-folders", Place(shown)))
        elif top in _LISTS:
            problems += _ending_problems(file, shown, {".yml"})
            if file.suffix == ".yml":
                lists.append(Found(content, shown, None))
        elif top in BY_FOLDER:
            problems += _ending_problems(file, shown, _RECORD_ENDINGS)
            if file.suffix in _RECORD_ENDINGS:
                problems += _name_problems(file, shown)
                records.append(Found(content, shown, BY_FOLDER[top]))
    problems += _folder_problems(content)
    if section is None:
        problems.append(problem("section.missing", Place(f"{content.name}/{SECTION_FILE}")))
    return Discovery(tuple(records), tuple(lists), section, tuple(problems))


def _files(
    content: Path, folder: tuple[str, ...], problems: list[Diagnostic]
) -> Iterator[tuple[str, ...]]:
    """Yield every file under *folder* by the names that lead to it, in no order."""
    place = content.joinpath(*folder)
    if not os.access(place, os.R_OK | os.X_OK):
        problems.append(problem("file.unreadable", Place("/".join((content.name, *folder)))))
        return
    for entry in sorted(os.scandir(place), key=lambda entry: entry.name):
        parts = (*folder, entry.name)
        shown = Place("/".join((content.name, *parts)))
        if is_hidden(entry.name):
            continue
        if slip := no_text("/".join((content.name, *parts))):
            problems.append(slip)
            continue
        if entry.is_symlink():
            problems.append(problem("path.link", shown))
        elif entry.is_dir():
            yield from _files(content, parts, problems)
        elif entry.is_file() and os.access(entry.path, os.R_OK):
            yield parts
        else:  # a pipe or a socket, too: reading it could wait for ever
            problems.append(problem("file.unreadable", shown))


def no_text(shown: str) -> Diagnostic | None:
    """Return what is wrong with a path whose name was written in another encoding."""
    readable = os.fsencode(shown).decode(errors="replace")
    if readable == shown:
        return None
    return problem("path.not-utf8", Place(readable), name=readable.rpartition("/")[2])


def _ending_problems(file: Path, shown: str, read: set[str]) -> list[Diagnostic]:
    """Report a file that would be read if its ending were written as it should be."""
    ending = file.suffix.lower()
    better = _ALMOST_ENDINGS.get(ending, ending)
    if file.suffix == better or better not in read:
        return []
    return [problem("file.ending", Place(shown), ending=file.suffix, better=better)]


def _name_problems(file: Path, shown: str) -> list[Diagnostic]:
    """Report a record whose name cannot be an address: the file's, or that of its own folder."""
    name = file.parent.name if file.stem == "index" else file.stem
    if slugify(name) == name:
        return []
    better = slugify(name) or "ten-tep"
    ending = "" if file.stem == "index" else file.suffix
    return [
        problem("file.name-not-ascii", Place(shown), name=name + ending, better=better + ending)
    ]


def _folder_problems(content: Path) -> list[Diagnostic]:
    known = {*BY_FOLDER, *_LISTS}
    problems: list[Diagnostic] = []
    for entry in sorted(content.iterdir() if os.access(content, os.R_OK) else ()):
        if no_text(entry.name) or is_hidden(entry.name) or entry.name.startswith("_"):
            continue
        if entry.name in known:
            continue
        if entry.is_dir():
            meant = nearest(entry.name, known) or ""
            where = Place(f"{content.name}/{entry.name}")
            problems.append(problem("folder.unknown", where, folder=entry.name, meant=meant or "–"))
    return problems
