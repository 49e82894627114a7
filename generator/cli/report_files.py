"""Where a report is written: a place the user names, or the cache folder."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.build.project import Project
from generator.cli.environment import EnvironmentProblem
from generator.messages.system import said
from generator.reports.files import FORMS
from generator.reports.table import Sheet
from generator.writing.file import write_file

F = TypeVar("F", bound=Callable[..., Any])
_DEFAULT = "*"
_WORDS = {"html": "trang HTML", "csv": "tệp CSV", "xlsx": "sổ Excel"}


def folder_of(project: Project) -> Path:
    """Return where reports go that nobody named a place for; never within the site."""
    return project.root / ".cache" / "bao-cao"


def file_options(stem: str) -> Callable[[F], F]:
    """Add ``--html``, ``--csv`` and ``--xlsx``, each with or without a file."""

    def add(command: F) -> F:
        for form, what in reversed(_WORDS.items()):
            command = click.option(
                f"--{form}", is_flag=False, flag_value=_DEFAULT, metavar="[TỆP]",
                type=click.Path(dir_okay=False, path_type=Path),
                help=f"Ghi thành {what}. Mặc định: .cache/bao-cao/{stem}-NGÀY.{form}.",
            )(command)  # fmt: skip
        return command

    return add


def write_forms(
    sheet: Sheet, forms: Mapping[str, Path | None], project: Project, stem: str, day: date
) -> None:
    """Write the report in every form that was asked for, and say where."""
    for form, wanted in forms.items():
        if wanted is not None:
            write_report(place_of(wanted, project, stem, day, form), FORMS[form](sheet), project)


def place_of(wanted: Path, project: Project, stem: str, day: date, ending: str) -> Path:
    """Return the place the user named, or the usual one."""
    usual = folder_of(project) / f"{stem}-{day.isoformat()}.{ending}"
    return usual if str(wanted) == _DEFAULT else wanted


def write_report(place: Path, data: bytes, project: Project) -> None:
    """Write one file, but never among what is published or what the office wrote."""
    inside = place.resolve()
    if inside.is_relative_to((project.root / "site").resolve()):
        raise EnvironmentProblem(
            f"{place} nằm trong trang đã dựng. Báo cáo là tài liệu nội bộ, hãy ghi ra chỗ khác. "
            "(Reports are internal: name a place outside the built site.)"
        )
    try:
        write_file(place, data)
    except OSError as error:
        raise EnvironmentProblem(
            f"không ghi được {place}: {said(error)}. (Could not write the report there.)"
        ) from None
    click.echo(f"Đã ghi {place}")
