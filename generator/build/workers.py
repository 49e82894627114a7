"""Work spread over processes: the same results in the same order, however many there are.

Workers are forked, so that they have all that was made before without a copy of it. Where a system
cannot fork safely (Windows, macOS), or one process is asked for, the work is done here.
"""

import contextlib
import gc
import os
import pickle
import selectors
import signal
import struct
import sys
import traceback
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from io import FileIO
from itertools import islice
from typing import Any, NoReturn, TypeVar

T = TypeVar("T")
R = TypeVar("R")

# In tasks: few enough that no worker waits long for the last one, many enough to pay its way.
_BATCH = 50
_FEWEST = 200
# In batches. The longer a worker lives, the more of what it shares with us it has touched, and so
# has a copy of; where there is much, it is followed by another, which costs a few hundredths.
_LIFE = 20
_MANY = 300
# Of ``in_parts``: few enough that the results of one are held without harm.
_PART = 2_000
_FORKS = hasattr(os, "fork") and sys.platform != "darwin"

_NUMBER = struct.Struct("<I")
_LENGTH = struct.Struct("<Q")


class WorkerDiedError(Exception):
    """A process ended in the middle of its work: killed, most often for want of memory."""

    def __str__(self) -> str:
        return (
            "một tiến trình dựng trang bị tắt giữa chừng, thường vì máy hết bộ nhớ. Dựng lại với "
            "“--jobs 1”. (A worker process ended early, most often for want of memory: build "
            "again with --jobs 1.)"
        )


class WorkerError(Exception):
    """What went wrong in a worker, where the error itself cannot be passed on."""


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


def in_parts(work: Callable[[T], R], tasks: Sequence[T], jobs: int) -> Iterator[list[tuple[T, R]]]:
    """Yield the tasks with what *work* makes of each, some thousand at a time.

    So no more has to be held at once than whoever asks for it keeps.
    """
    made = zip(tasks, _each(work, tasks, jobs, lambda done, total: None), strict=True)
    while part := list(islice(made, _PART)):
        yield part


def _each(
    work: Callable[[T], R], tasks: Sequence[T], jobs: int, step: Callable[[int, int], None]
) -> Iterator[R]:
    """Yield what *work* makes of every task, in order."""
    total = len(tasks)
    if jobs <= 1 or total < _FEWEST or not _FORKS:
        yield from _here(work, tasks, step)
        return
    batches = [tasks[at : at + _BATCH] for at in range(0, total, _BATCH)]
    early: dict[int, list[R]] = {}
    done = wanted = 0
    with _Workers(lambda batch: [work(task) for task in batch], batches, jobs) as workers:
        for number, results in workers.results():
            done += len(results)
            step(done, total)
            early[number] = results
            while wanted in early:
                yield from early.pop(wanted)
                wanted += 1


def _here(
    work: Callable[[T], R], tasks: Sequence[T], step: Callable[[int, int], None]
) -> Iterator[R]:
    for done, task in enumerate(tasks, start=1):
        yield work(task)
        step(done, len(tasks))


class _Workers:
    """Processes that do batches. Whatever happens, none outlives the ``with`` they are used in.

    They take the numbers of batches out of one pipe, and each has one of its own for results.
    """

    def __init__(
        self, work: Callable[[Sequence[T]], list[Any]], batches: Sequence[Sequence[T]], jobs: int
    ) -> None:
        self._work = work
        self._batches = batches
        self._jobs = min(jobs, len(batches))
        self._waiting = deque(range(len(batches)))
        """The numbers that are not in the pipe yet."""
        self._left = len(batches)
        self._life = _LIFE if len(batches) > _MANY else len(batches)
        self._children: dict[int, int] = {}
        """By the end of its results: each process at work."""

    def __enter__(self) -> "_Workers":
        queue, feed = os.pipe()
        os.set_blocking(feed, False)
        self._queue, self._feed = FileIO(queue, "rb"), FileIO(feed, "wb")
        self._ready = selectors.DefaultSelector()
        # What exists by now is looked at by no collection, so that workers share it with us.
        gc.freeze()
        return self

    def __exit__(self, *error: object) -> None:
        gc.unfreeze()
        for results in tuple(self._children):
            self._let_go(results)
        self._ready.close()
        self._feed.close()
        self._queue.close()

    def results(self) -> Iterator[tuple[int, list[Any]]]:
        """Yield batches by number, each as it is done."""
        while self._left:
            self._offer()
            # One that is at work takes what it has begun; what is left beyond waits for another.
            while len(self._children) < min(self._jobs, self._left):
                self._hire()
            for key, _ in self._ready.select():
                message = _receive(key.fd)
                if message is None:
                    self._let_go(key.fd)
                    continue
                number, results, error = pickle.loads(message)
                if error is not None:
                    raise error
                self._left -= 1
                yield number, results

    def _offer(self) -> None:
        """Put as many numbers into the pipe as it takes."""
        while self._waiting and self._feed.write(_NUMBER.pack(self._waiting[0])):
            self._waiting.popleft()
        if not self._waiting:
            self._feed.close()  # a queue that is empty and closed tells workers that all is done

    def _hire(self) -> None:
        results, own = os.pipe()
        child = _fork(results, own)
        if child == 0:
            self._feed.close()
            _serve(self._queue.fileno(), own, self._work, self._batches, self._life)
        os.close(own)
        self._children[results] = child
        self._ready.register(results, selectors.EVENT_READ)

    def _let_go(self, results: int) -> None:
        self._ready.unregister(results)
        os.close(results)
        _end(self._children.pop(results))


def _fork(*pipe: int) -> int:
    """Fork. Raises WorkerDiedError, and closes the *pipe*, where the system has no room for it."""
    try:
        with warnings.catch_warnings():
            # A progress bar's thread may run; a worker touches nothing of it.
            warnings.simplefilter("ignore", DeprecationWarning)
            return os.fork()
    except OSError:
        for end in pipe:
            os.close(end)
        raise WorkerDiedError from None


@contextlib.contextmanager
def meanwhile(work: Callable[[], R], jobs: int) -> Iterator[Callable[[], R]]:
    """Give what waits for the result of *work*, which another process does meanwhile.

    With one process, or where a system cannot fork safely, it is done when it is waited for.
    """
    if jobs <= 1 or not _FORKS:
        yield work
        return
    results, own = os.pipe()
    child = _fork(results, own)
    if child == 0:
        _answer(own, work)
    os.close(own)

    def wait() -> R:
        message = _receive(results)
        if message is None:
            raise WorkerDiedError
        made, error = pickle.loads(message)
        if error is not None:
            raise error
        return made  # type: ignore[no-any-return] # as *work* returns it

    try:
        yield wait
    finally:
        os.close(results)
        _end(child)


def _answer(pipe: int, work: Callable[[], object]) -> NoReturn:
    try:
        try:
            message = pickle.dumps((work(), None), 5)
        except Exception as error:
            message = pickle.dumps((None, _portable(error)), 5)
        _send(pipe, message)
    finally:
        os._exit(0)


def _receive(pipe: int) -> bytes | None:
    """Return one message; None at its end as agreed. Raises WorkerDiedError at any other end."""
    head = _read(pipe, _LENGTH.size)
    (length,) = _LENGTH.unpack(head)
    return _read(pipe, length) if length else None


def _read(pipe: int, length: int) -> bytes:
    got = bytearray()
    while len(got) < length:
        part = os.read(pipe, min(length - len(got), 1 << 20))
        if not part:
            raise WorkerDiedError
        got += part
    return bytes(got)


def _serve(
    queue: int,
    results: int,
    work: Callable[[Sequence[T]], list[R]],
    batches: Sequence[Sequence[T]],
    life: int,
) -> NoReturn:
    """Do batches until none is left, *life* of them at most; never return."""
    gc.disable()
    try:
        for _ in range(life):
            head = os.read(queue, _NUMBER.size)
            if not head:
                break
            (number,) = _NUMBER.unpack(head)
            try:
                message = pickle.dumps((number, work(batches[number]), None), 5)
            except Exception as error:
                message = pickle.dumps((number, None, _portable(error)), 5)
            _send(results, message)
        _send(results, b"")
    finally:
        os._exit(0)


def _portable(error: Exception) -> Exception:
    """Return an error as it can be passed on, with where it arose."""
    told = "".join(traceback.format_exception(error))
    error.add_note(told)
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return WorkerError(told)
    return error


def _send(pipe: int, message: bytes) -> None:
    for part in (_LENGTH.pack(len(message)), message):
        left = memoryview(part)
        while left:
            left = left[os.write(pipe, left) :]


def _end(child: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(child, 0)
