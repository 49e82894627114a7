"""What is known of ``site/`` beside its bytes: for which day it was built, and from what.

It is kept in the cache, not in the site: the same content gives the same site on any day. Each
build has a file of its own there, so that two at once do not take each other's.
"""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator.build.state.listing import Listing
from generator.build.state.unchanged import inputs
from generator.delivery.digests import digests
from generator.delivery.manifest import manifest_digest
from generator.loading.hidden import is_hidden
from generator.plain_json import from_bytes, to_bytes
from generator.writing.file import write_file

_FOLDER = Path(".cache/guongsang/notes")
_KEPT = 8


@dataclass(frozen=True, slots=True)
class Shown:
    """What a site showed of a record: its kind, and which of its fields were withheld."""

    kind: str
    personal: bool
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Built:
    """One build: its day, the digests of what came out and what went in, and who is in it."""

    day: date
    site: str
    sources: str
    shown: Mapping[str, Shown]

    def to_value(self) -> dict[str, Any]:
        """Return the build as plain values."""
        shown = {k: [s.kind, s.personal, *s.without] for k, s in sorted(self.shown.items())}
        return {
            "day": self.day.isoformat(), "site": self.site, "sources": self.sources,
            "shown": shown,
        }  # fmt: skip


def built_from(value: Any) -> Built:
    """Return the build of plain values; raise ValueError, KeyError or TypeError for others."""
    return Built(
        date.fromisoformat(value["day"]),
        str(value["site"]),
        str(value["sources"]),
        {k: Shown(kind, personal, tuple(w)) for k, (kind, personal, *w) in value["shown"].items()},
    )


def write_built(root: Path, built: Built) -> None:
    """Note the build, beside the latest of others: each is found by what came out.

    Without room or right to write, or where another build clears here at the same time, less is
    noted or cleared: a delivery of what no build noted is refused.
    """
    ours = _file(root, built.site)
    with contextlib.suppress(OSError):
        write_file(ours, to_bytes(built.to_value()))
        others = [note for note in ours.parent.glob("*.json") if note != ours]
        others.sort(key=lambda note: note.stat().st_mtime_ns, reverse=True)
        for note in others[_KEPT - 1 :]:
            note.unlink()


def read_built(root: Path, site: str) -> Built | None:
    """Return what was noted of the build with the digest *site*; None where nothing was."""
    try:
        return built_from(from_bytes(_file(root, site).read_bytes()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _file(root: Path, site: str) -> Path:
    return root / _FOLDER / f"{site}.json"


def sources_digest(root: Path, cache: Path | None = None, found: Listing | None = None) -> str:
    """Return one digest for everything the office wrote in the project *root*.

    Digests of single files are remembered in *cache*; *found* are the files, if known already.
    """
    every = inputs(root) if found is None else found
    files = (
        each
        for each in every
        if not each[0].endswith("/") and not is_hidden(each[0].rpartition("/")[2])
    )
    # A name of another age may be no text at all.
    made = {
        path.encode(errors="replace").decode(): file
        for path, file in digests(root, files, cache).items()
    }
    return manifest_digest(made)
