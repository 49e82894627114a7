"""How many processes may work at once. Imports little: every command asks it."""

import os


def processes(jobs: int | None) -> int:
    """Return how many processes to use: as asked for, or one for each processor we may use."""
    if jobs is not None:
        return max(1, jobs)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
