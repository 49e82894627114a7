"""How a command ends before it is done: with nothing left behind, whatever ended it."""

import contextlib
import signal
from collections.abc import Iterator
from typing import NoReturn

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")  # Windows has no SIGHUP


class Ended(KeyboardInterrupt):
    """Somebody pressed Ctrl-C, closed the window, or shut the machine down."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.code = 128 + number
        """The exit code by which shells tell which signal it was."""


@contextlib.contextmanager
def ended_in_order() -> Iterator[None]:
    """Have a block go back through all that is under way when a signal ends it."""
    before = {n: signal.getsignal(n) for name in _NAMES if (n := getattr(signal, name, None))}
    # Under ``nohup``, what is not to be heard stays so.
    heard = {n: handler for n, handler in before.items() if handler is not signal.SIG_IGN}

    def end(number: int, _: object) -> NoReturn:
        for each in heard:  # a window that is closed says so twice
            signal.signal(each, signal.SIG_IGN)
        raise Ended(number)

    for number in heard:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in heard.items():
            if signal.getsignal(number) is end:  # once ended, none is heard any more
                signal.signal(number, handler)
