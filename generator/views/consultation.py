"""A consultation's page."""

from dataclasses import dataclass
from datetime import date

from generator.content.consultation import Consultation
from generator.loading.record import Record
from generator.views.book import Book, once
from generator.views.head import head
from generator.views.issued import ReferenceGroup, references
from generator.views.page import Head, Link
from generator.views.wording import STATES, state_between


@dataclass(frozen=True, slots=True)
class SubjectView:
    """Who is proposed for what."""

    name: str
    group: str
    unit: str | None
    award: str | None
    citation: str | None
    link: Link | None


@dataclass(frozen=True, slots=True)
class ConsultationView:
    """One call for opinions; *state* is ``coming``, ``running`` or ``ended``."""

    head: Head
    subjects: tuple[SubjectView, ...]
    references: tuple[ReferenceGroup, ...]
    posted: date
    ends: date
    state: str
    state_label: str
    contact: str
    result: str | None


@once
def consultation_view(record: Record, book: Book) -> ConsultationView:
    """Return a consultation's page."""
    entry = record.entry
    assert isinstance(entry, Consultation)
    state = state_between(entry.posted, entry.ends, book.day)
    subjects = []
    for subject in entry.subjects:
        award = book.award(subject.award)
        link = book.link(subject.honouree)
        subjects.append(
            SubjectView(
                subject.name, subject.kind.vi, subject.unit,
                award.name if award else None, subject.citation, link,
            )
        )  # fmt: skip
    return ConsultationView(
        head=head(record, book),
        subjects=tuple(subjects),
        references=references(entry.references, book),
        posted=entry.posted,
        ends=entry.ends,
        state=state,
        state_label=STATES[state],
        contact=entry.contact,
        result=entry.result,
    )
