"""Wrong settings, others' files on a target, full disks, races, and people who press Ctrl+C."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli.environment import EnvironmentProblem
from generator.delivery.digests import read_manifest
from generator.delivery.folder import FolderTarget
from generator.delivery.history import History
from generator.delivery.trouble import DeliveryError
from tests.delivery.places import webdav
from tests.delivery.sites import send, settings, target_of, write_site
from tests.delivery.test_commands import ROOT, call, project, put
from tests.delivery.test_targets import on_disk

__all__ = ["project"]
TARGET = '[targets.noi]\ntype = "{}"\n{} = "{}"\n'


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        (TARGET.format("folder", "path", "site"), "nằm trong site/"),
        (TARGET.format("folder", "path", "site/../content/x"), "nằm trong content/"),
        (TARGET.format("folder", "path", "."), "chứa cả dự án"),
        (TARGET.format("folder", "path", "/"), "chứa cả dự án"),
        (TARGET.format("zip", "path", "docs/x.zip"), "nằm trong docs/"),
        ('history = "site/so"\n' + TARGET.format("folder", "path", "www"), "nằm trong site/"),
        (TARGET.format("folder", "path", "w\\nw"), "không có ký tự xuống dòng"),
        (TARGET.format("folder", "path", "w\\u0000"), "không có ký tự xuống dòng"),
        (TARGET.format("folder", "path", "x" * 300), "không đọc hoặc ghi được"),
        (TARGET.format("folder", "path", "mkdocs.yml/x"), "không ghi được"),
        (TARGET.format("rclone", "remote", "--config=x:y"), "viết như"),
        (TARGET.format("rclone", "remote", "chua-co:y"), "rclone config"),
        (TARGET.format("folder", "path", "www").replace("noi", "objects"), "“objects”"),
        (
            TARGET.format("folder", "path", "www")
            + TARGET.format("folder", "path", "./www/").replace("noi", "hai"),
            "cùng một chỗ",
        ),
    ],
)
def test_a_slip_in_the_settings_is_one_sentence(built: Path, toml: str, told: str) -> None:
    before = on_disk(built / "content") | on_disk(built / "site")
    put(built, "guongsang.toml", toml)
    done = call(built, "publish", "noi", "--yes", *ALLOWED)
    assert isinstance(done.exception, EnvironmentProblem)
    assert told in str(done.exception)
    assert on_disk(built / "content") | on_disk(built / "site") == before


@pytest.fixture
def built(project: Path) -> Path:
    """Give the small project, with a site that looks built."""
    write_site(project / "site", "1", ("a",))
    put(project, "guongsang.toml", '[targets.noi]\ntype = "folder"\npath = "www"\n')
    return project


ALLOWED = ("--allow", "stale", "--allow", "output")


def test_nobody_there_to_answer_is_told_what_to_do(built: Path) -> None:
    done = call(built, "publish", "noi", *ALLOWED)
    assert "thêm --yes" in str(done.exception)
    assert not (built / "www").exists()


@pytest.mark.parametrize("damage", [b"{", b"[]", b'{"files": {}}', b'{"files": {"../x": 1}}'])
def test_a_damaged_history_is_one_sentence(built: Path, damage: bytes) -> None:
    assert call(built, "publish", "noi", "--yes", *ALLOWED).exit_code == 0
    (built / ".guongsang/noi/0001.json").write_bytes(damage)
    publish = ("publish", "noi", "--yes", *ALLOWED)
    for words in (("deliveries",), ("rollback", "noi", "1"), publish):
        assert "sổ đưa lên có tệp không đọc được" in str(call(built, *words).exception)


@pytest.mark.parametrize("built_of", ['"x"', "[1]", '{"day": "2026-01-01", "shown": []}'])
def test_a_damaged_note_of_a_build_is_one_sentence(built: Path, built_of: str) -> None:
    assert call(built, "publish", "noi", "--yes", *ALLOWED).exit_code == 0
    note = built / ".guongsang/noi/0001.json"
    value = json.loads(note.read_bytes())
    value["built"] = json.loads(built_of)
    note.write_text(json.dumps(value), encoding="utf-8")
    assert "không đọc được" in str(call(built, "deliveries").exception)


def test_others_files_are_carried_from_release_to_release(tmp_path: Path) -> None:
    target = target_of(settings("folder", str(tmp_path / "www"), keep=1), tmp_path)
    history = History(tmp_path / "history", "noi")
    send(target, write_site(tmp_path / "site", "1", ("a",)), history)
    strange = unicodedata.normalize("NFD", "tệp lạ\ncó dòng.txt")
    for path in (".well-known/acme-challenge/x", strange, "tin-tuc/cua-toi.html"):
        put(tmp_path / "www/current", path, "của người khác")
    (tmp_path / "www/current/lien-ket").symlink_to("index.html")
    (tmp_path / "www/current/ra-ngoai").symlink_to("/etc")
    (tmp_path / "www/releases/2019").mkdir()
    for release in "23":
        send(target, write_site(tmp_path / "site", release, ("b",)), history)
    current = tmp_path / "www/current"
    assert (current / ".well-known/acme-challenge/x").read_text() == "của người khác"
    assert (current / strange).is_file()
    assert (current / "tin-tuc/cua-toi.html").is_file()
    assert (current / "lien-ket").readlink() == Path("index.html")
    assert (current / "ra-ngoai").readlink() == Path("/etc")
    assert not (current / "tin-tuc/a").exists()
    found = target.read_back(None)
    assert set(found) - set(read_manifest(tmp_path / "site")) == {
        ".well-known/acme-challenge/x", "tin-tuc/cua-toi.html"
    }  # fmt: skip
    assert (tmp_path / "www/releases/2019").is_dir()


def test_strange_names_on_a_server_are_left_alone(tmp_path: Path) -> None:
    with webdav(tmp_path) as there:
        target = target_of(settings("rclone", there.remote), tmp_path)
        history = History(tmp_path / "history", "noi")
        site = write_site(tmp_path / "site", "1", ("a",))
        send(target, site, history)
        names = ("có dấu cách .txt", "xuống\ndòng", "dòng\u2028lạ", " đầu", "a;b")
        strange = [unicodedata.normalize("NFD", name) for name in names]
        for name in strange:
            (there.behind / name).write_text("của người khác")
        time.sleep(0.1)
        found = target.read_back(None)
        assert {path: found[path] for path in read_manifest(site)} == read_manifest(site)
        # A manifest that was damaged there is no reason to leave old pages standing.
        (there.behind / "ban-ke.json").write_bytes(b"hong")
        time.sleep(0.1)
        send(target, write_site(tmp_path / "site", "2", ("b",)), history)
        left = on_disk(there.behind)
        assert {k: v for k, v in left.items() if k not in strange} == on_disk(tmp_path / "site")
        assert set(strange) <= set(left)


def in_a_child(work: Callable[[], object]) -> str:
    """Do something in another process whose files may hold 100 KB; return what it raised."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        said = "nothing"
        try:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
            work()
        except BaseException as error:
            said = f"{type(error).__name__}: {error}"
        finally:
            os.write(write, said.encode())
            os._exit(0)
    os.close(write)
    os.waitpid(child, 0)
    with os.fdopen(read, "rb") as pipe:
        return pipe.read().decode()


@pytest.mark.parametrize(("kind", "where"), [("folder", "www"), ("zip", "goi.zip")])
def test_a_full_disk_leaves_the_good_release_and_no_halves(
    tmp_path: Path, kind: str, where: str
) -> None:
    target = target_of(settings(kind, str(tmp_path / where)), tmp_path)
    history = History(tmp_path / "history", "noi")
    send(target, write_site(tmp_path / "site", "1", ("a",)), history)
    before = target.read_back(None)
    big = write_site(tmp_path / "big", "2", ("a", "b"))
    (big / "anh/to-0123456789-640.webp").write_bytes(os.urandom(200_000))
    # The history has room for it, so the disk of the target is what is full.
    history.store(big, read_manifest(big))
    assert "ổ đĩa hết chỗ" in in_a_child(lambda: send(target, big, history))
    assert target.read_back(None) == before
    halves = [p for p in tmp_path.rglob("*") if p.name.startswith(".new") or p.suffix == ".new"]
    assert halves == []
    send(target, big, history)
    assert target.read_back(None) == read_manifest(big)


def test_a_history_without_room_stops_before_anything_is_sent(tmp_path: Path) -> None:
    target = target_of(settings("folder", str(tmp_path / "www")), tmp_path)
    site = write_site(tmp_path / "site", "1", ("a",))
    (site / "anh/to-0123456789-640.webp").write_bytes(os.urandom(200_000))
    history = History(tmp_path / "history", "noi")
    assert "ổ đĩa hết chỗ" in in_a_child(lambda: send(target, site, history))
    assert isinstance(target, FolderTarget)
    assert not target.current.exists()
    send(target, site, history)


def test_a_full_server_is_told_and_made_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.delivery.rclone._TRIES", {})
    site = write_site(tmp_path / "site", "1", ("a",))
    (site / "anh/to-0123456789-640.webp").write_bytes(os.urandom(2_000_000))
    history = History(tmp_path / "history", "noi")
    with webdav(tmp_path, most=1_000_000) as there:
        target = target_of(settings("rclone", there.remote), tmp_path)
        with pytest.raises(DeliveryError, match="chạy lại"):
            send(target, site, history)
        assert target.published().facts is None
    with webdav(tmp_path) as there:
        target = target_of(settings("rclone", there.remote), tmp_path)
        send(target, site, history)
        assert on_disk(there.behind) == on_disk(site)


def command(project: Path, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "generator.cli", *words, "--project", str(project)],
        cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True,
    )  # fmt: skip


def test_of_two_at_once_both_end_well_or_one_is_told(built: Path) -> None:
    both = [command(built, "publish", "noi", "--yes", *ALLOWED) for _ in range(2)]
    said = [each.communicate(timeout=120)[0] for each in both]
    assert not any("Traceback" in text for text in said)
    codes = sorted(each.returncode for each in both)
    assert codes[0] == 0
    if codes[1]:
        assert any("đang đưa lên" in text or "vừa có lần" in text for text in said)
    assert on_disk(built / "www/current") == on_disk(built / "site")


def test_ctrl_c_is_a_sentence_and_the_next_one_goes_on(built: Path) -> None:
    big = "x" * 1000
    for number in range(3000):
        put(built, f"site/tin-tuc/n{number}/index.html", big)
    running = command(built, "publish", "noi", "--yes", *ALLOWED)
    until = time.monotonic() + 60
    while not (built / "www/releases").is_dir() and time.monotonic() < until:
        time.sleep(0.005)
    running.send_signal(signal.SIGINT)
    said = running.communicate(timeout=60)[0]
    assert "Traceback" not in said
    assert running.returncode in (0, 2)
    if running.returncode:
        assert "guongsang: " in said
        assert not (built / "www/current").exists()
    assert call(built, "publish", "noi", "--yes", *ALLOWED).exit_code == 0
    assert on_disk(built / "www/current") == on_disk(built / "site")
