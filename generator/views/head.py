"""What every record's page begins with, and the card that stands for it in listings."""

import posixpath
import re
from collections.abc import Sequence
from datetime import date
from itertools import islice

from generator.content.award_decision import AwardDecision
from generator.content.campaign import Campaign
from generator.content.communication_plan import CommunicationPlan
from generator.content.consultation import Consultation
from generator.content.document import Document
from generator.content.event import Event
from generator.content.exemplar import Exemplar
from generator.content.honouree import Honouree, HonoureeKind
from generator.content.image import Attachment, Image
from generator.content.news import News
from generator.content.record import Entry
from generator.content.relayed import Relayed
from generator.loading.record import Record
from generator.policy.filing import paper_day
from generator.vietnamese import print_day
from generator.views.address import address_of, file_address
from generator.views.book import Book, once
from generator.views.naming import published_day, title_of, updated_day
from generator.views.packed_card import unpack
from generator.views.page import Body, Card, Correction, Download, Head, Picture
from generator.views.wording import STATES, as_day, campaign_span, state_between, when_text

# More than CommonMark calls a link is harmless: only what the renderer asks for is looked up.
_LINKS = re.compile(
    r"""\]\(\s*<([^>\n]+)> | \]\(\s*([^\s)<]+) | ^\s*\[[^\]\n]+\]:\s*<?([^\s>]+)
    | (?:href|src)\s*=\s*["']([^"'\n]+)["']""",
    re.MULTILINE | re.VERBOSE,
)


@once
def head(record: Record, book: Book) -> Head:
    """Return the head of a record's page, which feeds show too."""
    entry = record.entry
    assert isinstance(entry, Entry)
    corrections = tuple(
        Correction(as_day(c.day), c.text, c.major)
        for c in sorted(entry.publication.changes, key=lambda c: as_day(c.day), reverse=True)
        if as_day(c.day) <= book.day
    )
    topics = (book.term(topic) for topic in entry.topics)
    return Head(
        id=entry.id,
        kind=record.kind.key,
        kind_label=record.kind.vi,
        title=entry.title,
        summary=entry.summary or "",
        published=entry.publication.publish,
        updated=corrections[0].day if corrections else None,
        unit=book.unit(entry.unit, paper_day(record.entry)),
        field=book.term(entry.field),
        topics=tuple(topic for topic in topics if topic),
        picture=_picture(record, entry.image),
        pictures=tuple(p for image in entry.images if (p := _picture(record, image))),
        files=tuple(_download(record, file) for file in entry.files),
        corrections=corrections,
        body=body(record, book),
        source_url=entry.source_url,
        sample=entry.sample,
    )


def body(record: Record, book: Book) -> Body | None:
    """Return a record's Markdown with the addresses its links stand for; None when it is empty."""
    if not record.body.strip():
        return None
    text = record.body
    may_link = "](" in text or "]:" in text or "href" in text or "src" in text
    # The pattern goes through every character; without one of these it finds nothing.
    written = sorted({"".join(found) for found in _LINKS.findall(text)} if may_link else ())
    links = [(href, resolve_link(href, record, book)) for href in written]
    files = [
        Download(source_of(record, name), file_address(record, name), name)
        for href, address in links
        if address is not None and address != "#" and _is_file(name := href.partition("#")[0])
    ]
    return Body(
        markdown=record.body,
        links=tuple((href, address) for href, address in links if address is not None),
        pictures=tuple(
            Picture(f.source, f.address, "", "") for f in files if _is_picture(f.address)
        ),
        files=tuple(f for f in files if not _is_picture(f.address)),
    )


def _is_picture(address: str) -> bool:
    return address.endswith((".jpg", ".jpeg", ".png", ".webp"))


def resolve_link(href: str, record: Record, book: Book) -> str | None:
    """Return the site address a link of an author stands for; None when it is not one of ours.

    ``id:…`` names a record, ``../tin-tuc/x.md`` a record's file, any other relative path a file
    beside the record. A record that is not public gives the empty address ``#``.
    """
    path, hash_mark, fragment = href.partition("#")
    if href.startswith("id:"):
        found = book.record(path[3:])
        return address_of(found) + hash_mark + fragment if found else "#"
    if re.match(r"[a-z][a-z0-9+.-]*:|//|/|#|$", path, re.IGNORECASE):
        return None
    if path.endswith((".md", ".yml")):
        source = posixpath.normpath(posixpath.join(record.folder, path))
        return book.by_source[source] + hash_mark + fragment if source in book.by_source else "#"
    return file_address(record, path) + hash_mark + fragment


def _is_file(path: str) -> bool:
    """Tell whether a relative link names a file beside the record, not a record."""
    return not path.startswith("id:") and not path.endswith((".md", ".yml"))


def _picture(record: Record, image: Image | None) -> Picture | None:
    if image is None:
        return None
    focus = (float(image.focus.x), float(image.focus.y)) if image.focus else None
    return Picture(
        source=source_of(record, image.file),
        address=file_address(record, image.file),
        alt=image.alt,
        credit=image.credit,
        caption=image.caption,
        focus=focus,
    )


def _download(record: Record, file: Attachment) -> Download:
    return Download(
        source_of(record, file.file), file_address(record, file.file), file.label, file.signed
    )


def source_of(record: Record, name: str) -> str:
    """Return the path, under the content folder, of a file beside a record."""
    return f"{record.folder.split('/', 1)[1]}/{name}"


def monogram(title: str) -> str:
    """Return up to two initials: of the given name for people, e.g. ``TH`` for Phan Thị Tố Hoa.

    What stands in brackets, such as "(minh họa)", is no part of a name.
    """
    words = [word for word in re.sub(r"\(.*?\)", " ", title).split() if word[0].isalpha()]
    return "".join(word[0].upper() for word in words[-2:])


def state_of(record: Record, day: date) -> str:
    """Return the state of a record that has one on *day*, or nothing."""
    entry = record.entry
    if isinstance(entry, Campaign):
        return state_between(*campaign_span(entry), day)
    if isinstance(entry, Consultation):
        return state_between(entry.posted, entry.ends, day)
    if isinstance(entry, Event):
        if entry.cancelled and entry.cancelled.day <= day:
            return "cancelled"
        return state_between(as_day(entry.start), as_day(entry.end or entry.start), day)
    return ""


@once
def card(record: Record, book: Book) -> Card:
    """Return the card of a record."""
    if packed := book.cards.get(record.id):
        made, looked = unpack(packed)
        book.notes.again(looked)
        return made
    entry = record.entry
    assert isinstance(entry, Entry)
    state = state_of(record, book.day)
    return Card(
        kind=record.kind.key,
        kind_label=record.kind.vi,
        title=title_of(record, book.day),
        address=address_of(record),
        summary=entry.summary or getattr(entry, "citation", None) or "",
        day=_shown_day(record),
        meta=tuple(part for part in _meta(record, book) if part),
        picture=_picture(record, entry.image),
        monogram=monogram(entry.title) if isinstance(entry, Honouree) else "",
        sample=entry.sample,
        state=state,
        state_label=STATES.get(state, ""),
        updated=updated_day(record, book.day),
    )


def _shown_day(record: Record) -> date | None:
    entry = record.entry
    if isinstance(entry, Event):
        return as_day(entry.start)
    if isinstance(entry, AwardDecision | Document):
        return entry.issue_day or published_day(record)
    return published_day(record)


def _meta(record: Record, book: Book) -> tuple[str | None, ...]:
    """Return the short lines under a card's title."""
    entry = record.entry
    assert isinstance(entry, Entry)
    unit = book.unit(entry.unit, paper_day(record.entry))
    name = unit.name if unit else None
    if isinstance(entry, Campaign | CommunicationPlan):
        return (name, str(entry.years) if entry.years else None, entry.symbol)
    if isinstance(entry, Exemplar):
        field = book.term(entry.field)
        return (entry.exemplar_kind.vi, field.title if field else None, name)
    if isinstance(entry, Honouree):
        kind = None if entry.honouree_kind is HonoureeKind.PERSON else entry.honouree_kind.vi
        return (kind, entry.post, name)
    if isinstance(entry, AwardDecision):
        return (entry.symbol, f"{len(entry.awarded)} tập thể, cá nhân", entry.authority)
    if isinstance(entry, Document):
        return (entry.symbol, entry.issuer_name or name, entry.force.vi)
    if isinstance(entry, News):
        return (entry.column.vi,)
    if isinstance(entry, Relayed):
        return (book.source(entry.source).name,)
    if isinstance(entry, Event):
        return (entry.event_kind.vi, when_text(entry.start, entry.end), entry.place)
    if isinstance(entry, Consultation):
        return (f"Đến hết ngày {print_day(entry.ends)}",)
    return (name,)


def cards(
    records: Sequence[Record], book: Book, kind: str | None = None, most: int | None = None
) -> tuple[Card, ...]:
    """Return the cards of the records of one kind, or of all but units; at *most* so many."""
    wanted = (r for r in records if r.kind.key != "unit" and kind in (None, r.kind.key))
    return tuple(card(record, book) for record in islice(wanted, most))
