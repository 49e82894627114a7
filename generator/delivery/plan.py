"""What a delivery would change for readers, told before anything is sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.delivery.changes import Changes, Sort, changes, sort_of
from generator.delivery.followed import Recalling, remembered
from generator.delivery.manifest import Manifest
from generator.delivery.target import Published, Target
from generator.outputs.compare import Report, follow, losses
from generator.outputs.feed_documents import Seen


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


def plan(
    target: Target,
    folder: Path,
    files: Manifest,
    scratch: Path,
    there: Published | None = None,
    cache: Path | None = None,
) -> Plan:
    """Return what delivering *folder*, as prepared for *target*, would change there.

    *there* is what is known to be on it; left out, what it says of itself. What feeds and calendars
    say is remembered in *cache* by their digests.
    """
    published = there or target.published()
    todo = changes(published.files, files)
    with remembered(cache) as memory:
        after = follow(files, Recalling(folder, files, memory))
        if published.facts is None:
            return Plan(published, files, todo, _pages(todo), _turn({}, after.items), None)
        into = scratch / "before"
        into.mkdir(parents=True)
        target.fetch(memory.unknown(published.files), into)
        before = follow(published.files, Recalling(into, published.files, memory))
    items = _turn(before.items, after.items)
    return Plan(published, files, todo, _pages(todo), items, losses(before, after))


def _pages(todo: Changes) -> Turn:
    def pages(paths: Mapping[str, object] | frozenset[str]) -> tuple[str, ...]:
        return tuple(p.removesuffix("index.html") for p in sorted(paths) if p.endswith(".html"))

    return Turn(pages(todo.added), pages(todo.changed), pages(todo.removed))


def _turn(before: dict[str, Seen], after: dict[str, Seen]) -> Turn:
    both = sorted(after.keys() & before.keys())
    return Turn(
        tuple(_name(after[i]) for i in sorted(after.keys() - before.keys())),
        tuple(_name(after[i]) for i in both if after[i] != before[i]),
        tuple(_name(before[i]) for i in sorted(before.keys() - after.keys())),
    )


def _name(seen: Seen) -> str:
    return seen.link or seen.id
