"""The rules of the gate, in the order in which they are asked; the first that decides wins.

What is withheld from a published record is a second question: see ``withholding``.
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from generator.content.publication import Consented, Publication, Removal, Status
from generator.content.record import Entry
from generator.graph.graph import Graph
from generator.loading.record import Record
from generator.policy.consent import agreed, is_personal
from generator.policy.days import begun, day_of, later
from generator.policy.verdict import Gone, Hold, Notice, Publish, Redirect, Verdict
from generator.vietnamese import fold

Rule = Callable[[Record, Graph, date], Verdict | None]


def always_public(record: Record, graph: Graph, day: date) -> Verdict | None:
    """Publish what has no publication of its own: units."""
    return None if isinstance(record.entry, Entry) else Publish()


def removed(record: Record, graph: Graph, day: date) -> Verdict | None:
    """From the day of removal lead on, leave a nameless notice, or leave nothing.

    Asked before approval and consent: a record emptied after its removal keeps its tombstone, and
    taking something down must not wait for a second person.
    """
    removal = _entry(record).removed
    if removal is None or not begun(removal, day):
        return None
    since = day_of(removal.day)
    if _never_public(record, since):
        return Hold("never-public")
    target = landing(record, graph, day)
    if isinstance(target, Record):
        return Redirect(since, record=target.id)
    if target is not None:
        return Redirect(since, url=target)
    return Notice(since, removal.notice, removed=True) if removal.notice else Gone(since)


def withdrawn(record: Record, graph: Graph, day: date) -> Verdict | None:
    """From the day of withdrawal keep a notice with the public reason."""
    withdrawal = _entry(record).withdrawn
    if withdrawal is None or not begun(withdrawal, day):
        return None
    since = day_of(withdrawal.day)
    if _never_public(record, since):
        return Hold("never-public")
    return Notice(since, withdrawal.reason, removed=False)


def unapproved(record: Record, graph: Graph, day: date) -> Verdict | None:
    """Hold what two different people have not written and approved."""
    publication = _entry(record).publication
    if publication.status is not Status.APPROVED:
        return Hold(publication.status.value)
    if not publication.author or not publication.approved_by:
        return Hold("no-approver")
    return Hold("same-person") if same_person(publication) else None


def without_day(record: Record, graph: Graph, day: date) -> Verdict | None:
    """Hold what nobody gave a day."""
    return Hold("no-day") if _entry(record).publication.publish is None else None


def expired(record: Record, graph: Graph, day: date) -> Verdict | None:
    """Drop what has expired; hold what would expire before it is published."""
    publication = _entry(record).publication
    if publication.expire is None or publication.publish is None:
        return None
    expire = day_of(publication.expire)
    if expire <= day_of(publication.publish):
        return Hold("expire-before-publish")
    return Gone(expire) if expire <= day else None


def not_yet(record: Record, graph: Graph, day: date) -> Verdict | None:
    """Hold what is due on a later day."""
    publish = _entry(record).publication.publish
    if publish is None or day_of(publish) <= day:
        return None
    return Hold("not-yet", day_of(publish))


def sample_in_production(record: Record, graph: Graph, day: date) -> Verdict | None:
    """Hold illustrations in a production section."""
    return Hold("sample") if _entry(record).sample and graph.section.production else None


def without_consent(record: Record, graph: Graph, day: date) -> Verdict | None:
    """Hold the page of a person or household who has not agreed to be named on *day*."""
    entry = record.entry
    if not is_personal(entry) or Consented.NAME in agreed(entry, day):
        return None
    consent = entry.consent
    if consent is None or Consented.NAME not in consent.scope or consent.day <= day:
        return Hold("consent")
    return Hold("consent", consent.day)


def publishable(record: Record, graph: Graph, day: date) -> Verdict | None:
    """Publish what no other rule kept back, until the first day on which one will."""
    entry = _entry(record)
    acts = (entry.withdrawn, entry.removed)
    ends = [day_of(act.day) for act in acts if act is not None]
    if entry.publication.expire is not None:
        ends.append(day_of(entry.publication.expire))
    if is_personal(entry) and entry.consent and entry.consent.expires:
        ends.append(later(entry.consent.expires, 1))
    return Publish(min(ends, default=None))


RULES: tuple[Rule, ...] = (
    always_public,
    removed,
    withdrawn,
    unapproved,
    without_day,
    expired,
    not_yet,
    sample_in_production,
    without_consent,
    publishable,
)


def rulings(record: Record, graph: Graph, day: date) -> tuple[tuple[str, Verdict | None], ...]:
    """Return what each rule said, up to and with the one that decided."""
    answers = ((rule.__name__.replace("_", "-"), rule(record, graph, day)) for rule in RULES)
    said = [next(answers)]
    while said[-1][1] is None:
        said.append(next(answers))
    return tuple(said)


def decide(record: Record, graph: Graph, day: date) -> Verdict:
    """Return the verdict of the first rule that decides; nothing withheld is named in it yet."""
    answers = (rule(record, graph, day) for rule in RULES)
    return next(verdict for verdict in answers if verdict is not None)


def landing(record: Record, graph: Graph, day: date) -> Record | str | None:
    """Return where a removed record's redirect ends: a public record, a web address or nowhere."""
    seen: set[str] = set()
    while (removal := _removal(record, day)) is not None and record.id not in seen:
        seen.add(record.id)
        if removal.redirect is None:
            return removal.redirect_url
        target = graph.records.get(removal.redirect)
        if target is None:
            return None
        record = target
    if record.id in seen:
        return None
    return record if isinstance(decide(record, graph, day), Publish) else None


def same_person(publication: Publication) -> bool:
    """Tell whether author and approver are one, however the name is typed."""
    return _is_same(publication.author or "", publication.approved_by or "")


@lru_cache(maxsize=1024)  # few people write and approve many records
def _is_same(author: str, approver: str) -> bool:
    return fold(author).split() == fold(approver).split()


def _removal(record: Record, day: date) -> Removal | None:
    removal = record.entry.removed if isinstance(record.entry, Entry) else None
    return removal if begun(removal, day) else None


def _never_public(record: Record, taken_down: date) -> bool:
    """Tell whether a record was taken down before it would have been published."""
    publish = _entry(record).publication.publish
    return publish is not None and taken_down < day_of(publish)


def _entry(record: Record) -> Entry:
    assert isinstance(record.entry, Entry), "units are decided by the first rule"
    return record.entry
