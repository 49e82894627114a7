"""Working days, counted with the office's list of holidays and swapped days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.content.fields import Part
from generator.content.vocabulary import Holidays
from generator.policy.days import days_between

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Which days are worked: all but weekends and holidays, and those worked instead of others."""

    holidays: frozenset[date]
    swapped: frozenset[date]

    def __contains__(self, day: date) -> bool:
        if day in self.swapped:
            return True
        return day.weekday() < SATURDAY and day not in self.holidays

    def count(self, first: date, last: date) -> int:
        """Return how many days from *first* to *last*, both included, are worked."""
        return sum(day in self for day in days_between(first, last))


def working_days(vocabularies: Mapping[str, Part]) -> WorkingDays:
    """Read the lists of holidays among the vocabularies."""
    listed = [
        term for part in vocabularies.values() if isinstance(part, Holidays) for term in part.terms
    ]
    return WorkingDays(
        frozenset(term.day for term in listed if not term.working),
        frozenset(term.day for term in listed if term.working),
    )
