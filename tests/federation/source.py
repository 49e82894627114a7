"""A source on this machine that answers well, badly, endlessly, or with somebody else's address."""

import contextlib
import gzip
import json
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Handler = BaseHTTPRequestHandler
Act = Callable[[Handler], None]


def feed(*items: dict[str, Any]) -> bytes:
    """Return a JSON Feed of these items."""
    made = {"version": "https://jsonfeed.org/version/1.1", "title": "Nguồn", "items": list(items)}
    return json.dumps(made, ensure_ascii=False).encode()


def item(number: int = 1, **keys: Any) -> dict[str, Any]:
    """Return an item of a JSON Feed."""
    made = {
        "id": f"tag:nguon.example,2026:bai-{number}",
        "url": f"https://nguon.example/bai-{number}/",
        "title": f"Bài số {number}",
        "summary": f"Tóm tắt {number}",
        "date_published": f"2026-11-{number:02}T08:00:00+07:00",
    }
    return made | keys


def say(body: bytes, status: int = 200, **headers: str) -> Act:
    """Answer with a body."""

    def act(handler: Handler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return act


def lead_to(address: str) -> Act:
    """Redirect."""
    return say(b"", 302, Location=address)


def versioned(body: bytes) -> Act:
    """Answer 304 to whoever has the version already."""

    def act(handler: Handler) -> None:
        if handler.headers.get("If-None-Match") == '"v1"':
            handler.send_response(304)
            handler.end_headers()
        else:
            say(body, ETag='"v1"')(handler)

    return act


def huge(handler: Handler, *, announced: bool) -> None:
    """Send a gigabyte, or as much of it as is taken."""
    handler.send_response(200)
    if announced:
        handler.send_header("Content-Length", str(1 << 30))
    handler.end_headers()
    block = b"[" * (1 << 16)
    for _ in range(1 << 14):
        handler.wfile.write(block)


def endless(handler: Handler) -> None:
    """Send a byte now and then, for ever."""
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def no_http(handler: Handler) -> None:
    """Speak another protocol."""
    handler.wfile.write(b"SSH-2.0-x\r\n")


def endless_head(handler: Handler) -> None:
    """Send a header line that never ends, slowly."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    while True:
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.05)


@cache
def bomb() -> bytes:
    """Return a megabyte at most that unpacks to two hundred."""
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(200)) + packer.flush()


def packed_bomb(handler: Handler) -> None:
    """Send what unpacks to two hundred megabytes."""
    say(bomb(), Content_Encoding="gzip")(handler)


def packed(body: bytes) -> Act:
    """Answer with a packed body."""
    return say(gzip.compress(body), Content_Encoding="gzip")


@contextlib.contextmanager
def serving(acts: dict[str, Act]) -> Iterator[str]:
    """Run a server whose paths do what *acts* says; give its address, without a closing slash."""

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with contextlib.suppress(OSError):
                acts.get(self.path, say(b"", 404))(self)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
