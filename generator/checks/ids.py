"""Ids of people that hold the person's name: an id stands in addresses and feeds, for ever."""

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, problem
from generator.loading.record import Record
from generator.policy.consent import is_personal
from generator.vietnamese import slugify


def check_id(record: Record) -> Iterator[Diagnostic]:
    """Yield the id of a person or household in which the name can be read."""
    entry = record.entry
    if is_personal(entry) and _holds(record.id, entry.title):
        yield problem("id.holds-name", record.place("id"), id=record.id)


def _holds(id: str, name: str) -> bool:
    """Tell whether an id has a name's words, in order, with or without hyphens between them."""
    words = [word for word in slugify(name).split("-") if not word.isdigit()]
    if len(words) < 2:
        return False
    return "".join(words) in id.replace("-", "")
