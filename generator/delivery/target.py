"""What every target can do, whatever stands behind it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from generator.delivery.lock import State
from generator.delivery.manifest import EMPTY, Manifest, from_json
from generator.delivery.settings import TargetSettings

MANIFEST = "ban-ke.json"
"""The manifest as it is published with the site, and its signature."""
SIGNATURE = "ban-ke.json.minisig"
OWN = frozenset({MANIFEST, SIGNATURE})

Step = Callable[[str], None]
"""Called with the name of every step before it is taken."""

Moved = Callable[[int, int], None]
"""Called while files are carried: how many bytes are done, and of how many."""


def unwatched(done: int, total: int) -> None:
    """Tell nobody how far it is."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a target says is on it: nothing, or the manifest of its last whole delivery."""

    files: Manifest = field(default_factory=lambda: EMPTY)
    number: int = 0
    facts: Mapping[str, Any] | None = None
    """None where no delivery was ever finished."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is to be on a target: a folder, its manifest, the manifest's own files, a number."""

    folder: Path
    files: Manifest
    own: Mapping[str, bytes]
    number: int
    there: Published
    """What the target says is on it before."""
    moved: Moved = unwatched


class Target(Protocol):
    """A place that a site is delivered to."""

    @property
    def settings(self) -> TargetSettings:
        """Return what the project's file says of the target."""

    @property
    def state(self) -> State:
        """Return where the lock is kept."""

    def published(self) -> Published:
        """Return what is there by its own account."""

    def own(self) -> Mapping[str, bytes]:
        """Return the manifest and signature as they stand there, byte for byte."""

    def read_back(self, paths: Iterable[str] | None) -> Manifest:
        """Return what is really there, by reading it; None for *paths* means everything."""

    def fetch(self, paths: Iterable[str], into: Path) -> None:
        """Copy files from there into a folder; those that are not there are left out."""

    def put(self, parcel: Parcel, step: Step, *, full: bool = False) -> None:
        """Deliver and verify. *full* trusts nothing that is there before it was read."""


def parse_published(data: bytes | None) -> Published:
    """Read a published manifest; a garbled one counts as none, so that everything is sent anew."""
    if data is None:
        return Published()
    try:
        files, facts = from_json(data)
        number = facts.get("delivery")
        return Published(files, number if isinstance(number, int) else 0, facts)
    except ValueError:
        return Published()
