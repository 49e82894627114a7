"""What a profile tells that a portal has no need to tell: warnings with the exact place.

A profile is the record of a person or household: every text of it is looked through. In lists of
people (decisions, consultations) and in any body only numbers that identify a person are.
"""

import re
from collections.abc import Iterator

from generator.checks.personal_words import IDENTITY, LISTED, PROFILE, Told, told
from generator.content.award_decision import AwardDecision
from generator.content.consultation import Consultation
from generator.content.fields import Part
from generator.content.honouree import Honouree
from generator.content.record import Entry
from generator.diagnostics import Diagnostic, Place, problem
from generator.loading.record import Path, Record
from generator.policy.consent import is_personal

_FIELDS = ("title", "summary", "post", "citation", "hometown")
_ROW_FIELDS = ("name", "post", "unit", "citation")


def check_personal(record: Record) -> Iterator[Diagnostic]:
    """Yield what a record tells about people beyond need."""
    entry = record.entry
    if not isinstance(entry, Entry):
        return
    sought = PROFILE if is_personal(entry) else IDENTITY
    for each in told(record.body, sought):
        yield problem(each.code, _in_body(record, each))
    for path, text in _texts(entry):
        own = sought if path[0] not in ("awarded", "subjects") else LISTED
        for each in told(text, own):
            yield problem(each.code, _in_field(record, path, text, each))


def _texts(entry: Entry) -> Iterator[tuple[Path, str]]:
    """Yield the texts of a record that say something of people, with the way to them."""
    for name in _FIELDS if isinstance(entry, Honouree) else ("summary",):
        yield from _text((name,), entry, name)
    pictures = (((("image",), entry.image),) if entry.image else ()) + tuple(
        (("images", at), picture) for at, picture in enumerate(entry.images)
    )
    for path, picture in pictures:
        yield from _text((*path, "alt"), picture, "alt")
        yield from _text((*path, "caption"), picture, "caption")
    for at, change in enumerate(entry.publication.changes):
        yield ("publication", "changes", at, "text"), change.text
    rows: tuple[Part, ...] = ()
    if isinstance(entry, AwardDecision | Consultation):
        key, rows = ("awarded", entry.awarded) if isinstance(entry, AwardDecision) else (
            "subjects", entry.subjects
        )  # fmt: skip
        for at, row in enumerate(rows):
            for name in _ROW_FIELDS:
                yield from _text((key, at, name), row, name)


def _text(path: Path, part: Part, name: str) -> Iterator[tuple[Path, str]]:
    text = getattr(part, name, None)
    if isinstance(text, str):
        yield path, text


def _in_body(record: Record, each: Told) -> Place:
    before = record.body[: each.start]
    line, column = before.count("\n") + 1, each.start - (before.rfind("\n") + 1) + 1
    said = record.body[each.start : each.start + each.length]
    return record.body_place(line, column, len(said.split("\n", 1)[0]))


def _in_field(record: Record, path: Path, text: str, each: Told) -> Place:
    """Return the place of the words themselves where they can be found behind the field's own."""
    field = record.place(*path)
    if field.path != record.path:
        return field
    lines = record.source.text.split("\n")
    start = sum(len(line) + 1 for line in lines[: field.line - 1]) + field.column - 1
    words = text[each.start : each.start + each.length].split()
    found = re.compile(r"\s+".join(map(re.escape, words))).search(record.source.text, start)
    if found is None:
        return field
    return record.source.place(found.start(), len(found[0].split("\n", 1)[0]))
