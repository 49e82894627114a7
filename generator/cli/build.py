"""``guongsang build``: check, then let MkDocs write the site."""

import contextlib
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.build import unchanged
from generator.build.project import Project
from generator.build.turn import turn
from generator.cli.environment import (
    EnvironmentProblem,
    day_option,
    jobs_option,
    language_option,
    project_option,
)

if TYPE_CHECKING:
    from generator.build.pipeline import Prepared


@click.command("build")
@day_option
@project_option
@language_option
@click.option("--output", type=click.Path(path_type=Path), help="Thư mục kết quả (mặc định: site).")
@click.option(
    "--form", type=click.Choice(["site", "embed", "fragments"]), default="site",
    help="site: chuyên trang. embed: trang không đầu không chân, để đặt khung (vào dist/nhung). "
    "fragments: các mảnh HTML để dán vào cổng (vào dist/manh).",
)  # fmt: skip
@click.option("--strict", is_flag=True, help="Coi lưu ý cũng là lỗi.")
@jobs_option
@click.option(
    "--preview", is_flag=True, help="Để xem thử: không lập chỉ mục tìm kiếm, không vẽ ảnh chia sẻ."
)
@click.option("--no-cache", is_flag=True, help="Làm lại mọi thứ, không dùng bộ nhớ đệm.")
def command(
    day: date,
    project: Project,
    lang: str,
    output: Path | None,
    form: str,
    strict: bool,
    jobs: int,
    preview: bool,
    no_cache: bool,
) -> None:
    """Dựng chuyên trang. Có lỗi thì báo hết và không đụng đến trang đang có."""
    started = time.monotonic()
    place_of_settings(project.root)
    if form != "site":
        from generator.cli.build_form import build_form

        build_form(project, day, lang, output, form, strict)
        return
    if output:
        _refuse_what_is_no_site(output, project.root)
    site = _place(project, output)
    with contextlib.ExitStack() as stack:
        stack.enter_context(turn(project, site, _tell_waiting))
        snapshot = None if no_cache else unchanged.look(project, day, "preview" if preview else "")
        if snapshot and _stands(project, site, snapshot, strict, started):
            return
        if no_cache:
            fresh = stack.enter_context(tempfile.TemporaryDirectory(prefix="guongsang-"))
            project = replace(project, cache=Path(fresh))
        prepared, sources, remarks = _prepared(project, day, lang, strict, jobs)
        pages = build_checked(prepared, sources, site, jobs, snapshot, remarks, preview=preview)
    _tell_done(site, pages, started)


def _stands(
    project: Project, site: Path, snapshot: unchanged.Snapshot, strict: bool, started: float
) -> bool:
    """Tell whether the site stands as it would be built again; then say so."""
    kept = unchanged.find(project, site, snapshot)
    if kept is None or (strict and kept.remarks):
        return False
    _tell_remarks(kept.remarks)
    seconds = time.monotonic() - started
    click.echo(f"Không có gì đổi: {kept.pages} trang trong {site.name}/ ({seconds:.1f} giây).")
    return True


def _place(project: Project, output: Path | None) -> Path:
    """Return the folder of the site; by default the one ``mkdocs.yml`` names."""
    if output:
        return output.resolve()
    from generator.loading.settings import read_settings

    try:
        named = read_settings((project.root / "mkdocs.yml").read_text("utf-8"))
    except ValueError:
        raise EnvironmentProblem(
            "mkdocs.yml không đọc được: không phải YAML hoặc không phải UTF-8. Lấy lại bản gốc của "
            "tệp đó. (mkdocs.yml is not YAML in UTF-8.)"
        ) from None
    return (project.root / str(named.get("site_dir", "site"))).resolve()


def _prepared(
    project: Project, day: date, lang: str, strict: bool, jobs: int
) -> "tuple[Prepared, str, int]":
    """Return the content, checked, the digest of its sources, and the number of remarks."""
    from generator.delivery.built import sources_digest

    # Taken before the content is read: what is edited meanwhile makes the build an old one.
    sources = sources_digest(project.root)
    prepared, remarks = _checked(project, day, lang, strict, jobs)
    return prepared, sources, remarks


def _tell_done(site: Path, pages: int, started: float) -> None:
    click.echo(
        f"Xong: {pages} trang trong {site.name}/ ({time.monotonic() - started:.1f} giây). "
        "Xem: chạy “make serve” rồi vào http://127.0.0.1:8000/ "
        f"(mở thẳng {site.name}/index.html cũng được, trừ ô tìm kiếm)."
    )


def build_checked(
    prepared: "Prepared",
    sources: str,
    output: Path | None,
    jobs: int = 1,
    snapshot: unchanged.Snapshot | None = None,
    remarks: int = 0,
    *,
    preview: bool = False,
) -> int:
    """Build what was checked, note for which day and from what; return the number of pages."""
    from generator.cli.building import Order, build_site_of

    project = prepared.project
    site, config = _place(project, output), place_of_settings(project.root)
    return build_site_of(Order(prepared, sources, config, site, remarks, jobs, snapshot, preview))


def _tell_waiting() -> None:
    click.echo("Đang chờ một lần dựng khác của trang này xong …", err=True)


def place_of_settings(root: Path) -> Path:
    """Return the file of the host's settings."""
    file = root / "mkdocs.yml"
    if file.is_file():
        return file
    raise EnvironmentProblem("không thấy mkdocs.yml trong thư mục dự án. (mkdocs.yml is missing.)")


def _refuse_what_is_no_site(output: Path, root: Path) -> None:
    """Keep a slip of the hand from replacing a folder of something else by the site."""
    place = output.resolve()
    inside = root.resolve().is_relative_to(place) or (root / "content").resolve() in place.parents
    is_site = (place / "sitemap.xml").is_file() and (place / "404.html").is_file()
    is_free = not place.exists() or (place.is_dir() and not any(place.iterdir()))
    if inside or not (is_site or is_free):
        raise EnvironmentProblem(
            f"“{output}” không phải là một chuyên trang đã dựng nên không được ghi đè. "
            "Chọn một thư mục mới. (This is no built section and will not be replaced.)"
        )


def checked(project: Project, day: date, language: str, strict: bool, jobs: int = 1) -> "Prepared":
    """Prepare and check; where anything is wrong, show all of it and stop."""
    return _checked(project, day, language, strict, jobs)[0]


def _checked(
    project: Project, day: date, language: str, strict: bool, jobs: int
) -> "tuple[Prepared, int]":
    """Return what ``checked`` does, and the number of remarks."""
    from generator.build.pipeline import prepare
    from generator.checks.check import check
    from generator.cli.display import show
    from generator.diagnostics import Severity
    from generator.messages.catalogue import severity

    prepared = prepare(project, day, jobs)
    problems = check(prepared)
    bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(severity(p) in bad for p in problems):
        show(problems, project.content.parent, language, "text")
        sys.exit(1)
    remarks = sum(1 for p in problems if severity(p) is Severity.WARNING)
    _tell_remarks(remarks)
    return prepared, remarks


def _tell_remarks(remarks: int) -> None:
    if remarks:
        click.echo(f"Có {remarks} điều cần lưu ý; chạy “guongsang check” để xem.", err=True)
