"""Work spread over processes: the same results in the same order, however many there are.

Where a system cannot fork safely (Windows, macOS), or one process is asked for, it is done here.
"""

import contextlib
import gc
import os
import selectors
import struct
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from io import FileIO
from itertools import islice
from typing import Any, TypeVar

from generator.build.workers.forked import (
    CAN_FORK,
    Forked,
    Tell,
    WorkerDiedError,
    WorkerError,
    signals_held,
)

T = TypeVar("T")
R = TypeVar("R")

# In tasks: few enough that no worker waits long for the last one, many enough to pay its way.
_BATCH = 50
_FEWEST = 200
# In batches. The longer a worker lives, the more of what it shares with us it has touched, and so
# has a copy of. Where it is followed by another, half the memory is enough, but it takes a seventh
# more of the processors.
_LIFE = 5
_lives_are_limited = True
# In batches, before one that is slow: no more is held than that.
_AHEAD = 160
# Of ``in_parts``, in tasks: few enough that the results of one are held without harm.
_PART = 2_000

_NUMBER = struct.Struct("<I")


def limit_lives(*, wanted: bool) -> None:
    """Have each worker followed by another after a while from now on, or live to the end."""
    global _lives_are_limited
    _lives_are_limited = wanted


def spread(
    work: Callable[[T], R],
    tasks: Sequence[T],
    jobs: int,
    step: Callable[[int, int], None] = lambda done, total: None,
) -> list[R]:
    """Return what *work* makes of every task, in order; *step* is told how many are done.

    Raises what *work* raises for any task, and WorkerDiedError.
    """
    return list(_each(work, tasks, jobs, step))


def in_parts(
    work: Callable[[T], R],
    tasks: Sequence[T],
    jobs: int,
    step: Callable[[int, int], None] = lambda done, total: None,
) -> Iterator[list[tuple[T, R]]]:
    """Yield the tasks with what *work* makes of each, some thousand at a time.

    So no more has to be held at once than whoever asks for it keeps.
    """
    made = zip(tasks, _each(work, tasks, jobs, step), strict=True)
    while part := list(islice(made, _PART)):
        yield part


@contextlib.contextmanager
def meanwhile(work: Callable[[], R], jobs: int) -> Iterator[Callable[[], R]]:
    """Give what waits for the result of *work*, which another process does meanwhile.

    With one process, or where a system cannot fork safely, it is done when it is waited for.
    """
    if jobs <= 1 or not CAN_FORK:
        yield work
        return
    at_work: dict[int, Forked] = {}
    try:
        yield Forked(lambda tell: tell(work), at_work).told
    finally:
        for each in at_work.values():
            each.end()


def _each(
    work: Callable[[T], R], tasks: Sequence[T], jobs: int, step: Callable[[int, int], None]
) -> Iterator[R]:
    """Yield what *work* makes of every task, in order."""
    total, done = len(tasks), 0
    if jobs <= 1 or total < _FEWEST or not CAN_FORK:
        for done, task in enumerate(tasks, start=1):
            yield work(task)
            step(done, total)
        return
    batches = [tasks[at : at + _BATCH] for at in range(0, total, _BATCH)]
    with _Workers(lambda batch: [work(task) for task in batch], batches, jobs) as workers:
        for results in workers.results():
            done += len(results)
            step(done, total)
            yield from results


class _Workers:
    """Processes that do batches. Whatever happens, none outlives the ``with`` they are used in.

    They take the numbers of batches out of one pipe.
    """

    def __init__(
        self, work: Callable[[Sequence[T]], list[Any]], batches: Sequence[Sequence[T]], jobs: int
    ) -> None:
        self._work = work
        self._batches = batches
        self._jobs = min(jobs, len(batches))
        self._life = _LIFE if _lives_are_limited else len(batches)
        self._offered = 0
        """How many numbers were put into the pipe."""
        self._left = len(batches)
        """How many are not known to be done."""
        self._all_begun = False
        """Whether a worker found the pipe to be empty for good."""
        self._at_work: dict[int, Forked] = {}
        """By the end of the pipe from which their results are read."""

    def __enter__(self) -> "_Workers":
        queue, feed = os.pipe()
        self._queue, self._feed = FileIO(queue, "rb"), FileIO(feed, "wb")
        self._ready = selectors.DefaultSelector()
        # What exists by now is looked at by no collection, so that workers share it with us.
        gc.freeze()
        return self

    def __exit__(self, *error: object) -> None:
        gc.unfreeze()
        with signals_held():
            for worker in self._at_work.values():
                worker.end()
        self._ready.close()
        self._feed.close()
        self._queue.close()

    def results(self) -> Iterator[list[Any]]:
        """Yield what is made of every batch, in order."""
        early: dict[int, list[Any]] = {}
        for wanted in range(len(self._batches)):
            while wanted not in early:
                self._offer(wanted + _AHEAD)
                self._hire()
                for key, _ in self._ready.select():
                    early |= self._told(self._at_work[key.fd])
            yield early.pop(wanted)

    def _told(self, worker: Forked) -> dict[int, list[Any]]:
        """Return a batch that a worker made; none where it has nothing to do any more."""
        number, results = worker.told()
        if number is not None:
            self._left -= 1
            return {number: results}
        self._all_begun = self._all_begun or results is None
        self._ready.unregister(worker.results)
        worker.end()
        del self._at_work[worker.results]
        return {}

    def _offer(self, end: int) -> None:
        """Put the numbers before *end* into the pipe, which has room for ``_AHEAD`` and more."""
        for number in range(self._offered, min(end, len(self._batches))):
            self._feed.write(_NUMBER.pack(number))
            self._offered = number + 1
        if self._offered == len(self._batches):
            self._feed.close()  # a queue that is empty and closed tells workers that all is done

    def _hire(self) -> None:
        """Have as many at work as there may be, if there is something left to begin."""
        while not self._all_begun and len(self._at_work) < min(self._jobs, self._left):
            feed = () if self._feed.closed else (self._feed.fileno(),)
            try:
                worker = Forked(self._serve, self._at_work, (*self._at_work, *feed))
            except (WorkerDiedError, OSError):
                if not self._at_work:
                    raise
                self._jobs = len(self._at_work)  # without it, then
                return
            self._ready.register(worker.results, selectors.EVENT_READ)

    def _serve(self, tell: Tell) -> None:
        """Do batches until none is left, or as many as a worker does."""
        for _ in range(self._life):
            head = os.read(self._queue.fileno(), _NUMBER.size)
            if not head:
                tell(lambda: (None, None))
                return
            (number,) = _NUMBER.unpack(head)
            tell(partial(self._done, number))
        tell(lambda: (None, []))

    def _done(self, number: int) -> tuple[int, list[Any]]:
        return number, self._work(self._batches[number])


__all__ = [
    "WorkerDiedError", "WorkerError", "in_parts", "limit_lives", "meanwhile", "spread",
]  # fmt: skip
