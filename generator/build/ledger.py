"""What a site was made of, sheet by sheet: kept so that a small change makes only what it touches.

It belongs to one site as it was left, and is thrown away unread with it, or by another version of
the program. It is plain values but for what a revision never changes, for it is read and written
at every edit.
"""

import contextlib
import marshal
import pickle
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from generator.build.project import Project
from generator.build.surroundings import program
from generator.build.unchanged import Outputs, Snapshot
from generator.content.fields import Part
from generator.content.section import Section
from generator.digest import digest
from generator.loading.record import Term
from generator.policy.edition import Left, LeftNotice, LeftRedirect
from generator.policy.unlisting import Taken
from generator.views.outline import Outline, from_plain
from generator.writing.file import write_file


class RecordNote(NamedTuple):
    """A record: its kind, its file as shown to authors, and the digest of that."""

    kind: str
    path: str
    digest: bytes


@dataclass(frozen=True, slots=True)
class Edited:
    """An edition without its records."""

    section: Section
    terms: Mapping[str, Term]
    vocabularies: Mapping[str, Part]
    notices: tuple[LeftNotice, ...]
    redirects: tuple[LeftRedirect, ...]
    gone: tuple[Left, ...]
    taken_back: Mapping[str, tuple[Taken, ...]]
    """Of decisions with revocations only."""


@dataclass(frozen=True)
class Ledger:
    """What one site was made of."""

    snapshot: Snapshot
    """What the build read."""
    records: Mapping[str, tuple[str, str, bytes]]
    """What ``RecordNote`` holds of every record, in the order of kind and path."""
    conferred: Mapping[str, tuple[tuple[str, int], ...]]
    """By honouree: the decisions and the places in their lists that name one."""
    leaned_on: frozenset[str]
    """The records that the gate looked into to judge others."""
    checked_by: Mapping[str, frozenset[str]]
    """By record: those whose checks looked into it."""
    everywhere: frozenset[str]
    """The records looked into for what is no sheet: calendars, lists, checks of the whole."""
    sheets: Mapping[str, tuple[bytes, str]]
    """The records looked into for each sheet, by their numbers in the order of ``records``, and
    the digest of what its pages are besides words."""
    entries: Mapping[str, tuple[bytes, str]]
    """By record: what was looked into for its entry in feeds, and the entry's key."""
    pictures: Mapping[str, tuple[str, tuple[float, float] | None]]
    """By source: address and focus of the picture that decides where its files are, on any page."""
    outlined: Mapping[str, tuple[Any, ...]]
    """The outlines of the public records as plain values, in the same order."""
    packed: bytes = field(repr=False)
    """An ``Edited``; see there."""

    @cached_property
    def outlines(self) -> Mapping[str, Outline]:
        """Return the outlines of the public records."""
        return {key: from_plain(values) for key, values in self.outlined.items()}

    @cached_property
    def edited(self) -> Edited:
        """Return the edition, but for its records."""
        found = pickle.loads(self.packed)
        assert isinstance(found, Edited)
        return found

    def note(self, key: str) -> RecordNote:
        """Return what is noted of a record."""
        return RecordNote(*self.records[key])

    def is_of(self, outputs: Outputs) -> bool:
        """Tell whether the ledger belongs to what is noted of a site."""
        read = self.snapshot
        return (read.around, read.inputs) == (outputs.around, outputs.inputs)


def keep_ledger(project: Project, site: Path, ledger: Ledger) -> None:
    """Keep a site's ledger. Without room or right to write, none is kept."""
    read = ledger.snapshot
    plain: Any = (
        (read.around, read.inputs, dict(read.recent), read.files),
        ledger.records, ledger.conferred, ledger.leaned_on, ledger.checked_by,
        ledger.everywhere, ledger.sheets, ledger.entries, dict(ledger.pictures),
        ledger.outlined, ledger.packed,
    )  # fmt: skip
    data = marshal.dumps(plain)
    place = _file(project, site)
    with contextlib.suppress(OSError):
        write_file(place, f"{program()} {zlib.crc32(data)}\n".encode() + data, lasting=False)


def find_ledger(project: Project, site: Path) -> Ledger | None:
    """Return the ledger of a site; None for none, or for one that is not whole or not ours."""
    try:
        with _file(project, site).open("rb") as file:
            ours, _, total = file.readline().decode("ascii", "replace").partition(" ")
            data = file.read() if ours == program() else b""
    except OSError:
        return None
    if not data or total.strip() != str(zlib.crc32(data)):
        return None
    snapshot, *rest = marshal.loads(data)
    return Ledger(Snapshot(*snapshot), *rest)


def forget_ledger(project: Project, site: Path) -> None:
    """Remove the ledger of a site that goes."""
    with contextlib.suppress(OSError):
        _file(project, site).unlink(missing_ok=True)


def _file(project: Project, site: Path) -> Path:
    return project.cache / "built" / f"{digest(str(site.resolve()))[:32]}.ledger"
