"""By when what was published about someone must be gone, here and wherever it was copied to.

The figures are those of the rule pack that holds on the day of the request; where none gives one,
there is no day, and the office must be told so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.content.fields import Part
from generator.policy.days import later
from generator.policy.rule_packs import packs_of, rule
from generator.policy.working_days import working_days

_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which something must be done, and the instrument that says so."""

    day: date
    days: int
    pack: str


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The days that follow from a request; None where no rule is known."""

    answer: Deadline | None
    stop: Deadline | None
    third_parties: Deadline | None
    extension: int | None


def deadlines(vocabularies: Mapping[str, Part], day: date) -> Deadlines:
    """Return the days that follow from a request of *day*."""
    packs = packs_of(vocabularies)
    extension = rule(packs, "consent.extension_days", day)
    answer = rule(packs, "consent.answer_working_days", day)
    calendar = working_days(vocabularies)

    def after(name: str) -> Deadline | None:
        found = rule(packs, name, day)
        return Deadline(later(day, found.value), found.value, found.pack.name) if found else None

    def working(count: int) -> date:
        ahead = (later(day, step) for step in range(1, _LONGEST))
        return next((on for on in ahead if calendar.count(later(day, 1), on) >= count), day)

    return Deadlines(
        Deadline(working(answer.value), answer.value, answer.pack.name) if answer else None,
        after("consent.stop_days"),
        after("consent.third_party_days"),
        extension.value if extension else None,
    )
