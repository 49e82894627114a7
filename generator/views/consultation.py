"""A consultation's page."""

from dataclasses import dataclass
from datetime import date

from generator.views.issued import ReferenceGroup
from generator.views.page import Head, Link


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
    """One call for opinions; *state* is ``coming``, ``running`` or ``ended``. Names go when it ends."""

    head: Head
    subjects: tuple[SubjectView, ...]
    references: tuple[ReferenceGroup, ...]
    posted: date
    ends: date
    state: str
    state_label: str
    contact: str
    result: str | None
