"""``guongsang schemas``: what Visual Studio Code needs to complete and explain keys."""

from pathlib import Path

import click

from generator.writing.editor_settings import editor_files
from generator.writing.file import write_file


@click.command("schemas")
@click.option(
    "--to", "folder", default=".vscode", metavar="THƯ_MỤC",
    type=click.Path(file_okay=False, path_type=Path), help="Mặc định: .vscode.",
)  # fmt: skip
def command(folder: Path) -> None:
    """Ghi JSON Schema của mọi loại và cấu hình VS Code; tệp nào đã đúng thì để nguyên."""
    files = editor_files()
    for name, text in files.items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != text.encode():
            write_file(path, text.encode())
    click.echo(f"{len(files)} tệp trong {folder}")
