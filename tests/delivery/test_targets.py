"""Every kind of target on real servers: first delivery, edit, deletion, going back."""

import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest

from generator.delivery.digests import read_manifest
from generator.delivery.history import History
from generator.delivery.manifest import STATE
from generator.delivery.target import MANIFEST, OWN, Parcel, Published, Target
from tests.delivery.places import folder_server, ftp, s3, sftp, webdav
from tests.delivery.sites import send, settings, target_of, write_site
from tests.feeds.servers import ask, nginx

Bytes = Callable[[], dict[str, bytes]]


def on_disk(folder: Path) -> dict[str, bytes]:
    """Return what is in a folder, but for the manifest and the lock's folder."""
    files = (p for p in folder.rglob("*") if p.is_file())
    found = {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}
    return {k: v for k, v in found.items() if k not in OWN and not k.startswith(STATE)}


def served(port: int, paths: list[str], base: str = "/") -> dict[str, bytes]:
    """Return what a server answers for every path."""
    found = {}
    for path in paths:
        status, _, body = ask(port, base + quote(path))
        assert status == 200, (path, status)
        found[path] = body
    return found


@contextmanager
def place(kind: str, scratch: Path) -> Iterator[tuple[Target, Bytes]]:
    """Give a target, and what a reader of it sees."""
    scratch.mkdir(exist_ok=True)
    if kind == "folder":
        target = target_of(settings("folder", str(scratch / "www")), scratch)
        yield target, lambda: on_disk(scratch / "www/current")
    elif kind == "rename":
        target = target_of(settings("folder", str(scratch / "www"), switch="rename"), scratch)
        yield target, lambda: on_disk(scratch / "www/current")
    elif kind == "zip":
        target = target_of(settings("zip", str(scratch / "goi.zip")), scratch)

        def unpacked() -> dict[str, bytes]:
            with zipfile.ZipFile(scratch / "goi.zip") as archive:
                return {n: archive.read(n) for n in archive.namelist() if n not in OWN}

        yield target, unpacked
    else:
        server = {"sftp": sftp, "ftp": ftp, "webdav": webdav, "s3": s3}[kind]
        with server(scratch) as there:
            target = target_of(settings("rclone", there.remote), scratch)
            yield target, lambda: on_disk(there.behind)


@pytest.mark.parametrize("kind", ["folder", "rename", "zip", "sftp", "ftp", "webdav", "s3"])
def test_first_edit_delete_and_back(kind: str, tmp_path: Path) -> None:
    history = History(tmp_path / "history", "noi")
    with place(kind, tmp_path / "place") as (target, seen):
        first = write_site(tmp_path / "site", "1", ("a", "b"))
        one = send(target, first, history)
        assert one.number == 1
        assert seen() == on_disk(first)
        assert target.published().facts is not None

        second = write_site(tmp_path / "site", "2", ("b", "c"), "/* mới */")
        send(target, second, history)
        assert seen() == on_disk(second)
        assert target.read_back(None) == read_manifest(second)
        assert "tin-tuc/a/index.html" not in seen()

        history.restore(history.find(1), tmp_path / "back")
        back = send(target, tmp_path / "back", history)
        assert back.number == 3
        assert seen() == on_disk(tmp_path / "back")
        assert [d.done for d in history.deliveries()] == [True, True, True]
        assert target.state.read("lock.json") is None
        assert target.state.read("pending.json") is None
        folder = {"sftp": "www", "ftp": "ftp", "webdav": "dav"}.get(kind)
        if folder:
            emptied = tmp_path / "place" / folder / "tin-tuc/c"
            assert not emptied.exists(), "an emptied folder answers 403, not 404"


def test_nginx_serves_the_site_through_the_link(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", "1", ("a", "b"))
    target = target_of(settings("folder", str(tmp_path / "www")), tmp_path)
    send(target, site, History(tmp_path / "history", "noi"))
    (tmp_path / "nginx").mkdir()
    with nginx(tmp_path / "www/current", tmp_path / "nginx") as port:
        assert served(port, list(read_manifest(site))) == on_disk(site)
        assert ask(port, "/tin-tuc/a/")[2] == (site / "tin-tuc/a/index.html").read_bytes()
        assert ask(port, f"/{MANIFEST}")[0] == 200
        assert ask(port, "/.guongsang/lock.json")[0] == 404


def test_an_unpacked_archive_is_the_site_below_any_path(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", "1", ("a",))
    target = target_of(settings("zip", str(tmp_path / "goi.zip")), tmp_path)
    send(target, site, History(tmp_path / "history", "noi"))
    with zipfile.ZipFile(tmp_path / "goi.zip") as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path / "web/tdkt")
    with folder_server(tmp_path / "web") as port:
        assert served(port, list(read_manifest(site)), "/tdkt/") == on_disk(site)


def test_unchanged_files_are_links_and_keep_their_time(tmp_path: Path) -> None:
    history, site = History(tmp_path / "history", "noi"), tmp_path / "site"
    target = target_of(settings("folder", str(tmp_path / "www"), keep=2), tmp_path)
    times = []
    for release in "1234":
        write_site(site, release, ("a",))
        send(target, site, history)
        css = tmp_path / "www/current/assets/css/main.css"
        times.append((css.stat().st_mtime_ns, css.stat().st_ino))
    assert len(set(times)) == 1
    releases = sorted(p.name for p in (tmp_path / "www/releases").iterdir())
    assert releases == ["0003", "0004"]


def test_a_folder_copied_by_hand_is_kept_and_taken_over(tmp_path: Path) -> None:
    write_site(tmp_path / "www/current", "0", ("cu",))
    site = write_site(tmp_path / "site", "1", ("a",))
    target = target_of(settings("folder", str(tmp_path / "www")), tmp_path)
    send(target, site, History(tmp_path / "history", "noi"))
    assert on_disk(tmp_path / "www/current") == on_disk(site)
    assert (tmp_path / "www/releases/0000/tin-tuc/cu/index.html").is_file()


def test_files_of_others_are_left_alone(tmp_path: Path) -> None:
    with webdav(tmp_path) as there:
        (there.behind / "web.config").write_text("của máy chủ")
        target = target_of(settings("rclone", there.remote), tmp_path)
        history = History(tmp_path / "history", "noi")
        send(target, write_site(tmp_path / "site", "1", ("a", "b")), history)
        send(target, write_site(tmp_path / "site", "2", ("a",)), history)
        assert (there.behind / "web.config").read_text() == "của máy chủ"
        assert "web.config" in target.read_back(None)


@pytest.mark.parametrize("kind", ["folder", "zip", "webdav"])
def test_how_far_it_is_is_told(kind: str, tmp_path: Path) -> None:
    with place(kind, tmp_path / "place") as (target, _):
        site = write_site(tmp_path / "site", "1", ("a", "b"))
        told: list[tuple[int, int]] = []
        files = read_manifest(site)
        parcel = Parcel(site, files, {MANIFEST: b"{}"}, 1, Published(), lambda *at: told.append(at))
        target.put(parcel, lambda _: None)
        total = sum(file.size for file in files.values())
        assert {of for _, of in told} == {total}
        assert [done for done, _ in told] == sorted(done for done, _ in told)
        assert told[-1] == (total, total)
