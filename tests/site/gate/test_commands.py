"""``guongsang due`` and ``guongsang explain``."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import group
from tests.conftest import Files
from tests.site.gate.projects import project

APPROVED = "publication: {status: approved, author: A, approved_by: B, publish: 2026-01-02}\n"
CONTENT: Files = {
    "don-vi/dv.yml": "id: dv-1\nnames: [{value: Phòng Một}]\nlevel: division\n",
    "vinh-danh/vd-1.md": (
        "---\nid: vd-1\ntitle: Nguyễn Thị Sương\nhonouree_kind: person\npost: Chuyên viên\n"
        "consent: {ref: P-1, day: 2026-01-01, scope: [name], expires: 2026-12-01}\n"
        f"{APPROVED}---\nBài viết.\n"
    ),
    "tin-tuc/hen.md": (
        "---\nid: tt-hen\ntitle: Tin hẹn giờ\npublication: {status: approved, author: A, "
        "approved_by: B, publish: 2026-11-25}\n---\n"
    ),
    "tin-tuc/nhap.md": (
        "---\nid: tt-nhap\ntitle: Tin nháp\npublication: {publish: 2026-11-26}\n---\n"
    ),
    "tin-tuc/rut.md": (
        f"---\nid: tt-rut\ntitle: Tin rút\n{APPROVED}"
        "withdrawn: {day: 2026-11-01, reason: Sai số liệu.}\n---\n"
    ),
    "tin-tuc/chuyen.md": (
        f"---\nid: tt-chuyen\ntitle: Tin chuyển\n{APPROVED}"
        "removed: {day: 2026-11-01, redirect: vd-1}\n---\n"
    ),
    "tin-tuc/het.md": (
        "---\nid: tt-het\ntitle: Tin hết\npublication: {status: approved, author: A, "
        "approved_by: B, publish: 2026-01-02, expire: 2026-11-01}\n---\n"
    ),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project; nothing is built."""
    return project(tmp_path_factory.mktemp("commands"), CONTENT)


def run(folder: Path, *arguments: str) -> str:
    """Run a command, and return what it prints with its white space made single."""
    name, *rest = arguments
    found = CliRunner(env={"COLUMNS": "160"}).invoke(
        group, [name, "--project", str(folder), "--day", "2026-11-21", *rest]
    )
    assert found.exit_code == 0, found.output
    return " ".join(found.stdout.split())


def test_what_is_due_comes_by_day(folder: Path) -> None:
    told = run(folder, "due")
    places = [told.index(words) for words in ("25/11/2026", "26/11/2026", "01/12/2026")]
    assert places == sorted(places)
    assert "Đến ngày đăng Tin hẹn giờ tt-hen" in told
    assert "nhưng sẽ chưa đăng được: bản nháp" in told
    assert "Ngày cuối của sự đồng ý Nguyễn Thị Sương vd-1 P-1" in told
    assert "Trang sẽ đổi lần tới vào thứ Tư 25/11/2026." in told


def test_days_ahead_are_a_choice(folder: Path) -> None:
    told = run(folder, "due", "--days", "4")
    assert "tt-hen" in told
    assert "tt-nhap" not in told


def test_the_next_day_is_for_a_machine(folder: Path) -> None:
    assert run(folder, "due", "--next") == "2026-11-25"
    assert run(folder, "due", "--next", "--day", "2027-06-01") == ""


@pytest.mark.parametrize(
    ("id", "told"),
    [
        ("vd-1", "Ngày 21/11/2026: công khai đến hết ngày 01/12/2026"),
        ("tt-hen", "chưa công khai: chưa đến ngày đăng (từ 25/11/2026)"),
        ("tt-nhap", "chưa công khai: bản nháp"),
        ("tt-rut", "đã rút từ 01/11/2026, để lại thông báo: Sai số liệu."),
        ("tt-chuyen", "đã gỡ từ 01/11/2026, địa chỉ cũ chuyển đến vd-1"),
        ("tt-het", "không còn trên trang từ 01/11/2026"),
        ("dv-1", "công khai"),
    ],
)
def test_every_verdict_is_worded(folder: Path, id: str, told: str) -> None:
    assert told in run(folder, "explain", id)


def test_rules_withheld_fields_and_all_that_is_made_are_told(folder: Path) -> None:
    told = run(folder, "explain", "vd-1")
    for words in (
        "Nguyễn Thị Sương Gương sáng · vd-1 · content/vinh-danh/vd-1.md",
        "Đã gỡ: không · Đã rút: không · Được người khác duyệt: đạt",
        "→ Công khai: công khai đến hết ngày 01/12/2026",
        "Phần không hiện trên trang · Bài viết, hoặc ảnh trong bài viết · Chức vụ, công việc",
        "Trang (1) vinh-danh/vd-1/",
        "Địa chỉ chuyển tiếp (1) tin-tuc/chuyen/",
        "feeds/vinh-danh",
        "01/12/2026 Ngày cuối của sự đồng ý (P-1)",
    ):
        assert words in told, words


def test_a_rule_that_decides_ends_the_list(folder: Path) -> None:
    told = run(folder, "explain", "tt-nhap")
    assert "→ Được người khác duyệt: chưa công khai: bản nháp" in told
    assert "Có ngày đăng:" not in told
    assert "Làm ra từ bản ghi này Không có gì." in told


def test_feeds_that_tell_of_a_removal_are_named(folder: Path) -> None:
    told = run(folder, "explain", "tt-het")
    assert "feeds/tat-ca.atom" in told.partition("Nguồn tin báo đã gỡ")[2]


@pytest.mark.parametrize("command", ["explain", "withdraw"])
def test_an_id_that_is_not_there_is_guessed(folder: Path, command: str) -> None:
    more = ["--reason", "x"] if command == "withdraw" else []
    found = CliRunner().invoke(group, [command, "--project", str(folder), "vd-11", *more])
    assert found.exit_code == 2
    assert "Có phải “vd-1”?" in found.output
