"""Outlines: of each public record what decides where it stands. None of its text is in them.

Whatever is sorted, filed, counted or addressed is so by outlines, which a build keeps for the next
one: as long as a record's outline stays the same, an edit moves nothing but its own words.
"""

import marshal
from collections.abc import Callable, Mapping
from datetime import date, datetime
from itertools import islice
from typing import Any, NamedTuple

from generator.content.kinds import BY_KEY
from generator.loading.noted import NotedRecord, Notes
from generator.loading.record import Record
from generator.vietnamese import VIETNAM

Same = dict[Any, Any]
"""Values to themselves: which of those that are equal all share."""


class HonouredOutline(NamedTuple):
    """A row of a decision that names a record: the index of the row, what it confers."""

    honouree: str
    at: int
    award: str | None
    revoked: bool


class Outline(NamedTuple):
    """What decides where one record stands. Units have few of these."""

    kind: str
    path: str
    """Its file, as shown to authors."""
    address: str
    name: str = ""
    """What others sort or file by: a unit's name, a campaign's short one, a person's sort name."""
    published: datetime | None = None
    rank: int = date.min.toordinal()
    """The day of first publication, as a number of days."""
    updated: date | None = None
    changed: datetime | None = None
    """The moment of publication, or of the last change known on the day."""
    major: bool = False
    campaign: str | None = None
    event: str | None = None
    field: str | None = None
    fields: tuple[str, ...] = ()
    """Its own field and those a plan covers."""
    topics: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    units: tuple[str, ...] = ()
    honourees: tuple[str, ...] = ()
    copied: tuple[str, ...] = ()
    """The exemplars that took this one up."""
    serves: tuple[tuple[str, str | None, str | None], ...] = ()
    """Plan, topic, channel."""
    cites: tuple[str, ...] = ()
    source: str | None = None
    old_slugs: tuple[str, ...] = ()
    noindex: bool = False
    pictured: bool = False
    person: bool = False
    gender: str | None = None
    direct_worker: bool = False
    awards: tuple[str, ...] = ()
    """Titles and forms that an honouree's own page names, or that a decision confers."""
    honoured: tuple[HonouredOutline, ...] = ()
    standing: int = 0
    """How many rows of a decision name somebody and were not taken back."""
    rows: int = 0
    successors: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()


def pack(outlines: Mapping[str, Outline]) -> bytes:
    """Return outlines by their records' ids as bytes, for the same Python."""
    each = iter(outlines.items())
    parts = iter(lambda: [(key, plain(outline)) for key, outline in islice(each, _PART)], [])
    return marshal.dumps([marshal.dumps(part) for part in parts])


def unpack(data: bytes) -> dict[str, Outline]:
    """Return what was packed."""
    same: Same = {}
    parts = map(marshal.loads, marshal.loads(data))
    return {key: from_plain(values, same) for part in parts for key, values in part}


def plain(outline: Outline) -> tuple[Any, ...]:
    """Return an outline as plain values, which are written and read several times as quickly."""
    return (
        *(_plain(value) for value in outline[:_ROWS]),
        tuple(map(tuple, outline.honoured)), *outline[_ROWS + 1 :],
    )  # fmt: skip


def from_plain(values: tuple[Any, ...], same: Same) -> Outline:
    """Return the outline of plain values, which has what is equal in common with others.

    *same* is what was met before.
    """
    made = list(values)
    for at in _MOMENTS:
        made[at] = datetime.fromisoformat(made[at]).replace(tzinfo=VIETNAM) if made[at] else None
    made[_DAY] = date.fromordinal(made[_DAY]) if made[_DAY] else None
    made[_ROWS] = tuple(HonouredOutline(*row) for row in made[_ROWS])
    for at in _COMMON:
        made[at] = same.setdefault(made[at], made[at])
    return Outline._make(made)


def _plain(value: object) -> object:
    if isinstance(value, datetime):  # Vietnam's time: zones that are one object compare quickly
        return value.replace(tzinfo=None).isoformat()
    return value.toordinal() if isinstance(value, date) else value


# So many are plain values at a time.
_PART = 2_000
_ROWS, _DAY = Outline._fields.index("honoured"), Outline._fields.index("updated")
_MOMENTS = (Outline._fields.index("published"), Outline._fields.index("changed"))
# Neither numbers nor truths that may be equal, 1 and True, nor what no other record has.
_COMMON = tuple(
    at
    for at, name in enumerate(Outline._fields)
    if Outline.__annotations__[name] is not bool and name not in {"address", "standing", "rows"}
)


class PublicRecord(NotedRecord):
    """A public record with its outline: what can be known of it without looking into it."""

    __slots__ = ("outline",)
    outline: Outline

    def __init__(
        self, key: str, outline: Outline, load: Callable[[Record], Record], notes: Notes
    ) -> None:
        super().__init__(BY_KEY[outline.kind], key, outline.path, load, notes)
        object.__setattr__(self, "outline", outline)

    @property
    def address(self) -> str:
        """Return the address of its page."""
        return self.outline.address
