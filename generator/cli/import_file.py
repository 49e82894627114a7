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
from generator.cli.import_preview import show_changes, show_listing, show_plan
from generator.cli.kind import KindName
from generator.cli.words import confirmed
from generator.content.award_decision import Awarded
from generator.content.kinds import Kind
from generator.content.vocabulary import AwardTerm
from generator.diagnostics import Diagnostic, Place, Severity, in_order, problem
from generator.importers.book_read import kind_of, read_book
from generator.importers.decision import read_annex
from generator.importers.decision_record import Wishes, propose
from generator.importers.grid import Grid, of_csv, of_sheet
from generator.importers.header import find_header
from generator.importers.json_records import read_json
from generator.importers.naming import ids_of
from generator.importers.package import look_at
from generator.importers.plan import read_plan
from generator.importers.plan_record import propose_plan
from generator.importers.proposal import Proposal, carry_out
from generator.importers.received import propose_records
from generator.importers.word import WordError, read_word
from generator.loading.load import load
from generator.messages.catalogue import severity
from generator.messages.system import said
from generator.workbook import WorkbookError, read_workbook


@click.command("import")
@click.argument("file", metavar="TỆP", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--id", "id", metavar="MÃ", help="Nhập vào bản ghi mang mã này, hoặc đặt mã mới.")
@click.option("--title", metavar="TIÊU_ĐỀ", help="Tiêu đề của quyết định mới.")
@click.option("--symbol", metavar="SỐ", help="Số, ký hiệu của quyết định.")
@click.option("--kind", metavar="LOẠI", type=KindName(), help="Loại của kế hoạch Word.")
@click.option("--sheet", metavar="TÊN", help="Trang tính có danh sách. Mặc định: trang đầu có.")
@click.option("--yes", is_flag=True, help="Ghi luôn, không hỏi; dành cho lệnh tự động.")
@day_option
@project_option
@language_option
def command(
    file: Path, id: str | None, title: str | None, symbol: str | None, kind: Kind | None,
    sheet: str | None,     yes: bool, day: date, project: Project, lang: str,
) -> None:  # fmt: skip
    """Nhập phụ lục quyết định (.xlsx, .csv), kế hoạch (.docx), hoặc tệp do “export” ghi ra.

    Chưa ghi gì khi chưa được đồng ý. Điều không hiểu được liệt kê, không bỏ sót.
    """
    console = Console(highlight=False, soft_wrap=True)
    content = project.content
    data = read(file)
    opened = look_at(file.name, data)
    problems = opened.problems
    proposal = Proposal((), ())
    if opened.type == "docx":
        proposal = _plan(console, file.name, data, Wishes(id, title, symbol), kind, content)
    elif opened.type == "json":
        proposal = propose_records(*read_json(file.name, data), load(content), content)
    elif opened.type in ("xlsx", "csv"):
        found = _tables(file.name, data, opened.type)
        if isinstance(found, Diagnostic):
            problems = (*problems, found)
        elif (own := kind_of(found)) is not None:
            proposal = propose_records(*read_book(own, found), load(content), content)
        else:
            grid, left = _choose(file.name, found, sheet)
            problems = (*problems, *left)
            if grid is not None:
                proposal = _annex(console, grid, Wishes(id, title, symbol), content, day)
    _finish(console, proposal, problems, project, lang, yes=yes)


def read(file: Path) -> bytes:
    """Return the bytes of a file given on the command line."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise EnvironmentProblem(
            f"không đọc được {file}: {said(error)}. (Could not read it.)"
        ) from None


def _plan(
    console: Console, name: str, data: bytes, wishes: Wishes, kind: Kind | None, content: Path
) -> Proposal:
    try:
        draft = read_plan(read_word(data), kind)
    except WordError as error:
        return Proposal((), (problem("import.broken", Place(name), detail=error),))
    ids = ids_of(load(content))
    proposal = propose_plan(draft, name, wishes.title, wishes.id, ids, content)
    show_plan(console, draft, proposal)
    return proposal


def _tables(name: str, data: bytes, type: str) -> list[Grid] | Diagnostic:
    """Return the tables of a workbook, hidden sheets too, or the one of a CSV."""
    if type == "csv":
        return [of_csv(name, data)]
    try:
        return [of_sheet(name, sheet) for sheet in read_workbook(data)]
    except WorkbookError as error:
        return problem("import.broken", Place(name), detail=error)


def _choose(
    name: str, grids: list[Grid], wanted: str | None
) -> tuple[Grid | None, tuple[Diagnostic, ...]]:
    """Return the table of this name; without one, the first with column names, or with text.

    There is a word on each that is not taken.
    """
    filled = [grid for grid in grids if grid.rows] or grids
    if wanted is not None:
        chosen = next((grid for grid in grids if grid.name == wanted), None)
    else:
        named = (grid for grid in filled if find_header(grid, Awarded, "name"))
        chosen = next(named, filled[0] if filled else None)
    if chosen is None:
        known = "; ".join(grid.name for grid in grids)
        return None, (problem("import.no-sheet", Place(name), sheet=wanted or "–", known=known),)
    return chosen, tuple(
        problem("import.sheet-left", Place(name), sheet=grid.name, rows=len(grid.rows))
        for grid in grids
        if grid is not chosen and grid.rows
    )


def _annex(console: Console, grid: Grid, wishes: Wishes, content: Path, day: date) -> Proposal:
    library = load(content)
    awards = [term.entry for term in library.terms if isinstance(term.entry, AwardTerm)]
    annex = read_annex(grid, awards, day)
    if isinstance(annex, Diagnostic):
        return Proposal((), (*grid.problems, annex))
    show_listing(console, annex)
    return propose(annex, wishes, library, ids_of(library), content)


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
    elif yes or confirmed("Ghi?"):
        carry_out(proposal.real)
        console.print("Đã ghi. Xem lại tệp, rồi chạy “guongsang check”.")
    else:
        console.print("Chưa ghi gì. (Nothing was written.)")
        sys.exit(1)
    sys.exit(1 if failed else 0)
