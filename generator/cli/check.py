"""``guongsang check``: every problem at once, each with its place and cure."""

import sys
from datetime import date

import click

from generator.build.pipeline import Project, prepare
from generator.checks.check import check
from generator.cli.display import show
from generator.cli.environment import day_option, language_option, project_option
from generator.diagnostics import Severity
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
def command(day: date, project: Project, lang: str, form: str, strict: bool) -> None:
    """Kiểm tra nội dung. Mã thoát 1 khi có lỗi."""
    problems = check(prepare(project, day))
    show(problems, project.content.parent, lang, form)
    bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    sys.exit(1 if any(severity(p) in bad for p in problems) else 0)
