"""Pages for the office itself: one file each, with nothing to load, never part of the site."""

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.vietnamese import print_day, print_number


def office_page(templates: Path, name: str, values: Mapping[str, object]) -> str:
    """Return the template *name* of a folder filled with *values*; what is text stays text."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"day": print_day, "number": print_number}
    return environment.get_template(name).render(values)
