"""Cards as bytes: so they are set aside, and pass between processes quickly."""

import marshal
from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from operator import attrgetter

from generator.views.page import Card, Picture

_NAMES = [each.name for each in fields(Card)]
_VALUES = attrgetter(*_NAMES)
_OF_PICTURE = attrgetter(*(each.name for each in fields(Picture)))
_DAYS = [_NAMES.index(name) for name in ("day", "updated")]
_PICTURE = _NAMES.index("picture")


def pack(card: Card, looked: Iterable[str]) -> bytes:
    """Return a card with the ids of the records looked into for it, for the same Python."""
    values = list(_VALUES(card))
    for at in _DAYS:
        values[at] = values[at] and values[at].toordinal()
    values[_PICTURE] = values[_PICTURE] and _OF_PICTURE(values[_PICTURE])
    return marshal.dumps((values, sorted(looked)))


def unpack(data: bytes) -> tuple[Card, list[str]]:
    """Return what was packed."""
    values, looked = marshal.loads(data)
    for at in _DAYS:
        values[at] = values[at] and date.fromordinal(values[at])
    values[_PICTURE] = values[_PICTURE] and Picture(*values[_PICTURE])
    return Card(*values), looked
