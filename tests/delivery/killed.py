"""A delivery that is killed before one of its steps: ``python -m tests.delivery.killed …``."""

import os
import signal
import sys
from pathlib import Path

from generator.delivery.history import History
from tests.delivery.sites import send, settings, target_of


def main(kind: str, where: str, site: str, history: str, phase: str) -> None:
    """Deliver, and die with signal 9 when *phase* is about to begin."""

    def step(name: str) -> None:
        if name == phase:
            os.kill(os.getpid(), signal.SIGKILL)

    target = target_of(settings(kind, where), Path())
    send(target, Path(site), History(Path(history), "noi"), step)


if __name__ == "__main__":
    main(*sys.argv[1:])
