"""``guongsang serve``: live preview."""

import contextlib
import os
import tempfile
import threading
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from html import escape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import click

from generator.build.project import Project
from generator.build.revision.ledger import forget_ledger
from generator.build.state import unchanged
from generator.cli.checked import place_of_settings
from generator.cli.environment import (
    day_option,
    jobs_option,
    language_option,
    project_option,
)
from generator.cli.telling import sentence
from generator.diagnostics import Diagnostic, Severity
from generator.messages.catalogue import word
from generator.preview.address import Address, read_address, refusal
from generator.preview.changes import changes, look
from generator.preview.server import Preview


@click.command("serve")
@day_option
@project_option
@language_option
@jobs_option
@click.option("--address", default="127.0.0.1:8000", help="Địa chỉ, hoặc chỉ cổng.")
def command(day: date, project: Project, lang: str, jobs: int, address: str) -> None:
    """Xem thử chuyên trang; sửa nội dung thì trang tự tải lại."""
    place = read_address(address)
    place_of_settings(project.root)
    with _folder_for_now() as folder:
        site = folder / "site"
        try:
            with _opened(place, site) as preview:
                _show(preview, Shown(project, day, lang, jobs, site), place)
        finally:
            unchanged.forget(project, site)
            forget_ledger(project, site)


@contextlib.contextmanager
def _folder_for_now() -> Iterator[Path]:
    """Give a folder that goes in the end; where that takes a while, say what is going on."""
    folder = tempfile.TemporaryDirectory(prefix="guongsang-", ignore_cleanup_errors=True)
    try:
        yield Path(folder.name)
    finally:
        words = "Đang dọn bản xem thử … (Removing the preview.)"
        telling = threading.Timer(_PATIENCE_SECONDS, click.echo, (words,))
        telling.start()
        folder.cleanup()
        telling.cancel()


def _opened(address: Address, site: Path) -> Preview:
    try:
        return Preview(address, site)
    except OSError as error:
        raise refusal(address, error) from None


def _show(preview: Preview, shown: "Shown", address: Address) -> None:
    """Build, then show and build again until interrupted."""
    # Seen before they are read: what is edited meanwhile is another thing afterwards.
    seen = look(shown.project)
    _renew(preview, shown, address)
    if preview.told:
        raise SystemExit(1)
    with contextlib.suppress(KeyboardInterrupt), preview.showing():
        for _ in changes(partial(look, shown.project), seen):
            with preview.renewing():
                _renew(preview, shown, address)


def _renew(preview: Preview, shown: "Shown", address: Address) -> None:
    """Build, and say where that is shown where it was not shown before."""
    preview.told = shown.rebuild()
    if preview.told or preview.mount == shown.mount:
        return
    preview.mount = shown.mount
    click.echo(
        f"Xem thử tại {address.url(shown.mount)} – sửa nội dung thì trang tự tải lại. Dừng: Ctrl+C."
    )
    if address.is_for_all:
        click.echo("Máy khác trong mạng cũng mở được bản xem thử này. (It is open to the network.)")


@dataclass(slots=True)
class Shown:
    """The site that is shown: the last good one."""

    project: Project
    day: date
    language: str
    jobs: int
    site: Path
    mount: str = "/"
    """The path of the section's public address, decoded: where the pages are shown."""

    def rebuild(self) -> str:
        """Bring the site up to date, or say what is wrong: in the terminal, and as HTML."""
        started = time.monotonic()
        try:
            errors = self._rebuilt()
        except Exception as error:
            return self._trouble(error)
        if errors:
            return _told("Nội dung có lỗi", [_worded(error, self.language) for error in errors])
        click.echo(f"Đã dựng ({time.monotonic() - started:.1f} giây).")
        return ""

    def _rebuilt(self) -> list[Diagnostic]:
        """Bring the site up to date; where the content has errors, show them and return them."""
        from generator.build.pipeline import prepare
        from generator.checks.check import checked
        from generator.cli.building import Order, build_site_of, revise_site
        from generator.cli.display import show
        from generator.messages.catalogue import severity

        config = place_of_settings(self.project.root)
        snapshot = unchanged.look(self.project, self.day, "preview")
        if snapshot and revise_site(
            self.project, self.site, snapshot, self.day, self.jobs, strict=False
        ):
            return []
        prepared = prepare(self.project, self.day, self.jobs)
        found = checked(prepared, self.jobs)
        if errors := [p for p in found.problems if severity(p) is Severity.ERROR]:
            show(found.problems, self.project.root, self.language, "text")
            return errors
        build_site_of(Order(prepared, "", config, self.site, self.jobs, snapshot, found, True))
        path = unquote(urlsplit(prepared.edition.section.address).path)
        self.mount = f"{path.rstrip('/')}/"
        return []

    def _trouble(self, error: Exception) -> str:
        words = sentence(error)
        if words is None:
            traceback.print_exception(error)
            words = (
                f"lỗi ngoài dự tính ({type(error).__name__}: {error}). Gửi cho người bảo trì các "
                "dòng trong cửa sổ lệnh. (An unexpected error: its traceback is in the terminal.)"
            )
        click.echo(f"guongsang: {words}", err=True)
        root = f"{self.project.root.resolve()}{os.sep}"
        return _told("Chưa dựng lại được", [f"<p>{escape(words.replace(root, ''))}</p>"])


def _worded(problem: Diagnostic, language: str) -> str:
    wording, place = word(problem, language), problem.place
    where = f"{place.path}:{place.line}:{place.column}"
    return (
        f"<p><b>{escape(where)}</b> <small>{escape(problem.code)}</small><br>"
        f"{escape(wording.what)}<br>→ {escape(wording.cure)}</p>"
    )


def _told(what: str, errors: list[str]) -> str:
    """Return what stands above every page while the site cannot be built anew."""
    more = f"<p>… ({len(errors)})</p>" if len(errors) > _MOST else ""
    return (
        f'<section role="alert" lang="vi" style="{_STYLE}"><p><b>{what} nên trang dưới đây vẫn là '
        f"bản trước.</b></p>{''.join(errors[:_MOST])}{more}</section>"
    )


_MOST, _PATIENCE_SECONDS = 20, 1
# Stays in sight: a browser that loads a page again shows the place where it was read.
_STYLE = (
    "position:sticky;top:0;z-index:999;box-sizing:border-box;max-height:45vh;overflow:auto;"
    "padding:.5rem 1.25rem;background:#fff4e5;color:#1f1a17;"
    "border-bottom:4px solid #b3261e;font:1rem/1.5 system-ui,sans-serif"
)
