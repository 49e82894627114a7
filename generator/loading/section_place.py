"""Where in the section's own file a setting is written: no record keeps its text."""

from pathlib import Path

from generator.content.kinds import SECTION_FILE
from generator.diagnostics import Place
from generator.loading.front_matter import read_yaml
from generator.loading.tree import locate
from generator.source import read_source


def section_place(content: Path, *way: str) -> Place:
    """Return the place of the setting that *way* leads to."""
    path = f"{content.name}/{SECTION_FILE}"
    source, _ = read_source(path, (content / SECTION_FILE).read_bytes())
    return locate(path, read_yaml(path, source.text, 1)[0], way)
