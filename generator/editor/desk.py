"""The office's content as the editor sees it: what is there now, and one record laid open."""

from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from stat import S_ISREG
from threading import Lock, RLock

from generator.build.project import Project
from generator.content.kinds import BY_FOLDER, Kind
from generator.diagnostics import Diagnostic
from generator.digest import file_digest
from generator.editor.history import History
from generator.graph.graph import Graph
from generator.graph.resolve import resolve
from generator.loading.discover import discover
from generator.loading.front_matter import read_yaml, split
from generator.loading.load import load, read_record, with_record
from generator.loading.record import Library, Record
from generator.loading.tree import plain
from generator.source import read_source
from generator.views.naming import title_of
from generator.writing.plain import Plain

_MOST_SEEN = 400
_FEW = 8
_READ = {".md", ".yml", ".csv", ".txt", ".yaml", ".markdown", ".mdown"}

Look = dict[Path, tuple[int, int, int]]
"""By file: when it was written, its size, its number on the disk."""


@dataclass(frozen=True, slots=True)
class Opened:
    """One record's file as it was when it was looked at. *text* None: its form must be mended."""

    kind: Kind
    path: str
    """As shown, ``content/tin-tuc/x.md``."""
    file: Path
    data: bytes
    values: dict[str, Plain]
    body: str
    slips: bool
    """Whether the file is not UTF-8 or its YAML has slips, so that no form can stand for it."""

    @property
    def base(self) -> str:
        """Return the digest by which a later save knows what it began with."""
        return file_digest(self.data)

    @property
    def text(self) -> str:
        """Return the file's text, lines ended by a line feed, whatever it is encoded in."""
        return read_source(self.path, self.data)[0].text

    @property
    def readable(self) -> bool:
        """Tell whether every byte of the file is text."""
        return "\ufffd" not in self.text

    @property
    def is_new(self) -> bool:
        """Tell whether there is no file yet."""
        return not self.data


@dataclass(frozen=True, slots=True)
class Written:
    """Everything that is written at a moment, tied together, and what is wrong with the ties."""

    library: Library
    graph: Graph
    ties: tuple[Diagnostic, ...]


@dataclass(slots=True)
class Desk:
    """A project, its history, the day, what was read of it. One thread writes at a time."""

    project: Project
    today: Callable[[], date]
    history: History
    lock: RLock = field(default_factory=RLock)
    _written: "Written | None" = None
    _signature: Look = field(default_factory=dict)
    _titles: tuple[object, dict[str, str]] = (None, {})
    _reading: Lock = field(default_factory=Lock)
    _seen: "OrderedDict[str, bytes]" = field(default_factory=OrderedDict)

    @property
    def state(self) -> Path:
        """Return the folder of what the editor keeps for itself, outside the content."""
        return self.project.root / ".guongsang" / "editor"

    def written(self) -> "Written":
        """Return everything written, read anew where a file has changed."""
        with self._reading:
            look = self._look()
            if self._written is None or look != self._signature:
                library = self._again(look) or load(self.project.content)
                self._written, self._signature = Written(library, *resolve(library)), look
            return self._written

    def _again(self, look: Look) -> Library | None:
        """Return what was read before with the few records in it that changed since.

        None where files went, where others than records changed, or where too many did.
        """
        changed = {path for path, _ in look.items() ^ self._signature.items()}
        few = len(changed) <= _FEW and self._signature.keys() <= look.keys()
        if self._written is None or not few:
            return None
        found = {f.file: f for f in discover(self.project.content).records}
        library = self._written.library
        for file in sorted(changed):
            if file.suffix.lower() not in _READ:  # a picture, say: read when it is shown
                continue
            if file not in found:
                return None
            record, problems = read_record(found[file], file.read_bytes())
            library = with_record(library, record, problems)
        return library

    def library(self) -> Library:
        """Return everything written."""
        return self.written().library

    def graph(self) -> Graph:
        """Return the records tied together."""
        return self.written().graph

    def titles(self) -> dict[str, str]:
        """Return what every record and term is called, by id."""
        written, today = self.written(), self.today()
        made_of, known = self._titles
        if made_of == (id(written), today):
            return known
        graph = written.graph
        titles = {key: title_of(record, today) for key, record in graph.records.items()}
        titles |= {key: str(getattr(t.entry, "name", key)) for key, t in graph.terms.items()}
        self._titles = ((id(written), today), titles)
        return titles

    def open(self, path: str) -> Opened | None:
        """Return a record by its shown path; None where no record stands there."""
        found = next((f for f in discover(self.project.content).records if f.shown == path), None)
        if found is None or found.kind is None:
            return None
        data = found.file.read_bytes()
        opened = self.read(found.kind, path, data)
        self._seen[opened.base] = data
        while len(self._seen) > _MOST_SEEN:
            self._seen.popitem(last=False)
        return opened

    def seen(self, kind: Kind, path: str, base: str) -> Opened | None:
        """Return a record as it was when its digest was *base*, if that is still remembered."""
        data = self._seen.get(base)
        return None if data is None else self.read(kind, path, data)

    def read(self, kind: Kind, path: str, data: bytes) -> Opened:
        """Return what the bytes of a record's file say."""
        source, problems = read_source(path, data)
        parts, more = split(source)
        tree, slips = read_yaml(path, parts.yaml, parts.yaml_line)
        written = plain(tree)
        values = written if isinstance(written, dict) else {}
        odd = any(p.code.startswith("file.") for p in problems)
        file = self.project.root / path
        return Opened(kind, path, file, data, values, parts.body.strip("\n"), bool(
            odd or more or [p for p in slips if p.code != "text.invisible"]
        ))  # fmt: skip

    def new(self, kind: Kind, stem: str, values: dict[str, Plain]) -> Opened:
        """Return a record that has no file yet."""
        ending = ".yml" if kind.key == "unit" else ".md"
        path = f"{self.project.content.name}/{kind.folder}/{stem}{ending}"
        return Opened(kind, path, self.project.root / path, b"", values, "", False)

    def record(self, path: str) -> Record | None:
        """Return a record that could be read, by its shown path."""
        return next((r for r in self.library().records if r.path == path), None)

    def _look(self) -> Look:
        found: Look = {}
        for file in self.project.content.rglob("*"):
            with suppress(FileNotFoundError):  # put in its place just now, under another name
                facts = file.lstat()
                if S_ISREG(facts.st_mode) and not file.name.startswith("."):
                    found[file] = (facts.st_mtime_ns, facts.st_size, facts.st_ino)
        return found


def kind_of(folder: str) -> Kind | None:
    """Return the kind whose records stand in *folder*."""
    return BY_FOLDER.get(folder)
