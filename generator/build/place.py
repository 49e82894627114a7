"""Whether a folder may be replaced by a site: never what holds something else."""

from pathlib import Path

from generator.build.project import Project
from generator.build.state import unchanged
from generator.outputs.portal import FRAME

# Any two: a site somebody has harmed is built again, another program's is not ours to replace.
_OURS = (FRAME, "404.html", "sitemap.xml", "robots.txt")


def is_free_for_site(place: Path, project: Project) -> bool:
    """Tell whether *place* is empty, not there, or a section that was built."""
    root = project.root.resolve()
    sources = (project.content, project.templates, project.root / "docs")
    if root.is_relative_to(place) or any(place.is_relative_to(s.resolve()) for s in sources):
        return False
    if not place.exists():
        return True
    if not place.is_dir():
        return False
    if not any(place.iterdir()) or sum((place / name).is_file() for name in _OURS) > 1:
        return True
    return unchanged.last(project, place) is not None
