"""``guongsang report coverage``: planned, published, late, missing; and whose turn never came."""

from datetime import date
from pathlib import Path

import click
from rich.console import Console

from generator.build.pipeline import Project, prepare
from generator.cli.environment import day_option, project_option
from generator.cli.record import record_of
from generator.cli.report_files import file_options, write_forms
from generator.cli.report_table import show_sheet
from generator.reports.coverage_sheet import coverage_sheet


@click.command("coverage")
@click.argument("plan", required=False, metavar="[MÃ_KẾ_HOẠCH]")
@file_options("thuc-hien-ke-hoach")
@day_option
@project_option
def command(
    plan: str | None, html: Path | None, csv: Path | None, xlsx: Path | None,
    day: date, project: Project,
) -> None:  # fmt: skip
    """Kế hoạch tuyên truyền: nội dung × hình thức × tháng đã đăng, muộn, thiếu; phong trào chưa có
    điển hình, đơn vị chưa xuất hiện, tỷ lệ người trực tiếp lao động, bài chưa gắn với kế hoạch."""
    prepared = prepare(project, day)
    if plan is not None:
        record = record_of(prepared, plan)
        if record.kind.key != "communication-plan":
            raise click.UsageError(
                f"“{plan}” là {record.kind.vi.lower()}, không phải kế hoạch tuyên truyền. "
                "(This record is no communication plan.)"
            )
        plan = record.id
    sheet = coverage_sheet(prepared.graph, prepared.edition, plan)
    console = Console(highlight=False)
    forms = {"html": html, "csv": csv, "xlsx": xlsx}
    if not any(forms.values()):
        show_sheet(console, sheet)
    write_forms(sheet, forms, project, "thuc-hien-ke-hoach", day)
    for problem in sorted({p.place.path for p in prepared.errors}):
        click.echo(f"Chưa tính: {problem} đang có lỗi (chạy “guongsang check”).", err=True)
