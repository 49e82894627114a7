"""A progress line while pages are made or sent; silent where nobody watches."""

from types import TracebackType

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)
from rich.progress import Progress as Bar
from rich.text import Text


class Rate(ProgressColumn):
    """How many are made in a second; nothing before that can be told."""

    def render(self, task: Task) -> Text:
        """Return the rate."""
        return Text(f"{task.speed:.0f}/giây" if task.speed else "")


class Progress:
    """A bar on standard error. ``step`` is called once a page, ``warn`` for what the host says."""

    def __init__(self, title: str) -> None:
        self._console = Console(stderr=True, highlight=False)
        self._bar = Bar(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(),
            TimeRemainingColumn(), console=self._console, transient=True,
            disable=not self._console.is_terminal,
        )  # fmt: skip
        self._task = self._bar.add_task(title, total=None)

    def __enter__(self) -> "Progress":
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.stop()

    def step(self, done: int, total: int) -> None:
        """Show that *done* of *total* pages are made."""
        self._bar.update(self._task, completed=done, total=total)

    def warn(self, text: str) -> None:
        """Print a line above the bar."""
        self._console.print(text, markup=False)


class Transfer:
    """A bar for bytes on the way: how many of how many, how fast, how long still."""

    def __init__(self, console: Console) -> None:
        self._bar = Bar(
            TextColumn("  {task.description}"), BarColumn(), DownloadColumn(),
            TransferSpeedColumn(), TimeRemainingColumn(), console=console, transient=True,
            disable=not console.is_terminal,
        )  # fmt: skip
        self._task = self._bar.add_task("Đã chuyển", total=None, visible=False)

    def __enter__(self) -> "Transfer":
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.stop()

    def moved(self, done: int, total: int) -> None:
        """Show that *done* of *total* bytes are over; nothing once all of them are."""
        self._bar.update(self._task, completed=done, total=total, visible=done < total)
