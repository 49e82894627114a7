"""What a live feed shows, and the closed periods of its archive (RFC 5005 §4)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.outputs.feeds.feed import KnownEntry

USUAL_ENTRIES = 50
MOST_ENTRIES = 99  # of 100: one is kept for the entry that says that a feed has ended
MOST_BYTES = (512 - 16) * 1024  # of 512 KiB: the rest is for the feed's own elements


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time. *name* is ``2026-05``; further parts of a month are ``2026-05-2`` …"""

    name: str
    entries: tuple[KnownEntry, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """What the live feed carries, newest first, and the closed periods, oldest first."""

    live: tuple[KnownEntry, ...]
    closed: tuple[Period, ...]


def window(entries: Sequence[KnownEntry]) -> Window:
    """Cut *entries*, newest first, so that each is live, in a closed period, or both.

    A period is a month, or a part of one filled from its oldest entry up to the limits, so that a
    new entry changes no archive document. The newest entry's period is open, and wholly live.
    """
    periods = tuple(_periods(entries[::-1]))
    open_entries = len(periods[-1].entries) if periods else 0
    return Window(fitting(entries, max(USUAL_ENTRIES, open_entries)), periods[:-1])


def fitting(entries: Sequence[KnownEntry], most: int = USUAL_ENTRIES) -> tuple[KnownEntry, ...]:
    """Return the first *most* entries, fewer if they would be too heavy; at least one."""
    total = count = 0
    for entry in entries[:most]:
        total += entry.weight
        if count and total > MOST_BYTES:
            break
        count += 1
    return tuple(entries[:count])


def _periods(oldest_first: Sequence[KnownEntry]) -> Iterator[Period]:
    months = groupby(oldest_first, key=lambda entry: (entry.published.year, entry.published.month))
    for (year, number_of_month), group in months:
        month = f"{year:04}-{number_of_month:02}"
        left, number = tuple(group), 1
        while left:
            part = fitting(left, MOST_ENTRIES)
            yield Period(month if number == 1 else f"{month}-{number}", part[::-1])
            left, number = left[len(part) :], number + 1
