"""``guongsang cache``: how large the cache is, and less of it."""

import shutil
from pathlib import Path

import click

from generator.build.project import Project
from generator.cli.environment import project_option

_NAMES = {
    "feeds": "tin trong các nguồn tin",
    "frames": "khung trang",
    "images": "ảnh đã làm cho web",
    "cards": "ảnh chia sẻ",
    "records": "nội dung đã đọc",
    "templates.sqlite": "mẫu trang đã dịch sẵn",
    "search": "chỉ mục tìm kiếm",
    "search.sqlite": "chữ của từng trang, cho chỉ mục tìm kiếm",
    "data": "dữ liệu mở",
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
        shutil.rmtree(project.cache, ignore_errors=True)
        click.echo("Đã xoá.")


def _size(folder: Path) -> int:
    """Return the bytes of a folder's files; what goes in the meantime counts for nothing."""
    total = 0
    for path in (folder, *folder.rglob("*")):
        try:
            total += path.lstat().st_size if path.is_file() else 0
        except OSError:
            continue
    return total
