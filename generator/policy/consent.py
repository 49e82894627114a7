"""Whose consent is needed, and what it covers on a day."""

from datetime import date
from typing import TypeGuard

from generator.content.fields import Part
from generator.content.honouree import Honouree, HonoureeKind
from generator.content.publication import Consented
from generator.graph.graph import Graph
from generator.policy.days import begun

NOTHING: frozenset[Consented] = frozenset()
_PERSONAL = {HonoureeKind.PERSON, HonoureeKind.HOUSEHOLD}


def is_personal(entry: Part) -> TypeGuard[Honouree]:
    """Tell whether *entry* is about a person or a household, whose data is theirs to give."""
    return isinstance(entry, Honouree) and entry.honouree_kind in _PERSONAL


def agreed(entry: Honouree, day: date) -> frozenset[Consented]:
    """Return what may be published on *day*. The day of consent and its last day both count."""
    consent = entry.consent
    if consent is None or day < consent.day:
        return NOTHING
    if consent.expires is not None and consent.expires < day:
        return NOTHING
    return frozenset(consent.scope)


def may_be_pictured(graph: Graph, honouree: str, day: date) -> bool:
    """Tell whether a picture that shows *honouree* may be seen anywhere on *day*.

    A person whose page was withdrawn or removed is pictured nowhere. A picture's own ``consents``
    do not help: they stand for people without a record and do not say for whom.
    """
    shown = graph.records.get(honouree)
    if shown is None or not isinstance(shown.entry, Honouree):
        return False
    if not is_personal(shown.entry):
        return True
    if begun(shown.entry.withdrawn, day) or begun(shown.entry.removed, day):
        return False
    return Consented.PHOTO in agreed(shown.entry, day)
