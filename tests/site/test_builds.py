"""The same content and day give the same bytes, whoever builds them, wherever, by which command."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.client import HTTPConnection
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

import pytest

from tests.site.making import DAY, ROOT, HtmlPage, build, copy_project, is_elsewhere, manifest, run

pytestmark = pytest.mark.xdist_group("site")
NOON = "1795237200"
"""12:00 in Việt Nam on the day of the tests, in seconds since 1970."""


def test_two_builds_are_equal_in_any_folder_and_surroundings(
    project: Path, built: Path, tmp_path: Path
) -> None:
    other = copy_project(tmp_path / "Thư mục khác")
    # Times of files and the order of folders must not matter either.
    for file in sorted((other / "content").rglob("*.md"), reverse=True):
        os.utime(file, (1, 1))
    surroundings = {
        "TZ": "America/Los_Angeles",
        "LANG": "C",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "77",
        "HOME": str(tmp_path),
        "SOURCE_DATE_EPOCH": "0",
        "COLUMNS": "20",
    }
    before = os.umask(0o077)
    try:
        build(other, environment=surroundings)
    finally:
        os.umask(before)
    assert manifest(other / "site") == manifest(built)


def test_a_second_build_over_the_first_changes_nothing(project: Path, tmp_path: Path) -> None:
    folder = copy_project(tmp_path, warm=project)
    first = manifest(build(folder))
    (folder / "site" / "thua.html").write_text("của lần dựng trước", encoding="utf-8")
    assert manifest(build(folder)) == first


def test_only_what_depends_on_the_day_changes_with_it(project: Path, built: Path) -> None:
    later = run("build", "--project", str(project), "--day", "2026-11-23", "--output",
                str(project / "later"))  # fmt: skip
    assert later.returncode == 0, later.stdout + later.stderr
    one, two = manifest(built), manifest(project / "later")
    appeared = {path for path in two if path not in one}
    assert any(path.startswith("tin-tuc/trong-hen/") for path in appeared)
    same = [path for path in one if one[path] == two.get(path)]
    assert len(same) > len(one) / 3
    papers = [path for path in one if path.startswith("van-ban/") and path.count("/") > 1]
    assert [path for path in papers if one[path] != two[path]] == []


def test_the_host_by_itself_says_what_is_wrong_with_a_template_without_a_traceback(
    project: Path, tmp_path: Path
) -> None:
    folder = copy_project(tmp_path, warm=project)
    (folder / "theme_overrides" / "views" / "news.html").write_text("\n{{ view.khong_co }}")
    found = run(
        "build", "--config-file", str(folder / "mkdocs.yml"),
        module="mkdocs", environment={"SOURCE_DATE_EPOCH": NOON},
    )  # fmt: skip
    assert found.returncode == 1
    said = found.stdout + found.stderr
    assert "views/news.html:2" in said
    assert "khong_co" in said
    assert "Traceback" not in said


def test_the_host_builds_cleanly_and_the_same_by_itself(
    project: Path, built: Path, tmp_path: Path
) -> None:
    found = run(
        "build", "--strict", "--config-file", str(project / "mkdocs.yml"),
        "--site-dir", str(tmp_path / "site"),
        module="mkdocs", environment={"SOURCE_DATE_EPOCH": NOON},
    )  # fmt: skip
    assert found.returncode == 0, found.stdout + found.stderr
    assert manifest(tmp_path / "site") == manifest(built)


def test_the_host_refuses_broken_content_without_a_traceback(tmp_path: Path) -> None:
    folder = copy_project(tmp_path, planted=False)
    (folder / "content/tin-tuc/hong.md").write_text("---\nid: hong\n---\n", encoding="utf-8")
    thieu = "---\nid: thieu\ntitle: Thiếu\nfiles: [{file: khong-co.pdf, label: Tệp}]\n---\n"
    (folder / "content/tin-tuc/thieu.md").write_text(thieu, encoding="utf-8")
    settings = folder / "mkdocs.yml"
    found = run("build", "--config-file", str(settings), module="mkdocs")
    assert found.returncode != 0
    assert "content/tin-tuc/hong.md:2:1: field.missing" in found.stderr
    assert "content/tin-tuc/thieu.md:4:16: file.missing" in found.stderr
    assert "Traceback" not in found.stderr
    for epoch, option, said in (("x", "", "SOURCE_DATE_EPOCH “x”"), ("0", "day: hôm nay", "hôm")):
        text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
        written = text.replace("- guongsang", f"- guongsang: {{{option}}}")
        settings.write_text(written, encoding="utf-8")
        surroundings = {"SOURCE_DATE_EPOCH": epoch}
        found = run(
            "build", "--config-file", str(settings), module="mkdocs", environment=surroundings
        )
        assert found.returncode != 0
        assert said in found.stderr
        assert "Traceback" not in found.stderr


def test_broken_content_leaves_the_old_site_alone(project: Path, tmp_path: Path) -> None:
    folder = copy_project(tmp_path, planted=False, warm=project)
    before = manifest(build(folder))
    text = "---\nid: hong\ntitle: Hỏng: rồi\n---\n"
    (folder / "content/tin-tuc/hong.md").write_text(text, encoding="utf-8")
    found = run("build", "--project", str(folder), "--day", DAY)
    assert found.returncode == 1
    assert "content/tin-tuc/hong.md:3:12" in found.stdout
    assert manifest(folder / "site") == before
    # So does a template that breaks while pages are made.
    (folder / "content/tin-tuc/hong.md").unlink()
    template = folder / "theme_overrides/views/news.html"
    template.write_text("{{ khong.co }}", encoding="utf-8")
    found = run("build", "--project", str(folder), "--day", DAY)
    assert found.returncode != 0
    assert "Traceback" not in found.stderr
    assert manifest(folder / "site") == before
    left = [path.name for path in folder.iterdir() if path.name.startswith(".site")]
    assert left == []


@pytest.mark.parametrize("output", [".", "content", "..", "tai-lieu"])
def test_a_folder_that_is_no_site_is_never_replaced(tmp_path: Path, output: str) -> None:
    folder = copy_project(tmp_path / "du-an", planted=False)
    (folder / "tai-lieu").mkdir()
    (folder / "tai-lieu/quan-trong.docx").write_bytes(b"PK")
    before = manifest(tmp_path)
    found = run("build", "--project", str(folder), "--day", DAY, "--output", str(folder / output))
    assert found.returncode == 2
    assert "Traceback" not in found.stderr
    after = manifest(tmp_path)
    assert {path: after.get(path) for path in before} == before


@pytest.mark.parametrize("place", ["site", "content", "docs/trang", ".."])
def test_the_folder_named_in_the_settings_is_not_replaced_either(
    tmp_path: Path, place: str
) -> None:
    folder = copy_project(tmp_path / "du-an", planted=False)
    settings = folder / "mkdocs.yml"
    settings.unlink()
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings.write_text(text.replace("site_dir: site", f"site_dir: {place}"), encoding="utf-8")
    (folder / "site").mkdir()
    (folder / "site/index.html").write_text("trang khác", encoding="utf-8")
    before = manifest(tmp_path)
    host = [sys.executable, "-m", "mkdocs", "build", "-q", "--config-file", str(settings)]
    ours = run("build", "--project", str(folder), "--day", DAY)
    hosts = subprocess.run(host, capture_output=True, text=True, check=False, cwd=folder)
    assert "ghi đè" in ours.stdout + ours.stderr
    for found in (ours, hosts):
        assert found.returncode != 0
        assert "Traceback" not in found.stderr
    after = manifest(tmp_path)
    assert {path: after.get(path) for path in before} == before


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[int]:
    """Serve a folder by the plainest of file servers; give its port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize("base", ["/", "/tdkt/", "/cong/so/tdkt/"])
def test_the_site_works_under_any_address(
    built: Path, pages: dict[str, HtmlPage], tmp_path: Path, base: str
) -> None:
    """Go from the front page wherever links lead; nothing is asked for outside the base."""
    place = tmp_path / "www" / base.strip("/")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(built) if base != "/" else None
    root = built if base == "/" else tmp_path / "www"
    ahead, seen, bad = [base], {base}, list[str]()
    with served(root) as port:
        line = HTTPConnection("127.0.0.1", port, timeout=30)
        while ahead:
            path = ahead.pop()
            line.request("GET", quote(path))
            answer = line.getresponse()
            body = answer.read()
            if answer.status != 200:
                bad.append(f"{answer.status} {path}")
            page = pages.get(path.removeprefix(base).removesuffix("index.html"))
            if page is None:
                continue
            assert body == page.file.read_bytes(), path
            for _, link in page.links:
                if is_elsewhere(link):
                    continue
                goal = urlsplit(urljoin(path, link)).path
                if not goal.startswith(base):
                    bad.append(f"{path} leads out of the section: {link}")
                elif goal not in seen:
                    seen.add(goal)
                    ahead.append(goal)
        line.close()
    assert bad == []
    reached = {path.removeprefix(base) for path in seen}
    # To what moved or was withdrawn, and to the page for wrong addresses, nothing leads.
    assert {address for address, page in pages.items() if not page.noindex} <= reached


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def test_the_preview_follows_what_is_edited(project: Path, tmp_path: Path) -> None:
    folder = copy_project(tmp_path, planted=False, warm=project)
    address = f"127.0.0.1:{free_port()}"
    command = (sys.executable, "-m", "generator.cli", "serve", "--project", str(folder))
    preview = subprocess.Popen(
        (*command, "--day", DAY, "--address", address),
        cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    try:
        page = "/tin-tuc/viet-bao-cao-thanh-tich/"
        record = folder / "content/tin-tuc/viet-bao-cao-thanh-tich.md"
        assert "Viết" in waited(address, page, "<h1")
        text = record.read_text(encoding="utf-8")
        record.write_text(text + "\n\nMột câu vừa được thêm.\n", encoding="utf-8")
        assert waited(address, page, "Một câu vừa được thêm.")
        # A slip while typing keeps the last good page; mending it brings the next one.
        record.write_text("---\nid: [\n---\n", encoding="utf-8")
        time.sleep(1)
        assert "Một câu vừa được thêm." in waited(address, page, "<h1")
        record.write_text(text + "\n\nCâu sau khi sửa lỗi.\n", encoding="utf-8")
        assert waited(address, page, "Câu sau khi sửa lỗi.")
        assert preview.poll() is None
    finally:
        preview.terminate()
        _, said = preview.communicate(timeout=30)
    assert "Traceback" not in said, said


def waited(address: str, path: str, wanted: str, seconds: float = 90) -> str:
    """Return a page of the preview once it holds *wanted*."""
    until, text = time.monotonic() + seconds, ""
    while time.monotonic() < until:
        line = HTTPConnection(address, timeout=30)
        try:
            line.request("GET", path)
            text = line.getresponse().read().decode()
            if wanted in text:
                return text
        except OSError:
            pass
        finally:
            line.close()
        time.sleep(0.1)
    raise AssertionError(f"{path} never held {wanted!r}: {text[:200]}")
