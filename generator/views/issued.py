"""The head and foot of an issued document, for plans, decisions and documents."""

from dataclasses import dataclass
from datetime import date, datetime

from generator.views.page import Link, UnitLabel


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
    """Who signed: lines above the name as printed (``KT. GIÁM ĐỐC``, ``PHÓ GIÁM ĐỐC``), then the name."""

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
    doubt: str


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
