"""Sites made by chance, day after day: nothing of what is not public, and no day of change missed.

``GUONGSANG_RANDOM_SITES=100`` tries that many sites instead of a few.
"""

import os
import random
import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from generator.build.next_day import next_difference
from generator.build.pages.fragments import Fragments, Material
from generator.build.pipeline import Project, enclosure, feed_text, prepare
from generator.checks.letters import bare, page
from generator.content.fields import Month, Part
from generator.content.kinds import KINDS
from generator.diagnostics import Severity
from generator.graph.graph import Graph
from generator.messages.catalogue import severity
from generator.outputs.addresses import known_pages, redirect_page, sitemaps
from generator.outputs.calendar import write_calendars
from generator.outputs.feeds import write_feeds
from generator.outputs.lists import decision_lists
from generator.outputs.pending import made as made_of
from generator.policy.edition import Edition, admit
from generator.policy.verdict import Notice, Publish
from generator.views.arrange import arrange
from tests.conftest import Files, write
from tests.site.gate.marked import Maker, Marks, as_yaml
from tests.site.gate.marked_site import TARGETS, MarkedSite

pytestmark = [pytest.mark.slow]

ROOT = Path(__file__).resolve().parents[3]
START, DAYS = date(2026, 11, 1), 12
SITES = int(os.environ.get("GUONGSANG_RANDOM_SITES", "2"))
_MARK = re.compile(rb"moc(\d{5})vet")
# What a person's consent does not cover goes by these names in a verdict.
_SAID = {"withdrawn.reason", "removed.notice"}


class Chance(Maker):
    """Fills some fields of a model, and its days from a few weeks around the days tried."""

    def __init__(self, marks: Marks, targets: dict[str, str], dice: random.Random) -> None:
        super().__init__(marks, targets)
        self.dice = dice

    def day(self) -> str:
        return (START + timedelta(self.dice.randint(-5, DAYS + 5))).isoformat()

    def sometimes(self, chance: float, value: Any) -> Any:
        return value if self.dice.random() < chance else None

    def _part(
        self,
        model: type[Part],
        place: str,
        way: str,
        given: dict[str, Any],
        above: tuple[type, ...],
    ) -> dict[str, Any]:
        left_out = {
            f"{way}{name}": None
            for name, declared in model.model_fields.items()
            if not declared.is_required() and self.dice.random() < 0.4
        }
        return super()._part(model, place, way, left_out | given, above)

    def _scalar(self, kind: Any, marks: list[Any], place: str) -> Any:
        if kind in (date, datetime):
            return self.day() + ("T08:00" if kind is datetime else "")
        return "2026-11" if kind is Month else super()._scalar(kind, marks, place)


def chance_site(dice: random.Random) -> tuple[Files, Marks]:
    """Return records of every kind in any state, and what is marked in them as ``id field``."""
    ground = MarkedSite()
    ground.ground()
    files, marks = dict(ground.files), ground.marks
    for kind in KINDS:
        ids = [f"{kind.folder}-{number}" for number in (1, 2)]
        # Each record may lead to one of the others, whether that is public or not.
        targets = {
            **TARGETS,
            **{k.key: f"{k.folder}-{dice.choice((1, 2))}" for k in KINDS if k.key != "unit"},
        }
        chance = Chance(marks, targets, dice)
        for id in ids:
            given = _given(kind.key, id, chance)
            fields = chance.fill(kind.model, id, given)
            marks.files.clear()
            text, goal = marks.text(f"{id} body"), f"tin-tuc-{dice.choice((1, 2))}"
            body = f"Thân {text}, [xem](id:{goal}).\n" if kind.key != "unit" else ""
            written = as_yaml(fields)
            name = f"{kind.folder}/{id}.{'md' if body else 'yml'}"
            files[name] = f"---\n{written}---\n{body}" if body else written
    return files, marks


def _given(kind: str, id: str, chance: Chance) -> dict[str, Any]:
    """Return what must be right for a record to be read, and the facts the gate goes by."""
    dice, marks = chance.dice, chance.marks
    given: dict[str, Any] = dict.fromkeys(
        ("slug", "image", "images", "files", "awarded_file", "serves", "parents", "successors",
         "plan_topics", "channels", "items", "removed", "withdrawn", "sample", "years")
    )  # fmt: skip
    given["id"] = id
    if kind == "unit":
        return given
    publication = {
        "status": dice.choice(["approved"] * 6 + ["draft", "review"]),
        "author": marks.text(f"{id} author"),
        "approved_by": chance.sometimes(0.95, marks.text(f"{id} approved_by")),
        "publish": dice.choice(["2026-01-01", chance.day()]),
        "expire": chance.sometimes(0.2, chance.day()),
    }
    given["publication"] = {key: value for key, value in publication.items() if value}
    reason, notice = marks.text(f"{id} withdrawn.reason"), marks.text(f"{id} removed.notice")
    given["withdrawn"] = chance.sometimes(0.2, {"day": chance.day(), "reason": reason})
    acts: tuple[dict[str, Any], ...] = (
        {},
        {"notice": notice},
        {"redirect": "nen-news"},
        {"everywhere": "có"},
    )
    given["removed"] = chance.sometimes(0.2, {"day": chance.day(), **dice.choice(acts)})
    if kind == "honouree":
        scope = [s for s in ("unit", "post", "story", "hometown") if dice.random() < 0.5]
        given["honouree_kind"] = "person"
        given["consent"] = {
            "ref": marks.text(f"{id} consent.ref"),
            "day": dice.choice(["2026-01-01", chance.day()]),
            "scope": ["name", *scope],
            **({"expires": chance.day()} if dice.random() < 0.4 else {}),
        }  # fmt: skip
    if kind == "consultation":
        given["posted"], given["ends"] = sorted((chance.day(), chance.day()))
    return given


def made(graph: Graph, day: date, project: Project) -> tuple[Edition, dict[str, bytes]]:
    """Return the edition of a day, and all the text the site consists of then."""
    edition = admit(graph, day)
    site = arrange(edition)
    fragments = Fragments(project.templates, site, Material({}, project.content))
    pages = [site.page(page.address) for page in site.pages]
    whole: dict[str, Any] = {p.address: fragments.render(p) for p in pages}
    whole |= {
        f"head of {p.address}": repr((p.title, p.description, p.trail, p.feeds, p.structured))
        for p in pages
    }
    whole |= write_feeds(site, feed_text({}), enclosure(project.content))
    whole |= write_calendars(site)
    whole |= {address: made_of(content) for address, content in decision_lists(site).items()}
    whole |= {old: redirect_page(old, new, site) for old, new in site.redirects}
    whole |= {**sitemaps(site.section, known_pages(site)), "search": repr(site.search)}
    return edition, {k: v if isinstance(v, bytes) else v.encode() for k, v in whole.items()}


def leaks(edition: Edition, whole: Mapping[str, bytes], marks: Marks) -> set[tuple[str, str]]:
    """Return where a mark stands that the gate keeps back: address, and ``id field``."""
    found: set[tuple[str, str]] = set()
    for address, data in whole.items():
        for number in _MARK.findall(bare(page(data.decode()))):
            place = marks.places[int(number)]
            id, _, field = place.partition(" ")
            verdict = edition.verdicts.get(id)
            kept = verdict is not None and not isinstance(verdict, Publish)
            if kept and not (isinstance(verdict, Notice) and field in _SAID):
                found.add((address, place))
            if not isinstance(verdict, Publish) or not id.startswith("vinh-danh"):
                continue
            if field in {*verdict.without, "author", "approved_by", "consent.ref"}:
                found.add((address, place))
    return found


@pytest.mark.parametrize("seed", range(SITES))
def test_day_after_day(tmp_path: Path, seed: int) -> None:
    files, marks = chance_site(random.Random(seed))
    project = Project(write(tmp_path, files), ROOT / "theme_overrides", tmp_path / "cache")
    prepared = prepare(project, START)
    unread = {p.place.path for p in prepared.problems if severity(p) is Severity.ERROR}
    assert len(prepared.graph.records) == 2 * len(KINDS) + len(KINDS), unread
    before: dict[str, bytes] = {}
    expected: date | None = START
    for ahead in range(DAYS):
        day = START + timedelta(ahead)
        edition, whole = made(prepared.graph, day, project)
        assert leaks(edition, whole, marks) == set(), day
        changed = {a for a in {*before, *whole} if before.get(a) != whole.get(a)}
        assert bool(changed) == (expected == day), (day, sorted(changed))
        before, expected = whole, next_difference(prepared.graph, edition)
