"""The server settings that are shipped, tried on the servers they are for."""

import base64
import gzip
import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from lxml import etree

from generator.delivery.manifest import STATE
from generator.delivery.target import SIGNATURE
from generator.outputs.calendar import write_calendars
from generator.outputs.feeds import write_feeds
from generator.outputs.files import MEDIA_TYPES
from tests.feeds.servers import DEPLOY, ROOT, apache, ask, nginx
from tests.feeds.sites import calendar, channel, enclosure, event, item, rich, site, text

Server = Callable[[Path, Path], AbstractContextManager[int]]

TYPES = {
    "/": "text/html; charset=utf-8",
    "/feeds/tat-ca.rss": "application/rss+xml; charset=utf-8",
    "/feeds/tat-ca.atom": "application/atom+xml; charset=utf-8",
    "/feeds/tat-ca.json": "application/feed+json; charset=utf-8",
    "/feeds/index.opml": "text/x-opml; charset=utf-8",
    "/lich/tat-ca.ics": "text/calendar; charset=utf-8",
    "/du-lieu/so-lieu.csv": "text/csv; charset=utf-8",
    "/du-lieu/so-lieu.json": "application/json; charset=utf-8",
    "/du-lieu/danh-muc.jsonld": "application/ld+json; charset=utf-8",
    "/sitemap.xml": "text/xml; charset=utf-8",
    "/anh/anh-0123456789-640w.webp": "image/webp",
    "/anh/anh.avif": "image/avif",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("site")
    shown = site(
        channel(rich(), *(item(f"tin-{n}") for n in range(30))),
        calendars=(calendar(*(event(f"ngay-{n}") for n in range(9))),),
    )
    files = {**write_feeds(shown, text, enclosure), **write_calendars(shown)}
    files |= {address[1:]: b"{}" for address in TYPES if address[1:] not in files}
    del files[""]
    files["index.html"] = "<!doctype html><title>Trang chủ</title>".encode()
    files["404.html"] = "<!doctype html><title>Không tìm thấy</title>".encode()
    files[".git/config"] = b"[core]"
    files |= {f"{name}/index.html": files["index.html"] for name in ("lich", "du-lieu")}
    files["feeds/luu-tru/tat-ca-2026-03.atom"] = files["feeds/tat-ca.atom"]
    files["trong/anh.png"] = b"png"
    for address, data in files.items():
        path = made / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return made


@pytest.fixture(scope="module", params=[nginx, apache], ids=["nginx", "apache"])
def port(
    request: pytest.FixtureRequest, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[int]:
    serve: Server = request.param
    with serve(folder, tmp_path_factory.mktemp("server")) as started:
        yield started


@pytest.mark.parametrize(("path", "expected"), TYPES.items())
def test_type(port: int, path: str, expected: str) -> None:
    status, headers, _ = ask(port, path)
    assert status == 200
    said = headers["Content-Type"]
    assert said in (expected, expected.replace("text/xml", "application/xml"))


@pytest.mark.parametrize("path", ["/feeds/tat-ca.rss", "/lich/tat-ca.ics", "/feeds/tat-ca.json"])
@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_unchanged_is_not_sent_again(port: int, path: str, coding: str) -> None:
    _, first, body = ask(port, path, Accept_Encoding=coding)
    assert body
    by_tag = ask(port, path, Accept_Encoding=coding, If_None_Match=first["ETag"])
    assert (by_tag[0], by_tag[2]) == (304, b"")
    by_date = ask(port, path, Accept_Encoding=coding, If_Modified_Since=first["Last-Modified"])
    assert by_date[0] == 304
    assert ask(port, path, Accept_Encoding=coding, If_None_Match='"another"')[0] == 200
    several = f'"another", {first["ETag"]}, "older-gzip"'
    assert ask(port, path, Accept_Encoding=coding, If_None_Match=several)[0] == 304


@pytest.mark.parametrize("path", ["/feeds/tat-ca.rss", "/feeds/tat-ca.json", "/lich/tat-ca.ics"])
def test_is_compressed_on_demand(port: int, path: str) -> None:
    plain, packed = ask(port, path), ask(port, path, Accept_Encoding="gzip")
    assert "Content-Encoding" not in plain[1]
    assert packed[1]["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed[1]["Vary"]
    assert gzip.decompress(packed[2]) == plain[2]


def test_head_answers_without_body(port: int) -> None:
    status, headers, body = ask(port, "/feeds/tat-ca.rss", "HEAD")
    assert (status, body) == (200, b"")
    assert headers["Content-Type"] == TYPES["/feeds/tat-ca.rss"]


def test_how_long_answers_may_be_kept(port: int) -> None:
    def said(path: str) -> str:
        return ask(port, path)[1]["Cache-Control"]

    assert said("/") == "max-age=300"
    assert said("/feeds/tat-ca.rss") == said("/lich/tat-ca.ics") == "max-age=1800"
    assert said("/anh/anh-0123456789-640w.webp") == "max-age=31536000, immutable"
    assert said("/sitemap.xml") == "no-cache"


def test_other_offices_may_read_feeds_but_not_pages(port: int) -> None:
    assert ask(port, "/feeds/tat-ca.json")[1]["Access-Control-Allow-Origin"] == "*"
    archive = ask(port, "/feeds/luu-tru/tat-ca-2026-03.atom")[1]
    assert archive["Access-Control-Allow-Origin"] == "*"
    for page in ("/", "/lich/", "/du-lieu/"):
        assert "Access-Control-Allow-Origin" not in ask(port, page)[1], page


@pytest.mark.parametrize("path", ["/", "/feeds/tat-ca.rss", "/feeds/tat-ca.json", "/khong-co"])
def test_security_headers(port: int, path: str) -> None:
    headers = ask(port, path)[1]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Content-Security-Policy"] == _policy("nginx.conf")
    assert "Set-Cookie" not in headers


def test_missing_page_is_told_by_the_site_itself(port: int) -> None:
    status, headers, body = ask(port, "/khong-co/o-dau/")
    assert status == 404
    assert headers["Content-Type"].startswith("text/html")
    assert "Không tìm thấy" in body.decode()


def test_folders_and_hidden_files_are_not_shown(port: int) -> None:
    assert b"anh.png" not in ask(port, "/trong/")[2]
    assert ask(port, "/trong/")[0] in (403, 404)
    assert ask(port, "/.htaccess")[0] in (403, 404)
    assert ask(port, "/.git/config")[0] in (403, 404)


def _policy(name: str) -> str:
    settings = (DEPLOY / name).read_text(encoding="utf-8")
    found = re.search(r"Content-Security-Policy[^\n]*?(default-src [^\"]*)\"", settings)
    assert found
    return found[1]


@pytest.mark.parametrize("name", ["nginx.conf", "apache.conf", "web.config"])
def test_policy_is_strict_and_the_same_everywhere(name: str) -> None:
    policy = _policy(name)
    assert policy == _policy("nginx.conf")
    assert "unsafe-inline" not in policy
    assert "'unsafe-eval'" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("name", ["nginx.conf", "apache.conf", "web.config"])
def test_policy_lets_the_page_for_missing_pages_keep_its_style(name: str) -> None:
    page = (ROOT / "theme_overrides" / "404.html").read_text(encoding="utf-8")
    for style in re.findall(r"<style>(.*?)</style>", page, re.DOTALL):
        made = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert f"'sha256-{made}'" in _policy(name), f"put 'sha256-{made}' into deploy/{name}"


OF_IIS = {
    ".doc", ".docx", ".jpeg", ".jpg", ".mp3", ".mp4", ".pdf", ".png", ".pptx", ".txt", ".xls",
    ".xlsx", ".zip",
}  # fmt: skip
"""What IIS 8 has a type for by itself, in the list of ``applicationHost.config``."""


def test_iis_settings_are_sound() -> None:
    root = etree.parse(DEPLOY / "web.config").getroot()
    kinds: dict[str, str] = {}
    removed: set[str] = set()
    for each in root.iterfind("system.webServer/staticContent/*"):
        if each.tag == "remove":
            removed.add(each.get("fileExtension", ""))
        elif each.tag == "mimeMap":
            assert each.get("fileExtension") not in kinds, "IIS refuses a type set twice"
            kinds[each.get("fileExtension", "")] = each.get("mimeType", "")
    assert removed == set(kinds)
    # What has no type is refused as missing (404.3).
    for ending in (*MEDIA_TYPES, Path(SIGNATURE).suffix):
        assert ending in kinds or ending in OF_IIS, ending
    for path, expected in TYPES.items():
        if not path.startswith("/feeds/") or not path.endswith(".json"):
            suffix = Path(path).suffix
            assert kinds.get(suffix, expected) == expected
    feeds = root.find("location[@path='feeds']/system.webServer/staticContent/mimeMap")
    assert feeds is not None
    assert feeds.get("mimeType") == TYPES["/feeds/tat-ca.json"]
    assert root.find(".//directoryBrowse").get("enabled") == "false"  # type: ignore[union-attr]
    # The folder with the lock tells who delivers; WebDAV must reach it all the same.
    hidden = root.find("system.webServer/security/requestFiltering/hiddenSegments")
    assert hidden is not None
    assert hidden.get("applyToWebDAV") == "false"
    assert [each.get("segment") for each in hidden.iterfind("add")] == [STATE]
