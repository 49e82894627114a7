"""Take a record down by editing its file: a few lines added, or nothing left but a tombstone.

The YAML is never written anew: a block of lines is put before the closing ``---``, and every other
byte stays. Of a person or household that is removed only a tombstone is kept: id, kind, publication
and the removal itself, under the record's id. An edit is checked by reading it back before anything
is written, and the file appears whole or not at all.
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.content.fields import Part
from generator.content.honouree import Honouree
from generator.content.publication import Publication, Removal, Withdrawal
from generator.content.record import Entry
from generator.loading.front_matter import read_yaml, split
from generator.loading.record import Record
from generator.loading.tree import Mapping, Node, Scalar, plain
from generator.policy.consent import is_personal
from generator.policy.unlisting import NAMELESS
from generator.source import read_source
from generator.writing.file import write_file

_BOM = "\ufeff"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_PLAIN = re.compile(r"[A-Za-z0-9][\w.:+-]*(?<!:)", re.ASCII)


class RefusedError(Exception):
    """The file is left alone; the argument is a key of ``messages.withheld.REFUSALS``."""


@dataclass(frozen=True, slots=True)
class Act:
    """What is done from which day on, and the reason that readers see."""

    day: date
    reason: str
    removes: bool = False
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """A file before and after. *moved* is its new place where its name was a person's."""

    path: Path
    before: str
    after: str
    moved: Path | None = None
    tombstone: bool = False


def take_down(record: Record, content: Path, act: Act, *, move: bool = False) -> Edit:
    """Return the edit that takes *record* down; *move* gives a tombstone a nameless file name.

    Raise RefusedError where that is done already, or where the file is not what was loaded.
    """
    entry = record.entry
    if not isinstance(entry, Entry):
        raise RefusedError("always-public")
    if entry.removed is not None:
        raise RefusedError("already-removed")
    if entry.withdrawn is not None and not act.removes:
        raise RefusedError("already-withdrawn")
    path = content.parent / record.path
    before = _read(path, record)
    tombstone = act.removes and is_personal(entry)
    after = _tombstone(record, act, before) if tombstone else _with_block(before, path, act)
    _confirm(record, before, after, _remains(entry, act) if tombstone else _expected(entry, act))
    moved = content / record.kind.folder / f"{record.id}.md" if tombstone and move else None
    if moved is not None and moved.exists():
        raise RefusedError("id-taken")
    return Edit(path, before, after, moved, tombstone)


def write(edit: Edit) -> None:
    """Write an edit in its file's place."""
    mode = edit.path.stat().st_mode & 0o777
    write_file(edit.moved or edit.path, edit.after.encode(), mode=mode)
    if edit.moved is not None:
        edit.path.unlink()


def _read(path: Path, record: Record) -> str:
    """Return the file's text with its own line ends; it must be what the record was read from."""
    data = path.read_bytes()
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise RefusedError("not-utf8") from None
    if read_source(record.path, data)[0].text != record.source.text:
        raise RefusedError("changed")
    return text


def _block(act: Act) -> list[str]:
    """Return the lines to add. A reason is quoted as JSON, which YAML reads alike."""
    reason = json.dumps(act.reason, ensure_ascii=False)
    if not act.removes:
        return ["withdrawn:", f"  day: {act.day.isoformat()}", f"  reason: {reason}"]
    lines = ["removed:", f"  day: {act.day.isoformat()}", f"  notice: {reason}"]
    return [*lines, "  everywhere: có"] if act.everywhere else lines


def _with_block(text: str, path: Path, act: Act) -> str:
    """Put the block before the line that closes the fields; a ``.yml`` file ends with it."""
    ending = _line_end(text)
    lines = _LINE.findall(text)
    block = [line + ending for line in _block(act)]
    if path.suffix != ".md":
        if lines and not lines[-1].endswith(("\r", "\n")):
            lines[-1] += ending
        return "".join((*lines, *block))
    closing = next((at for at, line in enumerate(lines) if at and line.rstrip() == "---"), None)
    if closing is None:
        raise RefusedError("odd-file")
    return "".join((*lines[:closing], *block, *lines[closing:]))


def _tombstone(record: Record, act: Act, before: str) -> str:
    """Return what is kept of a person's record: no name, no comment, no word of the text."""
    entry, tree = record.entry, record.tree
    assert isinstance(entry, Honouree)
    kind = _scalar(tree, "honouree_kind")
    lines = ["---", f"id: {record.id}", f"title: {NAMELESS}", f"honouree_kind: {_written(kind)}"]
    lines += ["publication:"]
    lines += [
        f"  {key}: {_written(value.text or '')}"
        for key, value in _publication(tree)
        if key in _KEPT and value.text is not None
    ]
    ending = _line_end(before)
    mark = _BOM if before.startswith(_BOM) else ""
    return mark + "".join(line + ending for line in (*lines, *_block(act), "---"))


_KEPT = ("status", "author", "approved_by", "approved_on", "publish", "expire")


def _publication(tree: Node) -> list[tuple[str, Scalar]]:
    items = tree.items if isinstance(tree, Mapping) else ()
    found = next((value for key, value in items if key.text == "publication"), None)
    if not isinstance(found, Mapping):
        return []
    return [(key.text or "", value) for key, value in found.items if isinstance(value, Scalar)]


def _scalar(tree: Node, name: str) -> str:
    items = tree.items if isinstance(tree, Mapping) else ()
    found = next((value for key, value in items if key.text == name), None)
    return (found.text or "") if isinstance(found, Scalar) else ""


def _written(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _expected(entry: Entry, act: Act) -> Entry:
    """Return the entry as it must read after the edit, and in no other way."""
    if not act.removes:
        return entry.model_copy(update={"withdrawn": Withdrawal(day=act.day, reason=act.reason)})
    removal = Removal(day=act.day, notice=act.reason, everywhere=act.everywhere)
    return entry.model_copy(update={"removed": removal})


def _remains(entry: Entry, act: Act) -> Entry:
    assert isinstance(entry, Honouree)
    kept = {name: getattr(entry.publication, name) for name in _KEPT}
    removal = Removal(day=act.day, notice=act.reason, everywhere=act.everywhere)
    return Honouree(
        id=entry.id, title=NAMELESS, honouree_kind=entry.honouree_kind,
        publication=Publication(**kept), removed=removal,
    )  # fmt: skip


def _confirm(record: Record, before: str, after: str, expected: Part) -> None:
    """Read the edited text as it will be loaded; refuse what does not come out as expected."""
    _, slips_before = _parsed(record, before)
    tree, slips = _parsed(record, after)
    try:
        entry = record.kind.model.model_validate(plain(tree))
    except ValueError:
        raise RefusedError("odd-file") from None
    if record.annex is not None:
        # Rows of the CSV beside the record were added to it after loading.
        key, own = record.annex.key, record.annex.start
        expected = expected.model_copy(update={key: getattr(expected, key)[:own]})
    if entry != expected or not slips <= slips_before:
        raise RefusedError("odd-file")


def _parsed(record: Record, text: str) -> tuple[Node, set[str]]:
    """Return the fields of a file's text, and the codes of what is wrong with how it is written."""
    source = read_source(record.path, text.encode())[0]
    parts, problems = split(source)
    tree, slips = read_yaml(source.path, parts.yaml, parts.yaml_line)
    return tree, {each.code for each in (*problems, *slips)}
