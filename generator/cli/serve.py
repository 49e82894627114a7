"""``guongsang serve``: live preview."""

import tempfile
import time
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

import click

from generator.build.project import Project
from generator.build.revision.ledger import forget_ledger
from generator.build.state import unchanged
from generator.cli.checked import place_of_settings
from generator.cli.environment import (
    EnvironmentProblem,
    day_option,
    jobs_option,
    language_option,
    project_option,
)
from generator.diagnostics import Diagnostic, ToldError
from generator.messages.catalogue import word


@click.command("serve")
@day_option
@project_option
@language_option
@jobs_option
@click.option("--address", default="127.0.0.1:8000", help="Địa chỉ xem thử.")
def command(day: date, project: Project, lang: str, jobs: int, address: str) -> None:
    """Xem thử chuyên trang; sửa nội dung thì trang tự tải lại."""
    port = address.rpartition(":")[2]
    if not port.isdecimal() or int(port[:6]) > _LAST_PORT:
        raise EnvironmentProblem(
            f"“{address}” không phải là địa chỉ. Viết như 127.0.0.1:8000. (Not an address.)"
        )
    config = place_of_settings(project.root)
    with tempfile.TemporaryDirectory(prefix="guongsang-") as folder:
        shown = Shown(project, day, lang, jobs, config, Path(folder) / "site")
        try:
            if shown.rebuild():
                raise SystemExit(1)
            _serve(shown, address)
        except OSError as error:
            raise EnvironmentProblem(
                f"không mở được {address}: {error.strerror}. Có thể đang xem thử ở một cửa sổ "
                "khác; chọn cổng khác bằng --address 127.0.0.1:8001. (The address cannot be "
                "opened.)"
            ) from None
        finally:
            unchanged.forget(project, shown.site)
            forget_ledger(project, shown.site)


def _serve(shown: "Shown", address: str) -> None:
    from generator.plugin.preview import Preview, serve_preview

    root = shown.project.root
    preview = Preview(shown.rebuild, address, shown.site, shown.mount)
    click.echo(
        f"Xem thử tại http://{address}{shown.mount} – sửa nội dung thì trang tự tải lại. "
        "Dừng: Ctrl+C."
    )
    folders = (shown.project.content, root / "docs", shown.project.templates)
    serve_preview(preview, (shown.config, *(f for f in folders if f.is_dir())))


@dataclass(slots=True)
class Shown:
    """The site that is shown: the last good one."""

    project: Project
    day: date
    language: str
    jobs: int
    config: Path
    site: Path
    mount: str = "/"
    """The path of the section's public address: where the pages are served."""

    def rebuild(self) -> str:
        """Bring the site up to date, or say what is wrong: in the terminal, and as HTML."""
        from generator.build.pipeline import prepare
        from generator.checks.check import checked
        from generator.cli.building import Order, build_site_of, revise_site
        from generator.cli.display import show
        from generator.diagnostics import Severity
        from generator.messages.catalogue import severity

        started = time.monotonic()
        snapshot = unchanged.look(self.project, self.day, "preview")
        try:
            if snapshot and revise_site(
                self.project, self.site, snapshot, self.day, self.jobs, strict=False
            ):
                self._tell_done(started)
                return ""
            prepared = prepare(self.project, self.day, self.jobs)
            found = checked(prepared, self.jobs)
            if errors := [p for p in found.problems if severity(p) is Severity.ERROR]:
                show(found.problems, self.project.root, self.language, "text")
                return _told([_worded(error, self.language) for error in errors])
            build_site_of(
                Order(prepared, "", self.config, self.site, self.jobs, snapshot, found, True)
            )
        except ToldError as error:
            click.echo(f"guongsang: {error}", err=True)
            return _told([f"<p>{escape(str(error))}</p>"])
        self.mount = urlsplit(prepared.edition.section.address).path or "/"
        self._tell_done(started)
        return ""

    def _tell_done(self, started: float) -> None:
        click.echo(f"Đã dựng ({time.monotonic() - started:.1f} giây).")


def _worded(problem: Diagnostic, language: str) -> str:
    wording, place = word(problem, language), problem.place
    where = f"{place.path}:{place.line}:{place.column}"
    return (
        f"<p><b>{escape(where)}</b> <small>{escape(problem.code)}</small><br>"
        f"{escape(wording.what)}<br>→ {escape(wording.cure)}</p>"
    )


def _told(errors: list[str]) -> str:
    """Return what stands above every page while the content has errors."""
    more = f"<p>… ({len(errors)})</p>" if len(errors) > _MOST else ""
    return (
        f'<section role="alert" lang="vi" style="{_STYLE}"><p><b>Nội dung có lỗi nên trang dưới '
        f"đây vẫn là bản trước.</b></p>{''.join(errors[:_MOST])}{more}</section>"
    )


_MOST, _LAST_PORT = 20, 65535
# Stays in sight: a browser that loads a page again shows the place where it was read.
_STYLE = (
    "position:sticky;top:0;z-index:999;box-sizing:border-box;max-height:45vh;overflow:auto;"
    "padding:.5rem 1.25rem;background:#fff4e5;color:#1f1a17;"
    "border-bottom:4px solid #b3261e;font:1rem/1.5 system-ui,sans-serif"
)
