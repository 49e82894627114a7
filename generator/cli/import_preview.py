"""What an import would do, as tables in the terminal."""

from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from generator.content.award_decision import AwardDecision, Awarded
from generator.content.shape import shapes
from generator.importers.decision import Annex
from generator.importers.plan import PlanDraft
from generator.importers.proposal import Proposal
from generator.vietnamese import print_number

_HEAD, _TAIL = 8, 3


def show_listing(console: Console, annex: Annex) -> None:
    """Print the first and last rows as they were understood, and the account of all rows."""
    keys = [
        key
        for key, shape in shapes(Awarded).items()
        if not shape.refers and any(getattr(row, key) for row in annex.rows)
    ]
    table = Table(title="Danh sách đọc được", title_justify="left", show_lines=False)
    table.add_column("Dòng", justify="right", style="dim")
    for key in keys:
        table.add_column(shapes(Awarded)[key].label.vi, overflow="fold")
    taken = annex.listing.taken
    few = len(taken) <= _HEAD + _TAIL + 1
    for at, (row, _) in enumerate(taken):
        if few or at < _HEAD or at >= len(taken) - _TAIL:
            cells = (_shown(getattr(annex.rows[at], key)) for key in keys)
            table.add_row(str(row.number), *map(Text, cells))
        elif at == _HEAD:
            table.add_row("…", *("…" for _ in keys))
    if taken:
        console.print(table, soft_wrap=False)
    left = len(annex.listing.left)
    below, got, rest = map(print_number, (len(taken) + left, len(taken), left))
    console.print(
        f"{below} dòng có chữ dưới tên cột = {got} dòng lấy được + {rest} dòng để lại (xem dưới)."
    )
    for what, counts in (
        ("Loại", Counter(row.kind.vi for row in annex.rows)),
        ("Danh hiệu", Counter(row.label or "(không ghi)" for row in annex.rows)),
    ):
        listed = "; ".join(f"{name}: {print_number(n)}" for name, n in counts.most_common(8))
        if listed:
            console.print(Text(f"{what}: {listed}"))
    for key, text in annex.said.items():
        label = shapes(AwardDecision)[key].label.vi
        console.print(Text(f"Theo các dòng trên bảng – {label}: {text}"))
    console.print()


def show_plan(console: Console, draft: PlanDraft, proposal: Proposal) -> None:
    """Print the draft that a plan would become, and the account of all its paragraphs."""
    for each in proposal.changes:
        console.print(Text(each.after.decode()))
    every, got, rest = draft.taken + len(draft.unclear), draft.taken, len(draft.unclear)
    console.print(
        f"{every} đoạn = {got} đoạn đưa vào bản nháp + {rest} đoạn chưa hiểu (xem dưới).\n"
    )


def show_changes(console: Console, proposal: Proposal, root: Path) -> None:
    """Print each file with what would happen to it."""
    for each in proposal.changes:
        name = each.path.relative_to(root).as_posix()
        more, fewer = each.lines
        if each.before is None:
            said, style = f"tệp mới, {more} dòng", "green"
        elif each.before == each.after:
            said, style = "giữ nguyên", "dim"
        else:
            said, style = f"sửa: thêm {more} dòng, bỏ {fewer} dòng", "yellow"
        console.print(Text(f"{name}: {said}", style=style))


def _shown(value: object) -> str:
    vi = getattr(value, "vi", None)
    return str(vi) if vi else "có" if value is True else "" if value is None else str(value)
