"""``guongsang build``: check, then let MkDocs write the site."""

import contextlib
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from generator.build.project import Project
from generator.build.state import unchanged
from generator.cli.checked import (
    build_checked,
    checked_whole,
    place_of_settings,
    place_of_site,
    refuse_what_is_no_site,
    revised,
    tell_kept,
)
from generator.cli.environment import (
    day_option,
    jobs_option,
    language_option,
    project_option,
)


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
    with contextlib.ExitStack() as stack:
        if no_cache:
            import tempfile

            fresh = stack.enter_context(tempfile.TemporaryDirectory(prefix="guongsang-"))
            project = replace(project, cache=Path(fresh))
        site = place_of_site(project, output)
        snapshot = None if no_cache else unchanged.look(project, day, "preview" if preview else "")
        if snapshot and _stands(project, site, snapshot, strict, started):
            return
        refuse_what_is_no_site(site, project)
        if (
            preview
            and snapshot
            and (done := revised(project, site, snapshot, day, jobs, strict=strict))
        ):
            _tell_done(site, done.pages, started)
            return
        # Taken before the content is read: what is edited meanwhile makes the build an old one.
        sources = "" if preview else _sources(project, snapshot)
        prepared, found = checked_whole(project, day, lang, strict, jobs)
        pages = build_checked(prepared, sources, site, jobs, snapshot, found, preview=preview)
    _tell_done(site, pages, started)


def _stands(
    project: Project, site: Path, snapshot: unchanged.Snapshot, strict: bool, started: float
) -> bool:
    """Tell whether the site stands as it would be built again; then say so."""
    kept = unchanged.find(project, site, snapshot)
    if kept is None or (strict and kept.remarks):
        return False
    tell_kept(kept)
    seconds = time.monotonic() - started
    click.echo(f"Không có gì đổi: {kept.pages} trang trong {site.name}/ ({seconds:.1f} giây).")
    return True


def _sources(project: Project, snapshot: unchanged.Snapshot | None) -> str:
    from generator.delivery.built import sources_digest

    return sources_digest(project.root, project.cache, snapshot.files if snapshot else None)


def _tell_done(site: Path, pages: int, started: float) -> None:
    click.echo(
        f"Xong: {pages} trang trong {site.name}/ ({time.monotonic() - started:.1f} giây). "
        "Xem: chạy “make serve” rồi vào http://127.0.0.1:8000/ "
        f"(mở thẳng {site.name}/index.html cũng được, trừ ô tìm kiếm)."
    )
