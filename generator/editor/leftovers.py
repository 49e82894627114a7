"""Pictures and files that were sent and never saved with a record: taken away after a while.

They are put beside the records at once, so that checks and preview see them. One that no record
names a week later, and that Git does not know, is nobody's; a portrait must not lie about.
"""

from dataclasses import dataclass
from pathlib import Path

from generator.checks.files import files_named
from generator.digest import digest
from generator.editor.desk import Desk
from generator.writing.file import write_file

KEPT_SECONDS = 7 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Leftovers:
    """Notes of what was sent, one a file: its path, and when it was noted as the note's time."""

    folder: Path

    def note(self, file: Path) -> None:
        """Note that *file* has come."""
        write_file(self.folder / f"{digest('sent', str(file))[:20]}.txt", str(file).encode())

    def clear(self, desk: Desk, now: float) -> tuple[Path, ...]:
        """Take away what nobody saved in time; return it."""
        due = [n for n in self.folder.glob("*.txt") if now - n.stat().st_mtime > KEPT_SECONDS]
        if not due:
            return ()
        content = desk.project.content
        named = {file for r in desk.library().records for file in files_named(r, content)}
        gone: list[Path] = []
        for note in due:
            file = Path(note.read_text("utf-8"))
            inside = file.is_relative_to(content) and file.is_file()
            if inside and file not in named and not desk.history.tracks(file):
                file.unlink()
                gone.append(file)
            note.unlink()
        return tuple(gone)
