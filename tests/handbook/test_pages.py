"""The handbook's pages name only pictures, files and commands that are there."""

import re
from pathlib import Path

import pytest

from generator.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "HUONG-DAN.md", *sorted((ROOT / "so-tay").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_names_is_there(page: Path) -> None:
    text = page.read_text("utf-8")
    prose = re.sub(r"^```.*?^```|`[^`]*`", "", text, flags=re.MULTILINE | re.DOTALL)
    links = re.findall(r"\]\((?!id:|https?:)([^)#]+)[^)]*\)", prose)
    named = re.findall(r"`(deploy/[\w.-]+|requirements-[\w.-]+)`", text)
    missing = [link for link in links if not (page.parent / link).exists()]
    missing += [name for name in named if not (ROOT / name).exists()]
    missing += [c for c in re.findall(r"bin/guongsang ([\w-]+)", text) if c not in COMMANDS]
    assert not missing


def test_every_page_is_listed_and_every_command_of_the_day_has_one() -> None:
    listed = (ROOT / "so-tay/README.md").read_text("utf-8")
    assert [page.name for page in PAGES[1:] if f"]({page.name})" not in listed] == ["README.md"]
    whole = "".join(page.read_text("utf-8") for page in PAGES)
    wanted = ("new", "edit", "import", "export", "export-template", "check", "withdraw", "publish")
    assert [each for each in wanted if f"guongsang {each}" not in whole] == []
