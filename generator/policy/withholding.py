"""What a published record is shown without: the fields nobody agreed to, or no longer.

Each contribution names fields and what stands in their place; an absent field is nothing to
withhold, so ``Publish.without`` lists only what a reader would otherwise have seen.
"""

import re
from collections.abc import Callable
from datetime import date

from generator.content.award_decision import AwardDecision
from generator.content.consultation import Consultation, Subject
from generator.content.honouree import Honouree
from generator.content.image import Image
from generator.content.publication import Consented
from generator.content.record import Entry
from generator.graph.graph import Graph
from generator.loading.record import Record
from generator.loading.tree import Mapping as Tree
from generator.policy.consent import agreed, is_personal, may_be_pictured
from generator.policy.facts import Facts
from generator.policy.rules import decide
from generator.policy.unlisting import (
    folded,
    unlisted_revocation,
    unlisted_rows,
    unlisted_subjects,
)
from generator.policy.verdict import Publish
from generator.source import Source

Changed = dict[str, object]
Contribution = Callable[[Record, Facts, date], Changed]

BODY = "body"
HIDDEN = "(đã ẩn tên)"

_BODY_PICTURE = re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?|<img\b[^>]*>", re.IGNORECASE)
_FIELDS: tuple[tuple[Consented, tuple[str, ...]], ...] = (
    (Consented.UNIT, ("unit", "unit_day")),
    (Consented.POST, ("post",)),
    (Consented.PHOTO, ("image", "images")),
    (Consented.STORY, ("files", "source_url")),
    (Consented.BIRTH_YEAR, ("birth_year",)),
    (Consented.HOMETOWN, ("hometown",)),
    (Consented.GENDER, ("gender",)),
)


def withhold(record: Record, facts: Facts, day: date) -> tuple[Record, tuple[str, ...]]:
    """Return *record* as it may be seen, and the names of the fields it is seen without.

    Where anything is withheld the text and the tree of the file go too: they hold it as well.
    """
    without: set[str] = set()
    for contribution in CONTRIBUTIONS:
        changed = contribution(record, facts, day)
        without |= changed.keys()
        record = _with(record, changed)
    if without:
        nothing = Source(record.path, "")
        record = record.changed(source=nothing, written=Tree((), 1, 1), annex=None)
    return record, tuple(sorted(without))


def personal(record: Record, facts: Facts, day: date) -> Changed:
    """Withhold what a person or household did not agree to, field by field.

    A citation is public with the decision that carries it. Any other citation, and a summary that
    is not such a citation, tell the person's story.
    """
    entry = record.entry
    if not is_personal(entry):
        return {}
    scope = agreed(entry, day)
    missing = [name for needed, names in _FIELDS if needed not in scope for name in names]
    changed = {name: _nothing(entry, name) for name in missing if getattr(entry, name)}
    if Consented.STORY not in scope:
        decided = _decided_citations(entry, facts, day)
        for name in ("summary", "citation"):
            written = getattr(entry, name)
            if written and folded(written) not in decided:
                changed[name] = None
        if record.body:
            changed[BODY] = ""
    elif Consented.PHOTO not in scope and _BODY_PICTURE.search(record.body):
        changed[BODY] = _BODY_PICTURE.sub("", record.body)
    return changed


def pictured(record: Record, facts: Facts, day: date) -> Changed:
    """Withhold every picture that shows someone without consent to be pictured."""
    entry = record.entry
    if not isinstance(entry, Entry):
        return {}
    changed: Changed = {}
    if entry.image and not _may_be_seen(entry.image, facts.graph, day):
        changed["image"] = None
    kept = tuple(image for image in entry.images if _may_be_seen(image, facts.graph, day))
    if len(kept) < len(entry.images):
        changed["images"] = kept
    return changed


def consulted(record: Record, facts: Facts, day: date) -> Changed:
    """After a consultation's last day keep the number of cases, and nothing that names them."""
    entry = record.entry
    if not isinstance(entry, Consultation) or day <= entry.ends:
        return {}
    names = [subject.name for subject in entry.subjects]
    changed: Changed = {
        "subjects": tuple(Subject(name=HIDDEN, kind=subject.kind) for subject in entry.subjects)
    }
    if entry.files:
        changed["files"] = ()
    if entry.summary and mentions(entry.summary, names):
        changed["summary"] = None
    if entry.image and _image_mentions(entry.image, names):
        changed["image"] = None
    kept = tuple(image for image in entry.images if not _image_mentions(image, names))
    if len(kept) < len(entry.images):
        changed["images"] = kept
    if mentions(record.body, names):
        changed[BODY] = ""
    return changed


def unlisted(record: Record, facts: Facts, day: date) -> Changed:
    """Take the names of those removed everywhere out of decisions and consultations."""
    entry, graph = record.entry, facts.graph
    if isinstance(entry, Consultation):
        subjects = unlisted_subjects(entry, graph, day)
        return {} if subjects == entry.subjects else {"subjects": subjects}
    if not isinstance(entry, AwardDecision):
        return {}
    changed: Changed = {}
    rows = unlisted_rows(entry, graph, day)
    if rows != entry.awarded:
        changed["awarded"] = rows
    revocations = tuple(unlisted_revocation(entry, r, graph, day) for r in entry.revocations)
    if revocations != entry.revocations:
        changed["revocations"] = revocations
    return changed


CONTRIBUTIONS: tuple[Contribution, ...] = (personal, pictured, consulted, unlisted)


def mentions(text: str, names: list[str]) -> bool:
    """Tell whether *text* holds one of *names*, whatever the accents and spaces."""
    plain = folded(text)
    return any(folded(name) in plain for name in names)


def body_pictures(body: str) -> tuple[tuple[int, int], ...]:
    """Return where pictures stand in a Markdown body: offset and length."""
    return tuple((m.start(), len(m[0])) for m in _BODY_PICTURE.finditer(body))


def _decided_citations(entry: Honouree, facts: Facts, day: date) -> set[str]:
    """Return the citations of *entry* that decisions published on *day* carry."""
    return {
        folded(row.citation)
        for decision, row in facts.conferred(entry.id)
        if row.citation and isinstance(decide(decision, facts.graph, day), Publish)
    }


def _may_be_seen(image: Image, graph: Graph, day: date) -> bool:
    return all(may_be_pictured(graph, honouree, day) for honouree in image.shows)


def _image_mentions(image: Image, names: list[str]) -> bool:
    return bool(image.shows) or mentions(f"{image.alt} {image.caption or ''}", names)


def _with(record: Record, changed: Changed) -> Record:
    """Return *record* with fields changed; ``body`` is the record's, all else the entry's."""
    if not changed:
        return record
    fields = {name: value for name, value in changed.items() if name != BODY}
    body = str(changed.get(BODY, record.body))
    return record.changed(entry=record.entry.model_copy(update=fields), body=body)


def _nothing(entry: Honouree, name: str) -> object:
    return () if isinstance(getattr(entry, name), tuple) else None
