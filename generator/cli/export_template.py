"""``guongsang export-template``: an Excel form for a kind, with drop-down lists."""

from pathlib import Path

import click

from generator.build.project import Project
from generator.cli.environment import project_option
from generator.cli.export import choices_of, save
from generator.cli.kind import KindName
from generator.content.kinds import Kind
from generator.importers.book import write_book
from generator.loading.load import load


@click.command("export-template")
@click.argument("kind", metavar="LOẠI", type=KindName())
@click.option(
    "--to", "target", metavar="TỆP", type=click.Path(dir_okay=False, path_type=Path),
    help="Mặc định: mau-<loại>.xlsx trong thư mục hiện tại.",
)  # fmt: skip
@project_option
def command(kind: Kind, target: Path | None, project: Project) -> None:
    """Tạo biểu mẫu Excel của một loại; điền xong nhập bằng “guongsang import”."""
    target = target or Path(f"mau-{kind.folder}.xlsx")
    if target.suffix.lower() != ".xlsx":
        raise click.UsageError("tên tệp phải có đuôi .xlsx. (Name the file .xlsx.)")
    if target.exists():
        raise click.UsageError(
            f"{target} đã có; chọn tên khác với --to. (It exists: choose another name.)"
        )
    save(target, write_book(kind, (), choices_of(load(project.content))))
    click.echo(f"Đã tạo {target}. Điền xong, chạy “guongsang import {target}”.")
