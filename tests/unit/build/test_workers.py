"""Work over processes: in order, whatever their number, and never left hanging."""

import os
import signal
from pathlib import Path

import pytest

from generator.build.processors import processes
from generator.build.workers import WorkerDiedError, WorkerError, spread

TASKS = list(range(1000))


@pytest.mark.parametrize("jobs", [1, 2, 3, 8])
def test_results_are_in_order_whatever_the_number_of_processes(jobs: int) -> None:
    assert spread(lambda n: n * n, TASKS, jobs) == [n * n for n in TASKS]


def test_results_larger_than_a_pipe_come_whole() -> None:
    made = spread(lambda n: bytes([n % 251]) * 100_000, TASKS[:300], 2)
    assert [len(each) for each in made] == [100_000] * 300
    assert made[299][:1] == bytes([299 % 251])


def test_more_batches_than_the_queue_holds_are_all_done() -> None:
    many = list(range(900_000))
    assert sum(spread(lambda n: 1, many, 2)) == len(many)


def test_work_is_done_by_other_processes() -> None:
    if not hasattr(os, "fork"):
        pytest.skip("no fork here")
    assert os.getpid() not in spread(lambda _: os.getpid(), TASKS, 2)


def test_where_there_is_much_to_do_a_worker_is_followed_by_another() -> None:
    assert len(set(spread(lambda _: os.getpid(), list(range(14_000)), 2))) <= 2
    assert len(set(spread(lambda _: os.getpid(), list(range(20_000)), 2))) == 20


def test_a_system_without_room_for_a_worker_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    def fork() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", fork)
    before = len(list(Path("/dev/fd").iterdir()))
    with pytest.raises(WorkerDiedError):
        spread(lambda n: n, TASKS, 2)
    assert len(list(Path("/dev/fd").iterdir())) == before


def test_progress_counts_up_to_the_total() -> None:
    told: list[tuple[int, int]] = []
    spread(lambda n: n, TASKS, 2, lambda done, total: told.append((done, total)))
    assert told[-1] == (1000, 1000)
    assert sorted(told) == told


def test_an_error_in_a_worker_is_raised_here_with_where_it_arose() -> None:
    def work(number: int) -> int:
        if number == 700:
            raise ValueError("bảy trăm")
        return number

    with pytest.raises(ValueError, match="bảy trăm") as caught:
        spread(work, TASKS, 2)
    assert "in work" in "".join(caught.value.__notes__)


def test_an_error_that_cannot_be_passed_on_is_told_all_the_same() -> None:
    def work(_: int) -> int:
        class OwnError(Exception):
            pass

        raise OwnError("riêng")

    with pytest.raises(WorkerError, match="riêng"):
        spread(work, TASKS, 2)


@pytest.mark.parametrize("way", [signal.SIGKILL, signal.SIGTERM])
def test_a_worker_that_dies_ends_the_work_with_a_sentence(way: int) -> None:
    parent = os.getpid()

    def work(number: int) -> int:
        if number == 500 and os.getpid() != parent:
            os.kill(os.getpid(), way)
        return number

    with pytest.raises(WorkerDiedError, match="--jobs 1"):
        spread(work, TASKS, 2)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)  # nobody is left behind


def test_as_many_processes_as_processors_are_used_unless_told() -> None:
    assert processes(3) == 3
    assert processes(0) == 1
    assert processes(None) >= 1
