"""Every fault there is a code for, told: where, by which code, in words of both languages."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from pydantic import Field

from generator.build.pipeline import Project, prepare
from generator.checks.check import check
from generator.cli import group
from generator.content.fields import Part
from generator.diagnostics import Diagnostic
from generator.loading.explain import explain
from generator.loading.front_matter import read_yaml
from generator.messages import host, imports, pull, section, withheld
from generator.messages.catalogue import LANGUAGES, MESSAGES, word
from tests.site.broken import lay_out

DAY = "2026-11-21"
ROOT = Path(__file__).resolve().parents[2]
# Told of a section without settings that can be used, and of values only a mistake in a model could
# refuse.
ELSEWHERE = {
    "section.missing", "address.not-root", "address.not-reachable", "domain.not-a-domain",
    "field.refused",
}  # fmt: skip


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project in which everything is wrong."""
    return lay_out(tmp_path_factory.mktemp("broken"))


@pytest.fixture(scope="module")
def problems(project: Path) -> tuple[Diagnostic, ...]:
    """Give all that is told of it."""
    made = Project(project / "content", ROOT / "theme_overrides", project / "cache")
    return check(prepare(made, date.fromisoformat(DAY)))


def test_every_problem_is_told_in_its_place(
    problems: tuple[Diagnostic, ...], expected: Callable[[str, str], str]
) -> None:
    lines = [f"{p.place.path}:{p.place.line}:{p.place.column} {p.code}\n" for p in problems]
    assert "".join(lines) == expected("broken.txt", "".join(lines))


def test_every_code_of_the_catalogue_is_told(problems: tuple[Diagnostic, ...]) -> None:
    told = {problem.code for problem in problems}
    # Other commands tell what is wrong in other files: a built site, what is taken in. A section's
    # word on its security can be wrong in one way only at a time.
    others = {
        *withheld.MESSAGES,
        *imports.MESSAGES,
        *pull.MESSAGES,
        *section.MESSAGES,
        *host.MESSAGES,
    }
    assert set(MESSAGES) - others - told == ELSEWHERE


def test_every_problem_is_worded_with_all_its_particulars(
    problems: tuple[Diagnostic, ...],
) -> None:
    for problem in problems:
        for language in LANGUAGES:
            wording = word(problem, language)
            for text in (wording.what, wording.cure):
                assert text.strip()
                assert not re.search(r"\{\w+\}", text), text
                assert "None" not in text, text


def test_every_place_is_within_its_file(project: Path, problems: tuple[Diagnostic, ...]) -> None:
    for problem in problems:
        place, file = problem.place, project / problem.place.path
        if not file.is_file() or file.stat().st_size > 4_000_000:
            assert (place.line, place.column) == (1, 1)
            continue
        lines = file.read_text(encoding="utf-8", errors="replace").split("\n")
        assert place.line <= len(lines), problem
        assert place.column <= len(lines[place.line - 1]) + 1, problem


def test_a_value_of_which_nothing_better_is_known_is_refused() -> None:
    class Model(Part):
        text: str = Field(max_length=1)

    tree, _ = read_yaml("content/a.yml", "text: hai\n", 1)
    with pytest.raises(ValueError, match="text") as raised:
        Model.model_validate({"text": "hai"})
    (told,) = explain("content/a.yml", tree, Model, raised.value)  # type: ignore[arg-type]
    assert (told.code, told.place.line, told.place.column) == ("field.refused", 1, 7)
    assert "hai" in word(told, "vi").what


def run(project: Path, *arguments: str) -> tuple[int, str]:
    """Run ``guongsang check`` and return its exit code and what it printed."""
    found = CliRunner().invoke(
        group, ["check", "--project", str(project), "--day", DAY, *arguments]
    )
    assert found.exception is None or isinstance(found.exception, SystemExit), found.exception
    return found.exit_code, found.output


def test_the_command_shows_them_to_people(project: Path, problems: tuple[Diagnostic, ...]) -> None:
    code, text = run(project)
    assert code == 1
    for problem in problems:
        assert f"{problem.place.path}:{problem.place.line}:{problem.place.column}" in text
    assert re.search(r"\d+ lỗi, \d+ lưu ý, \d+ thông tin trong \d+ tệp\.", text)
    # What is on the screen is what was written, but for what would write over the screen.
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202e]", text)


def test_the_command_shows_them_to_machines(
    project: Path, problems: tuple[Diagnostic, ...]
) -> None:
    code, text = run(project, "--format", "json", "--lang", "en")
    assert code == 1
    told = json.loads(text)
    assert [(each["path"], each["line"], each["column"], each["code"]) for each in told] == [
        (p.place.path, p.place.line, p.place.column, p.code) for p in problems
    ]
    assert {each["severity"] for each in told} == {"error", "warning", "info"}
    keys = {"path", "line", "column", "length", "code", "severity", "message", "cure"}
    assert {frozenset(each) for each in told} == {frozenset(keys)}


def test_the_command_shows_them_to_code_hosts(
    project: Path, problems: tuple[Diagnostic, ...]
) -> None:
    code, text = run(project, "--format", "github")
    lines = text.splitlines()
    assert code == 1
    assert len(lines) == len(problems)
    form = (
        r"::(error|warning|notice) file=[^,:]+,line=\d+,col=\d+,endColumn=\d+,title=[a-z0-9.-]+::.+"
    )
    for line in lines:
        assert re.fullmatch(form, line), line
