"""Outlines of records, drawn from what the gate let through."""

from datetime import date

from generator.content.award_decision import AwardDecision
from generator.content.campaign import Campaign
from generator.content.exemplar import Exemplar
from generator.content.honouree import Honouree, HonoureeKind
from generator.content.record import Entry
from generator.content.unit import Unit
from generator.loading.record import Record
from generator.policy.edition import Edition
from generator.policy.filing import years_of
from generator.policy.unlisting import NAMELESS, numbered
from generator.views.address import address_of
from generator.views.naming import moment, name_on, updated_day
from generator.views.outline import HonouredOutline, Outline
from generator.views.wording import as_day


def outline_of(record: Record, edition: Edition) -> Outline:
    """Return the outline of a record as the edition has it."""
    entry = record.entry
    if isinstance(entry, Unit):
        return Outline(
            kind=record.kind.key,
            path=record.path,
            address=address_of(record),
            name=name_on(entry, edition.day),
            successors=tuple(step.unit for step in entry.successors if step.unit),
            parents=tuple(parent.unit for parent in entry.parents),
        )
    assert isinstance(entry, Entry)
    publication = entry.publication
    published = moment(publication.publish) if publication.publish else None
    known = [change for change in publication.changes if as_day(change.day) <= edition.day]
    own = (entry.field,) if entry.field else ()
    covered = (f for topic in getattr(entry, "plan_topics", ()) for f in topic.fields)
    units = {entry.unit, getattr(entry, "issuer", None)} - {None}
    made = Outline(
        kind=record.kind.key,
        path=record.path,
        address=address_of(record),
        published=published,
        rank=(as_day(publication.publish) if publication.publish else date.min).toordinal(),
        updated=updated_day(record, edition.day),
        changed=max((published, *(moment(c.day) for c in known))) if published else None,
        major=any(change.major for change in known),
        campaign=getattr(entry, "campaign", None),
        event=getattr(entry, "event", None),
        field=entry.field,
        fields=tuple(dict.fromkeys((*own, *covered))),
        topics=tuple(dict.fromkeys(entry.topics)),
        years=years_of(entry),
        units=tuple(sorted(str(unit) for unit in units)),
        honourees=getattr(entry, "honourees", ()),
        serves=tuple((s.plan, s.topic, s.channel) for s in entry.serves),
        cites=tuple(
            reference.document
            for reference in getattr(entry, "references", ())
            if reference.document
        ),
        source=getattr(entry, "source", None) if record.kind.key == "relayed" else None,
        old_slugs=getattr(entry, "old_slugs", ()),
        noindex=bool(getattr(entry, "noindex", False)),
        pictured=entry.image is not None,
    )
    if isinstance(entry, Campaign):
        return made._replace(name=entry.short_title or entry.title)
    if isinstance(entry, Exemplar):
        copied = {place.exemplar for place in entry.replicated} - {None}
        return made._replace(copied=tuple(sorted(str(each) for each in copied)))
    if isinstance(entry, Honouree):
        return made._replace(
            name=entry.sort_key or entry.title,
            person=entry.honouree_kind is HonoureeKind.PERSON,
            gender=entry.gender.value if entry.gender else None,
            direct_worker=entry.direct_worker,
            awards=tuple(dict.fromkeys(award.award for award in entry.awards)),
        )
    return _of_decision(made, entry, edition) if isinstance(entry, AwardDecision) else made


def _of_decision(made: Outline, entry: AwardDecision, edition: Edition) -> Outline:
    rows = [
        (row, at, edition.revoked(entry.id, number, row.name) is not None)
        for at, (number, row) in enumerate(numbered(entry))
    ]
    standing = [row for row, _, revoked in rows if not revoked]
    return made._replace(
        awards=tuple(dict.fromkeys(a for row in standing if (a := row.award or entry.award))),
        honoured=tuple(
            HonouredOutline(row.honouree, at, row.award or entry.award, revoked)
            for row, at, revoked in rows
            if row.honouree
        ),
        standing=sum(row.name != NAMELESS for row in standing),
        rows=len(rows),
    )
