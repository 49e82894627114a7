"""A preview that rebuilds as files change, and says in the page what keeps it from that."""

from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer


class Preview(LiveReloadServer):
    """Serves the folder *root*, and has *rebuild* called when a watched file changes.

    *rebuild* brings the folder up to date and returns "", or leaves it alone and returns, as HTML,
    what is wrong. Every page then shows that above itself, until the next change.
    """

    def __init__(
        self, rebuild: Callable[[], str], address: str, root: Path, mount: str, told: str = ""
    ) -> None:
        host, _, port = address.rpartition(":")
        super().__init__(self._build, host.strip("[]"), int(port), str(root), mount)
        self._rebuild = rebuild
        self._told = told
        self._root = root
        self.error_handler = self._not_found

    def _build(self) -> None:
        self._told = self._rebuild()

    def _not_found(self, code: int) -> bytes | None:
        page = self._root / "404.html"
        return self._with_told(page.read_bytes()) if code == 404 and page.is_file() else None

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        made: bytes = super()._inject_js_into_html(  # type: ignore[no-untyped-call]
            self._with_told(content), epoch
        )
        return made

    def _with_told(self, page: bytes) -> bytes:
        start, body, rest = page.partition(b"<body")
        tag, end, inside = rest.partition(b">")
        return start + body + tag + end + self._told.encode() + inside


def serve_preview(preview: Preview, watched: Iterable[Path]) -> None:
    """Serve until interrupted. Raises OSError where the address cannot be had."""
    for path in watched:
        preview.watch(str(path))
    try:
        preview.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    finally:
        preview.shutdown()
