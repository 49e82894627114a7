"""Load a content folder: read every file, validate every record, collect every problem."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from generator.content.award_decision import Awarded
from generator.content.fields import Part
from generator.content.kinds import RULES_FOLDER, SOURCES_FOLDER, VOCABULARIES, Kind
from generator.content.rule_pack import RulePack
from generator.content.section import Section
from generator.content.source import FeedSource
from generator.diagnostics import Diagnostic, Place, Severity, ToldError, in_order, problem
from generator.loading import tree as trees
from generator.loading.annex import read_rows
from generator.loading.cut_short import cut_short
from generator.loading.discover import Found, discover
from generator.loading.explain import explain
from generator.loading.front_matter import Parts, read_yaml, split
from generator.loading.record import Annex, Library, Record, Term, Unsound
from generator.loading.sound_parts import sound_parts
from generator.loading.tree import Mapping, Node, locate, plain, text_at, value_at
from generator.messages.catalogue import severity
from generator.source import Source, read_source
from generator.vietnamese import nearest, slugify

_UNREADABLE = {"file.too-large", "front-matter.missing"}
# Of a value that had to be mended to be read, nobody can say what sort it is.
_GUESSED = {"yaml.unclosed-bracket", "yaml.unquoted"}
# How a ZIP, which every .xlsx is, and an .xls begin.
_ARCHIVES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_LIST_MODELS = {vocabulary.file: vocabulary for vocabulary in VOCABULARIES}


Read = tuple[Record | Unsound, tuple[Diagnostic, ...]]
"""A record's file as it was read, and what is wrong in it."""


class LostFileError(ToldError):
    """A file is not to be had any more as it was when it was found or read."""

    def __str__(self) -> str:
        return (
            f"tệp {self.args[0]} bị sửa trong lúc đang dựng trang. Dựng lại. "
            "(This file was changed during the build: build again.)"
        )


def load(
    content: Path,
    read_all: Callable[[Sequence[Found]], Iterable[Read]] | None = None,
) -> Library:
    """Return everything under *content* that is valid, and all problems, in order of place.

    *read_all* is what reads the records: one after the other, unless something quicker is given.
    Raises LostFileError where a file goes meanwhile.
    """
    try:
        return _loaded(content, read_all or _read_all)
    except FileNotFoundError as error:
        lost = Path(str(error.filename))
        inside = lost.is_relative_to(content.parent)
        raise LostFileError(lost.relative_to(content.parent) if inside else lost) from None


def _loaded(content: Path, read_all: Callable[[Sequence[Found]], Iterable[Read]]) -> Library:
    found = discover(content)
    problems: list[Diagnostic] = list(found.problems)
    read: list[Record | Unsound] = []
    for record, own in read_all(found.records):
        read.append(record)
        problems += own
    lists = _Lists()
    for file in found.vocabularies:
        lists.read(file, problems)
    section, parts = _section(found.section, problems)
    return Library(
        section=section,
        section_parts=parts,
        records=tuple(record for record in read if isinstance(record, Record)),
        unsound=tuple(record for record in read if isinstance(record, Unsound)),
        terms=tuple(lists.terms),
        unsound_terms=tuple(lists.unsound_terms),
        unread_kinds=frozenset(lists.unread),
        unsound_lists=frozenset(lists.unsound),
        vocabularies=lists.valid,
        problems=in_order(_surely(problems)),
    )


def _read(found: Found, data: bytes, problems: list[Diagnostic]) -> tuple[Source, Parts, Node]:
    if data.startswith(_ARCHIVES):
        problems.append(problem("file.packed", Place(found.shown)))
        return Source(found.shown, ""), Parts("", 1, "", 1), Mapping((), 1, 1, whole=False)
    source, text_problems = read_source(found.shown, data)
    parts, split_problems = split(source)
    tree, yaml_problems = read_yaml(source.path, parts.yaml, parts.yaml_line)
    if any(p.code in _UNREADABLE for p in (*text_problems, *split_problems)):
        tree = Mapping((), 1, 1, whole=False)
        split_problems = () if source.text == "" and text_problems else split_problems
    problems += (*text_problems, *split_problems, *yaml_problems)
    return source, parts, tree


def _validate(
    source: Source, tree: Node, model: type[Part], problems: list[Diagnostic]
) -> Part | None:
    problems += cut_short(source, tree, model)
    try:
        return model.model_validate(plain(tree))
    except ValidationError as error:
        problems += explain(source.path, tree, model, error)
        return None


def _read_all(found: Sequence[Found]) -> Iterator[Read]:
    for file in found:
        yield read_record(file, file.file.read_bytes())


def read_record(found: Found, data: bytes) -> Read:
    """Validate one record, *data* being its file's, with the table beside it that it names."""
    problems: list[Diagnostic] = []
    source, parts, tree = _read(found, data, problems)
    assert found.kind is not None
    record, more = make_record(found.kind, source, tree, parts, found.file.parent)
    told = _surely([*problems, *more])
    if isinstance(record, Record):
        # Few records ever have to say where something stands; those read their source again.
        record = replace(record, written=None, slips=told)
    return record, told


def _surely(problems: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the problems but for what is said of values whose sort had to be guessed."""
    guessed = {(p.place.path, p.place.line, p.place.column) for p in problems if p.code in _GUESSED}
    return tuple(
        p
        for p in problems
        if p.code in _GUESSED or (p.place.path, p.place.line, p.place.column) not in guessed
    )


def make_record(kind: Kind, source: Source, tree: Node, parts: Parts, folder: Path) -> Read:
    """Validate what was read of a record, with the list beside it, which stands in *folder*."""
    problems: list[Diagnostic] = []
    entry = _validate(source, tree, kind.model, problems)
    sound = sound_parts(kind.model, tree) if entry is None else entry
    record = Record(kind, sound, source, tree, parts.body, parts.body_line)
    if name := getattr(sound, "awarded_file", None):
        record = _with_rows(record, folder, name, problems)
    return (Unsound(record) if entry is None else record), tuple(problems)


def with_record(
    library: Library, record: Record | Unsound, problems: Iterable[Diagnostic]
) -> Library:
    """Return *library* with one record put in the place of the one of the same file, or added."""
    path = record.path
    told = {path, *_annexes(library, path)}
    records = [each for each in library.records if each.path != path]
    unsound = [each for each in library.unsound if each.path != path]
    if isinstance(record, Record):
        records = sorted((*records, record), key=lambda each: each.path.split("/"))
    else:
        unsound.append(record)
    kept = (each for each in library.problems if each.place.path not in told)
    return replace(
        library,
        records=tuple(records),
        unsound=tuple(unsound),
        problems=in_order((*kept, *problems)),
    )


def _annexes(library: Library, path: str) -> Iterator[str]:
    records = (*library.records, *(each.record for each in library.unsound))
    return (each.annex.path for each in records if each.annex and each.path == path)


def _with_rows(record: Record, folder: Path, name: str, problems: list[Diagnostic]) -> Record:
    """Return the record with the rows of its CSV behind those written in it."""
    file = folder / name
    if not file.is_file() or file.is_symlink():
        problems.append(problem("file.missing", record.place("awarded_file"), name=name))
        return record
    if not name.lower().endswith((".csv", ".txt")):
        problems.append(problem("csv.not-csv", record.place("awarded_file"), name=name))
        return record
    shown = f"{record.folder}/{name}"
    if not os.access(file, os.R_OK):
        problems.append(problem("file.unreadable", Place(shown)))
        return record
    data = file.read_bytes()
    if data.startswith(_ARCHIVES):
        problems.append(problem("csv.not-csv", record.place("awarded_file"), name=name))
        return record
    source, text_problems = read_source(shown, data)
    rows, tree, row_problems = read_rows(source, Awarded)
    problems += (*text_problems, *row_problems)
    written: tuple[Awarded, ...] | None = getattr(record.entry, "awarded", None)
    if written is None:  # a list that is none in the record itself
        return record
    whole = all(severity(p) is not Severity.ERROR for p in (*text_problems, *row_problems))
    annex = Annex("awarded", len(written), shown, tree, whole)
    entry = record.entry.model_copy(update={"awarded": (*written, *rows)})
    return replace(record, entry=entry, annex=annex)


class _Lists:
    """Collects vocabularies, rule packs and sources; lives for one reading only."""

    def __init__(self) -> None:
        self.valid: dict[str, Part] = {}
        self.unsound: list[str] = []
        self.terms: list[Term] = []
        self.unsound_terms: list[Term] = []
        self.unread: list[str] = []

    def read(self, found: Found, problems: list[Diagnostic]) -> None:
        """Read one file."""
        source, _, tree = _read(found, found.file.read_bytes(), problems)
        folder, name = found.file.parent.name, found.file.name
        if folder == RULES_FOLDER:
            self._keep(f"{folder}/{name}", _validate(source, tree, RulePack, problems))
        elif folder == SOURCES_FOLDER:
            valid = _validate(source, tree, FeedSource, problems)
            sound = sound_parts(FeedSource, tree) if valid is None else valid
            self._take("source", (sound,), valid is not None, source.path, tree)
        elif (vocabulary := _LIST_MODELS.get(name)) is None:
            meant = nearest(name, _LIST_MODELS) or ", ".join(sorted(_LIST_MODELS))
            problems.append(problem("vocabulary.unknown", source.place(0), file=name, meant=meant))
        else:
            valid = _validate(source, tree, vocabulary.model, problems)
            self._keep(name, valid)
            if vocabulary.term_kind:
                sound = sound_parts(vocabulary.model, tree) if valid is None else valid
                terms = getattr(sound, "terms", None)
                if terms is None or not getattr(tree, "whole", True):
                    self.unread.append(vocabulary.term_kind)
                self._take(vocabulary.term_kind, terms or (), valid is not None, source.path, tree)

    def _keep(self, name: str, valid: Part | None) -> None:
        if valid is None:
            self.unsound.append(name)
        else:
            self.valid[name] = valid

    def _take(self, kind: str, terms: Iterable[Part], valid: bool, path: str, tree: Node) -> None:
        """Take terms in, each by its id, or by the one it was probably meant to have."""
        kept = self.terms if valid else self.unsound_terms
        for at, entry in enumerate(terms):
            node = value_at(tree, "terms")
            node = node.items[at] if isinstance(node, trees.Sequence) else tree
            if key := getattr(entry, "id", "") or slugify(text_at(node, "id")):
                kept.append(Term(kind, key, entry, locate(path, node, ("id",))))


def _section(
    found: Found | None, problems: list[Diagnostic]
) -> tuple[Section | None, Section | None]:
    """Return the section if it is valid, and what is sound of it if it is not."""
    if found is None:
        return None, None
    source, _, tree = _read(found, found.file.read_bytes(), problems)
    entry = _validate(source, tree, Section, problems)
    if isinstance(entry, Section):
        return entry, None
    return None, sound_parts(Section, tree)
