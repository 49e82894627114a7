"""``guongsang build``: check, then let MkDocs write the site."""

import sys
import time
from datetime import date
from pathlib import Path

import click

from generator.build.pipeline import Prepared, Project, prepare
from generator.checks.check import check
from generator.cli.display import show
from generator.cli.environment import (
    EnvironmentProblem,
    day_option,
    language_option,
    project_option,
)
from generator.cli.progress import Progress
from generator.diagnostics import Severity
from generator.messages.catalogue import severity


@click.command("build")
@day_option
@project_option
@language_option
@click.option("--output", type=click.Path(path_type=Path), help="Thư mục kết quả (mặc định: site).")
@click.option("--strict", is_flag=True, help="Coi lưu ý cũng là lỗi.")
def command(day: date, project: Project, lang: str, output: Path | None, strict: bool) -> None:
    """Dựng chuyên trang. Có lỗi thì báo hết và không đụng đến trang đang có."""
    started = time.monotonic()
    if output:
        _refuse_what_is_no_site(output, project.content.parent)
    prepared = checked(project, day, lang, strict)
    from generator.plugin.run import build_site

    root = project.content.parent
    config = root / "mkdocs.yml"
    if not config.is_file():
        raise EnvironmentProblem(
            "không thấy mkdocs.yml trong thư mục dự án. (mkdocs.yml is missing.)"
        )
    with Progress("Dựng trang") as progress:
        site = build_site(config, output, prepared, progress.step, progress.warn)
    pages = sum(1 for _ in site.rglob("*.html"))
    click.echo(
        f"Xong: {pages} trang trong {site.name}/ ({time.monotonic() - started:.1f} giây). "
        "Xem: chạy “make serve” rồi vào http://127.0.0.1:8000/ "
        f"(mở thẳng {site.name}/index.html cũng được, trừ ô tìm kiếm)."
    )


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


def checked(project: Project, day: date, language: str, strict: bool) -> Prepared:
    """Prepare and check; where anything is wrong, show all of it and stop."""
    prepared = prepare(project, day)
    problems = check(prepared)
    bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(severity(p) in bad for p in problems):
        show(problems, project.content.parent, language, "text")
        sys.exit(1)
    if remarks := sum(1 for p in problems if severity(p) is Severity.WARNING):
        click.echo(f"Có {remarks} điều cần lưu ý; chạy “guongsang check” để xem.", err=True)
    return prepared
