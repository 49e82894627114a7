"""Where in a file without records a value is written: the section's own, lists and rule packs."""

from pathlib import Path

from generator.content.kinds import SECTION_FILE
from generator.diagnostics import Place
from generator.loading.front_matter import read_yaml
from generator.loading.tree import locate
from generator.source import read_source


def list_place(content: Path, file: str, *way: str | int) -> Place:
    """Return the place of the value that *way* leads to; nobody keeps the text of such a file."""
    path = f"{content.name}/{file}"
    source, _ = read_source(path, (content / file).read_bytes())
    return locate(path, read_yaml(path, source.text, 1)[0], way)


def section_place(content: Path, *way: str) -> Place:
    """Return the place of a setting of the section."""
    return list_place(content, SECTION_FILE, *way)
