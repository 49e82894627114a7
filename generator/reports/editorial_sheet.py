"""The editorial calendar as tables: late first, then what comes, then what is being written."""

from datetime import date

from generator.graph.graph import Graph
from generator.messages.policy import HOLDS
from generator.policy.days import day_of
from generator.policy.edition import Edition
from generator.reports.editorial import Editorial, Task, Waiting
from generator.reports.table import Cell, Sheet, Table
from generator.vietnamese import print_day, print_number
from generator.views.naming import title_of

_COLUMNS = (
    "Hạn",
    "Còn (ngày)",
    "Nội dung",
    "Hình thức",
    "Phụ trách",
    "Còn thiếu",
    "Đang làm",
)
_BRIEF = (0, 1, 2, 3, 4, 5)


def editorial_sheet(found: Editorial, graph: Graph, edition: Edition, days: int) -> Sheet:
    """Return the editorial calendar as a report."""
    today = edition.day
    lacking = sum(task.lacking for task in found.overdue)
    soon = sum(task.lacking for task in found.coming)
    review = sum(1 for one in found.waiting if one.why == "review")
    return Sheet(
        title="Lịch biên tập",
        lines=(edition.section.body, f"Ngày {print_day(today)}"),
        figures=(
            (print_number(lacking), "sản phẩm quá hạn"),
            (print_number(soon), f"sản phẩm đến hạn trong {days} ngày"),
            (print_number(review), "bài chờ duyệt"),
            (print_number(len(found.waiting)), "bài chưa lên trang"),
        ),
        tables=(
            _tasks("Quá hạn", found.overdue, graph, today, "Không có gì quá hạn."),
            _tasks(
                f"Đến hạn trong {days} ngày", found.coming, graph, today, "Không có gì đến hạn."
            ),
            _tasks("Về sau và không ghi hạn", found.later, graph, today, "Không còn gì."),
            _waiting(found.waiting, today),
        ),
    )


def _tasks(title: str, tasks: tuple[Task, ...], graph: Graph, today: date, empty: str) -> Table:
    rows = tuple(_row(task, graph, today) for task in tasks)
    inferred = any(task.due and not task.stated for task in tasks)
    note = "Sản phẩm kế hoạch không ghi hạn thì hạn là hết năm của kế hoạch." if inferred else ""
    return Table(title, _COLUMNS, rows, note, empty, brief=_BRIEF)


def _row(task: Task, graph: Graph, today: date) -> tuple[Cell, ...]:
    unit = graph.records.get(task.unit)
    who = [task.owner, title_of(unit, today) if unit else task.unit]
    left = f"{task.lacking}/{task.promised}"
    return (
        task.due,
        (task.due - today).days if task.due else None,
        " ".join(task.topic.split()).rstrip("."),
        task.channel,
        ", ".join(part for part in who if part) or "Chưa giao",
        left,
        ", ".join(record.source.path for record in task.writing) or None,
    )


def _waiting(waiting: tuple[Waiting, ...], today: date) -> Table:
    return Table(
        "Đang soạn, chờ duyệt, hẹn ngày",
        ("Ngày đăng", "Bài", "Tình trạng", "Người soạn", "Tệp"),
        tuple(
            (
                day_of(one.day) if one.day else None,
                f"{title_of(one.record, today)} ({one.record.kind.vi.lower()})",
                HOLDS[one.why][0].capitalize(),
                one.author or None,
                one.record.source.path,
            )
            for one in waiting
        ),
        "",
        "Không có bài nào đang chờ.",
        brief=(0, 1, 2, 3),
    )
