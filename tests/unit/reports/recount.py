"""The figures of the coverage report counted anew, from the files alone and in another way.

Nothing of the program is used: YAML and CSV are read as text, the gate is asked by its rule of
thumb (approved, its day has come, not taken down, consent to the name), and each piece is given to
a promise by looking at all of them.
"""

import calendar
import csv
import io
import math
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

Front = dict[str, Any]


def read(content: Path) -> dict[str, list[Front]]:
    """Return the front matter of every record by folder, its path under ``path``."""
    found: dict[str, list[Front]] = {}
    for file in sorted([*content.rglob("*.md"), *content.rglob("*.yml")]):
        folder = file.relative_to(content).parts[0]
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".md":
            if not text.startswith("---\n"):
                continue
            text = text[4:].split("\n---\n", 1)[0]
        front = yaml.load(text, yaml.BaseLoader)
        if isinstance(front, dict):
            found.setdefault(folder, []).append(front | {"path": file})
    return found


def a_day(text: str) -> date:
    """Read ``2026-11-04T08:00+07:00``, ``2026-11-04`` or ``4/11/2026``."""
    if "/" in text:
        day, month, year = map(int, text.split("/"))
        return date(year, month, day)
    return date.fromisoformat(text[:10])


def is_public(record: Front, day: date) -> bool:
    """Tell whether a record may be seen on *day*."""
    publication = record.get("publication", {})
    if publication.get("status") not in ("approved", "Đã duyệt"):
        return False
    if "publish" not in publication or a_day(publication["publish"]) > day:
        return False
    if any(act in record and a_day(record[act]["day"]) <= day for act in ("withdrawn", "removed")):
        return False
    personal = ("person", "household", "cá nhân", "hộ gia đình")
    return "consent" in record or record.get("honouree_kind", "").lower() not in personal


def serving(records: dict[str, list[Front]], plan: str, day: date) -> list[tuple[Front, str, str]]:
    """Return each public record with each topic and channel of *plan* that it serves."""
    return [
        (record, served.get("topic", ""), served.get("channel", ""))
        for folder in records.values()
        for record in folder
        if is_public(record, day)
        for served in record.get("serves", ())
        if served["plan"] == plan
    ]


def owed(plan: Front) -> Iterator[tuple[Front, date, date]]:
    """Yield every single piece that is owed, with its first and last day."""
    year = int(plan["years"])
    start = a_day(plan["issue_day"]) if "issue_day" in plan else date(year, 1, 1)
    for item in plan.get("items", ()):
        rhythm = item.get("rhythm", "một lần")
        last = a_day(item["due"]) if "due" in item else date(year, 12, 31)
        if rhythm == "một lần":
            spans = [(a_day(item["since"]) if "since" in item else date.min, last)]
        else:
            months = {"hằng tháng": 1, "hằng quý": 3}[rhythm]
            spans = []
            for first in range(1, 13, months):
                end = date(
                    year, first + months - 1, calendar.monthrange(year, first + months - 1)[1]
                )
                if end >= start and date(year, first, 1) <= last:
                    spans.append((max(start, date(year, first, 1)), min(end, last)))
        total = int(item.get("count", len(spans)))
        given = 0
        begun = spans[0][0]
        for number, (_, ends) in enumerate(spans, 1):
            while given < math.floor(total * number / len(spans)):
                yield item, begun, ends
                given += 1
                if given == math.floor(total * number / len(spans)):
                    begun = ends + timedelta(1)


def standing(plan: Front, records: dict[str, list[Front]], day: date) -> Counter[tuple[str, ...]]:
    """Return how many pieces are planned, on time, late, missing, ahead in each topic × channel."""
    counts: Counter[tuple[str, ...]] = Counter()
    cells: dict[tuple[str, str], list[date]] = {}
    for record, topic, channel in serving(records, plan["id"], day):
        cells.setdefault((topic, channel), []).append(a_day(record["publication"]["publish"]))
    debts = sorted(owed(plan), key=lambda one: one[2])
    for item, _, ends in debts:
        counts[item["topic"], item["channel"], "planned"] += 1
        counts[item["topic"], item["channel"], f"planned {ends:%m/%Y}"] += 1
    left = list(debts)
    for cell, days in cells.items():
        waiting = []
        for when in sorted(days):
            hit = next((d for d in left if (d[0]["topic"], d[0]["channel"]) == cell
                        and d[1] <= when <= d[2]), None)  # fmt: skip
            if hit is None:
                waiting.append(when)
            else:
                left.remove(hit)
                counts[*cell, "on_time"] += 1
        for when in waiting:
            hit = next((d for d in left if (d[0]["topic"], d[0]["channel"]) == cell
                        and d[2] < when), None)  # fmt: skip
            if hit is not None:
                left.remove(hit)
                counts[*cell, "late"] += 1
    for item, _, ends in left:
        what = "missing" if ends < day else "ahead"
        counts[item["topic"], item["channel"], what] += 1
    return counts


def rows_of(decision: Front) -> list[Front]:
    """Return the rows of a decision, those of its CSV under the keys of records."""
    rows = list(decision.get("awarded", ()))
    if "awarded_file" in decision:
        text = (decision["path"].parent / decision["awarded_file"]).read_text(encoding="utf-8-sig")
        for row in csv.DictReader(io.StringIO(text)):
            rows.append(
                {"kind": row["Loại đối tượng"], "post": row["Chức vụ"], "name": row[
                    "Họ và tên, tên tập thể"], "unit_id": row.get("Mã đơn vị")}
            )  # fmt: skip
    return rows
