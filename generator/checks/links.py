"""Whether every link an author wrote in a body leads somewhere that readers can go."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.build.markdown.links import anchors_in, links_in
from generator.checks.beside import beside
from generator.content.award_decision import AwardDecision
from generator.diagnostics import Diagnostic, problem
from generator.loading.record import Record
from generator.policy.edition import Edition

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Goal:
    """What a link leads to: a record, where it is one, and whether there is anything."""

    exists: bool
    record: Record | None = None


def check_links(
    looked: Mapping[str, Record], records: Mapping[str, Record], edition: Edition, content: Path
) -> Iterator[Diagnostic]:
    """Yield links in the bodies of *looked* that lead nowhere, or to what is not public."""
    by_path = {record.source.path: record for record in records.values()}

    def is_public(record: Record) -> bool:
        return record.id in edition.records

    for record in looked.values():
        for href, line, column in links_in(record.body):
            goal = _goal(href, record, records, by_path, content)
            where = record.body_place(line, column, len(href))
            if not goal.exists:
                yield problem("link.broken", where, target=href[:200])
            elif goal.record and is_public(record) and not is_public(goal.record):
                yield problem("link.hidden", where, target=href[:200])


def _goal(
    href: str,
    record: Record,
    records: Mapping[str, Record],
    by_path: dict[str, Record],
    content: Path,
) -> _Goal:
    path, _, fragment = href.partition("#")
    if path.startswith("id:"):
        return _record(records.get(path[3:]), fragment)
    if _ELSEWHERE.match(path):
        return _Goal(exists=True)  # whether it is safe is told with the body's other faults
    if not path:
        return _Goal(_has_anchor(record, fragment))
    if path.endswith((".md", ".yml")):
        written = posixpath.normpath(posixpath.join(record.folder, path))
        return _record(by_path.get(written), fragment)
    return _Goal(beside(record, path, content) is not None)


def _record(goal: Record | None, fragment: str) -> _Goal:
    return _Goal(goal is not None and _has_anchor(goal, fragment), goal)


def _has_anchor(record: Record, fragment: str) -> bool:
    if isinstance(record.entry, AwardDecision) and re.fullmatch(r"so-\d+(-\d+)?", fragment):
        return True
    return not fragment or fragment in anchors_in(record.body)
