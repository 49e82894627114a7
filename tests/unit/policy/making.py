"""Sites made in memory: records of the real models, read from YAML so that places are real."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from generator.content.fields import Part
from generator.content.kinds import BY_KEY
from generator.content.section import Section
from generator.content.vocabulary import Holidays
from generator.graph.graph import Graph
from generator.loading.front_matter import read_yaml
from generator.loading.record import Record
from generator.loading.tree import plain
from generator.policy.edition import Edition, admit
from generator.source import Source

APPROVED = {
    "status": "approved",
    "author": "Lê Thị Soạn",
    "approved_by": "Trần Văn Duyệt",
    "publish": "2026-01-10",
}
ALL = ["name", "unit", "post", "photo", "story", "birth_year", "hometown", "gender"]


def read(kind: str, text: str, body: str = "", file: str = "ban-ghi.md") -> Record:
    """Return a record as written; lines are counted from the first line of *text*."""
    of = BY_KEY[kind]
    path = f"content/{of.folder}/{file}"
    tree, problems = read_yaml(path, text, 1)
    assert not problems
    entry = of.model.model_validate(plain(tree))
    return Record(of, entry, Source(path, f"---\n{text}---\n{body}"), tree, body, 1)


def made(kind: str, id: str, *, body: str = "", file: str = "", **keys: Any) -> Record:
    """Return an approved record of a kind; *keys* add to or replace what it needs at least.

    The keys of *publication* replace those of ``APPROVED`` one by one; None takes one away.
    """
    least: dict[str, Any] = {"id": id, "title": f"Bản ghi {id}", "publication": APPROVED}
    by_kind: dict[str, dict[str, Any]] = {
        "honouree": {"honouree_kind": "person"},
        "consultation": {
            "posted": "2026-02-02",
            "ends": "2026-02-13",
            "contact": "Văn phòng",
            "subjects": [{"name": "Nguyễn Văn Một"}],
        },
        "event": {"start": "2026-03-01"},
        "exemplar": {"exemplar_kind": "model"},
    }
    least |= by_kind.get(kind, {})
    if kind == "unit":
        least = {"id": id, "names": [{"value": "Sở"}], "level": "department"}
    publication = least.get("publication", {}) | keys.pop("publication", {})
    if kind != "unit":
        keys["publication"] = {key: value for key, value in publication.items() if value}
    text = "\n".join(f"{key}: {_yaml(value)}" for key, value in (least | keys).items()) + "\n"
    return read(kind, text, body, file or f"{id}.md")


def person(id: str, *, scope: Iterable[str] = ("name",), body: str = "", **keys: Any) -> Record:
    """Return an approved person's record with consent since 2026-01-01, to the name alone."""
    consent = {"ref": f"PDY-{id}", "day": "2026-01-01", "scope": list(scope)}
    keys["consent"] = consent | keys.pop("consent", {})
    return made("honouree", id, body=body, **keys)


def picture(**keys: Any) -> dict[str, Any]:
    """Return a picture as an author writes one."""
    return {"file": "anh.jpg", "alt": "Ảnh", "credit": "Văn phòng", **keys}


def site(*records: Record, production: bool = False, lists: dict[str, Part] | None = None) -> Graph:
    """Return the graph of these records."""
    section = Section(
        name="Chuyên trang",
        body="Sở",
        address="https://example.invalid/",
        feed_authority="example.invalid",
        feed_year=2026,
        production=production,
    )
    return Graph(section, {record.id: record for record in records}, {}, lists or {})


def holidays(*days: str, working: Iterable[str] = ()) -> Holidays:
    """Return the list of holidays and of days worked instead."""
    terms = [{"day": day, "name": "Nghỉ"} for day in days]
    swapped = [{"day": day, "name": "Làm bù", "working": "có"} for day in working]
    return Holidays.model_validate({"terms": terms + swapped})


def on(day: str) -> date:
    """Return a day."""
    return date.fromisoformat(day)


def edition(day: str, *records: Record, **keys: Any) -> Edition:
    """Return the edition of a day of a site of these records."""
    return admit(site(*records, **keys), on(day))


def _yaml(value: Any) -> str:
    """Write a value as JSON, which YAML reads; texts stay texts."""
    return json.dumps(value, ensure_ascii=False)
