"""How long a command takes and how much memory it and the processes it starts hold at most."""

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Run:
    """Wall clock and processor time in seconds, peak memory in MB (shared pages counted once)."""

    wall: float
    cpu: float
    memory: float


def measure(command: Sequence[str], folder: Path, env: Mapping[str, str] | None = None) -> Run:
    """Run a command that must succeed."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env={**os.environ, **(env or {})},
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip
    peak = [0.0]
    watcher = threading.Thread(target=_watch, args=(process.pid, peak), daemon=True)
    watcher.start()
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    if status:
        raise SystemExit(f"{' '.join(command)}\n{said.decode(errors='replace')[-3000:]}")
    watcher.join()
    # A command too short to be watched is known by what the system says of its largest process.
    return Run(wall, used.ru_utime + used.ru_stime, max(peak[0], used.ru_maxrss / 1024))


def _watch(root: int, peak: list[float]) -> None:
    while True:
        before = _tree(root)
        total = sum(_proportional(pid) for pid in before)
        if not total:
            return
        # Where a process comes or goes meanwhile, what it shares is counted twice.
        if _tree(root) == before:
            peak[0] = max(peak[0], total / 1024)
        time.sleep(_EVERY_SECONDS)


def _tree(root: int) -> list[int]:
    found, ahead = [], [root]
    while ahead:
        pid = ahead.pop()
        found.append(pid)
        try:
            children = Path(f"/proc/{pid}/task/{pid}/children").read_text()
        except OSError:
            continue
        ahead += map(int, children.split())
    return found


def _proportional(pid: int) -> int:
    """Return the kilobytes of a process, a share of those it has in common with others."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except OSError:
        pass
    return 0
