"""``guongsang withdraw``: from the request to a site without the name."""

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import group
from tests.conftest import SECTION, Files
from tests.site.gate.marked import photograph
from tests.site.gate.projects import build, project

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("gate-withdraw")]

NAME = "Nguyễn Đặng Thu Sương"
APPROVED = "publication: {status: approved, author: A, approved_by: B, publish: 2026-01-02}\n"
PERSON = (
    f"---\n# Bà Sương, phòng một cửa\nid: vd-1\ntitle: {NAME}\nhonouree_kind: person\n"
    "image: {file: suong.jpg, alt: Bà Sương, credit: Văn phòng}\n"
    f"consent: {{ref: P-1, day: 2026-01-01, scope: [name, photo, story]}}\n{APPROVED}---\nBài.\n"
)
RULES = (
    "id: luat\nname: Luật mẫu\nsource: x\nsince: 2026-01-01\nrules:\n"
    "  consent: {answer_working_days: 2, stop_days: 15, third_party_days: 20, extension_days: 15}\n"
)
CONTENT: Files = {
    "chuyen-trang.yml": SECTION
    + "copiers:\n  - {name: Cổng của tỉnh, contact: cong@example.gov.vn}\n",
    "quy-dinh/luat.yml": RULES,
    "vinh-danh/nguyen-dang-thu-suong.md": PERSON,
    "vinh-danh/suong.jpg": photograph("x"),
    "quyet-dinh/qd-1.md": (
        f"---\nid: qd-1\ntitle: Khen\nawarded: [{{name: {NAME}, honouree: vd-1}}]\n{APPROVED}---\n"
    ),
    "tin-tuc/tin.md": f"---\nid: tt-1\ntitle: Tin\n{APPROVED}---\nHôm qua, {NAME} kể.\n",
    "tin-tuc/khac.md": f"---\nid: tt-2\ntitle: Tin khác\n{APPROVED}---\n",
}
REASON = "Theo yêu cầu của người được nêu tên."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a built project."""
    made = project(tmp_path / "du-an", CONTENT)
    build(made)
    return made


def run(folder: Path, command: str, *arguments: str, answer: str = "") -> Result:
    """Run a command on the project."""
    return CliRunner().invoke(
        group,
        [command, "--project", str(folder), "--day", "2026-11-21", *arguments],
        input=answer,
    )


def withdraw(folder: Path, *arguments: str, answer: str = "") -> Result:
    """Withdraw the person."""
    return run(folder, "withdraw", "vd-1", "--reason", REASON, *arguments, answer=answer)


def texts(folder: Path) -> dict[str, bytes]:
    """Return every file of the content."""
    content = folder / "content"
    return {
        file.relative_to(content).as_posix(): file.read_bytes()
        for file in content.rglob("*")
        if file.is_file()
    }


def test_from_the_request_to_a_site_without_the_name(folder: Path) -> None:
    done = withdraw(folder, "--everywhere", "--yes")
    assert done.exit_code == 0, done.output
    assert not (folder / "content/vinh-danh/nguyen-dang-thu-suong.md").exists()
    assert NAME not in (folder / "content/vinh-danh/vd-1.md").read_text(encoding="utf-8")
    # One text still mentions her: the check says so until it is edited.
    build(folder)
    found = run(folder, "check", "--output")
    assert found.exit_code == 1
    assert "tin-tuc/tin/index.html" in found.stdout
    news = folder / "content/tin-tuc/tin.md"
    news.write_text(news.read_text(encoding="utf-8").replace(NAME, "một cán bộ"), encoding="utf-8")
    build(folder)
    found = run(folder, "check", "--output", "--strict")
    assert found.exit_code == 0, found.stdout
    page = (folder / "site/vinh-danh/vd-1/index.html").read_text(encoding="utf-8")
    assert REASON in page


def test_a_withdrawn_person_may_stay_in_a_decision(folder: Path) -> None:
    assert withdraw(folder).exit_code == 0
    news = folder / "content/tin-tuc/tin.md"
    news.write_text(news.read_text(encoding="utf-8").replace(NAME, "một cán bộ"), encoding="utf-8")
    build(folder)
    assert NAME in (folder / "site/quyet-dinh/qd-1/index.html").read_text(encoding="utf-8")
    found = run(folder, "check", "--output", "--strict")
    assert found.exit_code == 0, found.stdout


def test_everything_to_do_is_told(folder: Path) -> None:
    told = withdraw(folder, "--remove", "--yes").stdout
    for part in (
        "content/tin-tuc/tin.md:",
        "content/quyet-dinh/qd-1.md:",
        "https://thu.example/tdkt/vinh-danh/vd-1/",
        "https://thu.example/tdkt/tin-tuc/tin/",
        "https://thu.example/tdkt/quyet-dinh/qd-1/",
        "https://thu.example/tdkt/feeds/tat-ca.atom",
        "https://thu.example/tdkt/feeds/vinh-danh.rss",
        "content/vinh-danh/suong.jpg",
        "Cổng của tỉnh",
        "cong@example.gov.vn",
        "24/11/2026 (2 ngày làm việc; Luật mẫu)",
        "06/12/2026 (15 ngày; Luật mẫu)",
        "11/12/2026 (20 ngày; Luật mẫu)",
        "thêm 15 ngày",
    ):
        assert part in told, part
    assert "tin-tuc/khac" not in told
    assert "/vinh-danh/vd-1/suong-" in told


def test_nothing_but_the_record_is_edited(folder: Path) -> None:
    before = texts(folder)
    withdraw(folder)
    after = texts(folder)
    name = "vinh-danh/nguyen-dang-thu-suong.md"
    assert before.keys() == after.keys()
    assert {path for path in before if before[path] != after[path]} == {name}
    assert b"# B\xc3\xa0 S\xc6\xb0\xc6\xa1ng, ph\xc3\xb2ng" in after[name]


@pytest.mark.parametrize("answer", ["n\n", ""])
def test_a_tombstone_is_asked_about(folder: Path, answer: str) -> None:
    before = texts(folder)
    asked = withdraw(folder, "--remove", answer=answer)
    assert f"-title: {NAME}" in asked.stdout
    assert "CHƯA nằm trong lịch sử Git" in asked.stdout
    assert texts(folder) == before


def test_what_git_keeps_is_told(folder: Path) -> None:
    git = ("git", "-C", str(folder), "-c", "user.name=A", "-c", "user.email=a@example.vn")
    for command in (("init", "-q"), ("add", "content"), ("commit", "-qm", "x")):
        subprocess.run((*git, *command), check=True, capture_output=True)
    asked = withdraw(folder, "--remove", answer="y\n")
    assert "git show HEAD:./content/vinh-danh/nguyen-dang-thu-suong.md" in asked.stdout
    assert "CHƯA" not in asked.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("vd-2", "--reason", "x"), "Có phải “vd-1”?"),
        (("vd-1", "--reason", "Bà NGUYEN DANG THU SUONG yêu cầu"), "không nêu tên"),
        (("vd-1",), "--reason"),
    ],
)
def test_what_is_refused(folder: Path, arguments: tuple[str, ...], told: str) -> None:
    before = texts(folder)
    refused = run(folder, "withdraw", *arguments)
    assert refused.exit_code != 0
    assert told in refused.output
    assert texts(folder) == before


def test_twice_is_refused(folder: Path) -> None:
    assert withdraw(folder).exit_code == 0
    again = withdraw(folder)
    assert again.exit_code != 0
    assert "đã rút rồi" in again.output


def test_a_piece_of_news_is_withdrawn_by_its_title(folder: Path) -> None:
    done = run(folder, "withdraw", "tt-2", "--reason", "Số liệu chưa đúng")
    assert done.exit_code == 0
    assert "https://thu.example/tdkt/tin-tuc/khac/" in done.stdout
    assert "Trả lời người yêu cầu" not in done.stdout
    build(folder)
    assert run(folder, "check", "--output", "--strict").exit_code == 0


def test_without_a_built_site_the_rest_is_told(folder: Path) -> None:
    told = run(folder, "withdraw", "vd-1", "--reason", REASON, "--output", "khong-co").stdout
    assert "không liệt kê được" in told
    assert "content/tin-tuc/tin.md:" in told
