"""However many processes build a site, and whatever becomes of one, the site is as it must be."""

import filecmp
import os
import signal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.build.pages.stamp import Stamper
from generator.build.workers import spread as workers
from generator.build.workers.spread import WorkerDiedError, in_parts, meanwhile
from generator.cli.build import command
from generator.views.page import Page
from tests.bench.records import make_project
from tests.forks import FORKS


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small project, large enough for several batches each."""
    monkeypatch.setattr(workers, "_FEWEST", 2)
    monkeypatch.setattr(workers, "_BATCH", 3)
    folder = make_project(tmp_path / "du-an", 8)
    for unit in (folder / "content" / "don-vi").iterdir():
        if unit.stem > "dv-b007":
            unit.unlink()
    return folder


def build(project: Path, *more: str) -> Result:
    return CliRunner().invoke(
        command, ["--project", str(project), "--day", "2026-11-21", *more], catch_exceptions=True
    )


def files(site: Path) -> list[str]:
    return sorted(p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file())


def test_the_number_of_processes_does_not_show(project: Path, tmp_path: Path) -> None:
    one, three = tmp_path / "mot", tmp_path / "ba"
    for output, jobs in ((one, "1"), (three, "3")):
        done = build(project, "--no-cache", "--jobs", jobs, "--output", str(output))
        assert done.exit_code == 0, done.output
    names = files(one)
    assert names == files(three)
    assert filecmp.cmpfiles(one, three, names, shallow=False)[1:] == ([], [])


@FORKS
def test_a_worker_that_dies_leaves_the_last_good_site(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert build(project, "--jobs", "2").exit_code == 0
    before = {name: (project / "site" / name).read_bytes() for name in files(project / "site")}
    record = next((project / "content" / "tin-tuc").glob("*.md"))
    record.write_text(f"{record.read_text()}\nThêm một câu.\n")
    given, parent = Stamper.stamp, os.getpid()

    def dying(self: Stamper, page: Page) -> bytes:
        if page.template == "news" and os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return given(self, page)

    with monkeypatch.context() as patched:
        patched.setattr(Stamper, "stamp", dying)
        ended = build(project, "--jobs", "2", "--no-cache")
    assert isinstance(ended.exception, WorkerDiedError)
    after = {name: (project / "site" / name).read_bytes() for name in files(project / "site")}
    assert after == before
    assert list(project.glob(".site.*")) == []
    assert build(project, "--jobs", "2").exit_code == 0


@pytest.mark.parametrize("jobs", [1, 2])
def test_tasks_come_back_part_by_part_in_their_order(
    jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_FEWEST", 2)
    monkeypatch.setattr(workers, "_PART", 7)
    parts = list(in_parts(lambda task: task * task, range(30), jobs))
    assert [len(part) for part in parts] == [7, 7, 7, 7, 2]
    assert [pair for part in parts for pair in part] == [(n, n * n) for n in range(30)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_done_meanwhile_is_waited_for(jobs: int) -> None:
    def failing() -> int:
        raise ValueError("sai")

    with meanwhile(lambda: "xong", jobs) as wait:
        assert wait() == "xong"
    with meanwhile(failing, jobs) as failed, pytest.raises(ValueError, match="sai"):
        failed()


@FORKS
def test_a_process_that_nobody_waits_for_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    given, children = os.fork, list[int]()

    def forking() -> int:
        children.append(given())
        return children[-1]

    monkeypatch.setattr(os, "fork", forking)
    with meanwhile(signal.pause, 2):
        pass
    with pytest.raises(ChildProcessError):
        os.waitpid(children[0], os.WNOHANG)
    with (
        meanwhile(lambda: os.kill(os.getpid(), signal.SIGKILL), 2) as wait,
        pytest.raises(WorkerDiedError),
    ):
        wait()
