"""``guongsang check``: every problem at once, each with its place and cure.

With ``--output`` it reads the built site for names, pages and files that must not be there.
"""

import sys
from datetime import date
from pathlib import Path

import click

from generator.build.pipeline import Project, prepare
from generator.checks.check import check
from generator.checks.withheld import check_output
from generator.checks.withheld_names import sought
from generator.cli.display import show
from generator.cli.environment import (
    EnvironmentProblem,
    day_option,
    language_option,
    project_option,
)
from generator.cli.names import read_names
from generator.diagnostics import Diagnostic, Severity
from generator.messages.catalogue import severity


@click.command("check")
@day_option
@project_option
@language_option
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text",
    help="Dạng kết quả.",
)  # fmt: skip
@click.option("--strict", is_flag=True, help="Coi lưu ý cũng là lỗi.")
@click.option(
    "--output", is_flag=False, flag_value="site", metavar="[THƯ_MỤC]",
    type=click.Path(path_type=Path),
    help="Tìm trong trang đã dựng những tên không được công khai. Mặc định: site.",
)  # fmt: skip
@click.option(
    "--names", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="TỆP",
    help="Cùng --output: tìm thêm các tên trong tệp này, mỗi dòng “mã: họ tên”. Để ngoài kho Git.",
)  # fmt: skip
def command(
    day: date,
    project: Project,
    lang: str,
    form: str,
    strict: bool,
    output: Path | None,
    names: Path | None,
) -> None:
    """Kiểm tra nội dung; có --output thì kiểm tra trang đã dựng. Mã thoát 1 khi có lỗi."""
    if output is None:
        problems = check(prepare(project, day))
    else:
        problems = _check_output(project, day, output, names)
    # A line of the built site would show the name that must not be seen.
    show(problems, project.content.parent, lang, form, excerpts=output is None)
    bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    sys.exit(1 if any(severity(p) in bad for p in problems) else 0)


def _check_output(
    project: Project, day: date, output: Path, names: Path | None
) -> tuple[Diagnostic, ...]:
    """Return what is wrong in the built site; first, errors that hide names from the search."""
    site = output if output.is_absolute() else project.content.parent / output
    if not site.is_dir():
        raise EnvironmentProblem(
            f"không thấy trang đã dựng trong {site}. Chạy “guongsang build” trước. "
            "(No built site there: run “guongsang build” first.)"
        )
    prepared = prepare(project, day)
    more = read_names(names.read_text(encoding="utf-8-sig")) if names else ()
    return (*prepared.errors, *check_output(sought(prepared, more), site))
