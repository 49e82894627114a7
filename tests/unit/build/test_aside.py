"""What is set aside comes back, in this process and in others, wherever it is kept."""

import tempfile
from typing import IO

import pytest

from generator.build.cache import aside
from generator.build.cache.aside import Aside
from generator.build.workers.spread import spread

SOME = {f"k{number}": bytes([number % 251]) * number for number in range(400)}
MORE = {"một": b"hai", "không": b""}


def set_aside() -> Aside:
    kept = Aside()
    kept.put(SOME)
    kept.put(MORE)
    return kept


def test_what_is_set_aside_comes_back() -> None:
    kept = set_aside()
    assert not kept._held
    assert dict(kept) == {**SOME, **MORE}
    assert len(kept) == len(SOME) + len(MORE)
    assert kept.get("ba") is None


def test_processes_that_are_forked_later_read_it_at_once() -> None:
    kept = set_aside()
    assert spread(kept.__getitem__, list(SOME) * 5, 3) == list(SOME.values()) * 5


def test_where_no_file_can_be_made_it_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(**_: object) -> None:
        raise OSError

    monkeypatch.setattr(tempfile, "TemporaryFile", no_room)
    assert dict(set_aside()) == {**SOME, **MORE}
    monkeypatch.setattr(aside, "_CAN_READ", False)
    assert dict(set_aside()) == {**SOME, **MORE}


@pytest.mark.parametrize("room", [None, 0, 1_000])
def test_what_there_is_no_room_for_is_held(room: int | None) -> None:
    kept = Aside()
    kept.put(MORE)
    assert kept._file is not None
    kept._file = _Full(kept._file, room)  # type: ignore[assignment]
    kept.put(SOME)
    assert dict(kept) == {**MORE, **SOME}
    assert kept._held == SOME


class _Full:
    """A file on a disk that takes so many bytes more and no others; with None, it refuses them."""

    def __init__(self, file: IO[bytes], room: int | None) -> None:
        self._file = file
        self._room = room

    def write(self, data: bytes) -> int:
        if self._room is None:
            raise OSError
        return self._file.write(data[: self._room])

    def __getattr__(self, name: str) -> object:
        return getattr(self._file, name)
