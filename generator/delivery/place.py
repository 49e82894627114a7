"""Where on this machine a target or the history may be: nowhere within what it is made from."""

from pathlib import Path

from generator.delivery.trouble import DeliveryError

_OURS = ("content", "docs", "theme_overrides", "site", ".cache", ".git", ".venv", "generator")


def place_of(root: Path, written: str, what: str) -> Path:
    """Return the path *written* in the settings of the project *root*, for *what* it is to be.

    A build replaces the site, so what lies in it is lost; what lies in the content is published.
    """
    try:
        place = root / Path(written).expanduser()
    except RuntimeError:  # a home of nobody
        place = root / written
    real, project = place.resolve(), root.resolve()
    around = project.is_relative_to(real)
    within = [name for name in _OURS if real.is_relative_to(project / name)]
    if around or within:
        where = "chứa cả dự án" if around else f"nằm trong {within[0]}/ của dự án"
        there = "holds the whole project" if around else f"lies in the project's {within[0]}/"
        raise DeliveryError(
            f"{what}: “{written}” {where}. Chọn một thư mục khác, ngoài dự án hoặc trong dist/.",
            f"{what}: “{written}” {there}; choose another folder, outside or in dist/",
        )
    return place
