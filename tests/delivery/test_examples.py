"""What is shipped to be copied: pipelines, timers, and every command the guides name."""

import re
import shlex
import tomllib
from configparser import ConfigParser
from pathlib import Path

import click
import pytest

from generator.cli import COMMANDS, Lazy, group
from generator.delivery.settings import Settings
from generator.loading.settings import read_settings

ROOT = Path(__file__).resolve().parents[2]
FILES = [
    ROOT / "README.md",
    *sorted((ROOT / "so-tay").glob("*.md")),
    *sorted(path for path in (ROOT / "deploy").rglob("*") if path.is_file()),
]
# The reports are commands of their own below one name.
_NAMES = "|".join(sorted(COMMANDS.keys() - {"report"}))
_COMMAND = re.compile(rf"(?:^|[\s`(/])guongsang ((?:{_NAMES})\b[^`\n&|>#)]*)")
_BLOCK = re.compile(r"^( *)```toml\n(.*?)^ *```", re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_command_that_is_named_is_one(file: Path) -> None:
    assert isinstance(group, Lazy)
    for line in _COMMAND.findall(file.read_text(encoding="utf-8")):
        # Words in prose end the command; so does what stands for something else.
        words = shlex.split(re.split(r"[,;.:”…] |  |[”…—]", line)[0])
        command = group.get_command(click.Context(group), words[0])
        assert command is not None
        options = [word for word in words[1:] if word.startswith("-")]
        known = {name for param in command.params for name in param.opts}
        assert set(options) <= known | {"--help"}, line


def _targets(file: Path) -> dict[str, object]:
    found: dict[str, object] = {}
    for indent, block in _BLOCK.findall(file.read_text(encoding="utf-8")):
        text = "".join(line.removeprefix(indent) for line in block.splitlines(keepends=True))
        found |= tomllib.loads(text).get("targets", {})
    return found


@pytest.mark.parametrize("file", [ROOT / "so-tay/dua-len.md", ROOT / "deploy/README.md"])
def test_the_targets_of_the_guides_are_right(file: Path) -> None:
    found = _targets(file)
    assert found
    assert set(Settings.model_validate({"targets": found}).targets) == set(found)


def test_pipelines_are_yaml_and_publish_one_at_a_time() -> None:
    gitlab = read_settings((ROOT / "deploy/gitlab-ci.yml").read_text(encoding="utf-8"))
    publish = gitlab["publish"]
    assert isinstance(publish, dict)
    assert publish["resource_group"]
    gitea = read_settings((ROOT / "deploy/gitea-actions.yml").read_text(encoding="utf-8"))
    assert gitea["concurrency"]
    for steps in (str(publish["script"]), str(gitea["jobs"])):
        assert "guongsang run cong --next" in steps


def test_the_timer_starts_the_service() -> None:
    read = ConfigParser(strict=False, interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read(ROOT / "deploy/systemd/guongsang.service", encoding="utf-8")
    assert "guongsang run cong --next" in read["Service"]["ExecStart"]
    assert read["Service"]["Type"] == "oneshot"
    read.read(ROOT / "deploy/systemd/guongsang.timer", encoding="utf-8")
    assert read["Install"]["WantedBy"] == "timers.target"
