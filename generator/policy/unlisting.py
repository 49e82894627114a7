"""Names taken out of lists: those whose removal says so, in decisions and consultations."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.content.award_decision import AwardDecision, Awarded, Revocation
from generator.content.consultation import Consultation, Subject
from generator.content.record import Entry
from generator.graph.graph import Graph
from generator.policy.days import begun
from generator.vietnamese import fold

NAMELESS = "(đã gỡ tên)"


def is_unlisted(honouree: str | None, graph: Graph, day: date) -> bool:
    """Tell whether *honouree* was removed from every list by *day*."""
    record = graph.records.get(honouree) if honouree else None
    if record is None or not isinstance(record.entry, Entry):
        return False
    removal = record.entry.removed
    return removal is not None and removal.everywhere and begun(removal, day)


def unlisted_subjects(entry: Consultation, graph: Graph, day: date) -> tuple[Subject, ...]:
    """Return the subjects, nameless where they are unlisted."""
    return tuple(
        Subject(name=NAMELESS, kind=subject.kind, award=subject.award)
        if is_unlisted(subject.honouree, graph, day)
        else subject
        for subject in entry.subjects
    )


def unlisted_rows(entry: AwardDecision, graph: Graph, day: date) -> tuple[Awarded, ...]:
    """Return the rows, nameless where they are unlisted; those keep a number to be known by."""
    return tuple(
        Awarded(name=NAMELESS, number=number, kind=row.kind, award=row.award, label=row.label)
        if is_unlisted(row.honouree, graph, day)
        else row
        for number, row in numbered(entry)
    )


def unlisted_revocation(
    entry: AwardDecision, revocation: Revocation, graph: Graph, day: date
) -> Revocation:
    """Return the revocation, by number instead of name where it concerns someone unlisted."""
    for number, row in concerned(entry, revocation):
        if is_unlisted(row.honouree, graph, day):
            return revocation.model_copy(update={"number": number, "name": NAMELESS})
    return revocation


@dataclass(frozen=True, slots=True)
class Taken:
    """A revocation and the rows it concerns, by number and by folded name."""

    revocation: Revocation
    whole: bool
    numbers: frozenset[int]
    names: frozenset[str]

    def concerns(self, number: int | None, name: str | None) -> bool:
        """Tell whether it concerns the row of this number or, without a number, of this name."""
        if self.whole:
            return True
        if number is not None and self.numbers:
            return number in self.numbers
        return name is not None and folded(name) in self.names


def taken_back(entry: AwardDecision, graph: Graph, day: date) -> tuple[Taken, ...]:
    """Return a decision's revocations in force on *day*, without the names of the unlisted."""
    return tuple(_taken(entry, item, graph, day) for item in entry.revocations if item.day <= day)


def numbered(entry: AwardDecision) -> tuple[tuple[int, Awarded], ...]:
    """Return the rows with their numbers; a row without one goes by its place in the list."""
    return tuple(
        (place if row.number is None else row.number, row)
        for place, row in enumerate(entry.awarded, start=1)
    )


def concerned(entry: AwardDecision, revocation: Revocation) -> tuple[tuple[int, Awarded], ...]:
    """Return the rows that a revocation names; a number decides over a name."""
    if revocation.number is not None:
        return tuple((n, row) for n, row in numbered(entry) if n == revocation.number)
    if revocation.name is None:
        return ()
    name = folded(revocation.name)
    return tuple((n, row) for n, row in numbered(entry) if folded(row.name) == name)


def folded(text: str) -> str:
    """Return a text as names are compared: without accents, case or odd spaces."""
    return " ".join(fold(text).split())


def _taken(entry: AwardDecision, revocation: Revocation, graph: Graph, day: date) -> Taken:
    """Resolve a revocation to rows. A namesake of a row named by number is not found by name."""
    shown = unlisted_revocation(entry, revocation, graph, day)
    whole = revocation.number is None and revocation.name is None
    rows = concerned(entry, revocation)
    bearers: Mapping[str, int] = Counter(folded(row.name) for row in entry.awarded)
    names = {
        folded(row.name)
        for _, row in rows
        if not is_unlisted(row.honouree, graph, day)
        and (revocation.number is None or bearers[folded(row.name)] == 1)
    }
    if not rows and revocation.name is not None:
        names.add(folded(revocation.name))
    numbers = {number for number, _ in rows}
    if revocation.number is not None:
        numbers.add(revocation.number)
    return Taken(shown, whole, frozenset(numbers), frozenset(names))
