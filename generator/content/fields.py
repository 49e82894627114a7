"""The words an author's value is made of: scalars that read text, choices, labels, references.

Values come as text (YAML is read without types), so every scalar says itself what it accepts.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict

from generator.content.days import Month as Month
from generator.content.days import read_day, read_day_or_moment, read_moment, read_month
from generator.content.refusal import refuse
from generator.vietnamese import fold


@dataclass(frozen=True, slots=True)
class Label:
    """What a field is called, how to fill it, and what else offices call it in their tables."""

    vi: str
    en: str
    hint: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a text field as the ``id`` of a record of one of the *kinds*."""

    kinds: tuple[str, ...]


class Choice(StrEnum):
    """A closed list of values. Written by key (``at-least``) or by its Vietnamese label."""

    vi: str
    en: str

    def __new__(cls, value: str, vi: str, en: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.vi = vi
        member.en = en
        return member

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        return _by_name(cls).get(fold(str(value)))


Chosen = TypeVar("Chosen", bound=Choice)


@cache
def _by_name(choice: type[Chosen]) -> dict[str, Chosen]:
    """Return the values of a list by key and by folded label; of two the first has the name."""
    return {name: member for member in reversed(choice) for name in (fold(member.vi), member.value)}


class Part(BaseModel):
    """A group of fields. Frozen; a key nobody declared is an error.

    A model's validator is made when it is first needed: an edit needs that of one kind.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Refuse at once: pydantic's own would first look for private attributes, of which
            there are none, and a kind is asked for many fields that only others have."""
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")


def _scalar(read: Callable[[str], Any]) -> BeforeValidator:
    def validate(value: object) -> object:
        if isinstance(value, str):
            return read(value.strip())
        if isinstance(value, dict | list):
            raise refuse("field.not-text", "…")
        if value is None:
            raise refuse("field.empty", "")
        return value  # already typed: made by code, not by an author

    return BeforeValidator(validate)


def _line(text: str) -> str:
    if not text:
        raise refuse("field.empty", text)
    if "\n" in text:
        raise refuse("field.not-one-line", text)
    return " ".join(text.split())


def _text(text: str) -> str:
    if not text:
        raise refuse("field.empty", text)
    return text


@dataclass(frozen=True, slots=True, order=True)
class Years:
    """A span of whole years, both ends included."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


def _years(text: str) -> Years:
    found = re.fullmatch(r"((?:19|20)\d\d)(?:\s*[-–—]\s*((?:19|20)\d\d))?", text)
    if not found or (found[2] and found[2] < found[1]):
        raise refuse("years.not-years", text)
    return Years(int(found[1]), int(found[2] or found[1]))


def _year(text: str) -> int:
    if not re.fullmatch(r"(1[0-9]|20)\d\d", text):
        raise refuse("year.not-a-year", text)
    return int(text)


def _count(text: str) -> int:
    # Numbering as in "1." is a number, too.
    plain = re.fullmatch(r"\d+\.?", text) or re.fullmatch(r"[1-9]\d{0,2}(\.\d{3})+", text)
    digits = text.replace(".", "")
    if plain and len(digits) <= 15:
        return int(digits)
    raise refuse("count.not-a-number", text)


def _quantity(text: str) -> Decimal:
    if len(text) > 24:
        raise refuse("quantity.not-a-number", text)
    if re.fullmatch(r"-?[1-9]\d{0,2}[.,]\d{3}", text):
        raise refuse("quantity.ambiguous", text)
    if re.fullmatch(r"-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?", text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if re.fullmatch(r"-?\d+([.,]\d+)?", text):
        return Decimal(text.replace(",", "."))
    raise refuse("quantity.not-a-number", text)


_YES = {"true", "yes", "co", "dung", "x"}
_NO = {"false", "no", "khong", "sai"}


def _flag(text: str) -> bool:
    folded = fold(text)
    if folded in _YES:
        return True
    if folded in _NO:
        return False
    raise refuse("flag.not-yes-or-no", text)


def _matching(pattern: str, code: str) -> Callable[[str], str]:
    compiled = re.compile(pattern)

    def read(text: str) -> str:
        if not compiled.fullmatch(text):
            raise refuse(code if text else "field.empty", text)
        return text

    return read


# A folder is named after it, which on most file systems may have 255 characters.
_SLUG = r"(?=.{1,120}$)[a-z0-9]+(-[a-z0-9]+)*"
_ID = r"[a-z0-9][a-z0-9-]{1,63}"


def is_id(text: str) -> bool:
    """Tell whether *text* can be the ``id`` of a record."""
    return re.fullmatch(_ID, text) is not None


def _content_path(text: str) -> str:
    """Accept a file name relative to the record's own folder; nothing may climb out of it."""
    if not text:
        raise refuse("field.empty", text)
    parts = text.split("/")
    if len(text) > 400 or any(len(part.encode()) > 200 for part in parts):
        raise refuse("path.too-long", text)
    if text.startswith(("/", "~")) or "\\" in text or ":" in text or ".." in parts or "" in parts:
        raise refuse("path.outside", text)
    return text


Line = Annotated[str, _scalar(_line)]
Text = Annotated[str, _scalar(_text)]
Day = Annotated[date, _scalar(read_day)]
Moment = Annotated[datetime, _scalar(read_moment)]
DayOrMoment = Annotated[date | datetime, _scalar(read_day_or_moment)]
MonthOfYear = Annotated[Month, _scalar(read_month)]
YearSpan = Annotated[Years, _scalar(_years)]
Year = Annotated[int, _scalar(_year)]
Count = Annotated[int, _scalar(_count)]
Quantity = Annotated[Decimal, _scalar(_quantity)]
Flag = Annotated[bool, _scalar(_flag)]
Slug = Annotated[str, _scalar(_matching(_SLUG, "slug.not-ascii"))]
RecordId = Annotated[str, _scalar(_matching(_ID, "id.not-a-key"))]
Key = Annotated[str, _scalar(_matching(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}", "key.not-a-key"))]
WebAddress = Annotated[str, _scalar(_matching(r"https?://[^\s<>\"']+", "address.not-web"))]
RootAddress = Annotated[
    str, _scalar(_matching(r"https?://[^\s<>\"'?#/]+(/[^\s<>\"'?#]*)?", "address.not-root"))
]
Domain = Annotated[
    str, _scalar(_matching(r"(?=.{1,200}$)([a-z0-9-]+\.)+[a-z][a-z0-9-]*", "domain.not-a-domain"))
]
ReachAddress = Annotated[
    str,
    _scalar(
        _matching(
            r"https://[^\s<>\"']+|tel:\+?[\d.-]+|(?:mailto:)?[^\s<>@:]+@[^\s<>@:]+\.[^\s<>@:]+",
            "address.not-reachable",
        )
    ),
]
ContentPath = Annotated[str, _scalar(_content_path)]

UnitRef = Annotated[RecordId, Refers(("unit",))]
CampaignRef = Annotated[RecordId, Refers(("campaign",))]
DocumentRef = Annotated[RecordId, Refers(("document", "campaign", "communication-plan"))]
DecisionRef = Annotated[RecordId, Refers(("award-decision",))]
HonoureeRef = Annotated[RecordId, Refers(("honouree",))]
ExemplarRef = Annotated[RecordId, Refers(("exemplar",))]
EventRef = Annotated[RecordId, Refers(("event",))]
AwardRef = Annotated[RecordId, Refers(("award",))]
CommendationRef = Annotated[RecordId, Refers(("commendation",))]
FieldRef = Annotated[RecordId, Refers(("field",))]
TopicRef = Annotated[RecordId, Refers(("topic",))]
SourceRef = Annotated[RecordId, Refers(("source",))]
