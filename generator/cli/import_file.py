"""``guongsang import``: a Word, Excel, CSV or JSON file as records, shown before it is written."""

import sys
from datetime import date
from pathlib import Path

import click
from rich.console import Console

from generator.build.project import Project
from generator.cli.display import show
from generator.cli.environment import (
    EnvironmentProblem,
    day_option,
    language_option,
    project_option,
)
from generator.cli.import_preview import show_changes, show_listing
from generator.cli.new import ids_of
from generator.content.award_decision import Awarded
from generator.content.vocabulary import AwardTerm
from generator.diagnostics import Diagnostic, Place, Severity, in_order, problem
from generator.importers.decision import read_annex
from generator.importers.decision_record import Wishes, propose
from generator.importers.grid import Grid, of_csv, of_sheet
from generator.importers.header import find_header
from generator.importers.package import look_at
from generator.importers.proposal import Proposal, carry_out
from generator.loading.load import load
from generator.messages.catalogue import severity
from generator.workbook import Sheet, WorkbookError, read_workbook


@click.command("import")
@click.argument("file", metavar="TỆP", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--id", "id", metavar="MÃ", help="Nhập vào bản ghi mang mã này, hoặc đặt mã mới.")
@click.option("--title", metavar="TIÊU_ĐỀ", help="Tiêu đề của quyết định mới.")
@click.option("--symbol", metavar="SỐ", help="Số, ký hiệu của quyết định.")
@click.option("--sheet", metavar="TÊN", help="Trang tính có danh sách. Mặc định: trang đầu có.")
@click.option("--yes", is_flag=True, help="Ghi luôn, không hỏi; dành cho lệnh tự động.")
@day_option
@project_option
@language_option
def command(
    file: Path, id: str | None, title: str | None, symbol: str | None, sheet: str | None,
    yes: bool, day: date, project: Project, lang: str,
) -> None:  # fmt: skip
    """Nhập phụ lục quyết định (.xlsx, .csv). Chưa ghi gì khi chưa được đồng ý."""
    console = Console(highlight=False, soft_wrap=True)
    data = read(file)
    opened = look_at(file.name, data)
    problems = opened.problems
    proposal = Proposal((), ())
    if opened.type in ("xlsx", "csv"):
        table = _table(file.name, data, opened.type, sheet)
        if isinstance(table, Diagnostic):
            problems = (*problems, table)
        else:
            grid, left = table
            proposal = _annex(console, grid, Wishes(id, title, symbol), project, day)
            problems = (*problems, *left)
    _finish(console, proposal, problems, project, lang, yes=yes)


def read(file: Path) -> bytes:
    """Return the bytes of a file given on the command line."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise EnvironmentProblem(
            f"không đọc được {file}: {error.strerror}. (Could not read it.)"
        ) from None


def _table(
    name: str, data: bytes, type: str, wanted: str | None
) -> tuple[Grid, tuple[Diagnostic, ...]] | Diagnostic:
    """Return the table to import, and a word on each sheet that is not."""
    if type == "csv":
        return of_csv(name, data), ()
    try:
        sheets = read_workbook(data)
    except WorkbookError as error:
        return problem("import.broken", Place(name), detail=error)
    chosen = _choose(sheets, wanted)
    if chosen is None:
        known = "; ".join(sheet.name for sheet in sheets)
        return problem("import.no-sheet", Place(name), sheet=wanted or "–", known=known)
    left = tuple(
        problem("import.sheet-left", Place(name), sheet=sheet.name, rows=len(sheet.rows))
        for sheet in sheets
        if sheet is not chosen and sheet.rows
    )
    return of_sheet(name, chosen), left


def _choose(sheets: tuple[Sheet, ...], wanted: str | None) -> Sheet | None:
    """Return the sheet of this name; without one, the first with column names, or with text."""
    if wanted is not None:
        return next((sheet for sheet in sheets if sheet.name == wanted), None)
    filled = [sheet for sheet in sheets if sheet.rows] or list(sheets)
    named = (
        sheet
        for sheet in filled
        if find_header(of_sheet("", sheet), Awarded, "name") and not sheet.hidden
    )
    return next(named, filled[0] if filled else None)


def _annex(console: Console, grid: Grid, wishes: Wishes, project: Project, day: date) -> Proposal:
    library = load(project.content)
    awards = [term.entry for term in library.terms if isinstance(term.entry, AwardTerm)]
    annex = read_annex(grid, awards, day)
    if isinstance(annex, Diagnostic):
        return Proposal((), (*grid.problems, annex))
    show_listing(console, annex)
    return propose(annex, wishes, library, ids_of(library), project.content)


def _finish(
    console: Console, proposal: Proposal, problems: tuple[Diagnostic, ...], project: Project,
    lang: str, *, yes: bool,
) -> None:  # fmt: skip
    """Show problems and files, ask, write. The exit code says whether anything was left out."""
    told = in_order((*problems, *proposal.problems))
    if told:
        show(told, project.content.parent, lang, "text")
    failed = any(severity(each) is Severity.ERROR for each in told)
    if not proposal.changes:
        console.print("Chưa ghi gì. (Nothing was written.)")
        sys.exit(1)
    show_changes(console, proposal, project.content.parent)
    if not proposal.real:
        console.print("Không có gì thay đổi. (Nothing changes.)")
    elif yes or click.confirm("Ghi?", default=False):
        carry_out(proposal.real)
        console.print("Đã ghi. Xem lại tệp, rồi chạy “guongsang check”.")
    else:
        console.print("Chưa ghi gì. (Nothing was written.)")
        sys.exit(1)
    sys.exit(1 if failed else 0)
