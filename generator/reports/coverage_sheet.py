"""The coverage report in words: figures, then tables from the whole to the single month."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from generator.content.fields import Month
from generator.content.unit import Unit
from generator.content.vocabulary import Term
from generator.graph.graph import Graph
from generator.policy.edition import Edition
from generator.reports.coverage import PlanCoverage, Tally, cover
from generator.reports.gaps_tables import (
    balance_table,
    campaigns_table,
    unassigned_table,
    units_table,
)
from generator.reports.suggest import unassigned
from generator.reports.table import Bar, Cell, Sheet, Table
from generator.vietnamese import print_day, print_number
from generator.views.naming import name_on

HEADINGS = ("Kế hoạch", "Đã đăng", "Đúng hạn", "Muộn", "Thiếu", "Chưa đến hạn")
_NO_TOPIC, _NO_CHANNEL = "Chưa ghi nội dung", "Chưa ghi hình thức"
_NO_UNIT, _NO_FIELD, _NO_MONTH = "Chưa ghi đơn vị", "Chưa ghi lĩnh vực", "Không có hạn"
_MONTHS = (
    "Bài đã đăng tính theo tháng đăng; sản phẩm kế hoạch giao (đúng hạn, muộn, thiếu) tính theo "
    "tháng đến hạn. Bài muộn bù cho sản phẩm thiếu lâu nhất."
)
_LONGEST = 70


def coverage_sheet(graph: Graph, edition: Edition, only: str | None = None) -> Sheet:
    """Return the report on every communication plan, or on the one with the id *only*."""
    plans = cover(graph, edition, only)
    left = unassigned(graph, edition, only)
    total = sum((plan.total for plan in plans), Tally())
    figures = [
        (print_number(total.planned), "sản phẩm theo kế hoạch"),
        (print_number(total.published), "đã đăng"),
        (print_number(total.late), "đăng muộn"),
        (print_number(total.missing), "còn thiếu, đã quá hạn"),
        (print_number(len(left)), "bài chưa gắn với kế hoạch"),
    ]
    if not total.planned:
        figures = [figures[1], figures[-1]]  # nothing promised, so nothing late or missing
    words = _Words(graph, edition.day)
    tables: list[Table] = []
    for plan in plans:
        tables += _plan_tables(plan, words, many=len(plans) > 1)
    tables += [
        campaigns_table(graph, edition),
        units_table(graph, edition),
        balance_table(edition),
        unassigned_table(left),
    ]
    return Sheet(
        title="Thực hiện kế hoạch tuyên truyền",
        lines=(edition.section.body, f"Tính đến hết ngày {print_day(edition.day)}"),
        figures=tuple(figures),
        tables=tuple(tables),
    )


class _Words:
    """Names of what is counted, as of the day of the report."""

    def __init__(self, graph: Graph, day: date) -> None:
        self._graph = graph
        self._day = day

    def unit(self, key: str) -> str:
        """Return a unit's name."""
        record = self._graph.records.get(key)
        return (
            name_on(record.entry, self._day)
            if record and isinstance(record.entry, Unit)
            else (key or _NO_UNIT)
        )

    def field(self, key: str) -> str:
        """Return a field's name."""
        term = self._graph.terms.get(key)
        return term.entry.name if term and isinstance(term.entry, Term) else key or _NO_FIELD

    def topic(self, plan: str, key: str) -> str:
        """Return a topic of a plan, its key first."""
        record = self._graph.records.get(plan)
        topics = getattr(record.entry, "plan_topics", ()) if record else ()
        return next((f"{t.key}. {_short(t.text)}" for t in topics if t.key == key), _NO_TOPIC)


def _plan_tables(plan: PlanCoverage, words: _Words, many: bool) -> Iterable[Table]:
    """Yield the tables of one plan; where there are several, each title names its plan."""
    of = f" – {plan.id}" if many else ""
    promised = bool(plan.plan.items)
    note = plan.title
    if not promised:
        note += (
            ". Kế hoạch không giao số lượng và thời hạn nên chỉ đếm những gì đã đăng, "
            "không tính thiếu hay muộn."
        )
    yield _grid(plan, words, f"Nội dung và hình thức{of}", note)
    topics = {topic.key: words.topic(plan.id, topic.key) for topic in plan.plan.plan_topics}
    channels = {c.key: f"{c.key}. {_short(c.name)}" for c in plan.plan.channels}
    yield _sums(f"Theo nội dung{of}", "Nội dung", plan.by("topic"), topics, _NO_TOPIC)
    yield _sums(f"Theo hình thức{of}", "Hình thức", plan.by("channel"), channels, _NO_CHANNEL)
    by_month = plan.by("month")
    months = {m: f"{m.month:02d}/{m.year}" for (m,) in _sorted_months(by_month) if m}
    yield _sums(f"Theo tháng{of}", "Tháng", by_month, months, _NO_MONTH, _MONTHS)
    by_unit = plan.by("unit")
    named = {key: words.unit(str(key)) for (key,) in sorted(by_unit, key=str) if key}
    yield _sums(f"Theo đơn vị{of}", "Đơn vị", by_unit, named, _NO_UNIT)
    by_field = plan.by("field")
    filed = {key: words.field(str(key)) for (key,) in sorted(by_field, key=str) if key}
    yield _sums(f"Theo lĩnh vực{of}", "Lĩnh vực", by_field, filed, _NO_FIELD)
    yield _every(plan, words, f"Nội dung × hình thức × tháng{of}", topics, channels)


def _grid(plan: PlanCoverage, words: _Words, title: str, note: str) -> Table:
    """Return topics × channels: published, or published of planned."""
    cells = plan.by("topic", "channel")
    topics = [topic.key for topic in plan.plan.plan_topics]
    channels = [channel.key for channel in plan.plan.channels]
    topics += [""] if any(topic == "" for topic, _ in cells) else []
    channels += [""] if any(channel == "" for _, channel in cells) else []
    rows = [
        (words.topic(plan.id, topic), *(_of(cells.get((topic, channel))) for channel in channels))
        for topic in topics
    ]
    by_channel = plan.by("channel")
    rows.append(("Cộng", *(_of(by_channel.get((channel,))) for channel in channels)))
    how = "Ô ghi số đã đăng / số theo kế hoạch." if plan.plan.items else ""
    return Table(
        title,
        ("Nội dung", *(channel or _NO_CHANNEL for channel in channels)),
        tuple(rows),
        " ".join(filter(None, (f"{note.rstrip('.')}.", how))),
        total=True,
        key=tuple((channel.key, channel.name) for channel in plan.plan.channels),
    )


def _of(tally: Tally | None) -> Cell:
    if tally is None or not (tally.planned or tally.published):
        return None
    return f"{tally.published}/{tally.planned}" if tally.planned else tally.published


def _sums(
    title: str,
    heading: str,
    sums: Mapping[tuple[object, ...], Tally],
    names: Mapping[Any, str],
    nameless: str,
    note: str = "",
) -> Table:
    """Return a table of one breakdown in the order of *names*, those without a name last."""
    named: dict[object, str] = {**names}
    keys = [*named, *(key for (key,) in sums if key not in named)]
    rows = [(named.get(key, nameless), sums.get((key,), Tally())) for key in keys]
    total = sum(sums.values(), Tally())
    most = max((tally.published for _, tally in rows), default=0)
    figures = _figures if total.planned else _counted(most)
    cells: list[tuple[Cell, ...]] = [(name, *figures(tally)) for name, tally in rows]
    if len(rows) > 1:
        # The sum of what was published fills no bar that its parts could be held against.
        cells.append(("Cộng", *(_figures(total) if total.planned else (total.published, None))))
    columns = (*HEADINGS, "Tiến độ") if total.planned else ("Đã đăng", "So sánh")
    return Table(
        title,
        (heading, *columns),
        tuple(cells),
        note if total.planned else "",
        empty="Kế hoạch không giao gì, và chưa có gì được đăng.",
        total=len(rows) > 1,
        brief=(0, 1, 2, 4, 5, 7) if total.planned else (0, 1, 2),
    )


def _counted(most: int) -> Callable[[Tally], tuple[Cell, ...]]:
    """Return what counts a plan that promises nothing: its bars are measured by the longest."""

    def figures(tally: Tally) -> tuple[Cell, ...]:
        bar = Bar(published=tally.published, of=most) if tally.published else None
        return tally.published, bar

    return figures


def _figures(tally: Tally) -> tuple[Cell, ...]:
    bar = Bar(tally.on_time, tally.late, tally.missing, tally.ahead)
    return (
        tally.planned, tally.published, tally.on_time, tally.late, tally.missing, tally.ahead,
        bar if tally.planned else None,
    )  # fmt: skip


def _sorted_months(sums: Iterable[tuple[object, ...]]) -> list[tuple[Month | None]]:
    months = [month for (month,) in sums if isinstance(month, Month)]
    return [(month,) for month in sorted(months)]


def _every(
    plan: PlanCoverage,
    words: _Words,
    title: str,
    topics: Mapping[str, str],
    channels: Mapping[str, str],
) -> Table:
    """Return every line of the plan, the finest there is."""
    rows = tuple(
        (
            topics.get(line.topic, _NO_TOPIC),
            channels.get(line.channel, _NO_CHANNEL),
            f"{line.month.month:02d}/{line.month.year}" if line.month else _NO_MONTH,
            words.unit(line.unit),
            words.field(line.field),
            *_figures(line.tally)[:-1],
        )
        for line in plan.lines
    )
    return Table(
        title,
        ("Nội dung", "Hình thức", "Tháng", "Đơn vị", "Lĩnh vực", *HEADINGS),
        rows,
        _MONTHS,
        empty="Kế hoạch không giao gì, và chưa có gì được đăng.",
        brief=(),
    )


def _short(text: str) -> str:
    """Return the first words of a text on one line, without its full stop."""
    line = " ".join(text.split()).rstrip(".")
    if len(line) <= _LONGEST:
        return line
    return line[:_LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"
