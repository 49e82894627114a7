"""A file appears whole or not at all."""

from pathlib import Path

import pytest

from generator.writing.file import write_file


def test_a_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("cũ", encoding="utf-8")
    path.chmod(0o640)
    write_file(path, "mới".encode())
    assert path.read_text(encoding="utf-8") == "mới"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    with pytest.raises(OSError, match=r"a\.md"):
        write_file(tmp_path / "a.md", b"x")
    assert [each.name for each in tmp_path.iterdir()] == ["a.md"]
