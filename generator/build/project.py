"""Where an office's files are. Imports nothing, so that a command can start with it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Project:
    """Where an office's files are."""

    content: Path
    templates: Path
    cache: Path

    @property
    def root(self) -> Path:
        """Return the folder that holds all of them, and ``mkdocs.yml``."""
        return self.content.parent
