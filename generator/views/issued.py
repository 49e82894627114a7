"""The head and foot of an issued document, for plans, decisions and documents."""

from dataclasses import dataclass
from datetime import date, datetime

from generator.content.document_parts import Issued, Recipient, Reference, Relation, Signer
from generator.loading.record import Record
from generator.policy.filing import paper_day
from generator.vietnamese import print_day
from generator.views.book import Book
from generator.views.page import Link, UnitLabel
from generator.views.wording import doubt


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """Another document, as named in the original."""

    text: str
    symbol: str | None
    title: str | None
    period: str | None
    link: Link | None
    doubt: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class ReferenceGroup:
    """References that stand in the same relation, e.g. "Căn cứ"."""

    label: str
    references: tuple[ReferenceView, ...]


@dataclass(frozen=True, slots=True)
class SignerView:
    """Who signed: the lines above the name (``KT. GIÁM ĐỐC``, ``PHÓ GIÁM ĐỐC``), the name."""

    lines: tuple[str, ...]
    name: str | None
    doubt: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class StampView:
    """A digital signature's visible particulars."""

    signed_at: datetime
    signer: str
    email: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class RecipientView:
    """A line of "Nơi nhận"."""

    text: str
    archive: bool
    doubt: str | None


@dataclass(frozen=True, slots=True)
class ReadingView:
    """An uncertain place of the original."""

    about: str
    text: str
    doubt: str | None


@dataclass(frozen=True, slots=True)
class IssuedView:
    """Everything an issued document says about itself; each part may be missing."""

    symbol: str | None = None
    type: str | None = None
    issuer: UnitLabel | None = None
    place: str | None = None
    issue_day: date | None = None
    years: str | None = None
    signer: SignerView | None = None
    stamps: tuple[StampView, ...] = ()
    references: tuple[ReferenceGroup, ...] = ()
    recipients: tuple[RecipientView, ...] = ()
    quality: str | None = None
    missing: tuple[str, ...] = ()
    readings: tuple[ReadingView, ...] = ()


def issued(record: Record, book: Book) -> IssuedView:
    """Return what a record says of itself as an issued document."""
    entry = record.entry
    assert isinstance(entry, Issued)
    original = entry.original
    return IssuedView(
        symbol=entry.symbol,
        type=entry.type,
        issuer=book.unit(entry.issuer, paper_day(record.entry)),
        place=entry.place,
        issue_day=entry.issue_day,
        years=str(entry.years) if entry.years else None,
        signer=_signer(entry.signer) if entry.signer else None,
        stamps=tuple(StampView(s.signed_at, s.signer, s.email, s.country) for s in entry.stamps),
        references=references(entry.references, book),
        recipients=tuple(_recipient(line) for line in entry.recipients),
        quality=original.quality if original else None,
        missing=original.missing if original else (),
        readings=tuple(
            ReadingView(r.about, r.text, doubt(r.certainty))
            for r in (original.readings if original else ())
        ),
    )


def references(written: tuple[Reference, ...], book: Book) -> tuple[ReferenceGroup, ...]:
    """Return references grouped by relation, in the order in which relations are declared."""
    groups = ((relation, [r for r in written if r.relation is relation]) for relation in Relation)
    return tuple(
        ReferenceGroup(relation.vi, tuple(_reference(r, book) for r in found))
        for relation, found in groups
        if found
    )


def _reference(reference: Reference, book: Book) -> ReferenceView:
    parts = [reference.type or ("" if reference.symbol else "Văn bản")]
    parts += [f"số {reference.symbol}" if reference.symbol else ""]
    parts += [f"ngày {print_day(reference.day)}" if reference.day else ""]
    parts += [f"của {reference.issuer}" if reference.issuer else ""]
    text = " ".join(part for part in parts if part)
    return ReferenceView(
        text=text[:1].upper() + text[1:],
        symbol=reference.symbol,
        title=reference.title,
        period=f"giai đoạn {reference.period}" if reference.period else None,
        link=book.link(reference.document),
        doubt=doubt(reference.certainty),
        note=reference.note,
    )


def _signer(signer: Signer) -> SignerView:
    lines = []
    if signer.capacity or signer.on_behalf_of:
        lines.append(" ".join(p for p in (signer.capacity, signer.on_behalf_of) if p))
    if signer.post:
        lines.append(signer.post)
    return SignerView(tuple(lines), signer.name, doubt(signer.certainty), signer.note)


def _recipient(line: Recipient) -> RecipientView:
    text = f"{line.name} ({line.note})" if line.note else line.name
    return RecipientView(text, line.archive, doubt(line.certainty))
