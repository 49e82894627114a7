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
from typing import Any, NoReturn, TypeVar

T = TypeVar("T")
R = TypeVar("R")

# In tasks: few enough that no worker waits long for the last one, many enough to pay its way.
_BATCH = 50
_FEWEST = 200
# Of ``in_parts``: few enough that the results of one are held without harm.
_PART = 8_000
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
    total = len(tasks)
    if jobs <= 1 or total < _FEWEST or not _FORKS:
        return list(_here(work, tasks, step))
    batches = [tasks[at : at + _BATCH] for at in range(0, total, _BATCH)]
    made: dict[int, list[R]] = {}
    done = 0
    for number, results in _forked(lambda batch: [work(task) for task in batch], batches, jobs):
        made[number] = results
        done += len(results)
        step(done, total)
    return [result for number in range(len(batches)) for result in made[number]]


def in_parts(work: Callable[[T], R], tasks: Sequence[T], jobs: int) -> Iterator[list[tuple[T, R]]]:
    """Yield the tasks with what *work* makes of each, some thousand at a time.

    So no more has to be held at once than whoever asks for it keeps.
    """
    for at in range(0, len(tasks), _PART):
        part = tasks[at : at + _PART]
        yield list(zip(part, spread(work, part, jobs), strict=True))


def _here(
    work: Callable[[T], R], tasks: Sequence[T], step: Callable[[int, int], None]
) -> Iterator[R]:
    for done, task in enumerate(tasks, start=1):
        yield work(task)
        step(done, len(tasks))


def _forked(
    work: Callable[[Sequence[T]], list[R]], batches: Sequence[Sequence[T]], jobs: int
) -> Iterator[tuple[int, list[R]]]:
    """Yield batches as they are done. Whatever happens, no worker outlives this."""
    queue_end, feed_end = os.pipe()
    os.set_blocking(feed_end, False)
    workers: dict[int, int] = {}
    # What exists by now is looked at by no collection, so that workers share it with us.
    gc.freeze()
    with FileIO(queue_end, "rb") as queue, FileIO(feed_end, "wb") as feed:
        waiting = _offer(feed, deque(range(len(batches))))
        try:
            for _ in range(min(jobs, len(batches))):
                results, own = os.pipe()
                with warnings.catch_warnings():
                    # A progress bar's thread may run; a worker touches nothing of it.
                    warnings.simplefilter("ignore", DeprecationWarning)
                    child = os.fork()
                if child == 0:
                    feed.close()
                    _serve(queue.fileno(), own, work, batches)
                os.close(own)
                workers[results] = child
            yield from _gather(workers, feed, waiting)
        finally:
            gc.unfreeze()
            for results, child in workers.items():
                os.close(results)
                _end(child)


@contextlib.contextmanager
def meanwhile(work: Callable[[], R], jobs: int) -> Iterator[Callable[[], R]]:
    """Give what waits for the result of *work*, which another process does meanwhile.

    With one process, or where a system cannot fork safely, it is done when it is waited for.
    """
    if jobs <= 1 or not _FORKS:
        yield work
        return
    results, own = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # as in ``_forked``
        child = os.fork()
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


def _offer(feed: FileIO, waiting: deque[int]) -> deque[int]:
    """Put as many numbers into the pipe as it takes; return those that are left."""
    while waiting and feed.write(_NUMBER.pack(waiting[0])):
        waiting.popleft()
    return waiting


def _gather(
    workers: dict[int, int], feed: FileIO, waiting: deque[int]
) -> Iterator[tuple[int, list[Any]]]:
    with selectors.DefaultSelector() as ready:
        for results in workers:
            ready.register(results, selectors.EVENT_READ)
        while ready.get_map():
            if not feed.closed and not _offer(feed, waiting):
                feed.close()  # a queue that is empty and closed tells workers that all is done
            for key, _ in ready.select():
                message = _receive(key.fd)
                if message is None:
                    ready.unregister(key.fd)
                    continue
                number, results_of, error = pickle.loads(message)
                if error is not None:
                    raise error
                yield number, results_of


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
    queue: int, results: int, work: Callable[[Sequence[T]], list[R]], batches: Sequence[Sequence[T]]
) -> NoReturn:
    """Do batches until none is left; never return."""
    gc.disable()
    try:
        while head := os.read(queue, _NUMBER.size):
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
