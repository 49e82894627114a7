"""The upright scale of a chart: round steps, from zero, wide enough for every figure."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator.outputs.charts.svg import FONT, TOP, WIDTH, line, text, width_of
from generator.vietnamese import print_number

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_INTERVALS = 4
_LARGE = ((1e9, "tỷ"), (1e6, "triệu"))


@dataclass(frozen=True, slots=True)
class Scale:
    """What height a figure has. *left* is where the picture's own area begins."""

    ticks: tuple[float, ...]
    left: float
    bottom: float

    def y(self, value: float) -> float:
        """Return the height of a figure."""
        low, high = self.ticks[0], self.ticks[-1]
        return self.bottom - (value - low) / (high - low) * (self.bottom - TOP)

    def drawn(self) -> list[str]:
        """Return the lines of the scale and their figures; the line of zero is the firm one."""
        parts = []
        for tick in self.ticks:
            name = "chart__base" if tick == 0 else "chart__grid"
            parts.append(line(name, self.left, self.y(tick), WIDTH, self.y(tick)))
            parts.append(
                text("chart__tick", self.left - 6, self.y(tick) + FONT / 3, _short(tick), "end")
            )
        return parts


def scale(values: Iterable[float], bottom: float) -> Scale:
    """Return a scale for *values*, at least one; zero is always on it, so that lengths compare."""
    found = [0.0, *values]
    low, high = min(found), max(found)
    step = _step(high - low or 1.0)
    first, last = math.floor(low / step), math.ceil(high / step) or 1
    # Whole steps are multiplied, never added up, so that 0.1 three times is 0.3.
    ticks = tuple(round(at * step, 10) for at in range(first, last + 1))
    left = max(width_of(_short(tick)) for tick in ticks) + 8
    return Scale(ticks, left, bottom)


def _step(span: float) -> float:
    rough = span / _INTERVALS
    power = 10.0 ** math.floor(math.log10(rough))
    return float(next(step * power for step in _STEPS if step * power >= rough * 0.999))


def _short(value: float) -> str:
    """Print a figure of the scale: ``1,5 triệu`` rather than seven digits."""
    for size, name in _LARGE:
        if abs(value) >= size:
            return f"{_printed(value / size)} {name}"
    return _printed(value)


def _printed(value: float) -> str:
    return print_number(Decimal(repr(round(value, 6))))
