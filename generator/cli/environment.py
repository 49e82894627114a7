"""What every command needs from its surroundings: the project's folder, and the day."""

import os
import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.build.project import Project
from generator.build.workers.processors import processes
from generator.diagnostics import ToldError
from generator.vietnamese import VIETNAM

F = TypeVar("F", bound=Callable[..., Any])


class EnvironmentProblem(ToldError):  # noqa: N818 - a problem to tell, not a fault
    """Something outside the content is not as it must be; the text says what and the cure."""


def _read_day(ctx: click.Context, param: click.Parameter, value: str | None) -> date:
    if value:
        found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", value)
        try:
            if found:
                return date(int(found[3]), int(found[2]), int(found[1]))
            return date.fromisoformat(value)
        except ValueError:
            raise click.BadParameter(
                "viết ngày như 2026-11-21 hoặc 21/11/2026 (Write the day as 2026-11-21.)"
            ) from None
    return read_today()


def read_today() -> date:
    """Return the day: of SOURCE_DATE_EPOCH where that is set, or today in Việt Nam."""
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        try:
            return datetime.fromtimestamp(int(epoch), VIETNAM).date()
        except (ValueError, OverflowError, OSError):
            raise EnvironmentProblem(
                f"biến SOURCE_DATE_EPOCH “{epoch}” không phải là số giây. Sửa hoặc bỏ biến đó. "
                "(SOURCE_DATE_EPOCH is not a number of seconds.)"
            ) from None
    return datetime.now(VIETNAM).date()


def _project(ctx: click.Context, param: click.Parameter, value: Path) -> Project:
    content = value / "content"
    if not content.is_dir():
        raise EnvironmentProblem(
            f"không thấy thư mục content/ trong {value.resolve()}. "
            "Hãy chạy lệnh trong thư mục dự án. "
            "(No content/ folder here: run the command in the project's folder.)"
        )
    return Project(content, value / "theme_overrides", value / ".cache" / "guongsang")


def day_option(command: F) -> F:
    """Add ``--day``; the clock is read here and nowhere else."""
    return click.option(
        "--day", callback=_read_day, metavar="NGÀY",
        help="Dựng như vào ngày này (2026-11-21). Mặc định: hôm nay, giờ Việt Nam.",
    )(command)  # fmt: skip


def project_option(command: F) -> F:
    """Add ``--project``, the folder that holds ``content/`` and ``mkdocs.yml``."""
    return click.option(
        "--project", callback=_project, default=".", metavar="THƯ_MỤC",
        type=click.Path(file_okay=False, exists=True, path_type=Path),
        help="Thư mục dự án. Mặc định: thư mục hiện tại.",
    )(command)  # fmt: skip


def _jobs(ctx: click.Context, param: click.Parameter, value: int | None) -> int:
    return processes(value)


def jobs_option(command: F) -> F:
    """Add ``--jobs``: how many processes work at once; the result does not depend on it."""
    return click.option(
        "--jobs", "-j", callback=_jobs, type=click.IntRange(min=1), metavar="SỐ",
        help="Số tiến trình làm cùng lúc. Mặc định: mỗi lõi của máy một tiến trình.",
    )(command)  # fmt: skip


def language_option(command: F) -> F:
    """Add ``--lang``."""
    return click.option(
        "--lang", type=click.Choice(["vi", "en"]), default="vi", help="Ngôn ngữ thông báo."
    )(command)
