"""What goes wrong on the way: killed, cut off, refused, garbled; and readers who watch."""

import os
import re
import time
from pathlib import Path

import pytest

from generator.delivery.changes import changes
from generator.delivery.history import History
from generator.delivery.trouble import DeliveryError
from tests.delivery.killed import kill
from tests.delivery.places import Line, sftp, sftp_remote, webdav
from tests.delivery.sites import send, settings, target_of, write_site
from tests.delivery.test_targets import on_disk
from tests.feeds.servers import ask, nginx


def test_killed_at_each_step_a_folder_is_whole_and_the_next_delivery_finishes(
    tmp_path: Path,
) -> None:
    history, www = tmp_path / "history", tmp_path / "www"
    target = target_of(settings("folder", str(www)), tmp_path)
    first = write_site(tmp_path / "first", "1", ("a", "b"))
    send(target, first, History(history, "noi"))
    second = write_site(tmp_path / "second", "2", ("b", "c"))
    for phase in ("history", "copy", "verify", "switch"):
        kill(target, second, history, phase)
        assert on_disk(www / "current") == on_disk(first), phase
    kill(target, second, history, "prune")
    assert on_disk(www / "current") == on_disk(second)
    send(target, first, History(history, "noi"))
    assert on_disk(www / "current") == on_disk(first)
    assert not list((www / "releases").glob(".*"))
    done = [d.number for d in History(history, "noi").deliveries() if d.done]
    # The one that was killed after the switch is there, and is written down as such.
    assert done[0] == 1
    assert len(done) == 3


def test_killed_at_each_step_a_server_is_never_announcing_what_is_not_there(
    tmp_path: Path,
) -> None:
    with webdav(tmp_path) as there:
        target = target_of(settings("rclone", there.remote), tmp_path)
        history = tmp_path / "history"
        send(target, write_site(tmp_path / "site", "0", ("a", "b")), History(history, "noi"))
        # Every one is another site, delivered on top of what the one before left half done.
        for at, phase in enumerate(
            ("assets", "new_pages", "changed_pages", "feeds", "deletions", "verify", "manifest")
        ):
            news = ("a", f"moi-{at}")
            write_site(tmp_path / "site", phase, news, f"/* {phase} */")
            (tmp_path / f"site/anh/moi-000000000{at}-320.webp").write_text(phase)
            kill(target, tmp_path / "site", history, phase)
            feed = (there.behind / "feeds/tat-ca.atom").read_text()
            for name in re.findall("tin-tuc/([^/]+)/", feed):
                assert (there.behind / f"tin-tuc/{name}/index.html").is_file(), (phase, name)
            assert target.published().number == 1
        last = write_site(tmp_path / "site", "9", ("a", "z"))
        send(target, last, History(history, "noi"))
        assert on_disk(there.behind) == on_disk(last)


def test_a_line_that_breaks_is_told_and_the_next_delivery_resumes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.delivery.rclone._TRIES", {})
    with sftp(tmp_path) as there:
        line = Line(there.port)
        target = target_of(settings("rclone", sftp_remote(tmp_path, line.port)), tmp_path)
        history = History(tmp_path / "history", "noi")
        site = write_site(tmp_path / "site", "1", ("a", "b"))
        (site / "anh/to-0123456789-640.webp").write_bytes(os.urandom(3_000_000))

        def cut(step: str) -> None:
            if step == "assets":
                line.break_after(1_000_000)

        with pytest.raises(DeliveryError, match="làm tiếp từ chỗ dở"):
            send(target, site, history, cut)
        assert line.breaks
        line.break_after(None)
        assert target.published().facts is None
        assert target.state.read("pending.json")
        # The lock could not be given back, and this process lives on.
        send(target, site, history, take_over=True)
        assert on_disk(there.behind) == on_disk(site)
        line.close()


def test_a_target_that_may_not_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", "1", ("a",))
    history = History(tmp_path / "history", "noi")
    with sftp(tmp_path, read_only=True) as there:
        target = target_of(settings("rclone", there.remote), tmp_path)
        with pytest.raises(DeliveryError, match="quyền ghi"):
            send(target, site, history)
        assert on_disk(there.behind) == {}
    if os.geteuid() == 0:
        closed = Path("/proc/self/guongsang")
    else:
        closed = tmp_path / "closed"
        closed.mkdir(mode=0o500)
    for kind, where in (("folder", closed / "www"), ("zip", closed / "www.zip")):
        with pytest.raises(DeliveryError, match="không ghi được"):
            send(target_of(settings(kind, str(where)), tmp_path), site, history)


def test_a_damaged_file_is_found_and_a_full_delivery_mends_it(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", "1", ("a",))
    with webdav(tmp_path) as there:
        target = target_of(settings("rclone", there.remote), tmp_path)
        history = History(tmp_path / "history", "noi")
        send(target, site, history)
        (there.behind / "index.html").write_bytes(b"hong")
        (there.behind / "404.html").unlink()
        found = changes(target.read_back(None), target.published().files)
        assert list(found.changed) == ["index.html"]
        assert list(found.added) == ["404.html"]
        send(target, site, history, full=True)
        assert on_disk(there.behind) == on_disk(site)


def test_damage_in_the_old_release_is_not_linked_into_the_new_one(tmp_path: Path) -> None:
    target = target_of(settings("folder", str(tmp_path / "www")), tmp_path)
    history = History(tmp_path / "history", "noi")
    send(target, write_site(tmp_path / "site", "1", ("a",)), history)
    (tmp_path / "www/current/assets/css/main.css").write_bytes(b"hong")
    site = write_site(tmp_path / "site", "2", ("a",))
    send(target, site, history)
    assert on_disk(tmp_path / "www/current") == on_disk(site)


def test_a_damaged_archive_counts_as_none(tmp_path: Path) -> None:
    target = target_of(settings("zip", str(tmp_path / "goi.zip")), tmp_path)
    site, history = write_site(tmp_path / "site", "1", ("a",)), History(tmp_path / "h", "noi")
    send(target, site, history)
    whole = (tmp_path / "goi.zip").read_bytes()
    (tmp_path / "goi.zip").write_bytes(whole[:500])
    with pytest.raises(DeliveryError, match="bị hỏng"):
        target.read_back(None)
    send(target, site, history)
    assert target.read_back(None) == target.published().files


def reader(port: int, stop: Path, seen: Path) -> int:
    """Start a process that asks for pages until *stop* is there; return its number."""
    child = os.fork()
    if child:
        return child
    found: set[tuple[int, str, bytes]] = set()
    try:
        while not stop.exists():
            for path in ("/", "/tin-tuc/a/"):
                status, _, body = ask(port, path)
                found.add((status, path, b" ".join(sorted(set(re.findall(rb"ban (\w+)", body))))))
    except BaseException as error:
        found.add((0, repr(error), b""))
    finally:
        seen.write_text("".join(f"{s} {p} {r.decode()}\n" for s, p, r in sorted(found)))
        os._exit(0)


def test_a_reader_who_watches_never_sees_an_error_or_a_mixture(tmp_path: Path) -> None:
    target = target_of(settings("folder", str(tmp_path / "www"), keep=2), tmp_path)
    history = History(tmp_path / "history", "noi")
    send(target, write_site(tmp_path / "site", "0", ("a",)), history)
    (tmp_path / "nginx").mkdir()
    stop, seen = tmp_path / "stop", tmp_path / "seen"
    with nginx(tmp_path / "www/current", tmp_path / "nginx") as port:
        child = reader(port, stop, seen)
        for release in range(1, 5):
            send(target, write_site(tmp_path / "site", str(release), ("a",)), history)
        for phase in ("history", "copy", "verify", "switch", "prune"):
            kill(target, write_site(tmp_path / "site", phase, ("a",)), tmp_path / "history", phase)
            time.sleep(0.05)
        history.restore(history.find(5), tmp_path / "back")
        send(target, tmp_path / "back", history)
        time.sleep(0.2)
        stop.touch()
        os.waitpid(child, 0)
        assert b"ban 4<" in ask(port, "/")[2]
    told = [line.split(" ") for line in seen.read_text().splitlines()]
    assert {status for status, *_ in told} == {"200"}, told
    # Each page is of one release, and those that were killed before the switch never were seen.
    assert all(len(releases) == 1 for _, _, *releases in told), told
    assert {releases[0] for _, _, *releases in told} <= {*"01234", "prune"}
    assert {releases[0] for _, _, *releases in told} >= {"4"}
