"""What a new site would break for those who follow the old one: subscribers, importers, links."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path

from generator.outputs.feeds.read import Document, Seen, read_feeds

FOLLOWED = frozenset({".rss", ".atom", ".json", ".opml"})
_KEPT = ".html .pdf .doc .docx .xls .xlsx .ppt .pptx .odt .ods .odp .csv .zip .mp3 .mp4"
PAGES_AND_FILES = frozenset(_KEPT.split())
_UID = re.compile(rb"^UID:(.*?)\r?$", re.MULTILINE)
_FOLD = re.compile(rb"\r?\n[ \t]")


@dataclass(frozen=True, slots=True)
class ChangedId:
    """An address whose entry has another id: readers show it a second time. *link* is relative."""

    link: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class MovedDate:
    """An entry whose date of publication changed, or whose last change went back in time."""

    id: str
    old: datetime
    new: datetime


@dataclass(frozen=True, slots=True)
class Report:
    """What followers would lose, each list in order. Addresses are relative to the site's root.

    What was removed on purpose, with a mark in a feed (RFC 6721), is not listed, nor is what has
    merely left a live feed without an archive.
    """

    ids_lost: tuple[str, ...]
    """Feed ids, and the UIDs of calendar items: a dropped date must stay, as cancelled."""
    ids_changed: tuple[ChangedId, ...]
    dates_moved: tuple[MovedDate, ...]
    feeds_gone: tuple[str, ...]
    urls_gone: tuple[str, ...]
    unreadable: tuple[str, ...]

    @property
    def is_clean(self) -> bool:
        """Tell whether followers would notice nothing."""
        return not any(getattr(self, each.name) for each in fields(self))


def compare(old: Path, new: Path) -> Report:
    """Return what following *old* would break when *new* takes its place; both are site folders.

    Raises FileNotFoundError if either is no folder, OSError if a file cannot be read.
    """
    for folder in (old, new):
        if not folder.is_dir():
            raise FileNotFoundError(folder)
    before, broken_before = read_feeds(old)
    after, broken_after = read_feeds(new)
    first, last = _by_id(before), _by_id(after)
    deleted = frozenset[str]().union(*(document.deleted for document in after))
    missing = {i: s for i, s in first.items() if i not in last and i not in deleted}
    changed = _changed(missing, [seen for i, seen in last.items() if i not in first])
    lost = set(missing) - {each.old for each in changed} - _slid_out(missing, before, after)
    removed = tuple(seen.link for i, seen in first.items() if i in deleted and seen.link)
    return Report(
        ids_lost=tuple(sorted(lost) + sorted(_uids(old) - _uids(new))),
        ids_changed=tuple(changed),
        dates_moved=tuple(_moved(first, last)),
        feeds_gone=tuple(sorted(_followed(old) - _followed(new))),
        urls_gone=tuple(
            address
            for address in sorted(_addresses(old) - _addresses(new))
            if not address.startswith(removed)
        ),
        unreadable=tuple(sorted({*broken_before, *broken_after})),
    )


def _by_id(documents: Iterable[Document]) -> dict[str, Seen]:
    return {seen.id: seen for document in documents for seen in document.entries}


def _changed(missing: dict[str, Seen], added: list[Seen]) -> list[ChangedId]:
    by_link = {seen.link: seen.id for seen in added if seen.link}
    return [
        ChangedId(seen.link, i, by_link[seen.link])
        for i, seen in sorted(missing.items())
        if seen.link in by_link
    ]


def _moved(first: dict[str, Seen], last: dict[str, Seen]) -> Iterable[MovedDate]:
    for i in sorted(first.keys() & last.keys()):
        old, new = first[i], last[i]
        if old.published and new.published and old.published != new.published:
            yield MovedDate(i, old.published, new.published)
        elif old.updated and new.updated and new.updated < old.updated:
            yield MovedDate(i, old.updated, new.updated)


def _slid_out(
    missing: dict[str, Seen], before: Iterable[Document], after: tuple[Document, ...]
) -> set[str]:
    """Return the ids that newer entries have pushed out of every feed that carried them.

    Only where there is no archive: with one, nothing that was published may be missing.
    """
    if any(document.archive for document in after):
        return set()
    now = {document.address: document.entries for document in after}
    held: set[str] = set()
    for document in before:
        entries = now.get(document.address, ())
        # A feed that has become shorter has pushed nothing out.
        full = len(entries) >= len(document.entries)
        edge = min((s.published for s in entries if s.published), default=None) if full else None
        held |= {
            seen.id
            for seen in document.entries
            if not (edge and seen.published and seen.published < edge)
        }
    return set(missing) - held


def _uids(site: Path) -> set[str]:
    found: set[str] = set()
    for path in (site / "lich").glob("*.ics"):
        lines = _FOLD.sub(b"", path.read_bytes())
        found |= {uid.decode("utf-8", "replace") for uid in _UID.findall(lines)}
    return found


def _followed(site: Path) -> set[str]:
    feeds = (p for p in (site / "feeds").rglob("*") if p.suffix in FOLLOWED)
    return {p.relative_to(site).as_posix() for p in (*feeds, *(site / "lich").glob("*.ics"))}


def _addresses(site: Path) -> set[str]:
    """Return the addresses of pages and files to download; a redirect is a page as well."""
    return {
        path.relative_to(site).as_posix().removesuffix("index.html")
        for path in site.rglob("*")
        if path.suffix in PAGES_AND_FILES
    }
