"""A document's page."""

from dataclasses import dataclass
from datetime import date

from generator.views.issued import IssuedView
from generator.views.page import Head, Link


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One document with the metadata its publication duties ask for."""

    head: Head
    issued: IssuedView
    issuer: str | None
    effect_day: date | None
    end_day: date | None
    force: str
    force_label: str
    replaced_by: Link | None
    campaign: Link | None
    cited_by: tuple[Link, ...]
