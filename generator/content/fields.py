"""The words an author's value is made of: scalars that read text, choices, labels, references.

Values come as text (YAML is read without types), so every scalar says itself what it accepts. A
refused value raises ``PydanticCustomError`` whose type is a diagnostic code of ``messages``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

from generator.vietnamese import VIETNAM, fold, normalise


@dataclass(frozen=True, slots=True)
class Label:
    """What a field is called, and a hint on how to fill it, for people."""

    vi: str
    en: str
    hint: str = ""


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
        wanted = fold(str(value))
        return next((m for m in cls if wanted in (fold(m.vi), m.value)), None)


class Part(BaseModel):
    """A group of fields. Frozen; a key nobody declared is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _refuse(code: str, value: object) -> PydanticCustomError:
    # The code is one of ours, not one of pydantic's literal strings.
    return PydanticCustomError(code, "{value}", {"value": str(value)[:80]})


def _scalar(read: Callable[[str], Any]) -> BeforeValidator:
    def validate(value: object) -> object:
        if isinstance(value, str):
            return read(value.strip())
        if isinstance(value, dict | list) or value is None:
            raise _refuse("field.not-text", "…")
        return value  # already typed: made by code, not by an author

    return BeforeValidator(validate)


def _line(text: str) -> str:
    if not text:
        raise _refuse("field.empty", text)
    if "\n" in text:
        raise _refuse("field.not-one-line", text)
    return " ".join(text.split())


def _text(text: str) -> str:
    if not text:
        raise _refuse("field.empty", text)
    return text


_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_VN_DAY = re.compile(
    r"(?:ngày\s+)?(\d{1,2})\s*(?:/|-|\.|tháng)\s*(\d{1,2})\s*(?:/|-|\.|năm)\s*(\d{4})"
)


def _day(text: str) -> date:
    text = " ".join(text.split())
    if found := _ISO_DAY.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _VN_DAY.fullmatch(normalise(text)):
        day, month, year = (int(part) for part in found.groups())
    else:
        raise _refuse("day.not-iso", text)
    try:
        return date(year, month, day)
    except ValueError:
        raise _refuse("day.not-a-day", text) from None


_CLOCK = re.compile(
    r"(.+?)[T ,]\s*(\d{1,2})(?::|h|g| giờ ?)(\d{2})?(?::(\d{2}))?\s*(Z|[+-]\d{2}:?\d{2})?"
)
_CLOCK_FIRST = re.compile(r"(\d{1,2})(?::|h|g| giờ ?)(\d{2})?,?\s+(?:ngày\s+)?(\d.+)")


def _moment(text: str) -> datetime:
    text = normalise(" ".join(text.split()))
    if found := _CLOCK.fullmatch(text):
        day, hour, minute, second, zone = found.groups()
    elif found := _CLOCK_FIRST.fullmatch(text):
        hour, minute, day = found.groups()
        second, zone = None, None
    else:
        raise _refuse("moment.not-iso", text)
    whole = _day(day)
    try:
        return datetime(
            whole.year,
            whole.month,
            whole.day,
            int(hour),
            int(minute or 0),
            int(second or 0),
            tzinfo=_zone(zone),
        )
    except ValueError:
        raise _refuse("moment.not-a-moment", text) from None


def _zone(text: str | None) -> timezone:
    if not text:
        return VIETNAM
    if text == "Z":
        return UTC
    digits = text[1:].replace(":", "")
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(ahead if text[0] == "+" else -ahead)


def _day_or_moment(text: str) -> date:
    return _moment(text) if ":" in text or " giờ" in text or "h" in text else _day(text)


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year, for dates known only so far."""

    year: int
    month: int

    @property
    def first(self) -> date:
        """Return the month's first day."""
        return date(self.year, self.month, 1)


def _month(text: str) -> Month:
    text = normalise(" ".join(text.split()))
    found = re.fullmatch(r"(\d{4})-(\d{1,2})", text)
    year, month = (found[1], found[2]) if found else ("", "")
    if not found and (found := re.fullmatch(r"(?:tháng\s+)?(\d{1,2})[/-](\d{4})", text)):
        month, year = found[1], found[2]
    if not found or not 1 <= int(month) <= 12 or not int(year) >= 1:
        raise _refuse("month.not-a-month", text)
    return Month(int(year), int(month))


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
        raise _refuse("years.not-years", text)
    return Years(int(found[1]), int(found[2] or found[1]))


def _year(text: str) -> int:
    if not re.fullmatch(r"(1[0-9]|20)\d\d", text):
        raise _refuse("year.not-a-year", text)
    return int(text)


def _count(text: str) -> int:
    if re.fullmatch(r"\d+", text) or re.fullmatch(r"\d{1,3}(\.\d{3})+", text):
        return int(text.replace(".", "")[:18])
    raise _refuse("count.not-a-number", text)


def _quantity(text: str) -> Decimal:
    if len(text) > 30:
        raise _refuse("quantity.not-a-number", text)
    if re.fullmatch(r"-?[1-9]\d{0,2}[.,]\d{3}", text):
        raise _refuse("quantity.ambiguous", text)
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?", text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if re.fullmatch(r"-?\d+([.,]\d+)?", text):
        return Decimal(text.replace(",", "."))
    raise _refuse("quantity.not-a-number", text)


_YES = {"true", "yes", "co", "dung", "x"}
_NO = {"false", "no", "khong", "sai"}


def _flag(text: str) -> bool:
    if fold(text) in _YES:
        return True
    if fold(text) in _NO:
        return False
    raise _refuse("flag.not-yes-or-no", text)


def _matching(pattern: str, code: str) -> Callable[[str], str]:
    compiled = re.compile(pattern)

    def read(text: str) -> str:
        if not compiled.fullmatch(text):
            raise _refuse(code, text)
        return text

    return read


def _content_path(text: str) -> str:
    """Accept a file name relative to the record's own folder; nothing may climb out of it."""
    parts = text.split("/")
    if text.startswith(("/", "~")) or "\\" in text or ":" in text or ".." in parts or "" in parts:
        raise _refuse("path.outside", text)
    return text


Line = Annotated[str, _scalar(_line)]
Text = Annotated[str, _scalar(_text)]
Day = Annotated[date, _scalar(_day)]
Moment = Annotated[datetime, _scalar(_moment)]
DayOrMoment = Annotated[date | datetime, _scalar(_day_or_moment)]
MonthOfYear = Annotated[Month, _scalar(_month)]
YearSpan = Annotated[Years, _scalar(_years)]
Year = Annotated[int, _scalar(_year)]
Count = Annotated[int, _scalar(_count)]
Quantity = Annotated[Decimal, _scalar(_quantity)]
Flag = Annotated[bool, _scalar(_flag)]
Slug = Annotated[str, _scalar(_matching(r"[a-z0-9]+(-[a-z0-9]+)*", "slug.not-ascii"))]
RecordId = Annotated[str, _scalar(_matching(r"[a-z0-9][a-z0-9-]{1,63}", "id.not-a-key"))]
Key = Annotated[str, _scalar(_matching(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}", "key.not-a-key"))]
WebAddress = Annotated[str, _scalar(_matching(r"https?://[^\s<>\"']+", "address.not-web"))]
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
