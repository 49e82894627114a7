"""What of a fetched feed becomes a new record awaiting approval, and what only a warning."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.build.markdown import plain_markup, plain_text
from generator.content.kinds import BY_KEY
from generator.content.publication import Publication, Status
from generator.content.relayed import Relayed
from generator.content.source import FeedSource
from generator.diagnostics import Diagnostic, Place, problem
from generator.digest import digest
from generator.graph.graph import Graph
from generator.loading.record import Record
from generator.outputs.feeds.foreign import ForeignFeed, ForeignItem
from generator.outputs.feeds.text import line, moment
from generator.vietnamese import normalise
from generator.writing.merge import new_text

FOLDER = BY_KEY["relayed"].folder
MOST = 200
_LONGEST_TITLE = 300
_LONGEST_SUMMARY = 600
_LONGEST_TEXT = 60_000


@dataclass(frozen=True, slots=True)
class New:
    """A file to write: its path below the content folder, its title and its text."""

    path: str
    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a feed. *known* counts the items that are here already."""

    new: tuple[New, ...]
    known: int
    problems: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """The relayed pieces that are here, by their source's id for them and by their address."""

    by_key: Mapping[str, Record]
    by_url: Mapping[str, Record]
    ids: frozenset[str]
    """Every id that is taken, by records of all kinds."""


def known_of(graph: Graph, content: Path) -> Known:
    """Look for the pieces that were taken over before; a file with slips in it counts as well."""
    by_key: dict[str, Record] = {}
    by_url: dict[str, Record] = {}
    for record in graph.of_kind("relayed"):
        entry = record.entry
        assert isinstance(entry, Relayed)
        by_url.setdefault(_same_place(entry.source_url), record)
        if entry.source_key:
            by_key.setdefault(_key(entry.source, entry.source_key), record)
    files = (file.stem for file in (content / FOLDER).rglob("*.md"))
    return Known(by_key, by_url, frozenset({*graph.records, *graph.terms, *files}))


def take(
    source: FeedSource, place: Place, feed: ForeignFeed, known: Known, graph: Graph, day: date,
    refresh: frozenset[str] = frozenset(),
) -> Taken:  # fmt: skip
    """Return what is new in *feed*; pieces named in *refresh* are written anew, for new approval.

    Nothing that somebody may have approved is touched otherwise: a changed or moved original, or
    one that its source took down, is told.
    """
    new: list[New] = []
    problems: list[Diagnostic] = []
    seen: set[str] = set()
    count = 0
    for item in _newest(feed.items, min(source.most, MOST)):
        title = _words(item.title)[:_LONGEST_TITLE].strip()
        if not title or not item.link or not item.key:
            problems.append(problem("pull.item-incomplete", place, title=title or "…"))
            continue
        here = _same_place(item.link)
        if here.startswith(_same_place(graph.section.address)) or {here, item.key} & seen:
            continue  # ours come back to us, or twice in one feed
        seen |= {here, item.key}
        record = known.by_key.get(_key(source.id, item.key))
        if record is None and (record := known.by_url.get(here)) is not None:
            problems += _other_id(record, source, item)
        piece = _piece(source, item, title, day)
        if record is None and piece.id not in known.ids:
            new.append(_new(piece, source, item))
        elif record is not None and record.id in refresh:
            entry = record.entry
            assert isinstance(entry, Relayed)
            renewed = piece.model_copy(update={"id": entry.id, "slug": entry.slug})
            path = record.path.split("/", 1)[1]
            new.append(New(path, entry.id, title, _new(renewed, source, item).text))
        else:
            count += 1
            problems += _changed(record, piece) if record else ()
    problems += _gone(source, feed, known)
    return Taken(tuple(new), count, tuple(problems))


def _newest(items: Iterable[ForeignItem], most: int) -> list[ForeignItem]:
    """Return so many items, the newest first; those without a date keep their order, behind."""
    dated = sorted(
        (item for item in items if item.published),
        key=lambda item: (item.published, item.key), reverse=True,
    )  # fmt: skip
    return [*dated, *(item for item in items if not item.published)][:most]


def _piece(source: FeedSource, item: ForeignItem, title: str, day: date) -> Relayed:
    """Return an item as a record: filed as its source says, and awaiting approval."""
    summary = _words(item.summary or item.html)
    if len(summary) > _LONGEST_SUMMARY:
        summary = summary[:_LONGEST_SUMMARY].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
    writer = _words(item.writer)[:100].strip()
    return Relayed(
        id=f"{source.id[:48].rstrip('-')}-{digest(source.id, item.key)[:12]}",
        title=title,
        summary=summary or None,
        source=source.id,
        source_url=item.link,
        source_key=item.key,
        source_mark=digest(item.link, item.title, item.summary, item.html)[:16],
        posted=moment(item.published).date() if item.published else None,
        writer=writer or None,
        fetched=day,
        publication=Publication(status=Status.REVIEW, author=source.name, publish=day),
        unit=source.unit,
        field=source.field,
        topics=source.topics,
    )


def _words(markup: str) -> str:
    """Return text in which no markup is left, not even where it was escaped twice."""
    return normalise(line(plain_text(plain_text(markup))))


def _new(piece: Relayed, source: FeedSource, item: ForeignItem) -> New:
    body = ""
    if source.full_text and item.html and len(item.html) <= _LONGEST_TEXT:
        marked = normalise(line(plain_markup(item.html)))
        # One line within a group is markup to the end: nothing in it is read as Markdown.
        body = f"<div>{marked}</div>" if plain_text(marked) else ""
    path = f"{FOLDER}/{source.id}/{piece.id}.md"
    values = {key: getattr(piece, key) for key in type(piece).model_fields}
    return New(path, piece.id, piece.title, new_text(values, Relayed, body))


def _other_id(record: Record, source: FeedSource, item: ForeignItem) -> Iterable[Diagnostic]:
    """Tell that a piece comes back under another id, unless another source sends it as well."""
    entry = record.entry
    assert isinstance(entry, Relayed)
    if entry.source == source.id and entry.source_key:
        where = record.place("source_key")
        yield problem("pull.id-changed", where, id=entry.id, title=entry.title, key=item.key)


def _changed(record: Record, piece: Relayed) -> Iterable[Diagnostic]:
    entry = record.entry
    assert isinstance(entry, Relayed)
    if entry.source == piece.source and entry.source_mark not in (None, piece.source_mark):
        where = record.place("source_mark")
        yield problem("pull.changed", where, id=entry.id, title=entry.title)


def _gone(source: FeedSource, feed: ForeignFeed, known: Known) -> Iterable[Diagnostic]:
    """Tell of pieces that their source says it took down and that are still here."""
    for key in sorted(feed.deleted):
        record = known.by_key.get(_key(source.id, key))
        entry = record.entry if record else None
        if record and isinstance(entry, Relayed) and not (entry.removed or entry.withdrawn):
            yield problem("pull.deleted-there", record.place("id"), id=entry.id, title=entry.title)


def _key(source: str, key: str) -> str:
    """Return what a piece is known by: an id that is a URI is the same whoever sends it."""
    return key if ":" in key else f"{source} {key}"


def _same_place(address: str) -> str:
    """Return an address without what makes no difference to where it leads."""
    return address.split("#")[0].removeprefix("https://").removeprefix("http://").rstrip("/") + "/"
