"""What a published calendar holds: its items by UID, as far as followers are concerned."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

CANCELLED = "Đã hủy: "
"""Before the title of what is cancelled: some programs do not show the status."""

_EVENT = re.compile(rb"^BEGIN:VEVENT\r?$(.*?)^END:VEVENT\r?$", re.MULTILINE | re.DOTALL)
_LINE = re.compile(rb"^(UID|SUMMARY|DTSTART|SEQUENCE)(?:;[^:\r\n]*)?:(.*?)\r?$", re.MULTILINE)
_FOLD = re.compile(rb"\r?\n[ \t]")
_ESCAPED = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True)
class Noted:
    """An item as a calendar has it. *start* is None where it is no day we can read."""

    title: str
    start: date | None
    revision: int


def read_calendar(file: Path) -> Mapping[str, Noted]:
    """Return a calendar's items by UID; none where there is no such file, or it is no calendar."""
    try:
        data = _FOLD.sub(b"", file.read_bytes())
    except FileNotFoundError:
        return {}
    found: dict[str, Noted] = {}
    for event in _EVENT.findall(data):
        lines = {name: value.decode("utf-8", "replace") for name, value in _LINE.findall(event)}
        if uid := lines.get(b"UID"):
            title = _ESCAPED.sub(_letter, lines.get(b"SUMMARY", ""))
            revision = lines.get(b"SEQUENCE", "")
            number = int(revision) if re.fullmatch(r"[0-9]{1,9}", revision) else 0
            found[uid] = Noted(title, _day(lines.get(b"DTSTART", "")), number)
    return found


def _letter(escaped: re.Match[str]) -> str:
    return " " if escaped[1] in "nN" else escaped[1]


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written[:8])
    except ValueError:
        return None
