"""A progress line, which is a bar only where somebody watches."""

import sys
from typing import Protocol, Self

import click


class Line(Protocol):
    """What tells how far a build is."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...

    def step(self, done: int, total: int) -> None:
        """Show that *done* of *total* are done."""

    def warn(self, text: str) -> None:
        """Print a line."""


class _Unwatched:
    """Prints what must be said and nothing else."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def step(self, done: int, total: int) -> None:
        """Pass over how many are done."""

    def warn(self, text: str) -> None:
        """Print a line."""
        click.echo(text, err=True)


def progress(title: str) -> Line:
    """Return a bar if standard error is a terminal."""
    if not sys.stderr.isatty():
        return _Unwatched()
    # Imported here: it takes as long as a small edit to build.
    from generator.cli.progress import Progress

    return Progress(title)
