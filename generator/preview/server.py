"""A preview: a folder shown in browsers, where every page loads itself again when there is another.

The host's own server is not used: pages would be looked for where their addresses are written
otherwise, and would never come where a build fails.
"""

import contextlib
import io
import os
import socketserver
import sys
import threading
import time
from collections.abc import Iterator
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from generator.preview.address import Address

# Of no page: their addresses have no full stops.
_NEWS = "/.ban-moi/"
_WAIT_SECONDS = 60
# A tab that is not seen asks nothing: a browser has six connections for all of them. ``pageshow``
# comes for a page that somebody goes back to, as well.
_SCRIPT = """<script>(() => {
  let asking;
  const ask = async () => {
    asking = new AbortController();
    const {signal} = asking;
    while (!signal.aborted) {
      try {
        const now = await (await fetch("%(news)s%(version)s", {signal})).text();
        if (now !== "%(version)s") return location.reload();
      } catch {
        await new Promise(later => setTimeout(later, 1000));
      }
    }
  };
  const turn = () => { asking?.abort(); if (!document.hidden) ask(); };
  addEventListener("pageshow", turn);
  addEventListener("pagehide", () => asking?.abort());
  document.addEventListener("visibilitychange", turn);
})()</script>"""


class Answer(NamedTuple):
    """What a browser is answered: the contents of a file of some name, or where else to look."""

    status: HTTPStatus
    content: bytes = b""
    name: str = ""
    elsewhere: str = ""


class Preview(socketserver.ThreadingTCPServer):
    """Shows the folder *site* at an address. Raises OSError where the address cannot be had."""

    daemon_threads = True
    allow_reuse_address = os.name == "posix"  # on Windows, two programs would have one port
    request_queue_size = 128

    def __init__(self, address: Address, site: Path) -> None:
        self.address_family = address.family
        super().__init__((address.host, address.port), _Request)
        self._site = site
        self.mount = ""
        """The path of the section's public address, decoded: where the pages are shown."""
        self.told = ""
        """What stands above every page, as HTML."""
        self._version = self._new_version()
        self._still = threading.Lock()
        """Held while the folder changes, and while it is read."""
        self._changed = threading.Condition()

    @contextlib.contextmanager
    def renewing(self) -> Iterator[None]:
        """Have nothing read meanwhile, and every page loaded again afterwards."""
        with self._still:
            yield
            with self._changed:
                self._version = self._new_version()
                self._changed.notify_all()

    @contextlib.contextmanager
    def showing(self) -> Iterator[None]:
        """Answer browsers meanwhile."""
        threading.Thread(target=self.serve_forever, args=(0.1,), daemon=True).start()
        try:
            yield
        finally:
            self.shutdown()

    def answer(self, path: str) -> Answer:
        """Return what is to be answered where *path*, decoded, is asked for."""
        if path.startswith(_NEWS):
            return self._news(path.removeprefix(_NEWS))
        if path == "/" and self.mount != "/":
            return Answer(HTTPStatus.FOUND, elsewhere=quote(self.mount))
        with self._still:
            if file := self._file(path):
                return self._page(file, HTTPStatus.OK)
            if not path.endswith("/") and self._file(f"{path}/"):
                return Answer(HTTPStatus.FOUND, elsewhere=quote(f"{path}/"))
            if file := self._file(f"{self.mount}404.html"):
                return self._page(file, HTTPStatus.NOT_FOUND)
            return Answer(HTTPStatus.NOT_FOUND)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a tab that was closed before it had its answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def _news(self, known: str) -> Answer:
        """Wait for another version than the one that a page has."""
        with self._changed:
            self._changed.wait_for(lambda: self._version != known, _WAIT_SECONDS)
            return Answer(HTTPStatus.OK, self._version.encode())

    def _file(self, path: str) -> Path | None:
        """Return the file of the site that is shown at a path."""
        if not path.startswith(self.mount):
            return None
        inside = path.removeprefix(self.mount)
        with contextlib.suppress(OSError, ValueError):  # what no file can be called
            site = self._site.resolve()
            file = (site / f"{inside}index.html" if path.endswith("/") else site / inside).resolve()
            return file if file.is_relative_to(site) and file.is_file() else None
        return None

    def _page(self, file: Path, status: HTTPStatus) -> Answer:
        content = file.read_bytes()
        return Answer(
            status, self._with_news(content) if file.suffix == ".html" else content, file.name
        )

    def _with_news(self, page: bytes) -> bytes:
        """Return a page with what is told above it, and with what loads it again."""
        start, body, rest = page.partition(b"<body")
        tag, end, inside = rest.partition(b">")
        news = self.told + _SCRIPT % {"news": _NEWS, "version": self._version}
        return start + body + tag + end + news.encode() + inside

    @staticmethod
    def _new_version() -> str:
        return str(time.time_ns())  # another one after a new start, too


class _Request(SimpleHTTPRequestHandler):
    """One request of a browser, by GET or HEAD; the rest is refused."""

    server: Preview
    # On some machines, these are said to be something else.
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".css": "text/css",
        ".html": "text/html",
        ".js": "text/javascript",
        ".svg": "image/svg+xml",
        ".webp": "image/webp",
    }

    def send_head(self) -> io.BytesIO:
        """Send all but the contents, and return these."""
        path = self.path.partition("?")[0].partition("#")[0]
        found = self.server.answer(unquote(path))
        self.send_response(found.status)
        if found.elsewhere:
            self.send_header("Location", found.elsewhere)
        media_type = self.guess_type(found.name)
        in_letters = media_type.startswith("text/")
        self.send_header(
            "Content-Type", f"{media_type}; charset=utf-8" if in_letters else media_type
        )
        self.send_header("Content-Length", str(len(found.content)))
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        return io.BytesIO(found.content)

    def log_message(self, *_: object) -> None:
        """Keep the terminal for what is built."""
