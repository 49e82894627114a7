"""A campaign's page: at a glance, then everything its plan says."""

from dataclasses import dataclass
from datetime import date

from generator.content.campaign import Campaign, Commemoration, Movement, MovementKind, Wave
from generator.content.document_parts import Duty
from generator.loading.record import Record
from generator.policy.deadlines import closes, opens
from generator.vietnamese import print_number
from generator.views.address import FEEDS, everything_address
from generator.views.book import Book, once
from generator.views.head import cards, head
from generator.views.issued import IssuedView, issued
from generator.views.outline import PublicRecord
from generator.views.page import Card, FeedLink, Head, Link
from generator.views.progress import Tally, tally
from generator.views.target import TargetGroupView, target_groups
from generator.views.wording import (
    STATES,
    campaign_span,
    doubt,
    end_text,
    span_text,
    start_text,
    state_between,
    within_sentence,
)

MOST_CARDS = 6


@dataclass(frozen=True, slots=True)
class Milestone:
    """A point on the timeline. *state* is ``past``, ``today``, ``future`` or ``unknown``."""

    label: str
    text: str
    day: date | None
    state: str
    phrase: str | None = None


@dataclass(frozen=True, slots=True)
class CommemorationView:
    """An anniversary of a wave; *outside* says that its day is not within the wave."""

    event: str
    anniversary: int | None
    original: date | None
    current: date | None
    note: str | None
    outside: bool


@dataclass(frozen=True, slots=True)
class WaveView:
    """A wave with its commemorations and close-out."""

    name: str
    span: str
    state: str
    commemorations: tuple[CommemorationView, ...]
    open_list: bool
    goal: str | None
    close_out: str | None
    close_out_note: str | None


@dataclass(frozen=True, slots=True)
class MovementView:
    """A movement or drive followed."""

    name: str
    drive: bool
    launched_by: str | None
    period: str | None
    doubt: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class AudienceView:
    """Whom the campaign addresses."""

    group: str
    text: str


@dataclass(frozen=True, slots=True)
class DutyView:
    """Who does what."""

    actor: str
    tasks: tuple[str, ...]
    reporting: str | None


@dataclass(frozen=True, slots=True)
class CampaignView:
    """One campaign. *state* on the build day: ``coming``, ``running``, ``ended``, ``unknown``."""

    head: Head
    issued: IssuedView
    short_title: str
    level: str
    state: str
    state_label: str
    theme: str | None
    aims: tuple[str, ...]
    audience: tuple[AudienceView, ...]
    contents: tuple[str, ...]
    movements: tuple[MovementView, ...]
    milestones: tuple[Milestone, ...]
    waves: tuple[WaveView, ...]
    more_waves: str | None
    target_groups: tuple[TargetGroupView, ...]
    tally: Tally | None
    organising: tuple[str, ...]
    duties: tuple[DutyView, ...]
    exemplars: tuple[Card, ...]
    honourees: tuple[Card, ...]
    decisions: tuple[Card, ...]
    documents: tuple[Card, ...]
    news: tuple[Card, ...]
    events: tuple[Card, ...]
    feed: FeedLink
    everything: Link | None
    """The listing of all that is filed under the campaign, where there is more than shown."""


@once
def campaign_view(record: Record, book: Book) -> CampaignView:
    """Return a campaign's page."""
    entry = record.entry
    assert isinstance(entry, Campaign)
    state = state_between(*campaign_span(entry), book.day)
    related = book.of_campaign.get(entry.id, ())
    return CampaignView(
        head=head(record, book),
        issued=issued(record, book),
        short_title=entry.short_title or entry.title,
        level=entry.level.vi,
        state=state,
        state_label=STATES[state],
        theme=entry.theme,
        aims=entry.aims,
        audience=tuple(AudienceView(a.group, a.text) for a in entry.audience),
        contents=entry.contents,
        movements=movements(entry.movements),
        milestones=_milestones(entry, book.day),
        waves=tuple(_wave(wave, entry, book.day) for wave in entry.waves),
        more_waves=entry.more_waves,
        target_groups=target_groups(entry, book),
        tally=tally(entry.target_groups),
        organising=entry.organising,
        duties=duties(entry.duties),
        exemplars=cards(related, book, "exemplar", MOST_CARDS),
        honourees=cards(related, book, "honouree", MOST_CARDS),
        decisions=cards(related, book, "award-decision", MOST_CARDS),
        documents=cards(related, book, "document", MOST_CARDS),
        news=cards(related, book, "news", MOST_CARDS),
        events=cards(related, book, "event", MOST_CARDS),
        feed=campaign_feed(record),
        everything=everything_link(record, len(related)),
    )


def everything_link(record: Record, count: int) -> Link | None:
    """Return the link to the listing of all *count* records filed under one."""
    if not count:
        return None
    return Link(f"Xem tất cả {print_number(count)} mục", everything_address(record))


def campaign_feed(record: Record) -> FeedLink:
    """Return the feed of one campaign; its file is named by the id, which never changes."""
    if isinstance(record, PublicRecord):
        return FeedLink(f"Tin theo dõi: {record.outline.name}", f"{FEEDS}{record.id}.rss")
    entry = record.entry
    assert isinstance(entry, Campaign)
    return FeedLink(f"Tin theo dõi: {entry.short_title or entry.title}", f"{FEEDS}{entry.id}.rss")


def movements(written: tuple[Movement, ...]) -> tuple[MovementView, ...]:
    """Return movements and drives in the order written."""
    return tuple(
        MovementView(
            name=movement.name,
            drive=movement.kind is MovementKind.DRIVE,
            launched_by=movement.launched_by,
            period=f"giai đoạn {movement.period}" if movement.period else None,
            doubt=doubt(movement.certainty),
            note=movement.note,
        )
        for movement in written
    )


def duties(written: tuple[Duty, ...]) -> tuple[DutyView, ...]:
    """Return who does what."""
    return tuple(DutyView(duty.actor, duty.tasks, duty.reporting) for duty in written)


def _milestones(entry: Campaign, day: date) -> tuple[Milestone, ...]:
    """Return the campaign's days in order of time; days not known keep their place at the front."""
    points: list[Milestone] = []
    timeline = entry.timeline
    if timeline and timeline.start:
        text = start_text(timeline.start, entry.issue_day)
        start = opens(timeline.start, entry.issue_day)
        points.append(_point("Phát động", text, start, day, timeline.start.phrase))
    if timeline:
        for label, deadline in (
            ("Đăng ký thi đua", timeline.registration),
            ("Kết thúc thời gian thi đua", timeline.end),
            ("Nhận hồ sơ đề nghị khen thưởng", timeline.dossiers),
        ):
            if deadline:
                last = closes(deadline, entry.issue_day)
                points.append(
                    _point(label, end_text(deadline, entry.issue_day), last, day, deadline.phrase)
                )
    for wave in entry.waves:
        if wave.start:
            first = opens(wave.start, entry.issue_day)
            text = start_text(wave.start, entry.issue_day)
            points.append(_point(f"Bắt đầu {within_sentence(wave.name)}", text, first, day, None))
        if wave.end:
            last = closes(wave.end, entry.issue_day)
            points.append(
                _point(
                    f"Kết thúc {within_sentence(wave.name)}",
                    end_text(wave.end, entry.issue_day),
                    last,
                    day,
                    None,
                )
            )
        if wave.close_out:
            last = closes(wave.close_out, entry.issue_day)
            label, text = (
                f"Tổng kết {within_sentence(wave.name)}",
                end_text(wave.close_out, entry.issue_day),
            )
            points.append(_point(label, text, last, day, wave.close_out.phrase))
    return tuple(sorted(points, key=lambda point: point.day or date.min))


def _point(label: str, text: str, on: date | None, day: date, phrase: str | None) -> Milestone:
    if on is None:
        return Milestone(label, text, on, "unknown", phrase)
    state = "past" if on < day else "today" if on == day else "future"
    return Milestone(label, text, on, state, phrase)


def _wave(wave: Wave, entry: Campaign, day: date) -> WaveView:
    first, last = opens(wave.start, entry.issue_day), closes(wave.end, entry.issue_day)
    return WaveView(
        name=wave.name,
        span=span_text(wave.start, wave.end, entry.issue_day),
        state=state_between(first, last, day),
        commemorations=tuple(_commemoration(c, first, last) for c in wave.commemorations),
        open_list=wave.open_list,
        goal=wave.goal,
        close_out=end_text(wave.close_out, entry.issue_day) if wave.close_out else None,
        close_out_note=wave.close_out_note,
    )


def _commemoration(
    written: Commemoration, first: date | None, last: date | None
) -> CommemorationView:
    current = written.current
    before = current is not None and first is not None and current < first
    after = current is not None and last is not None and current > last
    return CommemorationView(
        event=written.event,
        anniversary=written.anniversary,
        original=written.original,
        current=current,
        note=written.note,
        outside=before or after,
    )
