"""Commands typed wrong, and a machine that does not let files be read or written."""

import re
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generator.cli import COMMANDS, group, main, words
from tests.conftest import Site

DAY = "2026-11-21"
ROOT = Path(__file__).resolve().parents[3]
NEWS = {"tin-tuc/a.md": "---\nid: tin-a\ntitle: A\n---\n"}


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> object:
    """Give what runs a command as from a terminal: its exit code and what it said of trouble."""

    def run(words: str) -> tuple[int | str | None, str]:
        monkeypatch.setattr(sys, "argv", ["guongsang", *words.split()])
        with pytest.raises(SystemExit) as stopped:
            main()
        return stopped.value.code, capsys.readouterr().err

    return run


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("build --abc", "không có tùy chọn --abc"),
        ("build --dai 1", "không có tùy chọn --dai; có phải --day?"),
        ("dung", "không có lệnh “dung”"),
        (
            "check --format x",
            "giá trị của --format không dùng được: “x” không nằm trong text, json",
        ),
        ("check --project /khong/co", "giá trị của --project không dùng được: không có thư mục "),
        ("check --names /khong/co", "giá trị của --names không dùng được: không có tệp “/khong/"),
        ("due --days a", "giá trị của --days không dùng được: “a” không phải là số"),
        ("due --days -1", "giá trị của --days không dùng được: -1 nằm ngoài khoảng cho phép"),
        ("due --day", "sau --day thiếu giá trị"),
        ("due --day 31/2/2026", "giá trị của --day không dùng được: viết ngày như 2026-11-21"),
        ("explain", "thiếu MÃ"),
        ("explain a b", "thừa: b"),
        ("build --jobs 0", "giá trị của --jobs / -j không dùng được: 0 nằm ngoài khoảng"),
        ("build --strict=x", "sau --strict không ghi giá trị"),
        ("report bao-cao", "không có lệnh “bao-cao”"),
        ("explain khong-co", "không có bản ghi nào mang mã “khong-co”"),
        ("new tin-tuc --id A tin", "mã “A” không dùng được"),
    ],
)
def test_slips_are_told_in_both_languages(run: object, typed: str, said: str) -> None:
    code, text = run(typed)  # type: ignore[operator]
    assert code == 2
    assert text.startswith(f"guongsang: {said}"), text
    assert " --help" in text
    assert re.search(r"\([A-Z][^()]+(\(\w+\))?\.\)$", text.strip()), text
    assert len(text.splitlines()) == 1


@pytest.mark.parametrize("address", ["abc", "127.0.0.1", "127.0.0.1:99999", "127.0.0.1:-1", "::"])
def test_an_address_nobody_can_serve_at(run: object, address: str) -> None:
    code, text = run(f"serve --address {address}")  # type: ignore[operator]
    assert code == 2
    assert text.startswith(f"guongsang: “{address}” không phải là địa chỉ")


def test_a_file_that_cannot_be_written_is_one_sentence(
    site: Site, tmp_path: Path, run: object
) -> None:
    site(NEWS)
    for name in ("docs", "theme_overrides", "mkdocs.yml"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "day").write_text("chiếm chỗ", encoding="utf-8")
    line = f"build --project {tmp_path} --day {DAY} --output {tmp_path}/day/site"
    code, text = run(line)  # type: ignore[operator]
    assert code == 2
    assert "guongsang: không đọc hoặc ghi được “" in text


@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("content/tin-tuc/site", "nằm trong content/ của dự án nên không được ghi đè."),
        ("docs", "nằm trong docs/ của dự án nên không được ghi đè."),
        (".cache/guongsang/site", "nằm trong .cache/ của dự án nên không được ghi đè."),
        ("..", "chứa cả dự án nên không được ghi đè."),
    ],
)
def test_a_folder_for_the_site_within_the_project_is_told_as_such(
    site: Site, tmp_path: Path, run: object, output: str, told: str
) -> None:
    site(NEWS)
    (tmp_path / "mkdocs.yml").symlink_to(ROOT / "mkdocs.yml")
    line = f"build --project {tmp_path} --day {DAY} --output {tmp_path / output}"
    code, text = run(line)  # type: ignore[operator]
    assert code == 2
    assert text.startswith(f"guongsang: “{(tmp_path / output).resolve()}” {told}")


def test_a_folder_for_the_site_that_leads_to_itself_is_told(
    site: Site, tmp_path: Path, run: object
) -> None:
    site(NEWS)
    (tmp_path / "mkdocs.yml").symlink_to(ROOT / "mkdocs.yml")
    (tmp_path / "site").symlink_to("site")
    code, text = run(f"build --project {tmp_path} --day {DAY}")  # type: ignore[operator]
    assert code == 2
    assert text.startswith(
        f"guongsang: không đọc hoặc ghi được “{tmp_path}/site”: liên kết dẫn vòng quanh"
    )


@pytest.mark.parametrize("settings", [b"a: [", b"- a", b"\xff"])
def test_settings_of_the_host_that_cannot_be_read(
    site: Site, tmp_path: Path, run: object, settings: bytes
) -> None:
    site(NEWS)
    (tmp_path / "mkdocs.yml").write_bytes(settings)
    code, text = run(f"build --project {tmp_path} --day {DAY}")  # type: ignore[operator]
    assert (code, text.partition(" không")[0]) == (2, "guongsang: mkdocs.yml")


MSGID = re.compile(r'(?:_|ngettext)\(\s*"([^"]+)"(?:,\s*"([^"]+)")?')
# What no command of ours can meet: passwords, files opened by click, colours, formats of dates.
ELSEWHERE = re.compile(
    r"Error: |Try '|Aborted|deprecated|iterable|defined twice|dynamic|Choose from|Choice\(|UUID"
    r"|^file$|^directory$|^path$|does not match the format|values are required|start character"
    r"|continue\?|Confirm the|Repeat for|two entered|invalid input|colour|any key|^unknown error$"
    r"|^Missing (\{param_type\}|argument|option|parameter)$|^Usage:$|values but|env var|default: "
    r"|^Invalid value: |version |Did you mean|^Boolean option|determine name|No options defined"
    r"|exactly one parameter"
)


def test_click_says_nothing_that_is_not_put_into_vietnamese() -> None:
    left = []
    for module in ("exceptions", "core", "types", "parser", "formatting", "decorators", "termui"):
        text = Path(str(import_module(f"click.{module}").__file__)).read_text(encoding="utf-8")
        for found in MSGID.finditer(text):
            for message in filter(None, found.groups()):
                said = re.sub(r"\{\w+!r\}", "'x'", message)
                said = said.replace("{name} ", "File ").replace("{number_type}", "integer")
                said = re.sub(r"\{\w+\}", "1", said)
                helped = words._help(said) != said or said in words._HEADS
                if not (helped or words._told(said)[1] or ELSEWHERE.search(message)):
                    left.append(message)
    assert left == []


@pytest.mark.parametrize("name", ["", *COMMANDS, "report coverage", "report digest"])
def test_help_is_all_vietnamese(name: str) -> None:
    found = CliRunner().invoke(group, [*name.split(), "--help"])
    assert found.exit_code == 0
    assert found.output.startswith("Cách dùng: ")
    english = (
        r"Usage|Options|Commands?\b|ARGS|OPTIONS|required|default:|exit\.|\b(TEXT|PATH|FILE)\b"
    )
    assert re.search(english, found.output) is None, found.output


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("c\n", True), ("có\n", True), ("y\n", True), ("\n", False), ("K\n", False), ("x\nC\n", True)],
)
def test_questions_are_answered_in_vietnamese(typed: str, meant: bool) -> None:
    @click.command()
    def ask() -> None:
        click.echo(f"={words.confirmed('Gỡ?')}")

    found = CliRunner().invoke(ask, input=typed)
    assert found.output.startswith("Gỡ? [c/K]:")
    assert f"={meant}" in found.output
    assert ("Gõ c (có) hoặc k (không)." in found.output) == typed.startswith("x")
