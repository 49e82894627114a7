"""What is written down of deliveries, and what can be gone back to."""

from pathlib import Path

import pytest

from generator.delivery.digests import read_manifest
from generator.delivery.history import History
from generator.delivery.trouble import DeliveryError
from tests.delivery.sites import send, settings, target_of, write_site


def test_the_last_ones_can_be_gone_back_to_and_no_more(tmp_path: Path) -> None:
    history, site = History(tmp_path / "history", "noi"), tmp_path / "site"
    target = target_of(settings("folder", str(tmp_path / "www")), tmp_path)
    for release in "12345":
        send(target, write_site(site, release, (release,)), history)
    history.restore(history.find(3), tmp_path / "three")
    assert read_manifest(tmp_path / "three") == history.find(3).files
    with pytest.raises(DeliveryError, match="không còn đủ"):
        history.restore(history.find(1), tmp_path / "one")
    with pytest.raises(DeliveryError, match="không có lần đưa lên số 9"):
        history.find(9)


def test_what_is_kept_is_read_before_it_goes_out(tmp_path: Path) -> None:
    history = History(tmp_path / "history", "noi")
    target = target_of(settings("folder", str(tmp_path / "www")), tmp_path)
    done = send(target, write_site(tmp_path / "site", "1", ("a",)), history)
    sha256 = done.files["index.html"].sha256
    kept = tmp_path / "history/objects" / sha256[:2] / sha256
    kept.write_bytes(b"x" * kept.stat().st_size)
    with pytest.raises(DeliveryError, match=r"thiếu hoặc hỏng “index\.html”"):
        history.restore(done, tmp_path / "one")


def test_the_folder_is_private_and_left_out_of_git(tmp_path: Path) -> None:
    history = History(tmp_path / "history", "noi")
    target = target_of(settings("folder", str(tmp_path / "www")), tmp_path)
    send(target, write_site(tmp_path / "site", "1", ("a",)), history)
    assert (tmp_path / "history").stat().st_mode & 0o077 == 0
    assert (tmp_path / "history/.gitignore").read_text() == "*\n"


def test_a_number_goes_on_where_the_history_was_lost(tmp_path: Path) -> None:
    target = target_of(settings("folder", str(tmp_path / "www")), tmp_path)
    site = write_site(tmp_path / "site", "1", ("a",))
    assert send(target, site, History(tmp_path / "one", "noi")).number == 1
    write_site(site, "2", ("a",))
    assert send(target, site, History(tmp_path / "two", "noi")).number == 2


def test_a_garbled_record_is_told(tmp_path: Path) -> None:
    (tmp_path / "history/noi").mkdir(parents=True)
    (tmp_path / "history/noi/0001.json").write_text("{}")
    with pytest.raises(DeliveryError, match=r"0001\.json"):
        History(tmp_path / "history", "noi").deliveries()


def test_only_what_is_asked_for_is_read(tmp_path: Path) -> None:
    target = target_of(settings("folder", str(tmp_path / "www")), tmp_path)
    history = History(tmp_path / "history", "noi")
    for release in "123":
        send(target, write_site(tmp_path / "site", release, ("a",)), history)
    # A note of long ago that was damaged keeps no one from delivering today.
    (tmp_path / "history/noi/0001.json").write_bytes(b"{")
    last = history.last()
    assert last is not None
    assert (last.number, history.highest()) == (3, 3)
    assert history.find(2).number == 2
    history.prune(2)
    history.restore(history.find(2), tmp_path / "back")
    with pytest.raises(DeliveryError, match="không đọc được"):
        history.deliveries()
