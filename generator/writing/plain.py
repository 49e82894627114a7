"""A record as text, lists and groups: what an author would have to write for it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from generator.content.days import Month
from generator.content.fields import Choice, Part
from generator.content.record import Entry
from generator.vietnamese import normalise

Plain = str | list["Plain"] | dict[str, "Plain"]

_FIRST = ("id", "title", "slug", "old_slugs", "summary")


def order_of(model: type[Part]) -> tuple[str, ...]:
    """Return a model's keys as a record is best read: what it is, what it says, where it goes."""
    keys = list(model.model_fields)
    if not issubclass(model, Entry):
        return tuple(keys)
    entry = list(Entry.model_fields)
    own = [key for key in keys if key not in entry]
    return (*_FIRST, *own, *(key for key in entry if key not in _FIRST))


def plain_part(part: Part) -> dict[str, Plain]:
    """Return what must be written for *part*, without what goes without saying."""
    written: dict[str, Plain] = {}
    for key in order_of(type(part)):
        value, field = getattr(part, key), type(part).model_fields[key]
        if not field.is_required() and value == field.get_default(call_default_factory=True):
            continue
        if (plain := to_plain(value)) is not None:
            written[key] = plain
    return written


def to_plain(value: Any) -> Plain | None:
    """Return *value* as text, lists and groups; None where there is nothing to write."""
    match value:
        case None | "":
            return None
        case Part():
            return plain_part(value)
        case Choice():
            return value.value
        case str():
            return normalise(value.replace("\r\n", "\n").replace("\r", "\n").strip()) or None
        case bool():
            return "có" if value else "không"
        case Mapping():
            pairs = ((str(key), to_plain(each)) for key, each in value.items())
            return {key: each for key, each in pairs if each is not None} or None
        case Iterable():
            return [each for each in map(to_plain, value) if each is not None] or None
    return _scalar(value)


def _scalar(value: Any) -> str:
    match value:
        case datetime():
            return value.isoformat(timespec="seconds" if value.second else "minutes")
        case date():
            return value.isoformat()
        case Month():
            return f"{value.year:04d}-{value.month:02d}"
        case Decimal() | float():
            return _number(Decimal(str(value)))
    return str(value).replace("–", "-")


def _number(value: Decimal) -> str:
    """Write a number so that it can be read in one way only: not 1.234 but 1.2340."""
    text = f"{value.normalize():f}"
    whole, _, fraction = text.partition(".")
    return f"{text}0" if len(fraction) == 3 and len(whole.lstrip("-")) < 4 else text
