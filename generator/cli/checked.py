"""Check content and build what was checked: what every command does that makes a site.

What is heavy is imported where it is used: a build that finds nothing changed needs none of it.
"""

import errno
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.build.project import Project
from generator.build.state import unchanged
from generator.build.state.host_settings import host_settings
from generator.build.turn import turn
from generator.cli.environment import EnvironmentProblem
from generator.cli.progress_line import progress

if TYPE_CHECKING:
    from generator.build.pipeline import Prepared
    from generator.checks.check import Checked


def place_of_settings(root: Path) -> Path:
    """Return the file of the host's settings."""
    file = root / "mkdocs.yml"
    if file.is_file():
        return file
    raise EnvironmentProblem("không thấy mkdocs.yml trong thư mục dự án. (mkdocs.yml is missing.)")


def place_of_site(project: Project, output: Path | None) -> Path:
    """Return the folder of the site; by default the one ``mkdocs.yml`` names."""
    try:
        place = output or project.root / host_settings(project.root, project.cache).site_dir
    except ValueError:
        raise EnvironmentProblem(
            "mkdocs.yml không đọc được: không phải YAML hoặc không phải UTF-8. Chạy “guongsang "
            "check” để xem dòng sai, hoặc lấy lại bản gốc của tệp đó. "
            "(mkdocs.yml is not YAML in UTF-8.)"
        ) from None
    try:
        return place.resolve()
    except RuntimeError:  # as some versions of Python call it
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(place)) from None


def refuse_what_is_no_site(site: Path, project: Project) -> None:
    """Keep a slip of the hand from replacing a folder of something else by the site."""
    from generator.build.place import is_free_for_site, part_of_project

    if part := part_of_project(site, project):
        where = "chứa cả dự án" if part == "." else f"nằm trong {part}/ của dự án"
        there = "holds the whole project" if part == "." else f"lies in the project's {part}/"
        raise EnvironmentProblem(
            f"“{site}” {where} nên không được ghi đè. Chọn {_ANOTHER} (This {there}.)"
        )
    if not is_free_for_site(site, project):
        raise EnvironmentProblem(
            f"“{site}” đang có tệp khác, không phải là một chuyên trang đã dựng, nên không được "
            f"ghi đè. Chuyển các tệp đó đi, hoặc chọn {_ANOTHER} (This is no built section and "
            "will not be replaced.)"
        )


_ANOTHER = "thư mục mới: --output THƯ_MỤC, hay site_dir trong mkdocs.yml."


def build_checked(
    prepared: "Prepared",
    sources: str,
    output: Path | None,
    jobs: int = 1,
    snapshot: unchanged.Snapshot | None = None,
    found: "Checked | None" = None,
    *,
    preview: bool = False,
) -> int:
    """Build what was checked, note for which day and from what; return the number of pages.

    *found* is what checking found, to be noted too.
    """
    from generator.cli.building import Order, build_site_of

    project = prepared.project
    site, config = place_of_site(project, output), place_of_settings(project.root)
    refuse_what_is_no_site(site, project)
    with turn(project, site, tell_waiting):
        return build_site_of(Order(prepared, sources, config, site, jobs, snapshot, found, preview))


def revised(
    project: Project,
    site: Path,
    snapshot: unchanged.Snapshot,
    day: date,
    jobs: int,
    *,
    strict: bool,
) -> unchanged.Kept | None:
    """Bring a preview up to date after an edit of few records; None where all is gone through."""
    if not unchanged.is_noted(project, site):
        return None
    from generator.cli.building import revise_site

    with turn(project, site, tell_waiting):
        made = revise_site(project, site, snapshot, day, jobs, strict=strict)
    if made:
        tell_kept(made)
    return made


def tell_waiting() -> None:
    """Say why nothing is done yet."""
    click.echo("Đang chờ một lần dựng khác của trang này xong …", err=True)


def checked(project: Project, day: date, language: str, strict: bool, jobs: int = 1) -> "Prepared":
    """Prepare and check; where anything is wrong, show all of it and stop."""
    return checked_whole(project, day, language, strict, jobs)[0]


def checked_whole(
    project: Project, day: date, language: str, strict: bool, jobs: int
) -> "tuple[Prepared, Checked]":
    """Return what ``checked`` does, and what was found."""
    from generator.build.pipeline import prepare
    from generator.checks import check
    from generator.diagnostics import Severity
    from generator.messages.catalogue import severity

    with progress("Đọc nội dung") as line:
        prepared = prepare(project, day, jobs, line.step)
    with progress("Kiểm tra") as line:
        found = check.checked(prepared, jobs, line.step)
    bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(severity(p) in bad for p in found.problems):
        from generator.cli.display import show

        show(found.problems, project.content.parent, language, "text")
        sys.exit(1)
    tell_remarks(found.remarks)
    return prepared, found


def tell_kept(kept: unchanged.Kept) -> None:
    """Say again what is to be noted of a site of which the most stands."""
    tell_remarks(kept.remarks)
    for text in kept.said:
        click.echo(text, err=True)


def tell_remarks(remarks: int) -> None:
    """Say how many remarks there are, and how to see them."""
    if remarks:
        click.echo(f"Có {remarks} điều cần lưu ý; chạy “guongsang check” để xem.", err=True)
