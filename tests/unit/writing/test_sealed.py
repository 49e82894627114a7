"""Values kept in the cache."""

import os
from pathlib import Path

from generator.writing.sealed import read_sealed, write_sealed


def test_values_are_read_one_by_one(tmp_path: Path) -> None:
    write_sealed(tmp_path / "a.json", [1, "ạ"], {"b": None})
    assert read_sealed(tmp_path / "a.json") == [[1, "ạ"]]
    assert read_sealed(tmp_path / "a.json", 2) == [[1, "ạ"], {"b": None}]
    assert read_sealed(tmp_path / "a.json", 3) is None
    assert read_sealed(tmp_path / "b.json") is None


def test_what_killed_programs_left_goes(tmp_path: Path) -> None:
    old, new = tmp_path / ".a.json.0badcafe.new", tmp_path / ".a.json.1badcafe.new"
    for half in (old, new):
        half.write_bytes(b"x")
    os.utime(old, (1, 1))
    write_sealed(tmp_path / "a.json", 1)
    assert not old.exists()
    assert new.exists()
