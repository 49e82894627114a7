"""A record as feeds carry it."""

from generator.content.award_decision import AwardDecision
from generator.content.campaign import Campaign
from generator.content.consultation import Consultation
from generator.content.event import Event
from generator.content.exemplar import Exemplar
from generator.content.kinds import BY_KEY
from generator.content.record import Entry
from generator.content.relayed import Relayed
from generator.loading.record import Record
from generator.vietnamese import print_day, print_number
from generator.views.address import address_of
from generator.views.award_decision import award_decision_view
from generator.views.book import Book, once
from generator.views.campaign import campaign_view
from generator.views.head import head
from generator.views.naming import moment
from generator.views.site import Fact, FeedItem
from generator.views.target import TargetView
from generator.views.wording import STATES, as_day, when_text

MOST_NAMES = 100


@once
def feed_item(record: Record, book: Book) -> FeedItem:
    """Return a record as feeds carry it. Its dates are those of the record, never the build's."""
    entry = record.entry
    assert isinstance(entry, Entry)
    assert entry.publication.publish is not None
    top = head(record, book)
    published = moment(entry.publication.publish)
    changes = [moment(c.day) for c in entry.publication.changes if as_day(c.day) <= book.day]
    major = tuple(c for c in top.corrections if c.major)
    kind = BY_KEY[record.kind.key]
    categories = [("kind", kind.folder, kind.vi_many)]
    if top.field and entry.field:
        categories.append(("field", entry.field, top.field.title))
    categories += [
        ("topic", topic, link.title) for topic in entry.topics if (link := book.term(topic))
    ]
    return FeedItem(
        key=entry.id,
        kind=kind.key,
        title=entry.title,
        address=address_of(record),
        summary=entry.summary or str(getattr(entry, "citation", None) or ""),
        facts=facts(record, book),
        body=top.body,
        published=published,
        updated=max((published, *changes)),
        author=_author(entry, book),
        categories=tuple(categories),
        picture=top.picture,
        files=top.files,
        major=major,
    )


def _author(entry: Entry, book: Book) -> str:
    """Return who wrote a record, or the body that answers for it."""
    if isinstance(entry, Relayed):
        return entry.writer or book.source(entry.source).name
    return str(getattr(entry, "writer", None) or book.edition.section.body)


def facts(record: Record, book: Book) -> tuple[Fact, ...]:
    """Return the facts of a record that its text does not hold, as labelled lines."""
    entry = record.entry
    if isinstance(entry, Campaign):
        return _campaign_facts(record, book)
    if isinstance(entry, AwardDecision):
        return _decision_facts(record, book)
    found: list[Fact] = []
    if isinstance(entry, Exemplar):
        found += [Fact("Vấn đề", (entry.problem,))] if entry.problem else []
        found += [Fact("Cách làm", (entry.approach,))] if entry.approach else []
        results = tuple(
            f"{f.text}: "
            + (f"{print_number(f.before)} → " if f.before is not None else "")
            + f"{print_number(f.after)} {f.unit}"
            for f in entry.results
        )
        found += [Fact("Kết quả", results)] if results else []
    if isinstance(entry, Relayed):
        found.append(Fact("Nguồn", (book.source(entry.source).name, entry.source_url)))
    if isinstance(entry, Event):
        found.append(Fact("Thời gian", (when_text(entry.start, entry.end),)))
        found += [Fact("Địa điểm", (entry.place,))] if entry.place else []
        if entry.cancelled and entry.cancelled.day <= book.day:
            found.append(Fact(STATES["cancelled"], (entry.cancelled.reason,)))
    if isinstance(entry, Consultation):
        found.append(Fact("Lấy ý kiến đến hết ngày", (print_day(entry.ends),)))
        found.append(Fact("Nơi nhận ý kiến", (entry.contact,)))
    return tuple(found)


def _campaign_facts(record: Record, book: Book) -> tuple[Fact, ...]:
    view = campaign_view(record, book)
    found: list[Fact] = []
    if view.issued.symbol:
        found.append(Fact("Số, ký hiệu", (view.issued.symbol,)))
    if view.theme:
        found.append(Fact("Chủ đề", (view.theme,)))
    if view.milestones:
        days = tuple(f"{m.label}: {m.text}" for m in view.milestones)
        found.append(Fact("Thời gian", days))
    for group in view.target_groups:
        label = f"Mục tiêu – {group.title}" if group.title else "Mục tiêu"
        found.append(Fact(label, tuple(_target_line(target) for target in group.targets)))
    return tuple(found)


def _target_line(target: TargetView) -> str:
    line = f"{target.text}: {target.figure}" if target.figure else target.text
    inside = "; ".join(
        f"{child.joined or 'trong đó'} {_target_line(child)}" for child in target.children
    )
    return f"{line} ({inside})" if inside else line


def _decision_facts(record: Record, book: Book) -> tuple[Fact, ...]:
    """Return the names by title; a long list is cut, as the decision's page has all of it."""
    view = award_decision_view(record, book)
    found: list[Fact] = []
    left = MOST_NAMES
    for group in view.groups:
        shown = [a for a in group.awarded if not a.revoked][:left]
        left -= len(shown)
        if shown:
            lines = tuple(f"{a.name}, {a.unit}" if a.unit else a.name for a in shown)
            found.append(Fact(group.title, lines))
    more = view.count - (MOST_NAMES - left)
    if more > 0:
        found.append(
            Fact("Danh sách đầy đủ", (f"Còn {more} trường hợp, xem tại trang của quyết định.",))
        )
    return tuple(found)
