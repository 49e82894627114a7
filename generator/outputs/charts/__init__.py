"""Charts as SVG within the page: drawn at build time, without script and without inline style.

Colours come from the stylesheet by class; shape, place and words say the same without colour.
"""

from generator.outputs.charts.columns import draw_columns
from generator.outputs.charts.course import draw_course
from generator.views.chart import Chart, Course


def draw(chart: Chart) -> str:
    """Return a chart as an ``<svg>``; the empty text where there is nothing to draw."""
    return draw_course(chart) if isinstance(chart, Course) else draw_columns(chart)


__all__ = ["draw"]
