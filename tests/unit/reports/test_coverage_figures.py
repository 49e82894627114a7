"""Every number of the coverage report, counted anew from the files."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.graph.resolve import resolve
from generator.loading.load import load
from generator.policy.edition import admit
from generator.reports.coverage_sheet import coverage_sheet
from generator.reports.table import Bar, Cell, Sheet, Table
from tests.conftest import Files, write
from tests.unit.reports.recount import (
    Front,
    a_day,
    is_public,
    owed,
    read,
    rows_of,
    serving,
    standing,
)

ROOT = Path(__file__).resolve().parents[3]
DAYS = [date(2026, 11, 21), date(2026, 9, 30), date(2026, 12, 15), date(2021, 1, 1)]
PIECES = ("dien-hinh", "vinh-danh", "tin-tuc", "su-kien", "van-ban", "tu-don-vi")
PERSON = ("person", "cá nhân")
WHAT = ("planned", "published", "on_time", "late", "missing", "ahead")

NEWS = """\
---
id: {id}
title: Bài {id}
unit: {unit}
field: chuyen-doi-so
serves: [{{plan: kh-2026, topic: {topic}, channel: {channel}}}]
publication: {{status: approved, author: A, approved_by: B, publish: {day}}}
---
"""


def _promising() -> Files:
    """Return a plan that promises, by month, by quarter and once, and what was published of it."""
    files: Files = {
        "don-vi/dv-a.yml": "id: dv-a\nlevel: department\nnames: [{value: Sở A}]\n",
        "don-vi/dv-b.yml": "id: dv-b\nlevel: division\nnames: [{value: Phòng B}]\n",
        "danh-muc/linh-vuc.yml": "terms: [{id: chuyen-doi-so, name: Chuyển đổi số}]\n",
        "ke-hoach-tuyen-truyen/kh-2026.md": """\
---
id: kh-2026
title: Kế hoạch 2026
years: 2026
issue_day: 12/2/2026
publication: {status: approved, author: A, approved_by: B, publish: 2026-02-12}
plan_topics:
  - {key: N1, text: Nội dung một}
  - {key: N2, text: Nội dung hai}
channels:
  - {key: H1, name: Trang}
  - {key: H2, name: Họp}
items:
  - {topic: N1, channel: H1, rhythm: hằng tháng, unit: dv-a}
  - {topic: N1, channel: H2, rhythm: hằng quý, count: 2, unit: dv-b}
  - {topic: N2, channel: H1, due: 30/6/2026, count: 3}
  - {topic: N2, channel: H2}
---
""",
    }
    published = [
        ("N1", "H1", "2026-02-20"), ("N1", "H1", "2026-04-02"), ("N1", "H1", "2026-04-20"),
        ("N1", "H1", "2026-04-25"), ("N1", "H1", "2026-12-30"), ("N1", "H2", "2026-03-31"),
        ("N1", "H2", "2026-07-15"), ("N2", "H1", "2026-06-30"), ("N2", "H1", "2026-07-01"),
        ("N2", "H2", "2026-11-01"), ("N2", "H2", "2026-11-02"),
    ]  # fmt: skip
    for number, (topic, channel, day) in enumerate(published, start=1):
        text = NEWS.format(id=f"tt-{number:02}", topic=topic, channel=channel, day=day,
                           unit="dv-a" if number % 2 else "dv-b")  # fmt: skip
        files[f"tin-tuc/tt-{number:02}.md"] = text
    return files


class Told:
    """A report, and the files it is of."""

    def __init__(self, content: Path, day: date) -> None:
        self.day = day
        self.records = read(content)
        graph, _ = resolve(load(content))
        self.sheet: Sheet = coverage_sheet(graph, admit(graph, day))
        self.plans = self.records["ke-hoach-tuyen-truyen"]

    def table(self, title: str) -> Table:
        """Return the table with this title."""
        return next(table for table in self.sheet.tables if table.title == title)

    def public(self, *folders: str) -> list[Front]:
        """Return the records of some folders that may be seen."""
        return [r for folder in folders for r in self.records[folder] if is_public(r, self.day)]


@pytest.fixture(scope="module", params=DAYS, ids=str)
def real(request: pytest.FixtureRequest) -> Told:
    """Give the report on the repository's own content: the five real plans and the samples."""
    return Told(ROOT / "content", request.param)


@pytest.fixture(scope="module", params=[date(2026, 11, 21), date(2026, 4, 10), date(2027, 1, 1)])
def promising(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Give the report on a plan that promises."""
    return Told(write(tmp_path_factory.mktemp("plan"), _promising()), request.param)


def _numbers(row: tuple[Cell, ...]) -> list[Any]:
    return [cell for cell in row[1:] if isinstance(cell, int)]


def _published(told: Told, key: Callable[[Front, str, str], str]) -> Counter[str]:
    return Counter(key(*one) for one in serving(told.records, told.plans[0]["id"], told.day))


def test_the_real_plan_counts_what_serves_it(real: Told) -> None:
    plan = real.plans[0]
    pairs = serving(real.records, plan["id"], real.day)
    cells = Counter((topic, channel) for _, topic, channel in pairs)
    grid = real.table("Nội dung và hình thức")
    channels = [channel["key"] for channel in plan["channels"]]
    topics = [topic["key"] for topic in plan["plan_topics"]]
    assert grid.columns == ("Nội dung", *channels)
    for topic, row in zip(topics, grid.rows, strict=False):
        assert row[1:] == tuple(cells.get((topic, channel)) for channel in channels)
    by_channel = Counter(channel for _, _, channel in pairs)
    assert grid.rows[-1] == ("Cộng", *(by_channel.get(channel) for channel in channels))
    tables = {
        "Theo nội dung": [Counter(t for _, t, _ in pairs)[key] for key in topics],
        "Theo hình thức": [by_channel[key] for key in channels],
    }
    for title, counted in tables.items():
        assert [row[1] for row in real.table(title).rows] == [*counted, sum(counted)]


def test_the_real_plan_by_month_unit_and_field(real: Told) -> None:
    def month(record: Front, *_: str) -> str:
        return a_day(record["publication"]["publish"]).strftime("%m/%Y")

    units = {unit["id"]: unit["names"][-1]["value"] for unit in real.records["don-vi"]}
    terms = next(v for v in real.records["danh-muc"] if v["path"].name == "linh-vuc.yml")
    fields = {term["id"]: term["name"] for term in terms["terms"]}
    wanted = {
        "Theo tháng": _published(real, month),
        "Theo đơn vị": _published(
            real, lambda r, *_: units.get(r.get("unit", ""), "Chưa ghi đơn vị")
        ),
        "Theo lĩnh vực": _published(
            real, lambda r, *_: fields.get(r.get("field", ""), "Chưa ghi lĩnh vực")
        ),
    }
    for title, counted in wanted.items():
        rows = [row for row in real.table(title).rows if row[0] != "Cộng"]
        assert {row[0]: row[1] for row in rows} == counted, title


def test_every_line_of_the_real_plan(real: Told) -> None:
    table = real.table("Nội dung × hình thức × tháng")
    assert sum(int(str(row[6])) for row in table.rows) == sum(
        _published(real, lambda *_: "").values()
    )
    assert all(row[5] == row[7] == row[8] == row[9] == row[10] == 0 for row in table.rows)


def test_campaigns_and_their_exemplars(real: Told) -> None:
    campaigns = [record["id"] for record in real.records["phong-trao"]]
    assert len(campaigns) >= 4
    rows = {str(row[1]): row for row in real.table("Phong trào và điển hình").rows}
    assert sorted(rows) == sorted(campaigns)
    for key, row in rows.items():
        of = [r for r in real.records["dien-hinh"] if r.get("campaign") == key]
        public = [r for r in of if is_public(r, real.day)]
        assert row[2:4] == (len(public), len(of) - len(public))
        assert (row[4] == "") is bool(public)


def test_units_and_how_often_they_appear(real: Told) -> None:
    units = {unit["id"]: unit for unit in real.records["don-vi"]}
    before: dict[str, set[str]] = {key: {key} for key in units}
    for _ in units:
        for key, unit in units.items():
            for step in unit.get("successors", ()):
                if "unit" in step:
                    before[step["unit"]] |= before[key]
    named: dict[str, set[str]] = {key: set() for key in units}
    for folder in real.records:
        for record in real.public(folder) if folder not in ("don-vi", "danh-muc") else ():
            found = {record.get("unit"), record.get("issuer")}
            found |= {row.get("unit_id") for row in rows_of(record)}
            found |= {place.get("unit") for place in record.get("replicated", ())}
            for key in found & set(units):
                named[str(key)].add(record["id"])
    rows = {row[2]: row for row in real.table("Đơn vị và số lần xuất hiện").rows}
    for key, row in rows.items():
        assert row[3] == len(set().union(*(named[one] for one in before[str(key)]))), key
    ended = {
        key for key, unit in units.items()
        if any("day" not in s or a_day(s["day"]) <= real.day for s in unit.get("successors", ()))
    }  # fmt: skip
    assert set(rows) | ended == set(units)
    assert not set(rows) & ended


def test_the_balance_of_people(real: Told) -> None:
    leading = ("Trưởng phòng", "Phó", "Giám đốc", "Chủ tịch", "Chánh", "Hiệu trưởng", "Bí thư")

    def count(rows: list[Front]) -> tuple[int, ...]:
        people = [r for r in rows if r.get("kind", "person").lower() in PERSON]
        direct = [r for r in people if r.get("direct_worker") == "có"]
        rest = [r for r in people if r not in direct]
        lead = [r for r in rest if (r.get("post") or "").startswith(leading)]
        posts = [r for r in rest if r.get("post") and r not in lead]
        unsaid = len(rest) - len(lead) - len(posts)
        return len(people), len(direct), len(posts), len(lead), unsaid

    rows = {row[0]: row for row in real.table("Người trực tiếp lao động và người giữ chức vụ").rows}
    by_year: dict[str, list[Front]] = {}
    for decision in real.public("quyet-dinh"):
        taken = {item.get("number") for item in decision.get("revocations", ())
                 if a_day(item["day"]) <= real.day}  # fmt: skip
        year = a_day(decision["issue_day"]).year
        kept = [r for at, r in enumerate(rows_of(decision), 1) if str(at) not in taken]
        by_year.setdefault(f"Quyết định năm {year}", []).extend(kept)
    pages = [r for r in real.public("vinh-danh") if r["honouree_kind"].lower() in PERSON]
    wanted = {key: count(found) for key, found in by_year.items()}
    wanted |= {"Gương có trang riêng": count(pages)} if pages else {}
    assert {key: row[1:6] for key, row in rows.items()} == wanted
    for row in rows.values():
        people, direct, posts, _, unsaid = (int(str(cell)) for cell in row[1:6])
        said = people - unsaid
        assert row[6] == (f"{(direct + posts) * 100 / said:.0f}%" if said else None)


def test_what_serves_no_plan_is_listed_and_suggested_by_topic_and_field(real: Told) -> None:
    plan = real.plans[0]
    free = [
        r for r in real.public(*PIECES)
        if not r.get("serves") and a_day(r["publication"]["publish"]).year >= int(plan["years"])
    ]  # fmt: skip
    table = real.table("Bài đã đăng nhưng chưa gắn với kế hoạch")
    paths = {str(row[2]).removeprefix("content/"): row for row in table.rows}
    assert sorted(paths) == sorted(str(r["path"].relative_to(ROOT / "content")) for r in free)
    for record in free:
        fits = {
            topic["key"]
            for topic in plan["plan_topics"]
            if set(topic.get("topics", ())) & set(record.get("topics", ()))
            or record.get("field") in topic.get("fields", ())
        }
        row = paths[str(record["path"].relative_to(ROOT / "content"))]
        told = {part.split(":")[0].strip() for part in str(row[3]).split(";")}
        assert told == (fits if len(fits) <= 3 else told & fits) or (not fits and row[4] is None)
        assert not fits or len(told) == min(3, len(fits))


def test_the_figures_at_the_top(real: Told) -> None:
    published = sum(_published(real, lambda *_: "").values())
    free = real.table("Bài đã đăng nhưng chưa gắn với kế hoạch").rows
    assert real.sheet.figures == (
        (str(published), "đã đăng"), (str(len(free)), "bài chưa gắn với kế hoạch"),
    )  # fmt: skip


def test_a_plan_that_promises_is_held_to_it(promising: Told) -> None:
    plan = promising.plans[0]
    counts = standing(plan, promising.records, promising.day)
    pairs = serving(promising.records, plan["id"], promising.day)
    for title, at, keys in (
        ("Theo nội dung", 0, ["N1", "N2"]),
        ("Theo hình thức", 1, ["H1", "H2"]),
    ):
        rows = promising.table(title).rows
        for key, row in zip(keys, rows, strict=False):
            wanted = {
                what: sum(n for cell, n in counts.items() if cell[at] == key and cell[2] == what)
                for what in WHAT
            }
            wanted["published"] = sum(1 for pair in pairs if pair[at + 1] == key)
            assert _numbers(row) == [wanted[what] for what in WHAT], (title, key)
        total = [sum(column) for column in zip(*map(_numbers, rows[:-1]), strict=True)]
        assert _numbers(rows[-1]) == total
        bar = rows[-1][-1]
        assert isinstance(bar, Bar)
        assert [bar.on_time, bar.late, bar.missing, bar.ahead] == total[2:]


def test_a_plan_that_promises_cell_by_cell(promising: Told) -> None:
    plan = promising.plans[0]
    counts = standing(plan, promising.records, promising.day)
    pairs = serving(promising.records, plan["id"], promising.day)
    rows = promising.table("Nội dung và hình thức").rows
    for topic, row in zip(["N1", "N2"], rows, strict=False):
        for channel, cell in zip(["H1", "H2"], row[1:], strict=True):
            done = sum(1 for pair in pairs if pair[1:] == (topic, channel))
            assert cell == f"{done}/{counts[topic, channel, 'planned']}"


def test_a_plan_that_promises_by_month_and_unit(promising: Told) -> None:
    plan = promising.plans[0]
    due = Counter(f"{ends:%m/%Y}" for _, _, ends in owed(plan))
    rows = {row[0]: row for row in promising.table("Theo tháng").rows[:-1]}
    assert {key: row[1] for key, row in rows.items() if row[1]} == due
    units = Counter(item.get("unit", "") for item, _, _ in owed(plan))
    by_unit = {row[0]: row[1] for row in promising.table("Theo đơn vị").rows[:-1]}
    names = {"Sở A": "dv-a", "Phòng B": "dv-b", "Chưa ghi đơn vị": ""}
    assert {names[str(key)]: planned for key, planned in by_unit.items()} == units
    lines = promising.table("Nội dung × hình thức × tháng").rows
    assert sum(int(str(row[5])) for row in lines) == sum(due.values())
    for row in lines:
        assert row[5] == sum(int(str(cell)) for cell in row[7:])


def test_the_figures_at_the_top_of_a_plan_that_promises(promising: Told) -> None:
    counts = standing(promising.plans[0], promising.records, promising.day)
    sums = {what: sum(n for cell, n in counts.items() if cell[2] == what) for what in WHAT}
    published = len(serving(promising.records, "kh-2026", promising.day))
    assert [number for number, _ in promising.sheet.figures] == [
        str(sums["planned"]), str(published), str(sums["late"]), str(sums["missing"]), "0",
    ]  # fmt: skip
