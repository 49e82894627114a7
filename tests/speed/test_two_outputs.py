"""Two sites of one project share what is kept, and each is as it must be."""

from pathlib import Path

from click.testing import CliRunner

from generator.cli.build import command
from tests.bench.records import make_project


def _build(project: Path, output: Path) -> None:
    more = ["--project", str(project), "--day", "2026-11-21", "--output", str(output)]
    assert CliRunner().invoke(command, [*more, "--preview"]).exit_code == 0


def test_a_style_sheet_changes_in_both(tmp_path: Path) -> None:
    """The frame that one site was made with is known when the other is brought up to date."""
    project = make_project(tmp_path / "du-an", 2)
    one, other = tmp_path / "mot", tmp_path / "hai"
    _build(project, one)
    styles = project / "theme_overrides" / "assets" / "css" / "tokens.css"
    styles.write_text(f"{styles.read_text()}/* mới */\n")
    _build(project, other)
    _build(project, one)
    for site in (one, other):
        assert (site / "assets" / "css" / "tokens.css").read_bytes() == styles.read_bytes()
