"""``guongsang report editorial``: what is late, what comes next, who owes it; and an ``.ics``."""

from datetime import date
from pathlib import Path

import click
from rich.console import Console

from generator.build.pipeline import Project, prepare
from generator.cli.environment import day_option, project_option
from generator.cli.report_files import file_options, place_of, write_forms, write_report
from generator.cli.report_table import show_sheet
from generator.outputs.calendar import write_office_calendar
from generator.reports.editorial import editorial, office_calendar
from generator.reports.editorial_sheet import editorial_sheet
from generator.views.section import section_view

_STEM = "lich-bien-tap"


@click.command("editorial")
@click.option(
    "--days",
    default=60,
    metavar="SỐ",
    type=click.IntRange(0, 3660),
    help="Nhìn trước bao nhiêu ngày.",
)
@click.option(
    "--ics", is_flag=False, flag_value="*", metavar="[TỆP]",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"Ghi lịch nội bộ cho Outlook, điện thoại. Mặc định: .cache/bao-cao/{_STEM}-NGÀY.ics.",
)  # fmt: skip
@file_options(_STEM)
@day_option
@project_option
def command(
    days: int, ics: Path | None, html: Path | None, csv: Path | None, xlsx: Path | None,
    day: date, project: Project,
) -> None:  # fmt: skip
    """Lịch biên tập: sản phẩm quá hạn, sắp đến hạn, ai phụ trách; bài đang soạn, chờ duyệt."""
    prepared = prepare(project, day)
    found = editorial(prepared.graph, prepared.edition, days)
    sheet = editorial_sheet(found, prepared.graph, prepared.edition, days)
    forms = {"html": html, "csv": csv, "xlsx": xlsx}
    if not any(forms.values()) and ics is None:
        show_sheet(Console(highlight=False), sheet)
    write_forms(sheet, forms, project, _STEM, day)
    if ics is not None:
        section = section_view(prepared.edition.section)
        data = write_office_calendar(office_calendar(found, section.name), section)
        write_report(place_of(ics, project, _STEM, day, "ics"), data, project)
