"""Whatever ends a build before it is done, nothing of it is left behind."""

import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bench.records import make_project

SECONDS = 60


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project large enough to be built by several processes."""
    return make_project(tmp_path_factory.mktemp("dung") / "du-an", 300)


def children(process: int) -> list[int]:
    """Return the processes that one has started and that are not over."""
    listed = Path(f"/proc/{process}/task/{process}/children").read_text()
    return [int(number) for number in listed.split()]


def until(holds: Callable[[], bool]) -> None:
    ends = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < ends
        time.sleep(0.01)


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for processes")
@pytest.mark.parametrize("way", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_build_that_is_ended_leaves_nothing_behind(
    project: Path, tmp_path: Path, way: signal.Signals
) -> None:
    """Neither files nor processes, nor a terminal without a cursor."""
    ours, theirs = pty.openpty()
    build = subprocess.Popen(
        (sys.executable, "-m", "generator.cli", "build", "--project", str(project),
         "--day", "2026-11-21", "--jobs", "2", "--no-cache"),
        env={**os.environ, "TMPDIR": str(tmp_path), "TERM": "xterm"}, stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    until(lambda: bool(list(project.glob(".site.*")) and children(build.pid)))
    workers = children(build.pid)
    build.send_signal(way)
    build.send_signal(way)  # as a window that is closed does
    said = b""
    while part := _read(ours):
        said += part
    assert build.wait(SECONDS) == 128 + way
    os.close(ours)
    assert said.decode().splitlines()[-1] == "Đã dừng."
    assert said.count(b"\x1b[?25l") == said.count(b"\x1b[?25h")
    assert not [number for number in workers if Path(f"/proc/{number}").exists()]
    assert list(tmp_path.iterdir()) == []
    assert [path.name for path in project.iterdir() if "site" in path.name] == []


def _read(terminal: int) -> bytes:
    """Return what was written to a terminal; nothing once nobody has it open."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""
