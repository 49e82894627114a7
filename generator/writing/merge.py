"""Put new values into the text of a record; every other character of it stays.

Not the tree is written anew but the stretches that differ: comments, order, quotes, blank lines and
keys that no model knows survive because nothing touches them.
"""

from collections.abc import Mapping
from typing import Any

from generator.content.fields import Part
from generator.writing.edits import Edits, edit_mapping
from generator.writing.emit import mapping_lines
from generator.writing.plain import Plain, to_plain
from generator.writing.spans import BrokenTextError, plain_of, read_spans

_BOM = "\ufeff"


def merge(text: str, values: Mapping[str, Any], model: type[Part], body: str | None = None) -> str:
    """Return the text of a record file, made to say *values* and nothing else.

    *text* is the whole file as decoded, line ends and all: ``.md`` with its fields between lines
    ``---``, or ``.yml``. *values* are all values of the record, as text, lists and groups or as the
    types of *model*; a key of *model* that is missing, empty or None is taken out, other keys are
    kept. What says the same as before (62,5 and 62.5) is not touched. *body* None keeps the
    Markdown. Raise BrokenTextError where the text has slips to be mended by hand.
    """
    mark = _BOM if text.startswith(_BOM) else ""
    whole = text.removeprefix(mark)
    ends_crlf = "\r\n" in whole
    lines = whole.replace("\r\n", "\n").replace("\r", "\n")
    head, fields, tail, old_body = _cut(lines)
    wanted = to_plain(values)
    new_fields = _merged(fields, wanted if isinstance(wanted, dict) else {}, model)
    new_body = old_body if body is None else _with_body(old_body, body)
    if (new_fields, new_body) == (fields, old_body):
        return text
    merged = head + new_fields + tail + new_body
    return mark + (merged.replace("\n", "\r\n") if ends_crlf else merged)


def new_text(values: Mapping[str, Any], model: type[Part], body: str | None) -> str:
    """Return the text of a new file: an ``.md`` with *body*, be it empty; without, a ``.yml``."""
    return merge("" if body is None else "---\n---\n", values, model, body)


def _cut(text: str) -> tuple[str, str, str, str]:
    """Cut a file at the lines ``---``; a ``.yml`` file is all fields."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return "", text, "", ""
    end = next((at for at, line in enumerate(lines) if at and line.rstrip() == "---"), None)
    if end is None:
        return lines[0] + "\n", "\n".join(lines[1:]), "", ""
    fields = "".join(line + "\n" for line in lines[1:end])
    more = "\n" + "\n".join(lines[end + 1 :]) if len(lines) > end + 1 else ""
    return lines[0] + "\n", fields, lines[end], more


def _with_body(old: str, new: str) -> str:
    """Return what stands behind the second ``---``; blank lines around the text are as before."""
    new = new.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if new == old.strip("\n"):
        return old
    before = old[: len(old) - len(old.lstrip("\n"))]
    after = old[len(old.rstrip("\n")) :] if old.strip("\n") else "\n"
    if not old.strip("\n"):
        before = "\n\n"
    return before + new + after if new else "\n"


def _merged(fields: str, wanted: dict[str, Plain], model: type[Part]) -> str:
    if fields and not fields.endswith("\n"):
        return _merged(fields + "\n", wanted, model).removesuffix("\n")
    root = read_spans(fields)
    if root is None:
        lines = mapping_lines(wanted, model)
        return fields + "".join(line + "\n" for line in lines)
    if not root.is_mapping or not root.pairs:
        raise BrokenTextError(1)
    edits = Edits(fields)
    edit_mapping(edits, root, wanted, model)
    merged = edits.applied()
    if edits.found:
        _confirm(merged, wanted, model)
    return merged


def _confirm(merged: str, wanted: dict[str, Plain], model: type[Part]) -> None:
    """Read back what would be written: it must say what was wanted, or nothing is written."""
    again = plain_of(read_spans(merged))
    edits = Edits(merged)
    root = read_spans(merged)
    assert isinstance(again, dict)
    assert root is not None
    edit_mapping(edits, root, wanted, model)
    if edits.found:
        raise AssertionError(f"a merge did not come out: {edits.found[:3]!r}")


__all__ = ["BrokenTextError", "merge", "new_text"]
