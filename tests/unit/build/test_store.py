"""Values are kept from build to build; what a disk has lost of them is made again."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.build.cache.store import recalled


@pytest.mark.parametrize("lost", ["null", "0", "7", "'chữ'", "x'00'"])
def test_what_is_not_what_was_put_is_made_again(tmp_path: Path, lost: str) -> None:
    """A sector of zeros is read by SQLite without a word, as values that are none."""
    asked: list[list[int]] = []

    def make(missing: Sequence[int]) -> list[str]:
        asked.append(list(missing))
        return [f"giá trị {at}" for at in missing]

    place = tmp_path / "values.sqlite"
    first = recalled(place, ["a", "b"], make)
    with sqlite3.connect(place) as store:
        store.execute(f"update \"values\" set value = {lost}, sum = 0 where key = 'b'")
    store.close()
    assert [recalled(place, ["a", "b"], make) for _ in range(2)] == [first, first]
    assert asked == [[0, 1], [1], []]
