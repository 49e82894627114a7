"""Figures of law, looked up by name and day. No instrument is named in the program."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.content.fields import Part
from generator.content.rule_pack import PublicationDuty, RulePack


@dataclass(frozen=True, slots=True)
class Ruling:
    """A figure and the pack that lays it down."""

    value: int
    pack: RulePack


def packs_of(vocabularies: Mapping[str, Part]) -> tuple[RulePack, ...]:
    """Return the rule packs among the lists of a graph or an edition."""
    return tuple(part for part in vocabularies.values() if isinstance(part, RulePack))


def rule(packs: Iterable[RulePack], name: str, day: date) -> Ruling | None:
    """Return the figure *name*, such as ``consent.stop_days``, that holds on *day*.

    Where two packs valid on the day give it, the later one does; where none does, nothing is asked.
    """
    found = ((pack, _figure(pack, name)) for pack in _valid(packs, day))
    return next((Ruling(value, pack) for pack, value in found if value is not None), None)


def duties(packs: Iterable[RulePack], day: date) -> tuple[tuple[PublicationDuty, RulePack], ...]:
    """Return what must be published on *day*, and which pack says so, the latest pack first."""
    return tuple((duty, pack) for pack in _valid(packs, day) for duty in pack.rules.publication)


def _valid(packs: Iterable[RulePack], day: date) -> list[RulePack]:
    """Return the packs that hold on *day*, the latest first."""
    valid = [
        pack
        for pack in packs
        if (pack.since is None or pack.since <= day) and (pack.until is None or day <= pack.until)
    ]
    return sorted(valid, key=lambda pack: (pack.since or date.min, pack.id), reverse=True)


def _figure(pack: RulePack, name: str) -> int | None:
    """Return a figure of *pack*; a name no pack could have is a mistake in the program."""
    group, _, key = name.partition(".")
    value: int | None = getattr(getattr(pack.rules, group), key)
    return value
