"""The few words of SVG that charts are made of. Lengths are units of the picture, 360 wide."""

from html import escape

WIDTH = 360.0
TOP = 24.0
FONT = 12.0
# The widest digits of common system fonts take 0.6 of their size; letters less.
_LETTER = 0.6


def number(value: float) -> str:
    """Print a length, the same on every machine."""
    return f"{value:.1f}".rstrip("0").rstrip(".") if value else "0"


def width_of(text: str) -> float:
    """Return how wide a text is at most."""
    return len(text) * FONT * _LETTER


def line(name: str, x1: float, y1: float, x2: float, y2: float, dashes: str = "") -> str:
    """Return a line of a class; *dashes* are lengths drawn and left out in turn."""
    ends = zip(("x1", "y1", "x2", "y2"), (x1, y1, x2, y2), strict=True)
    places = " ".join(f'{key}="{number(value)}"' for key, value in ends)
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<line class="{name}" {places}{dashed}/>'


def rect(name: str, x: float, y: float, width: float, height: float) -> str:
    """Return a rectangle of a class."""
    return (
        f'<rect class="{name}" x="{number(x)}" y="{number(y)}" '
        f'width="{number(width)}" height="{number(height)}"/>'
    )


def circle(name: str, x: float, y: float, radius: float) -> str:
    """Return a circle of a class."""
    return f'<circle class="{name}" cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"/>'


def text(name: str, x: float, y: float, words: str, anchor: str = "start") -> str:
    """Return words of a class; *anchor* is ``start``, ``middle`` or ``end``."""
    return (
        f'<text class="{name}" x="{number(x)}" y="{number(y)}" '
        f'text-anchor="{anchor}">{escape(words)}</text>'
    )


def picture(key: str, title: str, description: str, height: float, parts: list[str]) -> str:
    """Return the whole, which is one picture with a name and a description to those who listen."""
    drawn = "".join(parts)
    return (
        f'<svg class="chart" viewBox="0 0 {number(WIDTH)} {number(height)}" role="img" '
        f'aria-labelledby="{key}-ten" aria-describedby="{key}-loi" focusable="false">'
        f'<title id="{key}-ten">{escape(title)}</title>'
        f'<desc id="{key}-loi">{escape(description)}</desc>'
        f'<g aria-hidden="true">{drawn}</g></svg>'
    )
