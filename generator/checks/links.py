"""Whether every link an author wrote in a body leads somewhere."""

import posixpath
from collections.abc import Iterator
from pathlib import Path

from generator.build.markdown.links import anchors_in, links_in
from generator.diagnostics import Diagnostic, problem
from generator.graph.graph import Graph
from generator.loading.record import Record


def check_links(graph: Graph, content: Path) -> Iterator[Diagnostic]:
    """Yield links in bodies that lead nowhere: records, files beside them, anchors."""
    by_path = {record.source.path: record for record in graph.records.values()}
    for record in graph.records.values():
        for href, line, column in links_in(record.body):
            if not _leads_somewhere(href, record, graph, by_path, content):
                where = record.body_place(line, column, len(href))
                yield problem("link.broken", where, target=href)


def _leads_somewhere(
    href: str, record: Record, graph: Graph, by_path: dict[str, Record], content: Path
) -> bool:
    path, _, fragment = href.partition("#")
    if path.startswith("id:"):
        goal = graph.records.get(path[3:])
        return goal is not None and _has_anchor(goal, fragment)
    if "://" in path or path.startswith(("//", "mailto:", "tel:")):
        return True
    if not path:
        return _has_anchor(record, fragment)
    if path.startswith("/"):
        return False
    written = posixpath.normpath(posixpath.join(record.folder, path))
    if path.endswith((".md", ".yml")):
        return written in by_path and _has_anchor(by_path[written], fragment)
    return written.startswith(f"{record.folder}/") and (content.parent / written).is_file()


def _has_anchor(record: Record, fragment: str) -> bool:
    return not fragment or fragment in anchors_in(record.body)
