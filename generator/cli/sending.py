"""What ``publish``, ``rollback`` and ``run`` share: where to, who, what holds back, the sending."""

import functools
import getpass
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.console import Console

from generator.build.project import Project
from generator.checks.withheld import check_output
from generator.cli.environment import EnvironmentProblem
from generator.cli.names import read_names
from generator.cli.telling import sentence
from generator.delivery.answers import Answers, keep_answers, recall_answers
from generator.delivery.deliver import Order, Signer, deliver, open_target
from generator.delivery.finds import remembering
from generator.delivery.guards import Guard
from generator.delivery.history import Delivery, History
from generator.delivery.lock import this_process
from generator.delivery.manifest import Manifest
from generator.delivery.place import place_of
from generator.delivery.plan import Plan
from generator.delivery.settings import (
    GUARDS,
    Settings,
    TargetSettings,
    read_settings,
    target_settings,
)
from generator.delivery.target import Target
from generator.delivery.trouble import DeliveryError
from generator.diagnostics import Severity
from generator.vietnamese import VIETNAM

F = TypeVar("F", bound=Callable[..., Any])
_STEPS = {
    "history": "Lưu bản để quay lại", "copy": "Chép", "verify": "Đọc lại, đối chiếu",
    "switch": "Chuyển sang bản mới", "prune": "Dọn bản cũ", "clear": "Dọn chỗ",
    "assets": "Gửi ảnh, kiểu chữ, mã", "new_pages": "Gửi trang mới",
    "changed_pages": "Gửi trang sửa", "feeds": "Gửi nguồn tin, lịch", "deletions": "Xóa trang cũ",
    "manifest": "Công bố bản kê",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Office:
    """One project and one of its targets, at one moment."""

    project: Project
    settings: Settings
    name: str
    target_settings: TargetSettings
    target: Target
    history: History
    now: datetime

    @property
    def root(self) -> Path:
        """Return the project's folder."""
        return self.project.content.parent

    @property
    def today(self) -> date:
        """Return the day readers have, whatever day the site was built for."""
        return self.now.astimezone(VIETNAM).date()


def open_office(project: Project, name: str) -> Office:
    """Read the settings and open the target."""
    root = project.content.parent
    settings = read_settings(root)
    chosen = target_settings(settings, name)
    history = History(place_of(root, settings.history, "history"), name)
    # The real clock, not SOURCE_DATE_EPOCH: a site of another day is what must not go out.
    now = datetime.now(VIETNAM)
    return Office(project, settings, name, chosen, open_target(chosen, root), history, now)


def told(command: F) -> F:
    """Tell what keeps a delivery from going on as one sentence."""

    @functools.wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except DeliveryError as error:
            raise EnvironmentProblem(str(error)) from error
        except (KeyboardInterrupt, click.Abort):
            raise EnvironmentProblem(_stopped()) from None
        except OSError as error:
            if isinstance(error, BrokenPipeError):
                raise
            raise EnvironmentProblem(sentence(error)) from error

    return run  # type: ignore[return-value]


def _stopped() -> str:
    """Say why nobody answered, or that someone stopped it, and what is to be done."""
    if not sys.stdin.isatty():
        return (
            "không có ai ở bàn phím để trả lời: xem kế hoạch với --plan, rồi thêm --yes. "
            "(Nobody is there to answer: look with --plan, then add --yes.)"
        )
    return (
        "đã dừng. Chạy lại lệnh ấy để làm tiếp; lượt sau tự dọn chỗ dở. "
        "(Stopped; run the command again, it resumes.)"
    )


def allow_option(command: F) -> F:
    """Add ``--allow``."""
    return click.option(
        "--allow", multiple=True, type=click.Choice(GUARDS), metavar="TÊN",
        help=f"Bỏ qua một điều giữ lại, gọi đúng tên: {', '.join(GUARDS)}. Dùng được nhiều lần.",
    )(command)  # fmt: skip


def sending_options(command: F) -> F:
    """Add who delivers, and what to do about a lock or a doubtful server."""
    for option in (
        click.option("--full", is_flag=True, help="Đọc lại toàn bộ nơi nhận, không tin bản kê cũ."),
        click.option("--take-over", is_flag=True, help="Bỏ khóa của một lượt chắc chắn đã chết."),
        click.option("--person", metavar="TÊN", help="Người đưa lên. Mặc định: user.name của Git."),
        click.option(
            "--names", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="TỆP",
            help="Tìm thêm các tên trong tệp này, mỗi dòng “mã: họ tên”. Để ngoài kho Git.",
        ),
    ):  # fmt: skip
        command = option(command)
    return command


def guard_output(
    answers: Answers, site: Path, files: Manifest, cache: Path, *, firm: bool = False
) -> Iterator[Guard]:
    """Yield what ``guongsang check --output`` finds in a site of these *files* today."""
    with remembering(site, files, answers.sought.names, cache) as look:
        found = check_output(answers.sought, site, files, look)
    lines = list(answers.errors)
    if found:
        from generator.cli.shown import worded
        from generator.messages.catalogue import severity

        lines += (worded(p) for p in found if severity(p) is Severity.ERROR)
    if lines:
        yield Guard(
            "output", "kiểm tra đầu ra (guongsang check --output) có lỗi", tuple(lines), firm=firm
        )


def guard_production(answers: Answers, files: Manifest) -> Iterator[Guard]:
    """Yield what an office may not put before the public: samples, what nobody has approved."""

    def there(found: Mapping[str, str]) -> tuple[str, ...]:
        return tuple(what for where, what in found.items() if f"{where}index.html" in files)

    if samples := there(answers.samples):
        yield Guard("samples", "có dữ liệu minh họa trong bản chính thức", samples)
    if unapproved := there(answers.unapproved):
        yield Guard("approvals", "có nội dung chưa được người thứ hai duyệt", unapproved)


def send(
    office: Office,
    delivery: Delivery,
    site: Path,
    folder: Path,
    plan: Plan,
    *,
    take_over: bool,
    full: bool,
) -> Delivery:
    """Deliver, and show every step to whoever watches."""
    from generator.cli.progress import Transfer

    console = Console(stderr=True, highlight=False)
    key = office.settings.signing.key
    holder = this_process(delivery.person, office.now)
    with Transfer(console) as bar:
        order = Order(
            delivery, site, folder, plan, holder, office.target_settings.stale_hours,
            office.settings.keep, take_over, full, bar.moved,
        )  # fmt: skip
        return deliver(
            order,
            office.target,
            office.history,
            _signer(office, key) if key else None,
            lambda step: console.print(f"  {_STEPS.get(step, step)} …", style="dim"),
        )


def _signer(office: Office, key: str) -> Signer:
    from generator.delivery.sign import sign  # what it needs may not be installed

    return lambda data: sign(data, office.root / key, office.root)


def todays_answers(office: Office, sources: str, names: Path | None) -> Answers:
    """Return what there is to know of the content today; *names* are further ones to look for."""
    cache = office.project.cache
    known = None if names else recall_answers(cache, sources, office.today)
    if known:
        return known
    from generator.build.pipeline import prepare
    from generator.cli.shown import answers_of

    answers = answers_of(prepare(office.project, office.today), further(names))
    if not names:
        keep_answers(cache, sources, office.today, answers)
    return answers


def further(names: Path | None) -> tuple[tuple[str, str], ...]:
    """Return the names of a file that are to be looked for, too."""
    return read_names(names.read_text(encoding="utf-8-sig")) if names else ()


def person_of(given: str | None, root: Path) -> str:
    """Return who delivers: as given, else as Git knows them, else as the machine does."""
    named = given or os.environ.get("GUONGSANG_PERSON") or _git(root, "config", "user.name")
    if named:
        return named.encode(errors="replace").decode()
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "?"


def commit_of(root: Path) -> str:
    """Return the commit the content stands at, with a ``+`` where something is not committed."""
    commit = _git(root, "rev-parse", "--short=12", "HEAD")
    return commit + ("+" if commit and _git(root, "status", "--porcelain", "--", ".") else "")


def _git(root: Path, *words: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *words],
            capture_output=True, check=False, text=True, encoding="utf-8", errors="replace",
        )  # fmt: skip
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
