"""Whatever is the matter around it, a build makes the site, or says in words what is to be done."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.records import make_project
from tests.site.making import DAY, ROOT, build, copy_project, manifest


def shell(project: Path, line: str) -> subprocess.CompletedProcess[str]:
    """Run a line of the shell, in which ``$build`` builds the project as a preview."""
    build = f"{sys.executable} -m generator.cli build --preview --project {project} --day {DAY}"
    return subprocess.run(
        ("sh", "-c", line), cwd=ROOT, env=os.environ | {"build": build},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("closed", ["2>&-", "<&- 2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_a_build_needs_no_stream_that_a_scheduler_closed(tmp_path: Path, closed: str) -> None:
    project = make_project(tmp_path / "du-an", 2)
    assert shell(project, f"$build {closed}").returncode == 0
    assert (project / "site" / "index.html").is_file()


@pytest.mark.parametrize("harm", ["a file", "a link to nothing", "a loop", "not to be looked into"])
@pytest.mark.xdist_group("site")
def test_a_build_does_without_a_cache_that_cannot_be_had(
    project: Path, built: Path, tmp_path: Path, harm: str
) -> None:
    folder = copy_project(tmp_path / "du-an")
    cache, aside = folder / ".cache", tmp_path / "tam"
    aside.mkdir()
    match harm:
        case "a file":
            cache.touch()
        case "a link to nothing":
            cache.symlink_to(tmp_path / "khong-co")
        case "a loop":
            cache.symlink_to(cache)
        case "not to be looked into":
            shutil.copytree(project / ".cache", cache)
            cache.chmod(0)
    assert manifest(build(folder, environment={"TMPDIR": str(aside)})) == manifest(built)
    if harm == "not to be looked into":
        cache.chmod(0o700)
    assert list(aside.iterdir()) == []


def test_a_build_that_is_to_use_no_cache_leaves_none_behind(tmp_path: Path) -> None:
    """A delivery asks for the note of the build, and another build of the site waits its turn."""
    project = make_project(tmp_path / "du-an", 2)
    build(project, "--no-cache")
    cache = project / ".cache" / "guongsang"
    kept = [file.relative_to(cache) for file in cache.rglob("*") if file.is_file()]
    assert sorted((file.parent.name, file.suffix) for file in kept) == [
        ("built", ".lock"), ("notes", ".json"),
    ]  # fmt: skip


@pytest.mark.parametrize("odd", ["project", "output"])
def test_a_site_is_built_in_folders_whose_names_are_no_text(tmp_path: Path, odd: str) -> None:
    name = os.fsdecode(b"th\xb0")
    project = make_project(tmp_path / (name if odd == "project" else "du-an"), 2)
    site = project / (name if odd == "output" else "site")
    build(project, "--preview", "--output", str(site))
    assert (site / "index.html").is_file()


def test_a_locale_that_cannot_name_the_files_is_told_with_the_cure(tmp_path: Path) -> None:
    project = make_project(tmp_path / "du-an", 2)
    ascii_only = "PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 LC_ALL"
    found = shell(project, f"{ascii_only}=C $build")
    assert found.returncode == 2
    assert found.stderr.startswith("guongsang: máy đang dùng bảng mã “ascii” cho tên tệp")
    assert "LC_ALL=C.UTF-8" in found.stderr
    assert shell(project, f"{ascii_only}=C.UTF-8 $build").returncode == 0


def test_whoever_watches_sees_each_stage_and_how_far_it_is(tmp_path: Path) -> None:
    """Through a pipe, nothing is seen of it."""
    project = make_project(tmp_path / "du-an", 2)
    assert shell(project, "$build").stderr == ""
    script = 'script -qec "$build --no-cache" /dev/null'
    seen = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shell(project, f"TERM=xterm {script}").stdout)
    for stage in (
        r"Đọc nội dung .* ([0-9]+)/\1 ",
        r"Kiểm tra .* ([0-9]+)/\1 ",
        r"Dựng trang .* ([0-9]+)/\1 ",
    ):
        assert re.search(stage, seen), seen
    assert "/?" not in seen
