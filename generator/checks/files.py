"""Whether pictures and files named in records are there and fit to be published."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.build.markdown.links import links_in
from generator.checks.beside import beside
from generator.content.record import Entry
from generator.diagnostics import Diagnostic, Place, problem
from generator.loading.record import Record
from generator.outputs.files import inspect_file
from generator.outputs.images import inspect_image
from generator.views.address import file_address

_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".svg", ".gif")


@dataclass(frozen=True, slots=True)
class _Named:
    """A file by the name its author gives, and where."""

    name: str
    place: Place
    is_picture: bool
    signed: bool = False
    in_body: bool = False


def check_files(record: Record, content: Path) -> Iterator[Diagnostic]:
    """Yield pictures and attachments that are missing, broken, too large or say too much."""
    addresses: dict[str, str] = {}
    for named in _named(record):
        file = beside(record, named.name, content)
        if file is None:
            if not named.in_body:  # a link in the body that leads nowhere is told as such
                code = "image.missing" if named.is_picture else "file.missing"
                yield problem(code, named.place, name=named.name)
            continue
        first = addresses.setdefault(file_address(record, named.name), named.name)
        if beside(record, first, content) != file:
            yield problem("file.same-address", named.place, name=named.name, first=first)
        yield from _faults(file, named)


def files_named(record: Record, content: Path) -> tuple[Path, ...]:
    """Return the files beside a record that belong to it, its list among them, once each."""
    names = [named.name for named in _named(record)]
    if listed := getattr(record.entry, "awarded_file", None):
        names.append(listed)
    found = (beside(record, name, content) for name in names)
    return tuple(dict.fromkeys(file for file in found if file is not None))


def _named(record: Record) -> Iterator[_Named]:
    """Yield the files a record names: its pictures, its attachments, those its body shows."""
    entry = record.entry
    if isinstance(entry, Entry):
        if entry.image:
            yield _Named(entry.image.file, record.place("image", "file"), is_picture=True)
        for at, image in enumerate(entry.images):
            yield _Named(image.file, record.place("images", at, "file"), is_picture=True)
        for at, file in enumerate(entry.files):
            place = record.place("files", at, "file")
            yield _Named(file.file, place, is_picture=False, signed=file.signed)
    for href, line, column in links_in(record.body):
        name = href.partition("#")[0]
        if name and ":" not in name and not name.startswith("/") and not name.endswith(_RECORDS):
            place = record.body_place(line, column, len(href))
            yield _Named(name, place, name.lower().endswith(_PICTURES), in_body=True)


_RECORDS = (".md", ".yml")


def _faults(file: Path, named: _Named) -> Iterator[Diagnostic]:
    if not named.is_picture:
        for code, particulars in inspect_file(file, signed=named.signed):
            yield problem(code, named.place, name=named.name, **particulars)
        return
    found = inspect_image(file)
    for code in (found,) if isinstance(found, str) else found.warnings:
        yield problem(code, named.place, name=named.name)
