"""Spans that end before they begin: of names, documents, consultations, terms and rules."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from generator.content.fields import Part
from generator.content.kinds import RULES_FOLDER, VOCABULARY_FOLDER
from generator.diagnostics import Diagnostic, Place, problem
from generator.graph.graph import Graph
from generator.loading.list_place import list_place
from generator.loading.record import Path as Way
from generator.loading.record import Record
from generator.vietnamese import print_day

_SPANS = (("since", "until"), ("posted", "ends"), ("effect_day", "end_day"))
_KINDS = ("consultation", "document", "unit")


def check_spans(record: Record) -> Iterator[Diagnostic]:
    """Yield spans in a record that end before they begin."""
    if record.kind.key in _KINDS:
        for way, first, last in _turned(record.entry):
            yield _told(record.place(*way), first, last)


def check_list_spans(graph: Graph, content: Path) -> Iterator[Diagnostic]:
    """Yield spans in vocabularies and rule packs that end before they begin."""
    for name, entry in graph.vocabularies.items():
        file = name if name.startswith(RULES_FOLDER) else f"{VOCABULARY_FOLDER}/{name}"
        for way, first, last in _turned(entry):
            yield _told(list_place(content, file, *way), first, last)


def _told(where: Place, first: date, last: date) -> Diagnostic:
    return problem("timeline.end-before-start", where, start=print_day(first), end=print_day(last))


def _turned(part: Part, way: Way = ()) -> Iterator[tuple[Way, date, date]]:
    """Yield the way to the end of each such span, its first and its last day."""
    for begin, end in _SPANS:
        first, last = getattr(part, begin, None), getattr(part, end, None)
        if isinstance(first, date) and isinstance(last, date) and last < first:
            yield (*way, end), first, last
    for key, value in part:
        for at, item in enumerate(value) if isinstance(value, tuple) else ():
            if isinstance(item, Part):
                yield from _turned(item, (*way, key, at))
