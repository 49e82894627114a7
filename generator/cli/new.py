"""``guongsang new``: a record to fill in, with its id, address and a reminder beside each key."""

from datetime import date
from pathlib import Path

import click

from generator.build.project import Project
from generator.cli.environment import EnvironmentProblem, day_option, project_option
from generator.cli.kind import KindName
from generator.content.fields import is_id
from generator.content.kinds import Kind
from generator.importers.naming import file_name, ids_of
from generator.importers.skeleton import new_id, skeleton
from generator.loading.load import load
from generator.messages.system import said


@click.command("new")
@click.argument("kind", metavar="LOẠI", type=KindName())
@click.argument("title", metavar="TIÊU_ĐỀ")
@click.option("--id", "id", metavar="MÃ", help="Mã của bản ghi. Mặc định: đặt theo tiêu đề.")
@day_option
@project_option
def command(kind: Kind, title: str, id: str | None, day: date, project: Project) -> None:
    """Tạo một bản ghi mới để điền: guongsang new tin-tuc "Lễ phát động"."""
    title = " ".join(title.split())
    if not title:
        raise click.UsageError("tiêu đề đang để trống. (The title is empty.)")
    library = load(project.content)
    ids = ids_of(library)
    taken = {each for known in ids.values() for each in known}
    id = id or new_id(kind, title, taken, ids)
    if not is_id(id):
        raise click.UsageError(
            f"mã “{id}” không dùng được: chữ thường không dấu, số, gạch nối. "
            "(An id has small letters, digits and hyphens.)"
        )
    if id in taken:
        raise click.UsageError(
            f"mã “{id}” đã có. Chọn mã khác với --id. (The id is taken: choose another.)"
        )
    ending = ".yml" if kind.key == "unit" else ".md"
    path = free_path(project.content / kind.folder, file_name(kind, id, title), ending)
    text = skeleton(kind, title, id, day, ids)
    create(path, text.encode())
    click.echo(f"Đã tạo {path.relative_to(project.content.parent).as_posix()}")
    click.echo("Mở tệp, điền vào, rồi chạy “guongsang check”.")


def free_path(folder: Path, name: str, ending: str) -> Path:
    """Return a path in *folder* that no record stands at, nor would share an address with."""
    number, found = 1, name
    while any((folder / f"{found}{each}").exists() for each in (".md", ".yml", "")):
        number += 1
        found = f"{name}-{number}"
    return folder / f"{found}{ending}"


def create(path: Path, data: bytes) -> None:
    """Write a file that must not be there yet."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(data)
    except OSError as error:
        raise EnvironmentProblem(
            f"không ghi được {path}: {said(error)}. (Could not write it.)"
        ) from None
