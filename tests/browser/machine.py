"""The browser, its checkers, and folders served to it, once for each worker.

A fixture imported into two folders of tests is two fixtures, and one process runs one Playwright
only; so these are a plugin, named in ``tests/conftest.py``.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.find_browser import NoBrowserError, find
from tests.browser.find_checkers import Checkers, NoCheckerError
from tests.browser.find_checkers import find as find_checkers

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# No sandbox: pipelines often run as root. The rest keeps the browser from calling home.
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

ServeFolder = Callable[..., str]


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Launch the machine's own browser once for each worker."""
    try:
        path = find()
    except NoBrowserError as error:
        pytest.fail(str(error), pytrace=False)
    # Imported here: workers that need no browser start without it.
    from playwright.sync_api import expect, sync_playwright

    # A machine that runs all tests at once answers late.
    expect.set_options(timeout=30_000)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture(scope="session")
def checkers() -> Checkers:
    """Find the accessibility and HTML checkers; say how to get them where they are missing."""
    try:
        return find_checkers()
    except NoCheckerError as error:
        pytest.fail(str(error), pytrace=False)


class _Handler(SimpleHTTPRequestHandler):
    """Serve a folder under a base path, as a portal's server would: nothing beside it, 404.html."""

    # Python's own table depends on the machine's.
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".atom": "application/atom+xml; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".csv": "text/csv; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".ics": "text/calendar; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json; charset=utf-8",
        ".opml": "text/x-opml; charset=utf-8",
        ".rss": "application/rss+xml; charset=utf-8",
        ".svg": "image/svg+xml",
        ".txt": "text/plain; charset=utf-8",
        ".webp": "image/webp",
        ".xml": "application/xml; charset=utf-8",
    }

    def __init__(self, *args: Any, base: str, headers_sent: dict[str, str], **kwargs: Any) -> None:
        self.base = base
        self.headers_sent = headers_sent
        super().__init__(*args, **kwargs)

    def send_head(self) -> Any:
        """Strip the base path; refuse what lies outside it."""
        path, mark, query = self.path.partition("?")
        if not path.startswith(self.base):
            self.send_error(404)
            return None
        # The parent class builds a redirect to "folder/" from self.path: keep the base in it.
        if not path.endswith("/") and Path(self.translate_path(path)).is_dir():
            self.send_response(301)
            self.send_header("Location", path + "/" + mark + query)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        return super().send_head()

    def translate_path(self, path: str) -> str:
        """Find the file for an address under the base path."""
        return super().translate_path("/" + path.removeprefix(self.base))

    def end_headers(self) -> None:
        """Add the headers the test asked for, such as a content security policy."""
        for name, value in self.headers_sent.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the folder's own 404.html where it has one."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A page left early closes its connections: not a failure."""


@contextmanager
def serving(folder: Path, base: str = "/", headers: dict[str, str] | None = None) -> Iterator[str]:
    """Serve *folder* and give its address: ``http://127.0.0.1:NNNN/tdkt/`` for ``/tdkt/``."""
    if not (base.startswith("/") and base.endswith("/")):
        raise ValueError("base must begin and end with a slash")
    handler = partial(_Handler, directory=str(folder), base=base, headers_sent=dict(headers or {}))
    server = _Server(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def serve_folder() -> Iterator[ServeFolder]:
    """Give a function that serves a folder until the end and returns its address.

    ``serve_folder(path, base="/tdkt/", headers={...})`` → ``http://127.0.0.1:NNNN/tdkt/``
    """
    with ExitStack() as at_end:
        yield lambda *args, **kwargs: at_end.enter_context(serving(*args, **kwargs))
