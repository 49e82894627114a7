"""What somebody was writing and could not save yet, kept apart from the content.

An error in any file keeps the whole site from being built, so unfinished text with errors waits
here, as it was typed, until it is opened again or saved.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.digest import digest
from generator.editor.users import User
from generator.writing.file import write_file


@dataclass(frozen=True, slots=True)
class Kept:
    """A form as it was sent: by whom, when (seconds), for which file, begun from which text."""

    key: str
    user: str
    folder: str
    path: str
    title: str
    base: str
    when: float
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder of what is kept."""

    folder: Path

    def keep(
        self, user: User, folder: str, path: str, title: str, base: str, when: float,
        pairs: Sequence[tuple[str, str]],
    ) -> str:  # fmt: skip
        """Keep a form; the person's former one for the same file is replaced. Return its key."""
        key = digest("kept", user.key, path)[:20]
        row = {
            "user": user.key, "folder": folder, "path": path, "title": title, "base": base,
            "when": when, "pairs": list(pairs),
        }  # fmt: skip
        text = json.dumps(row, ensure_ascii=False)
        write_file(self.folder / f"{key}.json", text.encode(), mode=0o600)
        return key

    def of(self, user: User) -> tuple[Kept, ...]:
        """Return what a person has kept, the newest first."""
        found = (self._read(file) for file in sorted(self.folder.glob("*.json")))
        mine = (kept for kept in found if kept is not None and kept.user == user.key)
        return tuple(sorted(mine, key=lambda kept: -kept.when))

    def for_path(self, user: User, path: str) -> Kept | None:
        """Return what a person kept for a file."""
        return self._read(self.folder / f"{digest('kept', user.key, path)[:20]}.json")

    def drop(self, user: User, path: str) -> None:
        """Forget what a person kept for a file."""
        key = digest("kept", user.key, path)[:20]
        (self.folder / f"{key}.json").unlink(missing_ok=True)

    def _read(self, file: Path) -> Kept | None:
        try:
            row = json.loads(file.read_text("utf-8"))
            pairs = tuple((str(name), str(text)) for name, text in row.pop("pairs"))
            return Kept(key=file.stem, pairs=pairs, **row)
        except (OSError, ValueError, KeyError, TypeError):
            return None
