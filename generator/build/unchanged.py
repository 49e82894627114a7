"""Whether a site is as it was built, and all that it was built from is as it was then.

A file is taken to be the same by size and time of change to the nanosecond. One that was changed
less than two seconds before it was read is looked into: a clock may be that coarse.
"""

import contextlib
import json
import os
import secrets
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from generator.build.project import Project
from generator.build.surroundings import surroundings
from generator.digest import digest, file_digest

COARSEST_CLOCK_NS = 2_000_000_000
_FOLDERS = ("content", "docs", "theme_overrides")

Stamp = list[int]
"""Size in bytes and time of change in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a build reads, as it was at one moment."""

    around: str
    inputs: dict[str, Stamp]
    recent: dict[str, str]
    """The digests of files changed so lately that their time may not tell a further change."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of a site that was built: what from, what was written, what was said."""

    snapshot: Snapshot
    outputs: dict[str, Stamp]
    pages: int
    remarks: int
    keys: dict[str, str]
    """What each of our own files was made from (``keys``); none where that is not known."""


def look(project: Project, day: date, way: str = "") -> Snapshot | None:
    """Return what a build for *day* in some *way* would read; None where that cannot be told.

    It cannot where ``mkdocs.yml`` names what lies outside the project or runs code of its own.
    """
    root = project.root
    if not _is_closed(root / "mkdocs.yml"):
        return None
    now = time.time_ns()
    try:
        inputs = dict(_stamps(root))
        recent = {
            path: file_digest((root / path).read_bytes())
            for path, (_, changed) in inputs.items()
            if changed > now - COARSEST_CLOCK_NS and (root / path).is_file()  # no pipe
        }
    except (_LinkError, OSError):  # what may not be read is told where content is checked
        return None
    return Snapshot(digest(surroundings(root), day.isoformat(), way), inputs, recent)


def find(project: Project, output: Path, now: Snapshot) -> Kept | None:
    """Return what is kept of the site in *output* if neither it nor what it is made of changed."""
    kept = last(project, output)
    if kept is None or kept.snapshot.around != now.around or kept.snapshot.inputs != now.inputs:
        return None
    if any(_digest_of(project.root / path) != d for path, d in kept.snapshot.recent.items()):
        return None
    return kept if files_of(output) == kept.outputs else None


def last(project: Project, output: Path) -> Kept | None:
    """Return what the last build noted of the site in *output*, whatever has changed since."""
    return _read(_file(project, output))


def keep(
    project: Project,
    output: Path,
    snapshot: Snapshot,
    remarks: int,
    keys: Mapping[str, str] = MappingProxyType({}),
) -> int:
    """Note what the site in *output* was made of; return its number of pages.

    Without room or right to write, nothing is noted.
    """
    outputs = files_of(output)
    pages = sum(1 for path in outputs if path.endswith(".html"))
    kept = Kept(snapshot, outputs, pages, remarks, dict(keys))
    text = json.dumps([
        kept.snapshot.around, kept.snapshot.inputs, kept.snapshot.recent,
        kept.outputs, kept.pages, kept.remarks, kept.keys,
    ])  # fmt: skip
    place = _file(project, output)
    beside = place.with_name(f".{place.name}.{os.getpid()}-{secrets.token_hex(4)}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(f"{digest(text)}\n{text}")
        beside.replace(place)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
    return pages


def files_of(site: Path) -> dict[str, Stamp]:
    """Return every file of a site: one that was put there since is a change, too."""
    return {path: stamp for path, stamp in _tree(site, "") if not path.endswith("/")}


def forget(project: Project, output: Path) -> None:
    """Remove the note, before the site it tells of is touched."""
    with contextlib.suppress(OSError):
        _file(project, output).unlink(missing_ok=True)


def _file(project: Project, output: Path) -> Path:
    return project.cache / "built" / f"{digest(str(output.resolve()))[:32]}.json"


def _read(place: Path) -> Kept | None:
    """Return what was kept; a note that is not whole, or not ours, is none."""
    try:
        sealed, text = place.read_text().split("\n", 1)
        if sealed != digest(text):
            return None
        around, inputs, recent, outputs, pages, remarks, keys = json.loads(text)
    except (OSError, ValueError):
        return None
    return Kept(Snapshot(around, inputs, recent), outputs, pages, remarks, keys)


def _is_closed(config: Path) -> bool:
    """Tell whether ``mkdocs.yml`` lets a build depend on nothing but the project's own folders."""
    from generator.loading.settings import read_settings

    try:
        text = config.read_text(encoding="utf-8")
        made = read_settings(text)
        theme, plugins = made.get("theme", {}), made.get("plugins")
        extensions = {
            next(iter(e)) if isinstance(e, dict) else e for e in made.get("markdown_extensions", ())
        }
        return (
            "!ENV" not in text
            and not {"INHERIT", "hooks", "watch"} & made.keys()
            and made.get("docs_dir", "docs") == "docs"
            and theme.get("custom_dir") == "theme_overrides"
            and plugins == ["guongsang"]
            and extensions <= _PLAIN_EXTENSIONS
        )
    except (OSError, ValueError, AttributeError, TypeError):
        return False


# Extensions that read nothing but the page they stand in.
_PLAIN_EXTENSIONS = {
    "abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html",
    "meta", "sane_lists", "smarty", "tables", "toc",
}  # fmt: skip


def _stamps(root: Path) -> Iterator[tuple[str, Stamp]]:
    yield "mkdocs.yml", _stamp(f"{root}/mkdocs.yml") or [0, 0]
    for name in _FOLDERS:
        # Links within the content are reported, never followed; the host follows its own.
        yield from _tree(root / name, f"{name}/", links=name == "content")


class _LinkError(Exception):
    """A link, behind which anything may change unseen."""


def _tree(folder: Path | str, prefix: str, *, links: bool = True) -> Iterator[tuple[str, Stamp]]:
    """Yield every file and folder under a folder; one that is not there has none."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if not links and entry.is_symlink():
            raise _LinkError(entry.path)
        if entry.is_dir(follow_symlinks=False):
            yield f"{prefix}{entry.name}/", [0, 0]
            yield from _tree(entry.path, f"{prefix}{entry.name}/", links=links)
        else:
            found = entry.stat(follow_symlinks=False)
            yield prefix + entry.name, [found.st_size, found.st_mtime_ns]


def _stamp(path: str) -> Stamp | None:
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return [found.st_size, found.st_mtime_ns]


def _digest_of(path: Path) -> str | None:
    try:
        return file_digest(path.read_bytes())
    except OSError:
        return None
