"""A table of a report, the same for terminal, page and files."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Bar:
    """Parts drawn side by side, each a count and what it is called in ``PARTS``.

    *published* stands alone, where nothing was promised; *of* is then the count that fills the bar.
    """

    on_time: int = 0
    late: int = 0
    missing: int = 0
    ahead: int = 0
    published: int = 0
    of: int = 0

    @property
    def whole(self) -> int:
        """Return what the whole length of the bar stands for."""
        return max(self.of, sum(count for _, _, count in self.parts()))

    @property
    def percent(self) -> str:
        """Return how much of what was promised is published, or nothing where nothing was."""
        promised = self.on_time + self.late + self.missing + self.ahead
        return f"{(self.on_time + self.late) * 100 / promised:.0f}%" if promised else ""

    def parts(self) -> tuple[tuple[str, str, int], ...]:
        """Return key, name and count of every part that is not empty."""
        named = ((key, name, getattr(self, key)) for key, name, _ in PARTS)
        return tuple(part for part in named if part[2])

    def drawn(self, width: int) -> tuple[tuple[str, str], ...]:
        """Return key and characters of each part, at most *width* together; no part is lost."""
        filled = sum(count for _, _, count in self.parts())
        width = max(1, round(width * filled / self.whole)) if filled else 0
        sizes = _shares([count for _, _, count in self.parts()], width)
        marks = {key: mark for key, _, mark in PARTS}
        return tuple(
            (key, marks[key] * size) for (key, _, _), size in zip(self.parts(), sizes, strict=True)
        )


# Each part has a mark of its own, so that it is told apart without colour too.
PARTS = (
    ("on_time", "đúng hạn", "█"),
    ("late", "muộn", "▓"),
    ("missing", "thiếu", "×"),
    ("ahead", "chưa đến hạn", "░"),
    ("published", "đã đăng", "▒"),
)

Cell = str | int | date | Bar | None
"""None is shown as a dash: nothing was promised and nothing is there."""


@dataclass(frozen=True, slots=True)
class Table:
    """A heading, a sentence on how to read it, columns and rows of as many cells."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    empty: str = "Không có gì."
    """What is said in the place of a table without rows."""
    total: bool = False
    """Whether the last row sums up the others."""
    key: tuple[tuple[str, str], ...] = ()
    """What short headings stand for."""
    brief: tuple[int, ...] | None = None
    """The columns a terminal has room for; none of them: it only says that the table is there."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole report: its title, lines under it, figures in large print, tables in order."""

    title: str
    lines: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    """Number as printed and what it counts."""
    tables: tuple[Table, ...]


def _shares(counts: list[int], width: int) -> list[int]:
    """Cut *width* into parts in proportion to *counts*, each at least 1 while there is room."""
    whole = sum(counts)
    if not whole:
        return []
    sizes = [max(1, round(count * width / whole)) for count in counts]
    while sum(sizes) > width and max(sizes) > 1:
        sizes[sizes.index(max(sizes))] -= 1
    while sum(sizes) < width:
        sizes[sizes.index(max(sizes))] += 1
    return sizes
