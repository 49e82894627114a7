"""The figure of a target as official papers print it."""

from decimal import Decimal

from generator.content.campaign import Operator, Target
from generator.vietnamese import print_number

_SIGNS = {Operator.AT_LEAST: "≥ ", Operator.MORE_THAN: "> ", Operator.AT_MOST: "≤ "}


def figure(target: Target) -> str | None:
    """Return a target's figure as printed, e.g. ``≥ 95%``, ``2–3 phòng``, ``03 lớp``, ``Có``."""
    if target.operator is Operator.BETTER_THAN_LAST_YEAR:
        return "> năm trước"
    if target.value is None:
        return "Có" if target.operator is Operator.EXISTS else None
    text = f"{bare_figure(target)}{with_unit(target.unit)}"
    return f"Có (≥ {text})" if target.operator is Operator.EXISTS else text


def bare_figure(target: Target) -> str:
    """Return a target's figure without its unit, for where the unit is said once."""
    if target.value is None:
        return ""
    sign = _SIGNS.get(target.operator, "")
    upper = f"–{print_number(target.upper)}" if target.upper is not None else ""
    plain_count = target.operator is Operator.EQUALS and not upper and target.unit != "%"
    number = _padded(target.value) if plain_count else print_number(target.value)
    return f"{sign}{number}{upper}"


def _padded(value: Decimal) -> str:
    """Pad counts below ten as official papers do: ``03 lớp``."""
    whole = value == value.to_integral_value() and 0 < value < 10
    return f"{int(value):02d}" if whole else print_number(value)


def with_unit(unit: str | None) -> str:
    """Return a unit as it follows a number."""
    if not unit:
        return ""
    return unit if unit == "%" else f" {unit}"


def figure_words(target: Target) -> str | None:
    """Return the figure in words where the sign may not be understood."""
    if target.value is None:
        return target.operator.vi if target.operator is not Operator.QUALITATIVE else None
    amount = f"{print_number(target.value)}{with_unit(target.unit)}"
    if target.operator is Operator.AT_LEAST:
        return f"từ {amount} trở lên"
    if target.operator is Operator.MORE_THAN:
        return f"trên {amount}"
    if target.operator is Operator.AT_MOST:
        return f"không quá {amount}"
    return None
