"""The contract with yesterday's site, from the content to the command that tells of a breach."""

import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.build.pipeline import Project, make, prepare
from generator.build.writing import write_content
from generator.cli.compare import command
from tests.conftest import write

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 21)
UID = "pt-mau-han-registration@thu.example"
CAMPAIGN = """---
id: pt-mau-han
title: Phong trào mẫu, có hạn
timeline:
  registration: {day: 2026-12-15}
  end: {day: 2027-12-01}
publication:
  status: approved
  author: A
  approved_by: B
  publish: 2026-11-01
---
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "content", ROOT / "theme_overrides", tmp_path / "cache")


def built(project: Project, campaign: str, folder: Path) -> Path:
    """Write what followers read of the site with this campaign."""
    write(project.content.parent, {"phong-trao/mau-han.md": campaign})
    prepared = prepare(project, DAY)
    assert not prepared.errors
    for address, content in make(prepared, preview=True).files.items():
        if address.startswith(("feeds/", "lich/")):
            write_content(folder / address, content)
    return folder


def compared(old: Path, new: Path) -> Result:
    epoch = {"SOURCE_DATE_EPOCH": "1795190400"}  # 2026-11-20
    return CliRunner().invoke(command, [str(old), str(new)], env=epoch)


def test_a_deadline_that_vanished_is_told_with_a_line_that_mends_it(
    project: Project, tmp_path: Path
) -> None:
    old = built(project, CAMPAIGN, tmp_path / "old")
    without = CAMPAIGN.replace("  registration: {day: 2026-12-15}\n", "")
    told = compared(old, built(project, without, tmp_path / "without"))
    assert told.exit_code == 1
    assert UID in told.output
    cure = re.search(r"^dropped_days:\n  - .*$", told.output, re.MULTILINE)
    assert cure is not None
    assert "day: 2026-11-20" in cure[0]
    mended = without.replace("publication:", f"{cure[0]}\npublication:")
    new = built(project, mended, tmp_path / "new")
    told = compared(old, new)
    assert (told.exit_code, UID in told.output) == (0, False)
    calendar = (new / "lich" / "pt-mau-han.ics").read_text(encoding="utf-8")
    event = next(part for part in calendar.split("BEGIN:VEVENT") if UID in part)
    assert "STATUS:CANCELLED" in event
    assert "DTSTART;VALUE=DATE:20261215" in event
    assert "SEQUENCE:1" in event


def test_a_deadline_that_moved_wants_a_revision(project: Project, tmp_path: Path) -> None:
    old = built(project, CAMPAIGN, tmp_path / "old")
    moved = CAMPAIGN.replace("2026-12-15", "2026-12-20")
    told = compared(old, built(project, moved, tmp_path / "moved"))
    assert told.exit_code == 1
    assert "15/12/2026 → 20/12/2026 Hạn đăng ký" in " ".join(told.output.split())
    change = "publication:\n  changes: [{day: 2026-11-20, text: Lùi hạn đăng ký, major: có}]\n"
    revised = built(project, moved.replace("publication:\n", change), tmp_path / "new")
    assert compared(old, revised).exit_code == 0


def test_a_record_whose_file_is_deleted_is_to_be_withdrawn(
    project: Project, tmp_path: Path
) -> None:
    old = built(project, CAMPAIGN, tmp_path / "old")
    gone = CAMPAIGN.replace("pt-mau-han", "pt-mau-khac")
    told = compared(old, built(project, gone, tmp_path / "new"))
    assert told.exit_code == 1
    assert "guongsang withdraw" in told.output
    assert "lich/pt-mau-han.ics" in told.output
    assert "dropped_days" not in told.output
