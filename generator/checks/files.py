"""Whether pictures and files named in records are there and fit to be published."""

from collections.abc import Iterator
from pathlib import Path

from generator.content.image import Attachment
from generator.content.record import Entry
from generator.diagnostics import Diagnostic, problem
from generator.graph.graph import Graph
from generator.loading.record import Record
from generator.outputs.files import inspect_file
from generator.outputs.images import inspect_image


def check_files(graph: Graph, content: Path) -> Iterator[Diagnostic]:
    """Yield pictures and attachments that are missing, broken, too large or say too much."""
    for record in graph.records.values():
        entry = record.entry
        if not isinstance(entry, Entry):
            continue
        named = [(("image", "file"), entry.image.file)] if entry.image else []
        named += [(("images", at, "file"), image.file) for at, image in enumerate(entry.images)]  # type: ignore[misc]
        for path, name in named:
            yield from _picture(record, path, name, content)
        for at, attachment in enumerate(entry.files):
            yield from _attachment(record, ("files", at, "file"), attachment, content)


def _file(record: Record, name: str, content: Path) -> Path | None:
    """Return the file beside the record, or None if it is not there or leads out of the folder."""
    file = content.parent / record.folder / name
    inside = file.resolve().is_relative_to(content.resolve())
    return file if inside and file.is_file() else None


def _picture(
    record: Record, path: tuple[str | int, ...], name: str, content: Path
) -> Iterator[Diagnostic]:
    where, file = record.place(*path), _file(record, name, content)
    if file is None:
        yield problem("file.missing", where, name=name)
        return
    found = inspect_image(file)
    for code in (found,) if isinstance(found, str) else found.warnings:
        yield problem(code, where, name=name)


def _attachment(
    record: Record, path: tuple[str | int, ...], attachment: Attachment, content: Path
) -> Iterator[Diagnostic]:
    name = attachment.file
    where, file = record.place(*path), _file(record, name, content)
    if file is None:
        yield problem("file.missing", where, name=name)
        return
    for code, particulars in inspect_file(file, signed=attachment.signed):
        yield problem(code, where, name=name, **particulars)
