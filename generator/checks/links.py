"""Whether every link an author wrote in a body leads somewhere that readers can go."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.build.markdown.links import anchors_in, links_in
from generator.checks.beside import beside
from generator.content.award_decision import AwardDecision
from generator.diagnostics import Diagnostic, problem
from generator.graph.graph import Graph
from generator.loading.record import Record
from generator.policy.edition import Edition

_NO_HOST = re.compile(r"https?:(?!//[^/])", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Goal:
    """What a link leads to: a record, where it is one, and whether there is anything."""

    exists: bool
    record: Record | None = None


class Goals:
    """Everything a link may lead to: records, those that are not valid among them, and files."""

    def __init__(self, graph: Graph, content: Path) -> None:
        self._content = content
        self._sound = graph.records
        self._unsound = {unsound.text("id"): unsound.record for unsound in graph.unsound}
        self._graph = graph

    @cached_property
    def _by_path(self) -> dict[str, Record]:
        graph = self._graph
        every = (*graph.records.values(), *(unsound.record for unsound in graph.unsound))
        return {record.path: record for record in every}

    def of(self, href: str, record: Record) -> _Goal:
        """Return what an address in the body of *record* leads to."""
        path, _, fragment = href.partition("#")
        if path.startswith("id:"):
            key = path[3:]
            return self._record(self._sound.get(key) or self._unsound.get(key), fragment)
        if not href or _NO_HOST.match(href):
            return _Goal(exists=False)
        if _ELSEWHERE.match(path):
            return _Goal(exists=True)  # whether it is safe is told with the body's other faults
        if not path:
            return _Goal(_has_anchor(record, fragment))
        if path.endswith((".md", ".yml")):
            written = posixpath.normpath(posixpath.join(record.folder, path))
            return self._record(self._by_path.get(written), fragment)
        return _Goal(beside(record, path, self._content) is not None)

    def _record(self, goal: Record | None, fragment: str) -> _Goal:
        if goal is None:
            return _Goal(exists=False)
        # Of a record that is not valid nobody knows yet whether it will be public.
        known = None if any(goal is each for each in self._unsound.values()) else goal
        return _Goal(_has_anchor(goal, fragment), known)


def check_links(record: Record, goals: Goals, edition: Edition) -> Iterator[Diagnostic]:
    """Yield links in a body that lead nowhere, or to what is not public."""

    def is_public(record: Record) -> bool:
        return getattr(record.entry, "id", "") in edition.records

    for href, line, column in links_in(record.body):
        goal = goals.of(href, record)
        where = record.body_place(line, column, len(href))
        if not goal.exists:
            yield problem("link.broken", where, target=href[:200] or "()")
        elif goal.record and is_public(record) and not is_public(goal.record):
            yield problem("link.hidden", where, target=href[:200] or "()")


def _has_anchor(record: Record, fragment: str) -> bool:
    if isinstance(record.entry, AwardDecision) and re.fullmatch(r"so-\d+(-\d+)?", fragment):
        return True
    return not fragment or fragment in anchors_in(record.body)
