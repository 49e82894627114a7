"""Working days, counted with the office's list of holidays and swapped days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.content.fields import Part
from generator.content.vocabulary import Holidays

WEEK, SATURDAY = 7, 5


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Which days are worked: all but weekends and holidays, and those worked instead of others."""

    holidays: frozenset[date]
    swapped: frozenset[date]

    def count(self, first: date, last: date) -> int:
        """Return how many days from *first* to *last*, both included, are worked."""
        weeks, rest = divmod(max(0, (last - first).days + 1), WEEK)
        weekdays = weeks * SATURDAY
        weekdays += sum((first.weekday() + ahead) % WEEK < SATURDAY for ahead in range(rest))
        off = self.holidays - self.swapped
        lost = sum(first <= day <= last and day.weekday() < SATURDAY for day in off)
        won = sum(first <= day <= last and day.weekday() >= SATURDAY for day in self.swapped)
        return weekdays - lost + won


def working_days(vocabularies: Mapping[str, Part]) -> WorkingDays:
    """Read the lists of holidays among the vocabularies."""
    lists = [part.terms for part in vocabularies.values() if isinstance(part, Holidays)]
    return WorkingDays(
        frozenset(term.day for terms in lists for term in terms if not term.working),
        frozenset(term.day for terms in lists for term in terms if term.working),
    )
