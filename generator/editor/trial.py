"""What would be wrong with a record if the form were saved as it is, each problem at its field."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path as FilePath

from generator.build.pipeline import Prepared
from generator.build.project import Project
from generator.checks.check import check_one, check_unsound
from generator.content.fields import Choice, Part
from generator.content.kinds import Kind
from generator.content.shape import shapes
from generator.diagnostics import Diagnostic, Severity, in_order
from generator.editor.desk import Written
from generator.editor.form import BODY, Sent
from generator.editor.laid_out import LaidOut, lay_out
from generator.graph.graph import Graph
from generator.graph.resolve import resolve
from generator.loading.front_matter import read_yaml, split
from generator.loading.load import make_record, with_record
from generator.loading.record import Path, Record, Unsound
from generator.messages.catalogue import Wording, word
from generator.policy.edition import Edition, admit
from generator.policy.proof import supposed
from generator.source import read_source


@dataclass(frozen=True, slots=True)
class Told:
    """One problem as the form shows it."""

    name: str
    """The form's name of the field; nothing for what is wrong elsewhere."""
    label: str
    severity: str
    what: str
    cure: str
    later: bool
    """Whether it stands in the way only of approval, not of keeping a draft."""
    blank: bool = False
    """Whether nothing is wrong but that nothing has been written yet."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A record tried out: its problems, and what could be seen of it if it were approved."""

    told: tuple[Told, ...]
    record: Record | None
    edition: Edition | None

    @property
    def blocks_saving(self) -> bool:
        """Tell whether there is an error that would keep the whole site from being built."""
        return any(each.severity == "error" and not each.later for each in self.told)

    @property
    def blocks_approval(self) -> bool:
        """Tell whether there is any error."""
        return any(each.severity == "error" for each in self.told)


def try_out(
    written: Written, project: Project, day: date, kind: Kind, path: str, sent: Sent
) -> Trial:
    """Try out what was *sent* for the file shown as *path*, new or not."""
    laid = lay_out(path, sent.values, kind.model, sent.body or "")
    folder = project.root / path.rpartition("/")[0]
    record, found = make_record(kind, laid.source, laid.tree, laid.parts, folder)
    graph, ties = resolve(with_record(written.library, record, ()))
    problems = [*laid.problems, *found, *ties]
    later: list[Diagnostic] = []
    edition: Edition | None = None
    if isinstance(record, Unsound):
        problems += check_unsound(Prepared(project, graph, admit(graph, day), ()), record)
    elif graph.records.get(record.id) is record:
        now = _checked(project, graph, admit(graph, day), record.id)
        problems += now
        then = supposed(graph, record.id, day)
        edition = admit(then, day)
        later = [p for p in _checked(project, then, edition, record.id) if p not in now]
    before = {each.place.path for each in written.ties}
    annex = (record.record if isinstance(record, Unsound) else record).annex
    own = {path, *({annex.path} if annex else ())}
    told = [_told(each, laid, sent, kind, False) for each in problems if each.place.path in own]
    told += [_told(each, laid, sent, kind, True) for each in later]
    told += [_elsewhere(each) for each in ties if each.place.path not in own | before]
    unique = tuple(dict.fromkeys(told))
    return Trial(unique, record if isinstance(record, Record) else None, edition)


def text_errors(
    written: Written, kind: Kind, path: str, text: str, folder: FilePath
) -> tuple[tuple[str, Wording], ...]:
    """Return the errors there would be with this text in a record's file, each with its place."""
    source, told = read_source(path, text.encode())
    parts, more = split(source)
    tree, slips = read_yaml(path, parts.yaml, parts.yaml_line)
    record, found = make_record(kind, source, tree, parts, folder)
    _, ties = resolve(with_record(written.library, record, ()))
    before = {each.place.path for each in written.ties} - {path}
    problems = in_order((*told, *more, *slips, *found, *ties))
    worded = (
        (f"{each.place.path}, dòng {each.place.line}", word(each, "vi"))
        for each in problems
        if each.place.path not in before
    )
    return tuple(each for each in worded if each[1].severity is Severity.ERROR)


def _checked(project: Project, graph: Graph, edition: Edition, key: str) -> tuple[Diagnostic, ...]:
    return check_one(Prepared(project, graph, edition, ()), key)


def _told(each: Diagnostic, laid: LaidOut, sent: Sent, kind: Kind, later: bool) -> Told:
    in_list = each.place.path != laid.source.path
    path: Path = ("awarded_file",) if in_list else laid.field_at(each.place.line)
    path = _HOMES.get((each.code, path), path)
    name = sent.names.get(path, BODY if path == (BODY,) else "")
    while path and not name:
        path = path[:-1]
        name = sent.names.get(path, "")
    wording = word(each, "vi")
    what = wording.what
    if path == (BODY,):
        what = f"Dòng {each.place.line - laid.parts.body_line + 1}: {what}"
    if in_list:
        what = f"Dòng {each.place.line} của danh sách: {what}"
    return Told(
        name, label_at(kind.model, path), wording.severity.value,
        in_words(what, kind.model), in_words(wording.cure, kind.model), later,
        each.code in ("field.empty", "field.missing"),
    )  # fmt: skip


def _elsewhere(each: Diagnostic) -> Told:
    wording = word(each, "vi")
    return Told("", each.place.path, wording.severity.value, wording.what, wording.cure, False)


def label_at(model: type[Part], path: Path) -> str:
    """Return what the field at *path* is called, with the groups around it."""
    labels: list[str] = []
    for step in path:
        if isinstance(step, int):
            labels[-1:] = [f"{labels[-1]} {step + 1}"] if labels else []
            continue
        shape = shapes(model).get(step)
        labels.append("Bài viết" if step == BODY else shape.label.vi if shape else str(step))
        if shape and shape.part:
            model = shape.part
    return " › ".join(labels)


# Where a file has nothing to point at but the line before; the form has the field itself.
_HOMES: dict[tuple[str, Path], Path] = {
    ("consent.missing", ("honouree_kind",)): ("consent",),
    ("publication.no-day", ("publication",)): ("publication", "publish"),
}
_KEY_BEHIND = re.compile(r"(“[^”]*”) \(([a-z_]+)\)")
_QUOTED = re.compile(r"“([a-z_][a-z0-9_-]*):?”")


def in_words(text: str, model: type[Part]) -> str:
    """Say keys of files by the labels of the form: “scope” is “Phạm vi đồng ý”."""
    words = _words(model)
    text = _KEY_BEHIND.sub(lambda m: m[1] if m[2] in words else m[0], text)
    return _QUOTED.sub(lambda m: f"“{words.get(m[1], m[1])}”", text)


@cache
def _words(model: type[Part]) -> dict[str, str]:
    return dict(reversed(list(_named(model, set()))))


def _named(model: type[Part], seen: set[type[Part]]) -> Iterator[tuple[str, str]]:
    if model in seen:
        return
    seen.add(model)
    for key, shape in shapes(model).items():
        yield key, shape.label.vi
    for shape in shapes(model).values():
        if shape.choice:
            yield from _members(shape.choice)
        if shape.part:
            yield from _named(shape.part, seen)


def _members(choice: type[Choice]) -> Iterator[tuple[str, str]]:
    return ((member.value, member.vi) for member in choice)
