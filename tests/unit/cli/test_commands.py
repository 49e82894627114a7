"""The command line: exit codes, forms of output, what is said when something outside is wrong."""

import json
import time
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import COMMANDS, group, main
from generator.messages.catalogue import MESSAGES
from generator.vietnamese import VIETNAM
from tests.conftest import Files, Site

DAY = "2026-11-21"
NEWS = "---\nid: tin-mot\ntitle: Tin một\n{}---\n{}"
GOOD: Files = {"tin-tuc/tin-mot.md": NEWS.format("", "")}
WARNED: Files = {"tin-tuc/tin-mot.md": NEWS.format("", "# Đề mục\n")}
BROKEN: Files = {"tin-tuc/tin-mot.md": NEWS.format("slug: Á\n", "# Đề mục\n")}


def check(site: Site, files: Files, *arguments: str, day: str = DAY) -> Result:
    """Run ``guongsang check`` on a site."""
    whole = ["check", "--project", str(site(files).parent), "--day", day, *arguments]
    return CliRunner().invoke(group, whole)


@pytest.mark.parametrize(
    ("files", "arguments", "code"),
    [
        (GOOD, (), 0),
        (GOOD, ("--strict",), 0),
        (WARNED, (), 0),
        (WARNED, ("--strict",), 1),
        (BROKEN, (), 1),
        (BROKEN, ("--strict",), 1),
        *[(files, ("--format", form), code)
          for form in ("json", "github") for files, code in ((GOOD, 0), (WARNED, 0), (BROKEN, 1))],
    ],
)  # fmt: skip
def test_the_exit_code_tells_errors(
    site: Site, files: Files, arguments: tuple[str, ...], code: int
) -> None:
    assert check(site, files, *arguments).exit_code == code


def test_people_see_the_line_the_place_and_the_cure(site: Site) -> None:
    found = check(site, BROKEN)
    assert found.output.splitlines()[:6] == [
        "content/tin-tuc/tin-mot.md:4:7  lỗi  slug.not-ascii",
        "     4 │ slug: Á",
        "       │       ^",
        "       Địa chỉ “Á” không dùng được.",
        "       → Chỉ dùng chữ thường không dấu, số và gạch nối.",
        "",
    ]
    assert found.output.splitlines()[-1] == "1 lỗi, 1 lưu ý trong 1 tệp."
    assert check(site, GOOD).output == "Không có lỗi nào.\n"
    english = check(site, BROKEN, "--lang", "en").output
    assert "“Á” cannot be an address." in english
    assert english.splitlines()[-1] == "1 error, 1 warning in 1 file."


def test_of_a_long_line_the_place_is_shown(site: Site) -> None:
    files: Files = {"tin-tuc/tin-mot.md": NEWS.format("summary: " + "x" * 5000 + ": y\n", "")}
    lines = check(site, files).output.splitlines()
    assert max(map(len, lines)) < 200
    assert lines[1][lines[2].index("^")] == ":"


def test_thousands_of_problems_in_one_file_take_no_time(site: Site) -> None:
    body = "Một\u200bdòng.\n" * 5000
    started = time.process_time()
    found = check(site, {"tin-tuc/tin-mot.md": NEWS.format("", body)})
    assert found.output.splitlines()[-1] == "5000 lưu ý trong 1 tệp."
    assert time.process_time() - started < 30


def test_machines_get_a_list_even_when_it_is_empty(site: Site) -> None:
    assert json.loads(check(site, GOOD, "--format", "json").output) == []
    assert check(site, GOOD, "--format", "github").output == ""
    told, _ = json.loads(check(site, BROKEN, "--format", "json").output)
    assert told == {
        "path": "content/tin-tuc/tin-mot.md", "line": 4, "column": 7, "length": 1,
        "code": "slug.not-ascii", "severity": "error",
        "message": "Địa chỉ “Á” không dùng được.",
        "cure": "Chỉ dùng chữ thường không dấu, số và gạch nối.",
    }  # fmt: skip


def test_what_code_hosts_read_is_one_line_a_problem(site: Site) -> None:
    files: Files = {
        "tin-tuc/tin-mot.md": NEWS.format('writer: "100%\\nA"\n', ""),
        "tin-tuc/tin,hai:ba.md": NEWS.replace("tin-mot", "tin-hai").format("", ""),
    }
    lines = check(site, files, "--format", "github").output.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("::error file=content/tin-tuc/tin%2Chai%3Aba.md,line=1,col=1,")
    assert lines[1].startswith("::error file=content/tin-tuc/tin-mot.md,line=4,col=9,")


@pytest.mark.parametrize("day", ["2026-11-21", "21/11/2026"])
def test_the_day_is_written_either_way(site: Site, day: str) -> None:
    embargoed = NEWS.format(
        "publication: {status: approved, author: A, approved_by: B, publish: 2026-11-21}\n", ""
    )
    linking = NEWS.replace("tin-mot", "tin-hai").format(
        "publication: {status: approved, author: A, approved_by: B, publish: 2026-01-01}\n",
        "[Một](id:tin-mot)\n",
    )
    files: Files = {"tin-tuc/tin-mot.md": embargoed, "tin-tuc/tin-hai.md": linking}
    assert check(site, files, day=day).output == "Không có lỗi nào.\n"
    assert "link.hidden" in check(site, files, day="2026-11-20").output


@pytest.mark.parametrize("day", ["21-11-2026", "31/02/2026", "hôm nay", "2026"])
def test_a_day_that_is_none_is_refused(site: Site, day: str) -> None:
    found = check(site, GOOD, day=day)
    assert found.exit_code == 2
    assert "viết ngày như 2026-11-21" in found.output


def test_without_a_day_it_is_that_of_the_build_or_today_in_viet_nam(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening = datetime(2026, 11, 21, 0, 30, tzinfo=VIETNAM)  # still the 20th in Greenwich
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(evening.timestamp())))
    seen: list[str] = []
    monkeypatch.setattr("generator.cli.check.prepare", lambda _, day: seen.append(str(day)))
    monkeypatch.setattr("generator.cli.check.check", lambda _: ())
    content = site(GOOD)
    CliRunner().invoke(group, ["check", "--project", str(content.parent)])
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    before = datetime.now(VIETNAM).date()
    CliRunner().invoke(group, ["check", "--project", str(content.parent)])
    assert seen[0] == DAY
    assert str(before) <= seen[1] <= str(datetime.now(VIETNAM).date())


def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Run the whole command; return what it says on standard error, having left with code 2."""
    monkeypatch.setattr("sys.argv", ["guongsang", *words])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 2
    return capsys.readouterr().err


def test_a_wrong_place_is_one_sentence_in_two_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in ("check", "build", "serve", "due"):
        text = said(monkeypatch, capsys, command, "--project", str(tmp_path))
        assert text.startswith("guongsang: không thấy thư mục content/")
        assert "No content/ folder here" in text
        assert text.count("\n") == 1


def test_odd_seconds_are_one_sentence_too(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "hôm nay")
    text = said(monkeypatch, capsys, "check", "--project", str(site(GOOD).parent))
    assert "SOURCE_DATE_EPOCH" in text
    assert "Traceback" not in text


def test_a_project_without_settings_of_the_host_is_told(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = said(monkeypatch, capsys, "build", "--project", str(site(GOOD).parent), "--day", DAY)
    assert "mkdocs.yml" in text
    assert "Traceback" not in text


def test_help_lists_every_command() -> None:
    text = CliRunner().invoke(group, ["--help"]).output
    for name, (_, purpose) in COMMANDS.items():
        assert name in text
        assert purpose.split(",")[0][:30] in text


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_explains_itself(name: str) -> None:
    found = CliRunner().invoke(group, [name, "--help"])
    assert found.exit_code == 0, found.output
    assert not found.output.isascii()


def test_codes_are_listed_for_the_documentation() -> None:
    lines = CliRunner().invoke(group, ["codes"]).output.splitlines()
    assert len(lines) == len(MESSAGES) + 2
    assert {line.count("|") - line.count("\\|") for line in lines} == {6}
    assert [line.split()[1] for line in lines[2:]] == sorted(MESSAGES)
