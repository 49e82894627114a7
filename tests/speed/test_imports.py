"""A build imports what it uses: the sooner it is there, the smaller what changed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.records import make_project

PROGRAM = """
import atexit, gc, sys
atexit.register(lambda: gc.get_freeze_count() and print("IMPORTED", *sys.modules))
from generator.cli import main
main()
"""
# Of the host, of other commands, and of what a small edit finds done already.
NEVER_AFTER_AN_EDIT = frozenset({
    "PIL", "asyncio", "cryptography", "concurrent.futures", "http", "icalendar", "markdown",
    "mkdocs", "openpyxl", "rich", "segno", "ssl", "starlette", "statistics",
    "urllib.request", "watchdog",
    "generator.delivery", "generator.outputs.open_data", "generator.outputs.search",
    "generator.plugin",
})  # fmt: skip
NEVER_WITHOUT_A_CHANGE = NEVER_AFTER_AN_EDIT | {
    "email", "feedgen", "generator.build.pipeline", "jinja2", "lxml", "markdown_it", "nh3",
    "pydantic", "yaml",
}  # fmt: skip


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project that was built once, so that an edit is all there is to build."""
    folder = make_project(tmp_path_factory.mktemp("nhap") / "du-an", 3)
    imported(folder)
    return folder


def imported(project: Path) -> set[str]:
    """Build; return the modules that were imported, and the packages they are in."""
    command = ["build", "--preview", "--project", str(project), "--day", "2026-11-21"]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *command],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    modules = done.stdout.partition("IMPORTED ")[2].split()
    return {name.rsplit(".", cut)[0] for name in modules for cut in range(name.count(".") + 1)}


def test_a_small_edit_imports_neither_the_host_nor_what_draws(project: Path) -> None:
    record = project / "content" / "tin-tuc" / "b000000.md"
    record.write_text(f"{record.read_text()}\nThêm một câu.\n")
    found = imported(project)
    assert "generator.build.update" in found
    assert found & NEVER_AFTER_AN_EDIT == set()


def test_no_change_imports_next_to_nothing(project: Path) -> None:
    imported(project)
    found = imported(project)
    assert "generator.build.state.unchanged" in found
    assert found & NEVER_WITHOUT_A_CHANGE == set()
