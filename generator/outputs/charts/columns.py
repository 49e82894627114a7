"""Years side by side: a broad column for what was aimed at, a solid one within for what came."""

from generator.outputs.charts.scale import Scale, scale
from generator.outputs.charts.svg import WIDTH, picture, rect, text, width_of
from generator.views.chart import Column, Columns

_HEIGHT, _BOTTOM = 200.0, 170.0
_BROADEST = 56.0


def draw_columns(chart: Columns) -> str:
    """Return the columns; a year of which nothing is known keeps its place, with a dash."""
    columns = chart.columns
    levels = [v for c in columns for v in (c.value, c.result) if v is not None]
    if not levels:
        return ""
    up = scale(levels, _BOTTOM)
    room = (WIDTH - up.left) / len(columns)
    parts = up.drawn()
    for at, column in enumerate(columns):
        parts += _column(column, up.left + room * (at + 0.5), room, up)
    return picture(chart.key, chart.title, chart.description, _HEIGHT, parts)


def _column(column: Column, middle: float, room: float, up: Scale) -> list[str]:
    broad = min(_BROADEST, room * 0.7)
    name = "chart__year chart__year--here" if column.here else "chart__year"
    parts = [text(name, middle, _BOTTOM + 18, _fitting(column.label, room), "middle")]
    if column.value is None and column.result is None:
        return [*parts, text("chart__tick", middle, _BOTTOM - 6, "–", "middle")]
    if column.value is not None:
        here = " chart__aimed--here" if column.here else ""
        parts.append(_bar(f"chart__aimed{here}", column.value, middle, broad, up))
    if column.result is not None:
        parts.append(_bar("chart__reached", column.result, middle, broad / 2, up))
    top = min(up.y(v) for v in (column.value, column.result) if v is not None)
    if width_of(column.printed) <= room:
        parts.append(text("chart__value", middle, top - 6, column.printed, "middle"))
    return parts


def _bar(name: str, value: float, middle: float, broad: float, up: Scale) -> str:
    zero, y = up.y(0), up.y(value)
    return rect(name, middle - broad / 2, min(zero, y), broad, abs(zero - y))


def _fitting(label: str, room: float) -> str:
    """Return a year so that it does not touch its neighbours: ``2021``, ``’21`` or nothing."""
    short = f"’{label[2:4]}"
    return next((each for each in (label, short) if width_of(each) <= room), "")
