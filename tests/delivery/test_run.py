"""Runs without anyone watching: what is told, to whom, and what a wrong clock does."""

from datetime import datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from generator.cli import sending
from generator.vietnamese import VIETNAM
from tests.delivery.test_commands import NEWS, call, project, put

__all__ = ["project"]


@pytest.fixture
def letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the file that a stand-in for sendmail writes letters to, with what it was asked."""
    file, program = tmp_path / "letter", tmp_path / "sendmail"
    program.write_text(f'#!/bin/sh\necho "$@" > {file}.asked\ncat > {file}\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("GUONGSANG_SENDMAIL", str(program))
    return file


def test_a_failure_is_mailed_with_what_was_said(project: Path, letters: Path) -> None:
    words = ("run", "noi", "--next", "--mail", "quantri@so.example.vn")
    assert call(project, *words).exit_code == 0
    assert not letters.exists()
    put(project, "content/tin-tuc/c.md", "---\nid: tt-a\ntitle: Trùng mã\n---\n")
    assert call(project, *words).exit_code == 1
    letter = message_from_bytes(letters.read_bytes(), policy=policy.default)
    assert letter["To"] == "quantri@so.example.vn"
    assert "đưa lên “noi” không xong" in letter["Subject"]
    text = letter.get_content()
    assert "content/tin-tuc/c.md:2" in text
    assert "vẫn giữ bản tốt lần trước" in text
    assert Path(f"{letters}.asked").read_text() == "-i -t\n"
    # What holds a delivery back is told as well, and what stops it altogether.
    (project / "content/tin-tuc/c.md").unlink()
    put(project, "content/tin-tuc/a.md", NEWS.format("tt-a", "Tin A\nsample: có"))
    assert call(project, *words).exit_code == 1
    letter = message_from_bytes(letters.read_bytes(), policy=policy.default)
    assert "--allow samples" in letter.get_content()
    put(project, "guongsang.toml", "[targets")
    assert call(project, *words).exception
    letter = message_from_bytes(letters.read_bytes(), policy=policy.default)
    assert "guongsang.toml" in letter.get_content()


def test_a_letter_that_cannot_be_sent_changes_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(project, "content/tin-tuc/c.md", "---\nid: tt-a\ntitle: Trùng mã\n---\n")
    monkeypatch.setenv("GUONGSANG_SENDMAIL", "/bin/false")
    failed = call(project, "run", "noi", "--mail", "a@so.vn")
    assert failed.exit_code == 1
    assert "không gửi được thư" in failed.output
    for address in ("a", "-oQ/tmp@so.vn", "a@so.vn\nBcc: b@so.vn", "a, b@so.vn"):
        refused = call(project, "run", "noi", "--mail", address)
        assert refused.exit_code == 2
        assert "không phải địa chỉ" in refused.output


def test_a_clock_that_was_ahead_is_made_good(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = datetime.now(VIETNAM) + timedelta(days=90)
    news = NEWS.format("tt-b", "Tin mai sau")
    published = news.partition("publish: ")[2].split("\n")[0]
    soon = (later - timedelta(days=30)).date().isoformat()
    put(project, "content/tin-tuc/b.md", news.replace(published, soon))

    class Ahead(datetime):
        @classmethod
        def now(cls, tz=None):
            return later

    with monkeypatch.context() as jump:
        jump.setattr(sending, "datetime", Ahead)
        ran = call(project, "run", "noi", "--next")
        assert ran.exit_code == 0, ran.output
    page = project / "www/current/tin-tuc/b/index.html"
    assert page.is_file()
    # Back in time: what is not due yet must not stay; the losses are what was meant.
    held = call(project, "run", "noi", "--next")
    assert held.exit_code == 1
    assert "chưa đến" in held.output
    allowed = ("--allow", "ids", "--allow", "urls")
    ran = call(project, "run", "noi", "--next", *allowed)
    assert ran.exit_code == 0, ran.output
    assert not page.exists()
    assert "không có gì thay đổi" in call(project, "run", "noi", "--next").output
