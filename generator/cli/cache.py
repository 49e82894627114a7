"""``guongsang cache``: how large the cache is, and nothing of it."""

import contextlib
import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from generator.build.project import Project
from generator.build.turn import LOCKS
from generator.cli.checked import tell_waiting
from generator.cli.environment import EnvironmentProblem, project_option
from generator.messages.system import place_of, said
from generator.writing.turns import turn_at

_NAMES = {
    "feeds": "tin trong các nguồn tin",
    "frames": "khung trang",
    "images": "ảnh đã làm cho web",
    "records": "nội dung đã đọc",
    "templates.sqlite": "mẫu trang đã dịch sẵn",
    "search": "chỉ mục tìm kiếm",
    "search.sqlite": "chữ của từng trang, cho chỉ mục tìm kiếm",
    "built": "ghi nhớ về các trang đã dựng",
    "notes": "ghi nhớ về từng lần dựng",
    "digests": "ghi nhớ về các tệp của trang",
    "answers.json": "ghi nhớ về nội dung, cho kế hoạch đưa lên",
    "finds.json": "ghi nhớ về tên tìm thấy trong trang",
    "followed.json": "ghi nhớ về nguồn tin và lịch",
    "host.json": "mkdocs.yml đã đọc",
    "pull": "ghi nhớ về nguồn tin của cơ quan khác",
}


@click.command("cache")
@project_option
@click.option("--clear", is_flag=True, help="Xoá hết; lần dựng sau làm lại từ đầu.")
def command(project: Project, clear: bool) -> None:
    """Cho biết bộ nhớ đệm lớn bao nhiêu. Xoá lúc nào cũng được, trang dựng ra vẫn như cũ."""
    total = 0
    for folder in sorted(project.cache.iterdir()) if project.cache.is_dir() else ():
        size = _size(folder)
        total += size
        name = _NAMES.get(folder.name, folder.name)
        click.echo(f"{size / 1024 / 1024:8.1f} MB  {name}")
    click.echo(f"{total / 1024 / 1024:8.1f} MB  tất cả, trong {project.cache}")
    if clear:
        with _all_turns(project):
            refused = _deleted(project.cache)
        if refused:
            raise EnvironmentProblem(
                f"không xoá được {len(refused)} mục của bộ nhớ đệm, như “{place_of(refused[0])}”: "
                f"{said(refused[0])}. Kiểm tra quyền. (Part of the cache could not be deleted.)"
            )
        click.echo("Đã xoá.")


@contextlib.contextmanager
def _all_turns(project: Project) -> Iterator[None]:
    """Have no site of the project built meanwhile: a build copies pictures out of the cache."""
    with contextlib.ExitStack() as held:
        for lock in sorted((project.root / LOCKS).glob("*.lock")):
            held.enter_context(turn_at(lock, tell_waiting))
        yield


def _deleted(cache: Path) -> list[OSError]:
    """Delete all that is in the cache, or behind it; return what was refused.

    Locks stay: a build that waits for one must meet the next build at the same.
    """
    refused: list[OSError] = []

    def tried(delete: Callable[[Path], None], path: Path) -> None:
        try:
            delete(path)
        except OSError as error:
            if error.errno not in (errno.ENOENT, errno.ENOTEMPTY):
                refused.append(error)

    if not cache.is_dir():
        tried(Path.unlink, cache)
        return refused
    for place, folders, files in os.walk(cache, topdown=False, onerror=refused.append):
        for name in (*files, *folders):
            path = Path(place, name)
            if path.suffix != ".lock":
                is_folder = path.is_dir() and not path.is_symlink()
                tried(Path.rmdir if is_folder else Path.unlink, path)
    return refused


def _size(folder: Path) -> int:
    """Return the bytes of a folder's files; what goes in the meantime counts for nothing."""
    total = 0
    for path in (folder, *folder.rglob("*")):
        try:
            total += path.lstat().st_size if path.is_file() else 0
        except OSError:
            continue
    return total
