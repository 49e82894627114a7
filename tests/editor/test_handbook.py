"""The handbook's pages name only pictures, files and commands that are there."""

import re
from pathlib import Path

import pytest

from generator.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "so-tay").glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_names_is_there(page: Path) -> None:
    text = page.read_text("utf-8")
    links = re.findall(r"\]\(([^)#]+)\)", text)
    named = re.findall(r"`(deploy/[\w.-]+|requirements-[\w.-]+)`", text)
    missing = [link for link in links if not (page.parent / link).exists()]
    missing += [name for name in named if not (ROOT / name).exists()]
    missing += [c for c in re.findall(r"bin/guongsang (\w+)", text) if c not in COMMANDS]
    assert not missing
