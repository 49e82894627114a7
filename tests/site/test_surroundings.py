"""Whatever is the matter around it, a build makes the site, or says in words what is to be done."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.records import make_project
from tests.site.making import DAY, ROOT


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
