"""Who may deliver while someone else does."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from generator.delivery.folder import FolderTarget
from generator.delivery.history import History
from generator.delivery.lock import LOCK, LocalState, hold, this_process
from generator.delivery.trouble import DeliveryError
from tests.delivery.sites import NOW, send, settings, target_of, write_site

ME = this_process("Lan", NOW)
ELSEWHERE = replace(this_process("Hùng", NOW), host="may-khac", boot="x", token="khac")


def test_the_second_one_is_told_who_and_since_when(tmp_path: Path) -> None:
    state = LocalState(tmp_path)
    other = this_process("Hùng", NOW)
    with (
        hold(state, other, 6),
        pytest.raises(DeliveryError, match=r"Hùng .* 8 giờ, 21/11/2026"),
        hold(state, ME, 6),
    ):
        pass
    assert state.read(LOCK) is None


def test_a_delivery_meets_the_lock(tmp_path: Path) -> None:
    target = target_of(settings("folder", str(tmp_path / "www")), tmp_path)
    site, history = write_site(tmp_path / "site", "1", ("a",)), History(tmp_path / "h", "noi")
    assert target.state.create(LOCK, ELSEWHERE.to_json())
    with pytest.raises(DeliveryError, match="Hùng"):
        send(target, site, history)
    send(target, site, history, take_over=True)
    assert target.state.read(LOCK) is None


@pytest.mark.parametrize(
    "dead",
    [
        replace(this_process("Hùng", NOW), process=2**22 + 1),
        replace(this_process("Hùng", NOW), started="1"),
        replace(ELSEWHERE, since=(NOW - timedelta(hours=7)).isoformat()),
    ],
    ids=["ended", "number of another process now", "elsewhere, too long ago"],
)
def test_a_dead_one_is_taken_over(tmp_path: Path, dead) -> None:
    state = LocalState(tmp_path)
    assert state.create(LOCK, dead.to_json())
    with hold(state, ME, 6):
        assert state.read(LOCK) == ME.to_json()


def test_a_garbled_lock_is_taken_over(tmp_path: Path) -> None:
    state = LocalState(tmp_path)
    state.write(LOCK, b'{"person": ')
    with hold(state, ME, 6):
        pass
    assert state.read(LOCK) is None


def test_only_ones_own_lock_is_given_back(tmp_path: Path) -> None:
    state = LocalState(tmp_path)
    with hold(state, ME, 6):
        state.write(LOCK, ELSEWHERE.to_json())
    assert state.read(LOCK) == ELSEWHERE.to_json()


def test_of_two_plans_the_later_one_is_looked_at_again(tmp_path: Path) -> None:
    target = target_of(settings("folder", str(tmp_path / "www")), tmp_path)
    assert isinstance(target, FolderTarget)
    site, history = write_site(tmp_path / "site", "1", ("a",)), History(tmp_path / "h", "noi")
    send(target, site, history)

    class Late(FolderTarget):
        """A target whose plan was made before the other delivery."""

        calls = 0

        def published(self):
            Late.calls += 1
            return super().published() if Late.calls > 1 else replace(super().published(), number=0)

    with pytest.raises(DeliveryError, match="vừa có lần đưa lên số 1"):
        send(Late(target.root, target.settings), site, history)
