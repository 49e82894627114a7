"""Builds of one site take turns, and a turn ends with the process that had it."""

import subprocess
import sys
import time
from pathlib import Path

from generator.build.project import Project
from generator.build.turn import turn

HOLDER = """
import sys, time
from pathlib import Path
from generator.build.project import Project
from generator.build.turn import turn
root = Path(sys.argv[1])
with turn(Project(root / "content", root, root / "cache"), root / "site", lambda: None):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_build_waits_until_the_first_one_is_over_or_killed(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    project = Project(tmp_path / "content", tmp_path, tmp_path / "another-cache")
    waited: list[float] = []

    def told() -> None:
        waited.append(time.monotonic())
        holder.kill()

    with turn(project, tmp_path / "site", told) as held:
        assert held
    assert len(waited) == 1
    holder.wait()


def test_builds_of_different_sites_do_not_wait(tmp_path: Path) -> None:
    project = Project(tmp_path / "content", tmp_path, tmp_path / "cache")
    told: list[str] = []
    with (
        turn(project, tmp_path / "site", lambda: told.append("one")),
        turn(project, tmp_path / "other", lambda: told.append("two")),
    ):
        assert told == []
