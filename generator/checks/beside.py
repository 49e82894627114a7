"""Files that stand beside a record, as its author names them."""

import posixpath
from pathlib import Path

from generator.loading.hidden import is_hidden
from generator.loading.record import Record


def beside(record: Record, name: str, content: Path) -> Path | None:
    """Return the file of that name in the record's folder; None for a link, a hidden one, or what
    lies outside."""
    shown = posixpath.normpath(posixpath.join(record.folder, name))
    if not shown.startswith(f"{record.folder}/") or is_hidden(shown):
        return None
    file = content.parent / shown
    try:
        inside = file.resolve().is_relative_to(content.resolve())
        return file if inside and file.is_file() and not file.is_symlink() else None
    except (OSError, ValueError):  # a name no file can have
        return None
