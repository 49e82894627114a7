"""The folder that a preview is made in goes with it, and not in silence where that takes long."""

import threading
from tempfile import TemporaryDirectory

import click
import pytest

from generator.cli import serve


def test_removing_a_large_preview_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told, words, cleanup = threading.Event(), list[str](), TemporaryDirectory.cleanup

    def tell(text: str) -> None:
        words.append(text)
        told.set()

    def take_long(folder: TemporaryDirectory) -> None:
        told.wait(60)
        cleanup(folder)

    monkeypatch.setattr(serve, "_PATIENCE_SECONDS", 0)
    monkeypatch.setattr(click, "echo", tell)
    monkeypatch.setattr(TemporaryDirectory, "cleanup", take_long)
    with serve._folder_for_now() as folder:
        (folder / "site").mkdir()
    assert words == ["Đang dọn bản xem thử … (Removing the preview.)"]
    assert not folder.exists()


def test_removing_a_small_preview_is_not(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(serve, "_PATIENCE_SECONDS", 3600)
    with serve._folder_for_now() as folder:
        pass
    assert capsys.readouterr().out == ""
    assert not folder.exists()
