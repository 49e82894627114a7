"""Whether the section's emblem is there and may stand on every page."""

from collections.abc import Iterator
from pathlib import Path

from generator.content.section import Section
from generator.diagnostics import Diagnostic, problem
from generator.loading.list_place import section_place
from generator.outputs.emblem import is_fit_emblem


def check_emblem(section: Section, content: Path) -> Iterator[Diagnostic]:
    """Yield what is wrong with the file that is named."""
    if not section.emblem:
        return
    file = content / section.emblem
    if not file.is_file():
        yield problem("image.missing", section_place(content, "emblem"), name=section.emblem)
    elif not is_fit_emblem(file):
        yield problem("emblem.unfit", section_place(content, "emblem"), name=section.emblem)
