"""A process that is forked from this one, does its work, tells what comes of it, and ends.

It has all that was made before without a copy of it, and ends with this process at the latest.
"""

import contextlib
import gc
import os
import pickle
import signal
import struct
import sys
import threading
import traceback
import warnings
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from functools import partial
from typing import Any, NoReturn

from generator.diagnostics import ToldError

CAN_FORK = hasattr(os, "fork") and sys.platform != "darwin"

_LENGTH = struct.Struct("<Q")

Tell = Callable[[Callable[[], Any]], None]
"""Makes something and tells what it is, or what was raised instead."""


class WorkerDiedError(ToldError):
    """A process ended in the middle of its work: killed, most often for want of memory."""

    def __str__(self) -> str:
        return (
            "một tiến trình dựng trang bị tắt giữa chừng, thường vì máy hết bộ nhớ. Dựng lại với "
            "“--jobs 1”. (A worker process ended early, most often for want of memory: build "
            "again with --jobs 1.)"
        )


class WorkerError(Exception):
    """What went wrong in a worker, where the error itself cannot be passed on."""


class Forked:
    """One such process. ``end`` is called for each, whatever happens."""

    def __init__(
        self,
        do: Callable[[Tell], None],
        at_work: MutableMapping[int, "Forked"],
        without: Iterable[int] = (),
    ) -> None:
        """Fork a process that does *do*, given what tells this one of its results.

        It is put into *at_work*, by the end of the pipe from which its results are read, before any
        signal is heard. It closes the files *without*, which are this process's alone. Raises
        WorkerDiedError where the system has no room for it, and OSError where too many files are
        open.
        """
        self.results, own = os.pipe()
        try:
            with signals_held() as blocked:
                with warnings.catch_warnings():
                    # A progress bar's thread may run; a child touches nothing of it.
                    warnings.simplefilter("ignore", DeprecationWarning)
                    self._process: int | None = os.fork()
                if self._process == 0:
                    # Were an end to read from left open, it would wait for ever to be read once
                    # this process is gone.
                    _work(do, own, (self.results, *without), blocked)
                at_work[self.results] = self
        except OSError:
            os.close(self.results)
            raise WorkerDiedError from None
        finally:
            os.close(own)

    def told(self) -> Any:
        """Wait for what it tells next; raise what it raised, and WorkerDiedError if it is gone."""
        (length,) = _LENGTH.unpack(self._read(_LENGTH.size))
        made, error = pickle.loads(self._read(length))
        if error is not None:
            raise error
        return made

    def end(self) -> None:
        """End it, and wait until it is gone; do nothing if that was done."""
        with signals_held():
            if self._process is None:
                return
            os.close(self.results)
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(self._process, 0)
            self._process = None

    def _read(self, length: int) -> bytes:
        got = bytearray()
        while len(got) < length:
            part = os.read(self.results, min(length - len(got), 1 << 20))
            if not part:
                raise WorkerDiedError
            got += part
        return bytes(got)


# Windows has no SIGHUP.
_SIGNALS = {signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)}


@contextlib.contextmanager
def signals_held() -> Iterator[Iterable[int]]:
    """Have signals wait while a process is forked or ended; give what was blocked before.

    One would have the child go back through all that is under way here, or this process lose
    sight of it.
    """
    came: list[int] = []
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    handlers = {}
    if threading.current_thread() is threading.main_thread():  # elsewhere, none is raised
        # It may be sent to another thread, which blocks none: that of a progress bar.
        for number in _SIGNALS:
            if callable(handler := signal.getsignal(number)):
                handlers[number] = handler
                signal.signal(number, lambda number, _: came.append(number))
    try:
        yield blocked
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
        for number in came:
            signal.raise_signal(number)


def _work(
    do: Callable[[Tell], None], own: int, without: Iterable[int], blocked: Iterable[int]
) -> NoReturn:
    try:
        gc.disable()
        for each in _SIGNALS:
            if signal.getsignal(each) is not signal.SIG_IGN:  # as under ``nohup``
                signal.signal(each, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process it was forked from ends it
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
        for end in without:
            os.close(end)
        do(partial(_tell, own))
    finally:
        os._exit(0)


def _tell(pipe: int, make: Callable[[], Any]) -> None:
    try:
        message = pickle.dumps((make(), None), 5)
    except Exception as error:
        message = pickle.dumps((None, _portable(error)), 5)
    for part in (_LENGTH.pack(len(message)), message):
        left = memoryview(part)
        while left:
            left = left[os.write(pipe, left) :]


def _portable(error: Exception) -> Exception:
    """Return an error as it can be passed on, with where it arose."""
    told = "".join(traceback.format_exception(error))
    error.add_note(told)
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return WorkerError(told)
    return error
