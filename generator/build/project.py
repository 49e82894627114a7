"""Where an office's files are. Imports nothing, so that a command can start with it."""

from pathlib import Path

from generator.values import dataclass


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
