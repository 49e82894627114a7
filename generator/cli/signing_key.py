"""``guongsang signing-key``: make the pair of keys that signs the manifest of every delivery."""

from pathlib import Path

import click

from generator.build.project import Project
from generator.cli.environment import EnvironmentProblem, project_option
from generator.cli.sending import told
from generator.delivery.sign import make_keys
from generator.messages.system import said


@click.command("signing-key")
@click.argument("secret", metavar="KHÓA", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--public", default="khoa-cong-khai.pub", metavar="TỆP",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Nửa công khai, để trong dự án. Mặc định: khoa-cong-khai.pub.",
)  # fmt: skip
@project_option
@told
def command(secret: Path, public: Path, project: Project) -> None:
    """Tạo khóa ký: KHÓA giữ riêng, ngoài thư mục dự án; nửa công khai đưa cho mọi người."""
    half = public if public.is_absolute() else project.root / public
    try:
        name = make_keys(secret, half, project.root)
    except OSError as error:
        raise EnvironmentProblem(
            f"không ghi được {error.filename}: {said(error)}. (Cannot write the keys.)"
        ) from None
    click.echo(f"Khóa {name}. Ghi vào guongsang.toml:\n")
    click.echo(
        f'[signing]\nkey    = "{secret.resolve().as_posix()}"\npublic = "{public.as_posix()}"'
    )
