"""A document's page."""

from dataclasses import dataclass
from datetime import date

from generator.content.document import Document
from generator.loading.record import Record
from generator.views.address import address_of
from generator.views.book import Book, once
from generator.views.head import head
from generator.views.issued import IssuedView, issued
from generator.views.naming import title_of
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


@once
def document_view(record: Record, book: Book) -> DocumentView:
    """Return a document's page."""
    entry = record.entry
    assert isinstance(entry, Document)
    view = issued(record, book)
    return DocumentView(
        head=head(record, book),
        issued=view,
        issuer=entry.issuer_name or (view.issuer.name if view.issuer else None),
        effect_day=entry.effect_day,
        end_day=entry.end_day,
        force=entry.force.value,
        force_label=entry.force.vi,
        replaced_by=book.link(entry.replaced_by),
        campaign=book.link(entry.campaign),
        cited_by=tuple(
            Link(title_of(r, book.day), address_of(r)) for r in book.citing.get(entry.id, ())
        ),
    )
