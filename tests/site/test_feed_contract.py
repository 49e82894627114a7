"""What subscribers rely on, over the real content: ids, dates and order through an editor's day."""

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import feedparser
import pytest

from generator.build.pipeline import Made, Project, make, prepare
from generator.outputs.pending import Content
from generator.outputs.pending import made as content_of

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 21)
NEWS = "tin-tuc/nhan-ho-so-cuoi-nam-2026.md"
EVENT = "su-kien/tong-ket-2026.md"
PERSON = "vinh-danh/vd-0001.md"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return Project(tmp_path / "content", ROOT / "theme_overrides", tmp_path / "cache")


def _make(project: Project, day: date = DAY) -> Made:
    prepared = prepare(project, day)
    assert not prepared.errors
    made = make(prepared)
    written = {
        k: content_of(v) if k.startswith(("feeds/", "lich/")) else v for k, v in made.files.items()
    }
    return replace(made, files=written)


def _edit(project: Project, name: str, change: Callable[[str], str]) -> None:
    file = project.content / name
    before = file.read_text(encoding="utf-8")
    after = change(before)
    assert after != before, f"{name} was to change"
    file.write_text(after, encoding="utf-8")


def _replace(pattern: str, new: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, lambda _: new, text, count=1, flags=re.MULTILINE)


def _entries(made: Made, key: str = "tat-ca") -> list[tuple[str, str, str]]:
    data = made.files[f"feeds/{key}.rss"]
    assert isinstance(data, bytes)
    feed = feedparser.parse(data)
    assert not feed.bozo
    return [(e.id, e.published, e.link) for e in feed.entries]


def _feeds(made: Made) -> dict[str, Content]:
    return {k: v for k, v in made.files.items() if k.startswith(("feeds/", "lich/"))}


def test_a_new_title_or_slug_keeps_id_date_and_order(project: Project) -> None:
    before = _entries(_make(project))
    _edit(project, NEWS, _replace(r"^title: .*$", "title: Một tiêu đề khác hẳn"))
    _edit(project, NEWS, _replace(r"^---\n", "---\nslug: dia-chi-moi\n"))
    after = _entries(_make(project))
    assert [e[:2] for e in after] == [e[:2] for e in before]
    moved = [a[2] for a, b in zip(after, before, strict=True) if a[2] != b[2]]
    assert moved == ["https://tdkt.example.gov.vn/tin-tuc/dia-chi-moi/"]


def test_a_mended_typo_changes_no_date(project: Project) -> None:
    before = _entries(_make(project))
    _edit(project, NEWS, lambda text: text + "\nThêm một câu cho rõ.\n")
    assert _entries(_make(project)) == before


def test_another_campaign_keeps_the_id_in_every_feed(project: Project) -> None:
    name = next(
        f"dien-hinh/{path.name}"
        for path in sorted((project.content / "dien-hinh").glob("*.md"))
        if "campaign: pt-kien-giang-2022" in path.read_text(encoding="utf-8")
    )
    before = _entries(_make(project))
    _edit(project, name, _replace(r"campaign: pt-kien-giang-2022", "campaign: pt-ha-tinh-2022"))
    made = _make(project)
    assert _entries(made) == before
    text = (project.content / name).read_text(encoding="utf-8")
    moved = re.search(r"^id: (\S+)$", text, re.MULTILINE)
    assert moved is not None
    identifier = f"tag:tdkt.example.gov.vn,2026:{moved[1]}"
    assert identifier in {e[0] for e in _entries(made, "pt-ha-tinh-2022")}
    assert identifier not in {e[0] for e in _entries(made, "pt-kien-giang-2022")}


@pytest.mark.parametrize("block", ["withdrawn", "removed"])
def test_what_is_taken_down_leaves_a_nameless_mark(project: Project, block: str) -> None:
    before = _entries(_make(project))
    reason = "\n  reason: Theo đề nghị" if block == "withdrawn" else ""
    _edit(project, PERSON, _replace(r"^---\n", f"---\n{block}:\n  day: 2026-11-20{reason}\n"))
    made = _make(project)
    lost = {e[0] for e in before} - {e[0] for e in _entries(made)}
    assert lost == {"tag:tdkt.example.gov.vn,2026:vd-0001"}
    atom = made.files["feeds/tat-ca.atom"]
    assert isinstance(atom, bytes)
    assert b'deleted-entry ref="tag:tdkt.example.gov.vn,2026:vd-0001"' in atom
    # The decision that names her is public by law; what was published of herself is not there.
    left = [
        k for k, v in _feeds(made).items() if isinstance(v, bytes) and b"vinh-danh/vd-0001" in v
    ]
    assert left == []


def test_a_cancelled_event_stays_in_the_calendar_as_cancelled(project: Project) -> None:
    before = _make(project).files["lich/tat-ca.ics"]
    assert isinstance(before, bytes)
    cancel = "---\ncancelled:\n  day: 2026-11-20\n  reason: Hoãn sang năm sau\n"
    _edit(project, EVENT, _replace(r"^---\n", cancel))
    after = _make(project).files["lich/tat-ca.ics"]
    assert isinstance(after, bytes)
    uid = rb"^UID:(.*?)\r$"
    assert re.findall(uid, after, re.MULTILINE) == re.findall(uid, before, re.MULTILINE)
    assert after.count(b"STATUS:CANCELLED") == before.count(b"STATUS:CANCELLED") + 1


def test_a_template_changes_no_byte_of_feeds_and_calendars(
    project: Project, tmp_path: Path
) -> None:
    before = _feeds(_make(project))
    templates = tmp_path / "theme_overrides"
    shutil.copytree(ROOT / "theme_overrides", templates)
    for template in templates.glob("views/*.html"):
        template.write_text("<p>khuôn khác</p>", encoding="utf-8")
    other = Project(project.content, templates, project.cache)
    assert _feeds(_make(other)) == before


def test_a_new_day_changes_feeds_only_when_something_is_published(project: Project) -> None:
    prepared = prepare(project, DAY)
    until = prepared.edition.next_change
    assert until is not None
    same = _entries(_make(project, date.fromordinal(until.toordinal() - 1)))
    assert same == _entries(_make(project))


def test_forty_new_items_push_none_out_of_the_archive(project: Project) -> None:
    before = {e[0] for e in _entries(_make(project))}
    for number in range(40):
        text = (
            f"---\nid: them-{number:02d}\ntitle: Tin thêm {number}\npublication:\n"
            "  status: approved\n  author: A\n  approved_by: B\n"
            f"  publish: 2026-11-20T{number % 24:02d}:00\n---\n\nNội dung.\n"
        )
        (project.content / "tin-tuc" / f"them-{number:02d}.md").write_text(text, encoding="utf-8")
    made = _make(project)
    live = {e[0] for e in _entries(made)}
    archived = {
        entry.id
        for address, data in made.files.items()
        if address.startswith("feeds/luu-tru/") and isinstance(data, bytes)
        for entry in feedparser.parse(data).entries
    }
    assert len(live) <= 100
    assert before <= live | archived
