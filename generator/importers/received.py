"""Records as they came from outside, the place of each value there, and what becomes of them."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.content.award_decision import AwardDecision, Awarded
from generator.content.fields import Part
from generator.content.kinds import Kind
from generator.diagnostics import Diagnostic, Place, problem
from generator.importers.csv_text import csv_text
from generator.importers.proposal import Change, Proposal, change
from generator.importers.skeleton import shortened
from generator.loading.explain import read_part
from generator.loading.record import Library, Record
from generator.loading.tree import Mapping, Node, Scalar, Sequence
from generator.vietnamese import slugify
from generator.writing.merge import BrokenTextError, merge, new_text
from generator.writing.plain import plain_part

Way = tuple[str | int, ...]


@dataclass(slots=True)
class Spot:
    """Where a group stands, its values by their ways, and the items of its lists."""

    place: Place
    values: dict[tuple[str, ...], Place] = field(default_factory=dict)
    items: "dict[Way, Spot]" = field(default_factory=dict)


@dataclass(slots=True)
class Received:
    """One record from outside: all its values as text, lists and groups."""

    kind: Kind
    file: str
    values: dict[str, Any]
    body: str
    spot: Spot


def propose_records(
    received: tuple[Received, ...],
    problems: tuple[Diagnostic, ...],
    library: Library,
    content: Path,
) -> Proposal:
    """Return the files to write: records of known ids are changed, others are new.

    Where anything is wrong nothing is proposed: half a workbook is worse than none.
    """
    found = list(problems)
    known = {record.id: record for record in library.records}
    entries: list[tuple[Received, Part]] = []
    for each in received:
        read = _read(each)
        if isinstance(read, Part):
            entries.append((each, read))
        else:
            found += read
    changes: list[Change] = []
    for each, entry in entries:
        record = known.get(str(each.values["id"]))
        if record is not None and record.kind != each.kind:
            found.append(problem("import.id-twice", each.spot.place, id=record.id))
            continue
        try:
            changes += _changes(each, entry, record, content)
        except (BrokenTextError, UnicodeDecodeError) as error:
            path = record.path if record else ""
            found.append(problem("import.broken", Place(path), detail=error))
    return Proposal(() if len(found) > len(problems) else tuple(changes), tuple(found))


def _read(each: Received) -> Part | tuple[Diagnostic, ...]:
    """Validate one record; each problem is told where the value came from."""
    places: list[Place] = []
    tree = _tree(each.values, each.spot, (), places)
    read = read_part("", tree, each.kind.model, each.values)
    if isinstance(read, Part):
        return read
    return tuple(
        Diagnostic(places[found.place.line - 1], found.code, found.particulars) for found in read
    )


def _tree(value: Any, spot: Spot, way: Way, places: list[Place]) -> Node:
    """Return *value* as a tree whose lines are indices into *places*."""
    named = tuple(step for step in way if isinstance(step, str))
    places.append(spot.values.get(named, spot.place))
    line = len(places)
    if isinstance(value, dict):
        pairs = []
        for key, inner in value.items():
            node = _tree(inner, spot, (*way, key), places)
            pairs.append((Scalar(str(key), node.line, 1, 1), node))
        return Mapping(tuple(pairs), line, 1)
    if isinstance(value, list):
        items = []
        for at, inner in enumerate(value):
            own = spot.items.get((*way, at))
            items.append(
                _tree(inner, own, (), places) if own else _tree(inner, spot, (*way, at), places)
            )
        return Sequence(tuple(items), line, 1)
    return Scalar(str(value), line, 1, 1)


def _changes(
    each: Received, entry: Part, record: Record | None, content: Path
) -> tuple[Change, ...]:
    values = plain_part(entry)
    if record is not None:
        path = content.parent / record.path
    else:
        path = content / each.kind.folder / _name(each, entry)
    rows: tuple[Change, ...] = ()
    if isinstance(entry, AwardDecision) and entry.awarded_file:
        values, rows = _with_rows(entry, values, record, path.parent / entry.awarded_file)
    if record is None:
        body = None if path.suffix == ".yml" else each.body
        return (*rows, change(path, new_text(values, each.kind.model, body)))
    text = path.read_bytes().decode()
    body = None if path.suffix == ".yml" else each.body
    return (*rows, change(path, merge(text, values, each.kind.model, body)))


def _name(each: Received, entry: Part) -> str:
    """Return the file name of a new record: what was asked for, or what its title gives."""
    ending = ".yml" if each.kind.key == "unit" else ".md"
    id = str(each.values["id"])
    title = str(each.values.get("title", ""))
    personal = each.kind.key in ("honouree", "unit")
    wanted = slugify(each.file) or ("" if personal else shortened(title)) or id
    return f"{wanted}{ending}"


def _with_rows(
    entry: AwardDecision, values: dict[str, Any], record: Record | None, path: Path
) -> tuple[dict[str, Any], tuple[Change, ...]]:
    """Put the list where it was: as many rows in the record as before, the others in its CSV."""
    own = record.annex.start if record and record.annex else 0
    rest = entry.awarded[own:]
    kept = [plain_part(row) for row in entry.awarded[:own]]
    values = {key: value for key, value in values.items() if key != "awarded"}
    if kept:
        values["awarded"] = kept
    written = record.entry if record else None
    before = written.awarded[own:] if isinstance(written, AwardDecision) else None
    if before == rest:
        return values, ()
    rows = [{key: str(value) for key, value in plain_part(row).items()} for row in rest]
    return values, (change(path, csv_text(Awarded, rows)),)
