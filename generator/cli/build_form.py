"""The other forms of a build: pages for a frame of the portal, pieces of HTML to paste into it."""

import shutil
import tempfile
from datetime import date
from pathlib import Path

import click

from generator.build.pipeline import make_fragments
from generator.build.project import Project
from generator.build.writing import new_folder, put_in_place, write_file
from generator.cli.checked import build_checked, checked
from generator.cli.environment import EnvironmentProblem
from generator.cli.sending import told
from generator.delivery.built import sources_digest
from generator.delivery.forms import for_frames
from generator.outputs.portal import CONTENTS, FRAME

_PLACES = {"embed": Path("dist/nhung"), "fragments": Path("dist/manh")}


@told
def build_form(
    project: Project, day: date, language: str, output: Path | None, form: str, strict: bool
) -> None:
    """Check, build into a folder of its own, and put that in the place of the one before."""
    place = (output or project.root / _PLACES[form]).resolve()
    _refuse_what_is_no_form(place, project.root)
    sources = sources_digest(project.root, project.cache)
    prepared = checked(project, day, language, strict)
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = new_folder(place)
    try:
        with tempfile.TemporaryDirectory(prefix="guongsang-") as scratch:
            if form == "embed":
                site = Path(scratch) / "site"
                build_checked(prepared, sources, site)
                for_frames(site, beside)
            else:
                for path, piece in make_fragments(prepared).items():
                    write_file(beside / path, piece)
        put_in_place(beside, place)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    count = sum(1 for _ in place.rglob("*.html"))
    click.echo(f"Xong: {count} trang trong {output or _PLACES[form]}/.")


def _refuse_what_is_no_form(place: Path, root: Path) -> None:
    inside = root.resolve().is_relative_to(place) or (root / "content").resolve() in place.parents
    is_form = (place / CONTENTS).is_file() or (place / FRAME).is_file()
    is_free = not place.exists() or (place.is_dir() and not any(place.iterdir()))
    if inside or not (is_form or is_free):
        raise EnvironmentProblem(
            f"“{place}” có những tệp khác nên không được ghi đè. Chọn một thư mục mới. "
            "(This holds something else and will not be replaced.)"
        )
