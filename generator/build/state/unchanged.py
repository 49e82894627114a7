"""Whether a site is as it was built, and all that it was built from is as it was then.

A file is taken to be the same by its stamp (``listing``). A source that was changed less than two
seconds before it was read is looked into: a clock may be that coarse.
"""

import contextlib
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType

from generator.build.project import Project
from generator.build.state.host_settings import host_settings
from generator.build.state.listing import (
    COARSEST_CLOCK_NS,
    FOLDER,
    Listing,
    listing,
    pack_listing,
    stamp_of,
    unpack_listing,
)
from generator.build.state.standing import Standing, stands
from generator.build.state.surroundings import surroundings
from generator.digest import digest, file_digest, value_digest
from generator.loading.hidden import is_hidden
from generator.writing.sealed import read_sealed, write_sealed

_FOLDERS = ("content", "docs", "theme_overrides")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a build reads, as it was at one moment."""

    around: str
    inputs: str
    """The digest of all that a build reads, each file with its stamp."""
    recent: Mapping[str, str]
    """The digests of files changed so lately that their stamp may not tell a further change."""
    packed_files: bytes = field(default=pack_listing([]), repr=False, compare=False)
    """Every file and folder among them, as bytes; not kept."""

    @property
    def files(self) -> Listing:
        """Return every file and folder among them: a new list each time."""
        return unpack_listing(self.packed_files)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of a site that was built: how many pages, how many remarks, and what the host
    said of its own pages."""

    pages: int
    remarks: int
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outputs:
    """What a build wrote, and the key of each file of ours (``keys``)."""

    standing: Standing
    keys: Mapping[str, str]
    """None where that is not known."""
    frame: str
    """The key of the frame that the host made, and of every file that is not ours."""
    around: str = ""
    inputs: str = ""
    """As in ``Snapshot``."""
    pages: int = 0
    remarks: int = 0
    said: tuple[str, ...] = ()
    """As in ``Kept``."""


def inputs(root: Path, link: Callable[[str], object] = lambda path: None) -> Listing:
    """Return every file and folder of the project *root* that a build reads.

    *link* is called with every link but those within the content, which are never followed.
    """
    config = root / "mkdocs.yml"
    found = [(config.name, stamp_of(config.lstat()))] if config.is_file() else []
    if config.is_symlink():
        link(config.name)
    for name in _FOLDERS:
        if (root / name).is_dir():
            found.append((f"{name}/", FOLDER))
            files = listing(root / name, f"{name}/", *(() if name == "content" else (link,)))
            # What an editor leaves beside an open record comes and goes with it.
            found += [each for each in files if name != "content" or not is_hidden(each[0])]
    return found


def look(project: Project, day: date, way: str = "") -> Snapshot | None:
    """Return what a build for *day* in some *way* would read; None where that cannot be told.

    It cannot where ``mkdocs.yml`` names what lies outside the project or runs code of its own.
    """
    root = project.root
    now = time.time_ns()
    try:
        if not host_settings(root, project.cache).closed:
            return None
        found = inputs(root, _refuse)
        since = now - COARSEST_CLOCK_NS
        recent = {
            path: file_digest((root / path).read_bytes())
            for path, (_, written, changed, _) in found
            if (written > since or changed > since) and (root / path).is_file()  # no pipe
        }
    except (_LinkError, OSError, ValueError):  # what cannot be read is told by the checks
        return None
    around = digest(surroundings(), day.isoformat(), way)
    return Snapshot(around, value_digest(found), recent, pack_listing(found))


def find(project: Project, output: Path, now: Snapshot) -> Kept | None:
    """Return what is kept of the site in *output* if neither it nor what it is made of changed."""
    note = _file(project, output)
    found = read_sealed(note)
    if not found:
        return None
    try:
        around, read, recent, pages, remarks, said = found[0]
        if (around, read) != (now.around, now.inputs):
            return None
        if any(digest_of(project.root / path) != d for path, d in recent.items()):
            return None
        whole = read_sealed(note, 2)
        kept = Kept(pages, remarks, tuple(said))
        return kept if whole and stands(output, Standing(*whole[1])) else None
    except (ValueError, TypeError, AttributeError):  # another version's note
        return None


def last(project: Project, output: Path) -> Outputs | None:
    """Return what the last build noted of the site in *output*, whatever has changed since."""
    found = read_sealed(_file(project, output), 3)
    if not found:
        return None
    try:
        around, read, _, pages, remarks, said = found[0]
        keys, frame = found[2]
        standing = Standing(*found[1])
        return Outputs(standing, keys, frame, around, read, pages, remarks, tuple(said))
    except (ValueError, TypeError):
        return None


def is_noted(project: Project, output: Path) -> bool:
    """Tell whether a build noted anything of the site in *output*."""
    return read_sealed(_file(project, output)) is not None


def keep(
    project: Project,
    output: Path,
    snapshot: Snapshot,
    outputs: Standing,
    remarks: int,
    keys: Mapping[str, str] = MappingProxyType({}),
    frame: str = "",
    said: Iterable[str] = (),
) -> None:
    """Note what the site in *output*, which holds *outputs*, was made of.

    Without room or right to write, nothing is noted.
    """
    write_sealed(
        _file(project, output),
        [
            snapshot.around, snapshot.inputs, dict(snapshot.recent), pages_in(outputs), remarks,
            list(said),
        ],
        [outputs.paths, outputs.stamps, outputs.unsure],
        [dict(keys), frame],
    )  # fmt: skip


def pages_in(outputs: Standing) -> int:
    """Return how many pages a site has."""
    return sum(1 for path in outputs.paths if path.endswith(".html"))


def forget(project: Project, output: Path) -> None:
    """Remove the note, before the site it tells of is touched."""
    with contextlib.suppress(OSError):
        _file(project, output).unlink(missing_ok=True)


def _file(project: Project, output: Path) -> Path:
    return project.cache / "built" / f"{digest(str(output.resolve()))[:32]}.json"


class _LinkError(Exception):
    """A link, behind which anything may change unseen."""


def _refuse(path: str) -> None:
    raise _LinkError(path)


def digest_of(path: Path) -> str | None:
    """Return the digest of a file's bytes; None where it cannot be read."""
    try:
        return file_digest(path.read_bytes())
    except OSError:
        return None
