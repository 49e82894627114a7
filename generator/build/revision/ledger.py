"""What a site was made of, sheet by sheet: kept so that a small change makes only what it touches.

It belongs to one site as it was left, and is thrown away unread with it, or by another version of
the program. It is plain values but for what a revision never changes, for it is read at every edit,
which then puts behind it what has changed.
"""

import contextlib
import marshal
import os
import pickle
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from generator.build.project import Project
from generator.build.state.listing import Listing, Stamp, pack_listing
from generator.build.state.surroundings import program
from generator.build.state.unchanged import Outputs, Snapshot
from generator.content.fields import Part
from generator.content.section import Section
from generator.digest import digest
from generator.loading.record import Term
from generator.policy.edition import Left, LeftNotice, LeftRedirect
from generator.policy.unlisting import Taken
from generator.views.outline import Outline, unpack
from generator.writing.file import clear_halves, write_file

# Reading it takes longer with each.
_MOST_AMENDMENTS = 30


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


class Amendment(NamedTuple):
    """What an edit changed of a ledger: what is in the place of what was there before."""

    read: tuple[str, str, dict[str, str]]
    """The snapshot, but for its files."""
    files: dict[int, tuple[str, Stamp]]
    """By their place in the snapshot."""
    records: dict[str, tuple[str, str, bytes]]
    leaned_on: set[str]
    """Those that come to what was leaned on before."""
    checked_by: dict[str, frozenset[str]]
    sheets: dict[str, tuple[bytes, str]]
    entries: dict[str, tuple[bytes, str]]


@dataclass(frozen=True)
class Ledger:
    """What one site was made of."""

    snapshot: Snapshot
    """What the build read; of its files, ``files`` knows more."""
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
    outlined: bytes = field(repr=False)
    """The outlines of the public records, in the same order; see ``outline.pack``."""
    packed: bytes = field(repr=False)
    """An ``Edited``; see there."""
    amendments: int = 0
    """How often it was amended since it was kept as a whole."""
    amended_files: Mapping[int, tuple[str, Stamp]] = field(default_factory=dict)
    """The files that were amended, by their place in the snapshot."""

    @property
    def files(self) -> Listing:
        """Return every file and folder that the build read: a new list each time."""
        files = self.snapshot.files
        for at, file in self.amended_files.items():
            files[at] = file
        return files

    @cached_property
    def outlines(self) -> Mapping[str, Outline]:
        """Return the outlines of the public records."""
        return unpack(self.outlined)

    @cached_property
    def edited(self) -> Edited:
        """Return the edition, but for its records."""
        found = pickle.loads(self.packed)
        assert isinstance(found, Edited)
        return found

    def note(self, key: str) -> RecordNote:
        """Return what is noted of a record."""
        return RecordNote(*self.records[key])

    def amended(self, by: Amendment) -> "Ledger":
        """Return the ledger after an edit."""
        return replace(
            self,
            snapshot=Snapshot(*by.read, self.snapshot.packed_files),
            amended_files={**self.amended_files, **by.files},
            records={**self.records, **by.records},
            leaned_on=self.leaned_on | by.leaned_on,
            checked_by={**self.checked_by, **by.checked_by},
            sheets={**self.sheets, **by.sheets},
            entries={**self.entries, **by.entries},
            amendments=self.amendments + 1,
        )

    def is_of(self, outputs: Outputs) -> bool:
        """Tell whether the ledger belongs to what is noted of a site."""
        read = self.snapshot
        return (read.around, read.inputs) == (outputs.around, outputs.inputs)


def keep_ledger(project: Project, site: Path, ledger: Ledger) -> None:
    """Keep a site's ledger. Without room or right to write, none is kept."""
    with contextlib.suppress(OSError):
        write_file(_file(project, site), _sealed(_parts(ledger)), lasting=False)
        clear_halves(_file(project, site))


_PARTS = 11


def _parts(ledger: Ledger) -> tuple[Any, ...]:
    """Return what a ledger holds as ``_PARTS`` plain values, in the order of its fields."""
    read = ledger.snapshot
    files = pack_listing(ledger.files) if ledger.amended_files else read.packed_files
    return (
        (read.around, read.inputs, dict(read.recent), files),
        ledger.records, ledger.conferred, ledger.leaned_on, ledger.checked_by,
        ledger.everywhere, ledger.sheets, ledger.entries, dict(ledger.pictures),
        ledger.outlined, ledger.packed,
    )  # fmt: skip


def amend_ledger(project: Project, site: Path, ledger: Ledger, amendment: Amendment) -> None:
    """Keep what an edit changed behind the rest of a ledger; now and then, keep all of it anew."""
    if ledger.amendments >= _MOST_AMENDMENTS:
        keep_ledger(project, site, ledger.amended(amendment))
        return
    # A ledger that went meanwhile is not begun by an amendment.
    with contextlib.suppress(OSError), _file(project, site).open("r+b") as file:
        file.seek(0, os.SEEK_END)
        file.writelines(_sealed((tuple(amendment),)))


def find_ledger(project: Project, site: Path) -> Ledger | None:
    """Return the ledger of a site; None for none, or for one that is not whole or not ours."""
    try:
        with _file(project, site).open("rb") as file:
            found = [*_opened(file)]
    except (OSError, ValueError, OverflowError, MemoryError):  # a length that is garbled, too
        return None
    if len(found) < _PARTS:
        return None
    first, *rest = found[:_PARTS]
    ledger = Ledger(Snapshot(*first), *rest)
    for amendment in found[_PARTS:]:
        ledger = ledger.amended(Amendment(*amendment))
    return ledger


def _sealed(plain: Iterable[Any]) -> Iterator[bytes]:
    """Yield plain values as bytes that tell whether they are whole, and whose they are."""
    for value in plain:
        data = marshal.dumps(value)
        yield f"{program()} {zlib.crc32(data)} {len(data)}\n".encode()
        yield data


def _opened(file: BinaryIO) -> Iterator[Any]:
    """Yield what was sealed. Raises ValueError for what is not whole or not ours."""
    while head := file.readline():
        ours, total, length = head.decode("ascii", "replace").split()
        data = file.read(int(length)) if ours == program() else b""
        if not data or total != str(zlib.crc32(data)):
            raise ValueError(total)
        yield marshal.loads(data)


def forget_ledger(project: Project, site: Path) -> None:
    """Remove the ledger of a site that goes."""
    with contextlib.suppress(OSError):
        _file(project, site).unlink(missing_ok=True)


def _file(project: Project, site: Path) -> Path:
    return project.cache / "built" / f"{digest(str(site.resolve()))[:32]}.ledger"
