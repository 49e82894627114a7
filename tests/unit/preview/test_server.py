"""What a browser is answered by a preview, and what others are."""

import http.client
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from generator.preview.address import Address
from generator.preview.server import Preview

PAGE = "<html><body class=trang><h1>{}</h1></body></html>"
Ask = Callable[..., http.client.HTTPResponse]


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    site = tmp_path / "site"
    (site / "tin-tuc" / "a").mkdir(parents=True)
    (tmp_path / "ngoai.txt").write_text("ngoài")
    (site / "index.html").write_text(PAGE.format("Đầu"))
    (site / "404.html").write_text(PAGE.format("Không tìm thấy"))
    (site / "tin-tuc" / "a" / "index.html").write_text(PAGE.format("Tin"))
    (site / "trang.js").write_text("1")
    with Preview(Address("127.0.0.1", 0), site) as made:
        made.mount = "/thi dua/"
        with made.showing():
            yield made


@pytest.fixture
def ask(preview: Preview) -> Ask:
    """Give what asks for a path as it is sent: its answer, read to the end as ``content``."""

    def ask(path: str, method: str = "GET") -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", preview.server_address[1], timeout=60)
        connection.putrequest(method, path)
        connection.endheaders()
        answer = connection.getresponse()
        answer.content = answer.read().decode()  # type: ignore[attr-defined]
        connection.close()
        return answer

    return ask


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/thi%20dua/", 200, "<h1>Đầu"),
        ("/thi%20dua/?x=1", 200, "<h1>Đầu"),
        ("/thi%20dua/tin-tuc/a/", 200, "<h1>Tin"),
        ("/thi%20dua/tin-tuc/a/index.html", 200, "<h1>Tin"),
        ("/thi%20dua/tin-tuc/a", 302, "/thi%20dua/tin-tuc/a/"),
        ("/", 302, "/thi%20dua/"),
        ("/thi%2520dua/", 404, "<h1>Không tìm thấy"),
        ("/thi%20dua/khong-co/", 404, "<h1>Không tìm thấy"),
        ("/thi%20dua/a%00b", 404, "<h1>Không tìm thấy"),
        ("/thi%20dua/" + "a" * 3000, 404, "<h1>Không tìm thấy"),
        ("/thi%20dua/../ngoai.txt", 404, "<h1>Không tìm thấy"),
        ("/thi%20dua/%2e%2e/ngoai.txt", 404, "<h1>Không tìm thấy"),
        ("/thi%20dua//etc/passwd", 404, "<h1>Không tìm thấy"),
        ("//example.org/..", 404, "<h1>Không tìm thấy"),
    ],
)
def test_pages_are_where_the_section_has_them(
    ask: Ask, path: str, status: int, told: str, capfd: pytest.CaptureFixture[str]
) -> None:
    answer = ask(path)
    assert answer.status == status
    assert told in (answer.headers["Location"] if status == 302 else answer.content)  # type: ignore[attr-defined]
    assert capfd.readouterr() == ("", ""), "the terminal is for what is built"


@pytest.mark.parametrize("path", ["/thi%20dua/", "/thi%20dua/khong-co/", "/thi%20dua/trang.js"])
def test_heads_come_without_contents_and_nothing_is_taken(ask: Ask, path: str) -> None:
    full, head = ask(path), ask(path, "HEAD")
    assert head.content == ""  # type: ignore[attr-defined]
    for name in ("Content-Type", "Content-Length"):
        assert head.headers[name] == full.headers[name]
    for method in ("POST", "PUT", "DELETE"):
        assert ask(path, method).status == 501


def test_scripts_are_served_as_such_and_as_they_are(ask: Ask) -> None:
    answer = ask("/thi%20dua/trang.js")
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer.content == "1"  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", ["/thi%20dua/", "/thi%20dua/khong-co/"])
def test_every_page_says_what_is_wrong_and_hears_of_the_next_version(
    preview: Preview, ask: Ask, path: str
) -> None:
    with preview.renewing():
        preview.told = "<p>Sai ở đâu đó</p>"
    page: str = ask(path).content  # type: ignore[attr-defined]
    assert "<body class=trang><p>Sai ở đâu đó</p>" in page
    (news,) = re.findall(r'fetch\("(\S+)"', page)
    version = news.rpartition("/")[2]
    heard: list[str] = []
    waiting = threading.Thread(target=lambda: heard.append(ask(news).content))  # type: ignore[attr-defined]
    waiting.start()
    with preview.renewing():
        preview.told = ""
    waiting.join(60)
    assert heard[0] != version
    assert heard[0] in ask(path).content  # type: ignore[attr-defined]


def test_an_address_of_another_section_is_shown_where_it_is(preview: Preview, ask: Ask) -> None:
    preview.mount = "/đường khác/"
    assert ask("/").headers["Location"] == quote(preview.mount)
    assert ask(quote(preview.mount)).status == 200
