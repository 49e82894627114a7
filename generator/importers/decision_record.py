"""Where the annex of a decision goes: into the record that is there, or a new one."""

import re
from dataclasses import dataclass
from pathlib import Path

from generator.content.award_decision import AwardDecision
from generator.content.kinds import BY_KEY
from generator.diagnostics import Diagnostic, Place, problem
from generator.importers.decision import Annex, record_values
from generator.importers.proposal import Change, Proposal, change
from generator.importers.skeleton import Ids, new_id, shortened
from generator.loading.record import Library, Record
from generator.loading.tree import plain
from generator.vietnamese import slugify
from generator.writing.merge import BrokenTextError, merge, new_text

KIND = BY_KEY["award-decision"]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the officer said beside the file; nothing is None."""

    id: str | None = None
    title: str | None = None
    symbol: str | None = None


def propose(annex: Annex, wishes: Wishes, library: Library, ids: Ids, content: Path) -> Proposal:
    """Return the record and its CSV. The same annex again proposes the same bytes."""
    said = dict(annex.said)
    said |= {k: v for k in ("title", "symbol") if (v := getattr(wishes, k)) is not None}
    record = _record(library, wishes.id, said.get("symbol"))
    made = (
        _into(record, annex, content)
        if record is not None
        else _new(said, wishes.id, annex, ids, content)
    )
    if isinstance(made, Diagnostic):
        return Proposal((), (*annex.problems, made))
    return Proposal(made, annex.problems)


def _record(library: Library, id: str | None, symbol: str | None) -> Record | None:
    for record in library.records:
        if isinstance(record.entry, AwardDecision):
            known = record.entry.symbol
            same = symbol is not None and known is not None and _bare(known) == _bare(symbol)
            if record.id == id or (id is None and same):
                return record
    return None


def _bare(symbol: str) -> str:
    return re.sub(r"^0+", "", slugify(symbol))


def _into(record: Record, annex: Annex, content: Path) -> tuple[Change, ...] | Diagnostic:
    """Put the list into the CSV of a record that is there."""
    path = content.parent / record.path
    values = plain(record.tree)
    if values.get("awarded"):
        where = record.place("awarded")
        return problem("import.has-list", where, id=record.id, path=record.path)
    name = values.get("awarded_file") or f"{path.stem}.csv"
    try:
        text = merge(path.read_bytes().decode(), values | {"awarded_file": name}, AwardDecision)
    except (BrokenTextError, UnicodeDecodeError) as error:
        return problem("import.broken", Place(record.path), detail=error)
    return change(path.parent / name, annex.csv), change(path, text)


def _new(
    said: dict[str, str], id: str | None, annex: Annex, ids: Ids, content: Path
) -> tuple[Change, ...] | Diagnostic:
    where = Place(annex.listing.path)
    if "title" not in said:
        return problem("import.needs", where, what="tiêu đề · title", option='--title "…"')
    taken = {each for known in ids.values() for each in known}
    year = re.search(r"\b(20\d\d)\b", said.get("issue_day", ""))
    number = re.match(r"\d+", said.get("symbol", ""))
    stem = f"{number[0]}-{year[1]}" if number and year else ""
    if id is None:
        wanted = f"{KIND.prefix}-{stem}"
        id = wanted if stem and wanted not in taken else new_id(KIND, said["title"], taken, ids)
    elif id in taken:
        return problem("import.id-twice", where, id=id)
    name = f"quyet-dinh-{stem}" if stem else shortened(said["title"]) or id
    folder = content / KIND.folder
    number_of, free = 2, name
    while (folder / f"{free}.md").exists() or (folder / f"{free}.csv").exists():
        free, number_of = f"{name}-{number_of}", number_of + 1
    text = new_text(record_values(said, id, f"{free}.csv"), AwardDecision, "")
    return change(folder / f"{free}.csv", annex.csv), change(folder / f"{free}.md", text)
