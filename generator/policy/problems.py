"""What is wrong with the facts the gate goes by, told to the author with its place.

Only what keeps the site from being right is an error, and only in approved records: a draft may
be incomplete.
"""

from collections.abc import Callable, Iterator
from datetime import date

from generator.content.award_decision import AwardDecision
from generator.content.consultation import Consultation
from generator.content.honouree import Honouree
from generator.content.image import Image
from generator.content.publication import Consented, Status
from generator.content.record import Entry
from generator.diagnostics import Diagnostic, in_order, problem
from generator.graph.graph import Graph
from generator.loading.record import Record
from generator.policy.consent import agreed, is_personal, may_be_pictured
from generator.policy.days import begun, day_of
from generator.policy.rule_packs import packs_of, rule
from generator.policy.rules import landing, same_person
from generator.policy.unlisting import concerned
from generator.policy.withholding import body_pictures, mentions
from generator.policy.working_days import working_days
from generator.vietnamese import print_day

Check = Callable[[Record, Entry, Graph, date], Iterator[Diagnostic]]


def policy_problems(graph: Graph, day: date) -> tuple[Diagnostic, ...]:
    """Return every problem of the gate's facts on *day*, by place."""
    told = (finding for r in graph.records.values() for finding in findings(r, graph, day))
    return in_order(found for finding in told for found in finding)


def findings(record: Record, graph: Graph, day: date) -> Iterator[Iterator[Diagnostic]]:
    """Yield what each rule of the gate finds wrong in one record, rule by rule."""
    if isinstance(record.entry, Entry):
        for check in _checks(record.entry, day):
            yield check(record, record.entry, graph, day)


def _checks(entry: Entry, day: date) -> tuple[Check, ...]:
    if begun(entry.removed, day):
        return (_target,)
    if begun(entry.withdrawn, day) or entry.publication.status is not Status.APPROVED:
        return ALWAYS
    return (*ALWAYS, *APPROVED)


def _responsible(record: Record, entry: Entry, graph: Graph, day: date) -> Iterator[Diagnostic]:
    publication = entry.publication
    if not publication.author or not publication.approved_by:
        yield problem("publication.no-approver", record.place("publication", "status"))
    elif same_person(publication):
        where = record.place("publication", "approved_by")
        yield problem("publication.same-person", where, name=publication.approved_by)
    if publication.publish is None:
        yield problem("publication.no-day", record.place("publication"))


def _days(record: Record, entry: Entry, graph: Graph, day: date) -> Iterator[Diagnostic]:
    publication = entry.publication
    publish = day_of(publication.publish) if publication.publish else None
    if publish and publication.expire and day_of(publication.expire) <= publish:
        where = record.place("publication", "expire")
        expire = print_day(day_of(publication.expire))
        yield problem(
            "publication.expire-before-publish", where, expire=expire, publish=print_day(publish)
        )
    before = publish
    for index, change in enumerate(publication.changes):
        made = day_of(change.day)
        if before and made < before:
            where = record.place("publication", "changes", index, "day")
            yield problem("changes.day-order", where, day=print_day(made), before=print_day(before))
        before = made


def _sample(record: Record, entry: Entry, graph: Graph, day: date) -> Iterator[Diagnostic]:
    if entry.sample and graph.section.production:
        yield problem("sample.in-production", record.place("sample"))


def _consent(record: Record, entry: Entry, graph: Graph, day: date) -> Iterator[Diagnostic]:
    if not is_personal(entry):
        return
    consent = entry.consent
    if consent is None:
        yield problem("consent.missing", record.place("honouree_kind"))
    elif Consented.NAME not in consent.scope:
        yield problem("consent.missing", record.place("consent", "scope"))
    elif consent.expires is not None and consent.expires < day:
        where = record.place("consent", "expires")
        yield problem("consent.lapsed", where, day=print_day(consent.expires))
    elif day < consent.day:
        where = record.place("consent", "day")
        yield problem("consent.not-yet", where, day=print_day(consent.day))
    else:
        yield from _portrait(record, entry, day)


def _portrait(record: Record, entry: Honouree, day: date) -> Iterator[Diagnostic]:
    if Consented.PHOTO in agreed(entry, day):
        return
    for path, _ in _images(entry):
        yield problem("consent.photo", record.place(*path), name=entry.title)
    for offset, length in body_pictures(record.body):
        before = record.body[:offset]
        line, column = before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
        yield problem("consent.photo", record.body_place(line, column, length), name=entry.title)


def _shown(record: Record, entry: Entry, graph: Graph, day: date) -> Iterator[Diagnostic]:
    for path, image in _images(entry):
        for index, honouree in enumerate(image.shows):
            if may_be_pictured(graph, honouree, day):
                continue
            shown = graph.records.get(honouree)
            person = shown.entry if shown else None
            if not isinstance(person, Honouree):
                continue  # a reference to nothing, or to no honouree, is reported where it is tied
            scope = person.consent.scope if person.consent else ()
            code = "image.withheld" if Consented.PHOTO in scope else "consent.photo"
            yield problem(code, record.place(*path, "shows", index), name=person.title)


def _target(record: Record, entry: Entry, graph: Graph, day: date) -> Iterator[Diagnostic]:
    removal = entry.removed
    if not removal or not removal.redirect or removal.redirect in graph.unsound_ids:
        return
    if landing(record, graph, day) is None:
        yield problem(
            "removed.no-target", record.place("removed", "redirect"), target=removal.redirect
        )


def _consultation(record: Record, entry: Entry, graph: Graph, day: date) -> Iterator[Diagnostic]:
    if not isinstance(entry, Consultation):
        return
    asked = rule(packs_of(graph.vocabularies), "consultation.working_days", entry.posted)
    # While a list is not valid, nobody knows the holidays, or the figure.
    if asked is not None and not graph.unsound_lists:
        count = working_days(graph.vocabularies).count(entry.posted, entry.ends)
        if count != asked.value:
            yield problem(
                "consultation.not-ten-working-days",
                record.place("ends"),
                count=count,
                asked=asked.value,
                pack=asked.pack.name,
            )
    names = [subject.name for subject in entry.subjects]
    for key, text in (("title", entry.title), ("result", entry.result)):
        if text and mentions(text, names):
            yield problem("consultation.name-stays", record.place(key), key=key)


def _revocations(record: Record, entry: Entry, graph: Graph, day: date) -> Iterator[Diagnostic]:
    if not isinstance(entry, AwardDecision) or not entry.awarded:
        return
    for index, revocation in enumerate(entry.revocations):
        if revocation.number is None and revocation.name is None:
            continue
        rows = len(concerned(entry, revocation))
        key = "name" if revocation.number is None else "number"
        whom = revocation.name if revocation.number is None else revocation.number
        where = record.place("revocations", index, key)
        if rows == 0 and (record.annex is None or record.annex.whole):
            yield problem("revocation.nobody", where, whom=whom)
        elif rows > 1:
            yield problem("revocation.several", where, whom=whom, count=rows)


def _images(entry: Entry) -> Iterator[tuple[tuple[str | int, ...], Image]]:
    if entry.image:
        yield ("image",), entry.image
    yield from ((("images", index), image) for index, image in enumerate(entry.images))


ALWAYS: tuple[Check, ...] = (_days, _consultation)
APPROVED: tuple[Check, ...] = (_responsible, _sample, _consent, _shown, _revocations)
