"""A delivery in words: what it would change, who approved that, what holds it back."""

from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.text import Text

from generator.cli.environment import read_today
from generator.cli.lost_days import cures, lost_lines, moved_lines
from generator.delivery.guards import Guard
from generator.delivery.plan import Plan, Turn
from generator.vietnamese import print_number

_MOST = 15


def show_plan(console: Console, name: str, plan: Plan) -> None:
    """Print what a delivery would change."""
    published = plan.published
    where = f"đang có lần {published.number}" if published.number else "chưa có gì"
    console.print(Text(f"Nơi nhận “{name}” ({where})", style="bold"))
    if not plan.todo:
        console.print("  Không có gì khác.")
    _turn(console, "trang", plan.pages)
    _turn(console, "tin trong nguồn tin", plan.items)
    report = plan.report
    if report is not None:
        _lines(console, "Mã tin bị mất", report.ids_lost)
        _lines(console, "Mốc mất khỏi lịch", tuple(lost_lines(report.days_lost)))
        _lines(console, "Mốc đổi ngày mà lịch không biết", tuple(moved_lines(report.days_moved)))
        for line in cures(report, read_today()):
            console.print(Text(f"  {line}"))
        changed = tuple(f"{each.link}: {each.old} → {each.new}" for each in report.ids_changed)
        _lines(console, "Bài đổi mã", changed)
        lost = (*report.urls_gone, *report.feeds_gone)
        _lines(console, "Địa chỉ mất, không chuyển hướng", lost)
    todo = plan.todo
    files = len(todo.written)
    if todo:
        console.print(f"  Phải gửi {files} tệp, {_size(todo.size)}; xóa {len(todo.removed)} tệp.")


def show_guards(console: Console, guards: Iterable[Guard]) -> None:
    """Print what holds a delivery back, and how each is lifted."""
    found = tuple(guards)
    for guard in found:
        console.print(Text(f"Giữ lại: {guard.what}.", style="bold red"))
        for line in guard.details[:_MOST]:
            console.print(Text(f"    {line}"))
        if len(guard.details) > _MOST:
            console.print(f"    … và {len(guard.details) - _MOST} chỗ nữa")
        if guard.firm:
            console.print("  → Không bỏ qua được: sửa nội dung, dựng lại rồi đưa lên bản mới.")
        else:
            console.print(f"  → Đã xem và vẫn muốn đưa lên: thêm --allow {guard.name}")


def _turn(console: Console, what: str, turn: Turn) -> None:
    _lines(console, f"Thêm {what}", turn.new)
    _lines(console, f"Sửa {what}", turn.changed)
    _lines(console, f"Bỏ {what}", turn.gone)


def _lines(console: Console, heading: str, lines: tuple[str, ...]) -> None:
    if not lines:
        return
    console.print(Text(f"  {heading}: {print_number(len(lines))}"))
    for line in lines[:_MOST]:
        console.print(Text(f"    {line or '(trang nhất)'}"))
    if len(lines) > _MOST:
        console.print(f"    … và {len(lines) - _MOST} nữa")


def show_approvals(console: Console, plan: Plan, approvals: Mapping[str, str]) -> None:
    """Print who wrote and who approved what is new or changed."""
    touched = {*plan.pages.new, *plan.pages.changed}
    lines = (f"{where}  {who}" for where, who in approvals.items() if where in touched)
    _lines(console, "Người duyệt những trang thêm, sửa", tuple(lines))


def _size(size: int) -> str:
    if size < 1_000_000:
        return f"{print_number(-(-size // 1000))} kB"
    return f"{print_number(round(size / 1_000_000))} MB"
