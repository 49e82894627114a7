"""A delivery that is killed before one of its steps."""

import os
import signal
import traceback
from pathlib import Path

from generator.delivery.history import History
from generator.delivery.target import Target
from tests.delivery.sites import send


def kill(target: Target, site: Path, history: Path, phase: str) -> None:
    """Deliver in another process, which dies of signal 9 when *phase* is about to begin."""
    child = os.fork()
    if not child:
        # Whatever happens here, nothing of the test's own may run twice.
        try:
            send(target, site, History(history, "noi"), lambda name: _die_at(phase, name))
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == -signal.SIGKILL, f"“{phase}” never came"


def _die_at(phase: str, name: str) -> None:
    if name == phase:
        os.kill(os.getpid(), signal.SIGKILL)
