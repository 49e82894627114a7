"""Records as JSON that imports back: kind, file, values as an author would write them, Markdown."""

import json
from collections.abc import Iterable
from typing import Any

from generator.content.kinds import BY_KEY, Kind
from generator.diagnostics import Diagnostic, Place, problem
from generator.importers.book import Exported
from generator.importers.received import Received, Spot
from generator.writing.plain import to_plain

_FORM = "guongsang-records"
_VERSION = 1


def write_json(kind: Kind, records: Iterable[Exported]) -> bytes:
    """Return the records as JSON, in the order given."""
    whole = {
        "format": _FORM,
        "version": _VERSION,
        "kind": kind.key,
        "records": [
            {"file": each.file, "values": each.values, "body": each.body.strip("\n")}
            for each in records
        ],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def read_json(name: str, data: bytes) -> tuple[tuple[Received, ...], tuple[Diagnostic, ...]]:
    """Return the records of a file that ``export`` wrote."""
    where = Place(name)
    whole: Any = json.loads(data.decode("utf-8-sig"))
    if not isinstance(whole, dict) or whole.get("format") != _FORM:
        return (), (problem("import.not-json", where, detail=f'format ≠ "{_FORM}"'),)
    kind = BY_KEY.get(str(whole.get("kind")))
    listed = whole.get("records")
    if kind is None or not isinstance(listed, list):
        return (), (problem("import.not-json", where, detail="kind, records"),)
    received: list[Received] = []
    problems: list[Diagnostic] = []
    for at, each in enumerate(listed, start=1):
        values = to_plain(each.get("values")) if isinstance(each, dict) else None
        place = Place(f"{name} › {at}")
        if isinstance(values, dict):
            file, body = str(each.get("file") or ""), str(each.get("body") or "")
            received.append(Received(kind, file, dict(values), body, Spot(place)))
        else:
            problems.append(problem("import.not-json", place, detail="values"))
    return tuple(received), tuple(problems)
