"""What an import would write: shown first, written only when somebody agrees."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Diagnostic
from generator.writing.file import write_file


@dataclass(frozen=True, slots=True)
class Change:
    """One file as it is (None where it is new) and as it would be."""

    path: Path
    before: bytes | None
    after: bytes

    @property
    def lines(self) -> tuple[int, int]:
        """Return how many lines come and how many go."""
        old = (self.before or b"").decode(errors="replace").splitlines()
        new = self.after.decode(errors="replace").splitlines()
        steps = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        changed = [step for step in steps if step[0] != "equal"]
        return sum(s[4] - s[3] for s in changed), sum(s[2] - s[1] for s in changed)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Files to write, and everything there is to say about them."""

    changes: tuple[Change, ...]
    problems: tuple[Diagnostic, ...]

    @property
    def real(self) -> tuple[Change, ...]:
        """Return the changes that change anything."""
        return tuple(each for each in self.changes if each.before != each.after)


def change(path: Path, text: str) -> Change:
    """Return the change of a file to *text*."""
    before = path.read_bytes() if path.is_file() else None
    return Change(path, before, text.encode())


def carry_out(changes: Iterable[Change]) -> None:
    """Write the files, each whole."""
    for each in changes:
        write_file(each.path, each.after)
