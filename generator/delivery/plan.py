"""What a delivery would change for readers, told before anything is sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.delivery.changes import Changes, Sort, changes, sort_of
from generator.delivery.manifest import Manifest
from generator.delivery.target import Published, Target
from generator.outputs.compare import Report, compare
from generator.outputs.feeds.read import Seen, read_feeds


@dataclass(frozen=True, slots=True)
class Turn:
    """What is new, changed and gone, each in order."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A delivery before it is done."""

    published: Published
    files: Manifest
    todo: Changes
    pages: Turn
    items: Turn
    report: Report | None
    """What followers would lose; None for a first delivery."""

    @property
    def deletions(self) -> tuple[str, ...]:
        """Return the pages and downloads that go; pictures' renditions go with their pages."""
        return tuple(p for p in sorted(self.todo.removed) if sort_of(p) is not Sort.ASSET)


def plan(target: Target, folder: Path, files: Manifest, scratch: Path) -> Plan:
    """Return what delivering *folder*, as prepared for *target*, would change there."""
    published = target.published()
    todo = changes(published.files, files)
    if published.facts is None:
        return Plan(published, files, todo, _pages(todo), _turn({}, _items(folder)), None)
    before = scratch / "before"
    _lay_out(target, published.files, before)
    return Plan(
        published, files, todo, _pages(todo), _turn(_items(before), _items(folder)),
        compare(before, folder),
    )  # fmt: skip


def _lay_out(target: Target, files: Manifest, into: Path) -> None:
    """Fetch what can be followed; of all else only the names matter."""
    into.mkdir(parents=True)
    for path in files:
        (into / path).parent.mkdir(parents=True, exist_ok=True)
        (into / path).touch()
    followed = [path for path in files if sort_of(path) is Sort.FEED]
    target.fetch(followed, into)
    for path in followed:
        # What is missing there reads as no feed at all, which is what it is.
        if not (into / path).stat().st_size:
            (into / path).unlink()


def _pages(todo: Changes) -> Turn:
    def pages(paths: Mapping[str, object] | frozenset[str]) -> tuple[str, ...]:
        return tuple(p.removesuffix("index.html") for p in sorted(paths) if p.endswith(".html"))

    return Turn(pages(todo.added), pages(todo.changed), pages(todo.removed))


def _items(site: Path) -> dict[str, Seen]:
    documents, _ = read_feeds(site)
    return {seen.id: seen for document in documents for seen in document.entries}


def _turn(before: dict[str, Seen], after: dict[str, Seen]) -> Turn:
    both = sorted(after.keys() & before.keys())
    return Turn(
        tuple(_name(after[i]) for i in sorted(after.keys() - before.keys())),
        tuple(_name(after[i]) for i in both if after[i] != before[i]),
        tuple(_name(before[i]) for i in sorted(before.keys() - after.keys())),
    )


def _name(seen: Seen) -> str:
    return seen.link or seen.id
