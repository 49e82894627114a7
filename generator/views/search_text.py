"""The text of a record's page that is neither its title, its summary nor its body."""

from collections.abc import Callable, Iterable, Iterator

from generator.loading.record import Record
from generator.vietnamese import print_day
from generator.views.award_decision import award_decision_view
from generator.views.book import Book
from generator.views.campaign import CampaignView, DutyView, campaign_view
from generator.views.communication_plan import communication_plan_view
from generator.views.consultation import consultation_view
from generator.views.document import document_view
from generator.views.event import event_view
from generator.views.exemplar import exemplar_view
from generator.views.honouree import honouree_view
from generator.views.issued import IssuedView, ReferenceGroup
from generator.views.news import news_view
from generator.views.relayed import relayed_view
from generator.views.target import TargetView
from generator.views.unit import unit_view

Pieces = Iterator[str | None]


def facts_of(record: Record, book: Book) -> tuple[str, ...]:
    """Return the facts of a record's page as readers see them, without empty ones, once each."""
    pieces = _FACTS[record.kind.key](record, book)
    return tuple(dict.fromkeys(piece for piece in pieces if piece))


def names_of(record: Record, book: Book) -> tuple[str, ...]:
    """Return a row for each person or collective a record lists; awards taken back are left out."""
    if record.kind.key == "award-decision":
        return tuple(
            _joined(row.name, row.post, row.unit, row.citation)
            for group in award_decision_view(record, book).groups
            for row in group.awarded
            if not row.revoked
        )
    if record.kind.key == "consultation":
        return tuple(
            _joined(subject.name, subject.unit, subject.award, subject.citation)
            for subject in consultation_view(record, book).subjects
        )
    return ()


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _campaign(record: Record, book: Book) -> Pieces:
    view = campaign_view(record, book)
    yield from _issued(view.issued)
    yield view.short_title
    yield view.theme
    yield from view.aims
    yield from (line.text for line in view.audience)
    yield from view.contents
    yield from (_joined(m.name, m.launched_by, m.period) for m in view.movements)
    yield from _calendar(view)
    for group in view.target_groups:
        yield group.title
        yield from (line for target in group.targets for line in _target(target))
    yield from view.organising
    yield from _duties(view.duties)


def _calendar(view: CampaignView) -> Pieces:
    yield from (f"{point.label} {point.text}" for point in view.milestones)
    for wave in view.waves:
        yield _joined(wave.name, wave.goal, wave.close_out_note)
        yield from (_joined(day.event, day.note) for day in wave.commemorations)


def _target(target: TargetView) -> Iterator[str]:
    yield " ".join(p for p in (target.text, target.figure, target.base, target.exception) if p)
    for child in target.children:
        yield from _target(child)


def _duties(duties: Iterable[DutyView]) -> Pieces:
    for duty in duties:
        yield duty.actor
        yield from duty.tasks
        yield duty.reporting


def _issued(view: IssuedView) -> Pieces:
    yield _joined(view.type, view.symbol)
    yield view.issuer.name if view.issuer else None
    yield view.issuer.now if view.issuer else None
    yield f"ngày {print_day(view.issue_day)}" if view.issue_day else None
    if view.signer:
        yield _joined(view.signer.name, *view.signer.lines)
    yield from _references(view.references)


def _references(groups: Iterable[ReferenceGroup]) -> Pieces:
    for group in groups:
        for reference in group.references:
            yield _joined(reference.text, reference.title, reference.period)


def _communication_plan(record: Record, book: Book) -> Pieces:
    view = communication_plan_view(record, book)
    yield from _issued(view.issued)
    yield from view.aims
    for row in view.rows:
        yield _joined(row.topic.text, row.topic.note)
        yield from _references(row.topic.references)
        yield from (movement.name for movement in row.topic.movements)
    yield from (_joined(channel.name, channel.owner) for channel in view.channels)
    yield from _duties(view.duties)


def _exemplar(record: Record, book: Book) -> Pieces:
    view = exemplar_view(record, book)
    yield view.label
    yield view.problem
    yield view.approach
    for figure in view.results:
        yield " ".join(p for p in (figure.text, figure.before, figure.after, figure.unit) if p)
    yield from (_joined(place.place, place.note) for place in view.replicated)
    yield _joined(view.writer, view.source)


def _honouree(record: Record, book: Book) -> Pieces:
    view = honouree_view(record, book)
    yield view.label
    yield _joined(view.post, view.hometown)
    yield view.citation
    for award in view.awards:
        if not award.revoked:
            yield _joined(award.name, award.decision_text, award.authority)


def _award_decision(record: Record, book: Book) -> Pieces:
    view = award_decision_view(record, book)
    yield from _issued(view.issued)
    yield _joined(view.commendation, view.authority)
    yield from (group.title for group in view.groups)


def _consultation(record: Record, book: Book) -> Pieces:
    view = consultation_view(record, book)
    yield from _references(view.references)
    yield view.result


def _document(record: Record, book: Book) -> Pieces:
    view = document_view(record, book)
    yield from _issued(view.issued)
    yield _joined(view.issuer, view.force_label)
    yield view.replaced_by.title if view.replaced_by else None


def _news(record: Record, book: Book) -> Pieces:
    view = news_view(record, book)
    yield _joined(view.column, view.writer)


def _relayed(record: Record, book: Book) -> Pieces:
    view = relayed_view(record, book)
    yield _joined(view.source.title, view.writer)


def _event(record: Record, book: Book) -> Pieces:
    view = event_view(record, book)
    yield _joined(view.label, view.when, view.place)
    yield view.cancelled_reason


def _unit(record: Record, book: Book) -> Pieces:
    view = unit_view(record, book)
    for name in view.names:
        yield _joined(name.value, name.short)
    yield _joined(view.level, view.place)
    yield view.note


_FACTS: dict[str, Callable[[Record, Book], Pieces]] = {
    "campaign": _campaign,
    "communication-plan": _communication_plan,
    "exemplar": _exemplar,
    "honouree": _honouree,
    "award-decision": _award_decision,
    "consultation": _consultation,
    "document": _document,
    "news": _news,
    "relayed": _relayed,
    "event": _event,
    "unit": _unit,
}
