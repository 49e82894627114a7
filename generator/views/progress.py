"""How far a target was reached: results in order of time, and how each stands to the target."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from generator.content.campaign import Joined, Operator, Result, Target, TargetGroup
from generator.vietnamese import print_day, print_number
from generator.views.chart import Bullet, Course, Goal, Mark
from generator.views.figure import bare_figure, figure, with_unit

# Results that follow each other no further apart are meant to come every month.
_MONTHLY_DAYS = 45


@dataclass(frozen=True, slots=True)
class ResultView:
    """A figure reached. *reached* is None where nobody can tell."""

    day: date
    value: str
    amount: Decimal
    source: str
    source_url: str | None
    standing: str
    reached: bool | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of a campaign's figures have results, how many are reached, as of the last."""

    figures: int
    measured: int
    reached: int
    day: date


def result_views(target: Target) -> tuple[ResultView, ...]:
    """Return a target's results, oldest first."""
    return tuple(_result(result, target) for result in sorted(target.results, key=lambda r: r.day))


def _result(result: Result, target: Target) -> ResultView:
    words, reached = standing(target, result.value)
    return ResultView(
        day=result.day,
        value=f"{print_number(result.value)}{with_unit(target.unit)}",
        amount=result.value,
        source=result.source,
        source_url=result.source_url,
        standing=words,
        reached=reached,
    )


def standing(target: Target, value: Decimal) -> tuple[str, bool | None]:
    """Return how *value* stands to a target, in words, and whether it is reached."""
    low, high = _aim(target)
    if low is None:
        return "", None
    match target.operator:
        case Operator.AT_MOST if value > low:
            return f"quá mức cho phép {_amount(value - low, target)}", False
        case Operator.AT_MOST:
            return "trong mức cho phép", True
        case Operator.MORE_THAN | Operator.BETTER_THAN_LAST_YEAR if value == low:
            return "mới bằng, chưa vượt mức phải vượt", False
    if value < low:
        return _short_of(low, value, target), False
    if high is not None:
        if value > high:
            return f"vượt khoảng phấn đấu {_amount(value - high, target)}", True
        return "trong khoảng phấn đấu", True
    if value == low:
        return "đạt mục tiêu", True
    more = _amount(value - low, target)
    exact = target.operator is Operator.EQUALS
    return f"{'cao hơn mục tiêu' if exact else 'đạt, hơn mức đề ra'} {more}", True


def _short_of(low: Decimal, value: Decimal, target: Target) -> str:
    missing = f"còn thiếu {_amount(low - value, target)}"
    if target.unit == "%" or low <= 0 or value < 0:
        return missing
    return f"bằng {print_number(round(value / low * 100, 1))}% mục tiêu, {missing}"


def _amount(amount: Decimal, target: Target) -> str:
    unit = " điểm phần trăm" if target.unit == "%" else with_unit(target.unit)
    return f"{print_number(amount)}{unit}"


def _aim(target: Target) -> tuple[Decimal | None, Decimal | None]:
    """Return the level to reach, and the upper end of a range."""
    if target.operator is Operator.QUALITATIVE:
        return None, None
    if target.operator is Operator.EXISTS:
        return target.value or Decimal(1), None
    return target.value, target.upper if target.operator is Operator.RANGE else None


def bullet(target: Target, value: Decimal) -> Bullet | None:
    """Return a result as a bar; a share's bar is as long as all there is."""
    low, high = _aim(target)
    if low is None:
        return None
    whole = max(high or low, value, Decimal(100) if target.unit == "%" else Decimal(0))
    if whole <= 0:
        return None

    def part(of: Decimal) -> float:
        return round(float(max(of, Decimal(0)) / whole * 100), 1)

    return Bullet(part(value), part(low), part(high) if high is not None else None)


def course(target: Target, key: str) -> Course | None:
    """Return a target's results over time; None below two, which are no course."""
    results = sorted(target.results, key=lambda r: r.day)
    if len({result.day for result in results}) < 2:
        return None
    low, high = _aim(target)
    goal = None
    if low is not None:
        printed = bare_figure(target) or "năm trước"
        goal = Goal(float(low), float(high) if high is not None else None, printed)
    first, last = results[0], results[-1]
    unit = with_unit(target.unit)
    parts = [
        f"{len(results)} lần có số liệu, từ {print_day(first.day)} đến {print_day(last.day)}:"
        f" từ {print_number(first.value)}{unit} đến {print_number(last.value)}{unit}."
    ]
    if goal:
        parts.append(f"Mức phấn đấu: {figure(target)}.")
    if missing := missing_months([result.day for result in results]):
        parts.append(f"Không có số liệu: {', '.join(missing)}.")
    marks = tuple(Mark(r.day, float(r.value), print_number(r.value)) for r in results)
    named = f" ({target.unit})" if target.unit else ""
    return Course(key, f"{target.text}{named}", " ".join(parts), marks, goal)


def missing_months(days: list[date]) -> list[str]:
    """Return the months without a result where they come monthly, e.g. ``tháng 03/2026``."""
    gaps = sorted(b - a for a, b in pairwise(days))
    if not gaps or gaps[len(gaps) // 2] > timedelta(_MONTHLY_DAYS):
        return []
    there = {(day.year, day.month) for day in days}
    at, last = min(there), max(there)
    found = []
    while at < last:
        at = (at[0] + at[1] // 12, at[1] % 12 + 1)
        if at not in there:
            found.append(f"tháng {at[1]:02d}/{at[0]}")
    return found


def tally(groups: tuple[TargetGroup, ...]) -> Tally | None:
    """Count what a campaign has results for; alternatives count as one. None without results."""
    days = [r.day for group in groups for target in group.targets for r in _results(target)]
    if not days:
        return None
    found = [one for group in groups for one in _judged(group.targets)]
    return Tally(
        figures=len(found),
        measured=sum(measured for measured, _ in found),
        reached=sum(reached for _, reached in found),
        day=max(days),
    )


def _results(target: Target) -> Iterator[Result]:
    yield from target.results
    for child in target.children:
        yield from _results(child)


def _judged(targets: tuple[Target, ...]) -> Iterator[tuple[bool, bool]]:
    """Yield for every figure whether it has a result, and whether that reaches it."""
    ways = [target for target in targets if target.joined is Joined.OR]
    if ways:
        yield any(way.results for way in ways), any(is_reached(way) for way in ways)
    for target in targets:
        if target.joined is not Joined.OR and _aim(target)[0] is not None:
            yield bool(target.results), is_reached(target)
        yield from _judged(target.children)


def is_reached(target: Target) -> bool:
    """Tell whether the last result reaches the target."""
    results = result_views(target)
    return bool(results) and results[-1].reached is True
