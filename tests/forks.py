"""The mark of tests that look at worker processes."""

import pytest

from generator.build.workers.forked import CAN_FORK

FORKS = pytest.mark.skipif(
    not CAN_FORK, reason="Windows and macOS do all work in one process: there is no worker to test"
)
