"""``guongsang serve``: live preview."""

from datetime import date

import click

from generator.build.project import Project
from generator.cli.build import checked
from generator.cli.environment import (
    EnvironmentProblem,
    day_option,
    language_option,
    project_option,
)


@click.command("serve")
@day_option
@project_option
@language_option
@click.option("--address", default="127.0.0.1:8000", help="Địa chỉ xem thử.")
def command(day: date, project: Project, lang: str, address: str) -> None:
    """Xem thử chuyên trang; sửa nội dung thì trang tự tải lại."""
    checked(project, day, lang, strict=False)
    from generator.plugin.run import serve_site

    click.echo(f"Xem thử tại http://{address}/ – sửa nội dung thì trang tự tải lại. Dừng: Ctrl+C.")
    try:
        serve_site(project.content.parent / "mkdocs.yml", address, day)
    except OSError as error:
        raise EnvironmentProblem(
            f"không mở được {address}: {error.strerror}. Có thể đang xem thử ở một cửa sổ khác; "
            "chọn cổng khác bằng --address 127.0.0.1:8001. (The address cannot be opened.)"
        ) from None
