"""A progress line while content is read, checked, made or sent; silent where nobody watches."""

from typing import Self

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


class Count(MofNCompleteColumn):
    """How many of how many are made; nothing before the latter is known."""

    def render(self, task: Task) -> Text:
        """Return the count."""
        return Text() if task.total is None else super().render(task)


class Rate(ProgressColumn):
    """How many are made in a second; nothing before that can be told."""

    def render(self, task: Task) -> Text:
        """Return the rate."""
        return Text(f"{task.speed:.0f}/giây" if task.speed else "")


class _Line:
    """A bar that is shown while a block runs, where somebody watches."""

    def __init__(
        self, console: Console, title: str, *columns: ProgressColumn, at_once: bool
    ) -> None:
        self._bar = Bar(
            TextColumn("{task.description}"), BarColumn(), *columns, TimeRemainingColumn(),
            console=console, transient=True, disable=not console.is_terminal,
        )  # fmt: skip
        self._task = self._bar.add_task(title, total=None, visible=at_once)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()


class Progress(_Line):
    """A bar on standard error. ``step`` is called at each thing done, ``warn`` for what is said."""

    def __init__(self, title: str) -> None:
        self._console = Console(stderr=True, highlight=False)
        super().__init__(self._console, title, Count(), Rate(), at_once=True)

    def step(self, done: int, total: int) -> None:
        """Show that *done* of *total* are done."""
        self._bar.update(self._task, completed=done, total=total)

    def warn(self, text: str) -> None:
        """Print a line above the bar."""
        self._console.print(text, markup=False)


class Transfer(_Line):
    """A bar for bytes on the way: how many of how many, how fast, how long still."""

    def __init__(self, console: Console) -> None:
        speed = (DownloadColumn(), TransferSpeedColumn())
        super().__init__(console, "  Đã chuyển", *speed, at_once=False)

    def moved(self, done: int, total: int) -> None:
        """Show that *done* of *total* bytes are over; nothing once all of them are."""
        self._bar.update(self._task, completed=done, total=total, visible=done < total)
