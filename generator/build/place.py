"""Whether a folder may be replaced by a site: never what holds something else."""

import os
from pathlib import Path

from generator.build.project import Project
from generator.build.state import unchanged
from generator.outputs.portal import FRAME

# Any two: a site somebody has harmed is built again, another program's is not ours to replace.
_OURS = (FRAME, "404.html", "sitemap.xml", "robots.txt")


def part_of_project(place: Path, project: Project) -> str | None:
    """Return the name of the folder of the project that *place* lies in, and that no build may
    touch; a dot where it holds the whole project, None where it does neither."""
    root = project.root.resolve()
    if root.is_relative_to(place):
        return "."
    ours = (project.content, project.templates, project.root / "docs", project.root / ".cache")
    # Unlike ``resolve``, this says nothing of a link that leads to itself, as a cache may be.
    return next((each.name for each in ours if place.is_relative_to(os.path.realpath(each))), None)


def is_free_for_site(place: Path, project: Project) -> bool:
    """Tell whether *place* is empty, not there, or a section that was built."""
    if part_of_project(place, project):
        return False
    if not place.exists():
        return True
    if not place.is_dir():
        return False
    if not any(place.iterdir()) or sum((place / name).is_file() for name in _OURS) > 1:
        return True
    return unchanged.last(project, place) is not None
