"""The commands from the first build to the day a person wants to be taken down."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import group
from generator.cli.environment import EnvironmentProblem
from generator.delivery.settings import GUARDS
from generator.vietnamese import VIETNAM

ROOT = Path(__file__).resolve().parents[2]
TODAY = datetime.now(VIETNAM).date()
SECTION = """\
name: Thi đua
body: Sở Thử nghiệm
address: https://so.example.vn/tdkt/
feed_authority: so.example.vn
feed_year: 2026
"""
APPROVED = f"""\
publication:
  status: approved
  author: Lan
  approved_by: Hùng
  publish: {TODAY - timedelta(days=30)}
"""
NEWS = "---\nid: {0}\ntitle: {1}\n" + APPROVED + "---\nMột đoạn.\n"
PERSON = f"""\
---
id: vd-1
title: Trần Thị Kiên Trinh
honouree_kind: cá nhân
citation: Việc tốt.
consent:
  ref: P-1
  day: {TODAY - timedelta(days=40)}
  scope: [họ tên, đơn vị, chức vụ, bài viết về cá nhân]
{APPROVED}---
Chuyện kể.
"""
TARGETS = """\
[targets.noi]
type = "folder"
path = "www"
{}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a small project with one target."""
    for name in ("theme_overrides", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    put(tmp_path, "content/chuyen-trang.yml", SECTION)
    put(tmp_path, "content/tin-tuc/a.md", NEWS.format("tt-a", "Tin A"))
    put(tmp_path, "content/vinh-danh/vd-1.md", PERSON)
    put(tmp_path, "guongsang.toml", TARGETS.format(""))
    return tmp_path


def put(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def call(project: Path, *words: str) -> Result:
    """Call a command; a bug shows as itself."""
    done = CliRunner().invoke(group, [*words, "--project", str(project)])
    if done.exception and not isinstance(done.exception, SystemExit | EnvironmentProblem):
        raise done.exception
    return done


def test_from_the_first_build_to_a_withdrawal(project: Path) -> None:
    assert call(project, "build").exit_code == 0
    planned = call(project, "publish", "noi", "--plan")
    assert planned.exit_code == 0, planned.output
    assert "tin-tuc/a/  Hùng duyệt (Lan soạn)" in planned.output
    assert not (project / "www").exists()
    assert call(project, "publish", "noi", "--yes", "--person", "Lan").exit_code == 0
    page = project / "www/current/vinh-danh/vd-1/index.html"
    assert "Kiên Trinh" in page.read_text(encoding="utf-8")
    assert call(project, "verify", "noi").exit_code == 0
    listed = call(project, "deliveries").output
    assert "Lan" in listed

    # Nothing to do; then an edit, by timer.
    assert "không có gì thay đổi" in call(project, "run", "noi", "--next").output
    put(project, "content/tin-tuc/b.md", NEWS.format("tt-b", "Tin B"))
    assert "Giữ lại: nội dung đã sửa" in call(project, "publish", "noi", "--yes").output
    ran = call(project, "run", "noi", "--next")
    assert ran.exit_code == 0, ran.output
    assert (project / "www/current/tin-tuc/b/index.html").is_file()

    # A mistake in the content: the last good site stays, there and here.
    put(project, "content/tin-tuc/c.md", "---\nid: tt-a\ntitle: Trùng mã\n---\n")
    failed = call(project, "run", "noi", "--next")
    assert failed.exit_code == 1
    assert (project / "site/tin-tuc/b/index.html").is_file()
    assert (project / "www/current/tin-tuc/b/index.html").is_file()
    (project / "content/tin-tuc/c.md").unlink()

    # Back to the first delivery; the timer leaves it alone.
    assert call(project, "rollback", "noi", "1", "--yes").exit_code == 1
    back = call(project, "rollback", "noi", "1", "--yes", "--allow", "urls", "--allow", "ids")
    assert back.exit_code == 0, back.output
    assert not (project / "www/current/tin-tuc/b").exists()
    assert "không có gì thay đổi" in call(project, "run", "noi", "--next").output

    # The person withdraws, and no delivery that shows them ever comes back.
    words = ("withdraw", "vd-1", "--reason", "Theo yêu cầu", "--remove", "--yes")
    assert call(project, *words).exit_code == 0
    ran = call(project, "run", "noi", "--next")
    assert ran.exit_code == 0, ran.output
    assert "Kiên Trinh" not in page.read_text(encoding="utf-8")
    every = [word for name in GUARDS for word in ("--allow", name)]
    for lifted in ([], every):
        refused = call(project, "rollback", "noi", "2", "--yes", *lifted)
        assert refused.exit_code == 1
        assert "đã rút" in refused.output
        assert "Không bỏ qua được" in refused.output
    assert "Kiên Trinh" not in page.read_text(encoding="utf-8")

    # Someone edits the server by hand.
    page.write_text("Kiên Trinh", encoding="utf-8")
    wrong = call(project, "verify", "noi")
    assert wrong.exit_code == 1
    assert "vinh-danh/vd-1/index.html" in wrong.output
    assert call(project, "publish", "noi", "--yes", "--full").exit_code == 0
    assert call(project, "verify", "noi").exit_code == 0


def test_samples_and_yesterdays_site_stay_here(project: Path) -> None:
    put(project, "content/tin-tuc/a.md", NEWS.format("tt-a", "Tin A\nsample: có"))
    yesterday = (TODAY - timedelta(days=1)).isoformat()
    assert call(project, "build", "--day", yesterday).exit_code == 0
    held = call(project, "publish", "noi", "--yes")
    assert held.exit_code == 1
    assert "--allow samples" in held.output
    assert "--allow day" in held.output
    assert "--allow stale" not in held.output
    assert not (project / "www").exists()
    draft = NEWS.format("tt-a", "Tin A").replace("approved\n", "draft\n")
    put(project, "content/tin-tuc/a.md", draft)
    held = call(project, "publish", "noi", "--yes", "--allow", "day", "--allow", "stale")
    assert "tin-tuc/a.md: bản nháp" in held.output
    assert "--allow approvals" in held.output
    (project / "site/tin-tuc/a/index.html").write_text("khác", encoding="utf-8")
    assert "--allow stale" in call(project, "publish", "noi", "--plan").output


def test_what_is_wrong_around_is_one_sentence(project: Path) -> None:
    assert "guongsang build" in str(call(project, "publish", "noi").exception)
    assert "không có lần đưa lên số 7" in str(call(project, "rollback", "noi", "7").exception)
    assert call(project, "verify", "noi").exit_code == 1
    assert "Có phải “noi”" in str(call(project, "publish", "noii").exception)
    put(project, "guongsang.toml", TARGETS.format("keep = 0"))
    done = call(project, "publish", "noi")
    assert "ít nhất là 1" in str(done.exception)
    assert "Traceback" not in done.output
