"""Whatever changes among the files of a section is seen, wherever it went meanwhile."""

import os
from collections.abc import Callable
from functools import partial
from itertools import chain, repeat
from pathlib import Path

import pytest

from generator.build.project import Project
from generator.preview.changes import Seen, changes, look


@pytest.fixture
def project(tmp_path: Path) -> Project:
    for path in ("content/tin-tuc/a.md", "docs/gioi-thieu.md", "theme_overrides/views/news.html"):
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text("một")
    (tmp_path / "mkdocs.yml").write_text("site_name: A\n")
    return Project(tmp_path / "content", tmp_path / "theme_overrides", tmp_path / ".cache")


def rewrite(file: Path) -> None:
    file.write_text("hai")


def replace(file: Path) -> None:
    (file.parent / "moi").write_text("ba")
    (file.parent / "moi").replace(file)


@pytest.mark.parametrize("do", [rewrite, replace, Path.unlink])
@pytest.mark.parametrize(
    "path",
    ["content/tin-tuc/a.md", "docs/gioi-thieu.md", "theme_overrides/views/news.html", "mkdocs.yml"],
)
def test_an_edit_is_seen(project: Project, path: str, do: Callable[[Path], None]) -> None:
    found = changes(partial(look, project), look(project))
    for _ in range(2):
        do(project.root / path)
        next(found)
        (project.root / path).write_text("trở lại")
        next(found)


@pytest.mark.parametrize("name", ["content", "content/tin-tuc", "docs", "theme_overrides"])
def test_a_folder_that_went_and_came_back_is_seen_and_watched_again(
    project: Project, name: str
) -> None:
    found, folder, away = changes(partial(look, project), look(project)), project.root / name, "a"
    folder.rename(project.root / away)
    next(found)
    (project.root / away).rename(folder)
    next(found)
    (folder / "them.md").write_text("mới")
    next(found)


def test_a_folder_that_was_away_for_a_moment_is_another_one(project: Project) -> None:
    before = look(project)
    project.content.rename(project.root / "a")
    (project.root / "a").rename(project.content)
    assert look(project) != before


def test_what_cannot_be_read_hides_nothing_of_the_rest(project: Project) -> None:
    (project.content / "tin-tuc" / "hong").symlink_to("khong-co")
    (project.root / "ngoai.md").write_text("ngoài")
    (project.root / "docs" / "lien-ket.md").symlink_to(project.root / "ngoai.md")
    before = look(project)
    assert str(project.content / "tin-tuc" / "a.md") in before
    os.truncate(project.root / "ngoai.md", 1)
    assert look(project) != before, "what a link leads to"


def test_what_still_changes_is_waited_for() -> None:
    stamps = ((size, 0, 0, 0) for size in chain([0, 0, 1, 2, 3], repeat(3)))
    looked: list[Seen] = []

    def seen() -> Seen:
        looked.append({"a.md": next(stamps)})
        return looked[-1]

    next(changes(seen, {"a.md": (0, 0, 0, 0)}))
    assert [each["a.md"][0] for each in looked] == [0, 0, 1, 2, 3, 3]
