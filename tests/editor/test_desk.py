"""What the editor has read keeps up with the files, whoever writes them."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.build.project import Project
from generator.editor.desk import Desk
from generator.editor.history import History
from generator.editor.leftovers import KEPT_SECONDS, Leftovers
from generator.loading.load import load

NEWS = "---\nid: {id}\ntitle: {title}\n---\n"


@pytest.fixture
def desk(site: Callable[..., Path]) -> Desk:
    content = site({f"tin-tuc/{n}.md": NEWS.format(id=f"tin-{n}", title=f"Tin {n}") for n in "abc"})
    project = Project(content, content, content.parent / "cache")
    return Desk(project, lambda: date(2026, 11, 28), History(content.parent))


def _write(desk: Desk, name: str, text: str) -> None:
    (desk.project.content / name).write_text(text, encoding="utf-8")


def test_a_change_an_addition_and_a_removal_are_seen(desk: Desk) -> None:
    content = desk.project.content
    assert desk.titles()["tin-b"] == "Tin b"
    steps: list[Callable[[], object]] = [
        lambda: _write(desk, "tin-tuc/b.md", NEWS.format(id="tin-b", title="Tin khác")),
        lambda: _write(desk, "tin-tuc/d.md", NEWS.format(id="tin-d", title="Tin d")),
        lambda: _write(desk, "tin-tuc/a.md", "---\nid: tin-a\ntitle: [\n---\n"),
        lambda: _write(desk, "tin-tuc/a.md", NEWS.format(id="tin-a", title="Tin a, sửa xong")),
        lambda: _write(desk, "tin-tuc/anh.jpg", "không phải bản ghi"),
        lambda: (content / "tin-tuc/c.md").unlink(),
        lambda: _write(desk, "chuyen-trang.yml", "name: Khác\nbody: B\n"),
    ]
    for step in steps:
        step()
        assert desk.library() == load(content)
    assert sorted(desk.titles()) == ["tin-a", "tin-b", "tin-d"]
    assert desk.titles()["tin-b"] == "Tin khác"


def test_what_was_sent_and_never_saved_goes_after_a_week(desk: Desk) -> None:
    folder = desk.project.content / "tin-tuc"
    named = NEWS.format(id="tin-a", title="Tin a").replace(
        "title", "image: {file: dung.jpg, alt: A, credit: B}\ntitle"
    )
    _write(desk, "tin-tuc/a.md", named)
    leftovers = Leftovers(desk.state / "sent")
    for name in ("dung.jpg", "bo.jpg"):
        (folder / name).write_bytes(b"x")
        leftovers.note(folder / name)
    assert leftovers.clear(desk, time.time()) == ()
    assert leftovers.clear(desk, time.time() + KEPT_SECONDS + 60) == (folder / "bo.jpg",)
    assert (folder / "dung.jpg").exists()
