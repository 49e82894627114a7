"""``guongsang export``: records as an Excel workbook or JSON that imports back."""

from pathlib import Path

import click

from generator.build.project import Project
from generator.cli.environment import EnvironmentProblem, project_option
from generator.cli.kind import KindName
from generator.content.kinds import Kind
from generator.importers.book import Choices, Exported, write_book
from generator.importers.json_records import write_json
from generator.loading.load import load
from generator.loading.record import Library
from generator.messages.system import said
from generator.writing.file import write_file
from generator.writing.plain import plain_part


@click.command("export")
@click.argument("kind", metavar="LOẠI", type=KindName())
@click.option(
    "--id", "ids", metavar="MÃ", multiple=True, help="Chỉ bản ghi này; ghi được nhiều lần."
)
@click.option(
    "--to", "target", metavar="TỆP", type=click.Path(dir_okay=False, path_type=Path),
    help="Tệp .xlsx hay .json. Mặc định: tên thư mục của loại, .xlsx.",
)  # fmt: skip
@project_option
def command(kind: Kind, ids: tuple[str, ...], target: Path | None, project: Project) -> None:
    """Ghi các bản ghi của một loại ra Excel hoặc JSON; sửa xong nhập lại bằng “import”."""
    library = load(project.content)
    records = [record for record in library.records if record.kind == kind]
    if missing := set(ids) - {record.id for record in records}:
        raise click.UsageError(
            f"không có bản ghi “{min(missing)}” trong loại này. (No such record of this kind.)"
        )
    exported = [
        Exported(record.stem, plain_part(record.entry), record.body)
        for record in records
        if not ids or record.id in ids
    ]
    target = target or Path(f"{kind.folder}.xlsx")
    if target.suffix.lower() == ".json":
        data = write_json(kind, exported)
    elif target.suffix.lower() == ".xlsx":
        data = write_book(kind, exported, choices_of(library))
    else:
        raise click.UsageError("tên tệp phải có đuôi .xlsx hoặc .json. (Name it .xlsx or .json.)")
    save(target, data)
    click.echo(f"Đã ghi {len(exported)} bản ghi ra {target}")
    unread = [unsound.path for unsound in library.unsound if unsound.kind == kind]
    for path in unread:
        click.echo(f"Không ghi được vì có lỗi: {path} (chạy “guongsang check”)", err=True)
    if unread and not ids:
        raise SystemExit(1)


def choices_of(library: Library) -> Choices:
    """Return what references may name, as ``mã · tên``."""
    choices: dict[str, list[str]] = {}
    for term in library.terms:
        choices.setdefault(term.kind, []).append(f"{term.id} · {getattr(term.entry, 'name', '')}")
    for record in library.records:
        names = getattr(record.entry, "names", None)
        title = names[-1].value if names else getattr(record.entry, "title", "")
        choices.setdefault(record.kind.key, []).append(f"{record.id} · {title}")
    return choices


def save(target: Path, data: bytes) -> None:
    """Write a file the officer named."""
    try:
        write_file(target, data)
    except OSError as error:
        raise EnvironmentProblem(
            f"không ghi được {target}: {said(error)}. Đang mở trong Excel thì đóng lại. "
            "(Could not write it.)"
        ) from None
