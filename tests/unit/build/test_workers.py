"""Work over processes: in order, whatever their number, and never left hanging."""

import errno
import os
import select
import signal
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.build.workers.processors import processes
from generator.build.workers.spread import WorkerDiedError, WorkerError, limit_lives, spread
from generator.writing.turns import turn_at
from tests.forks import FORKS

TASKS = list(range(1000))


@pytest.fixture(autouse=True)
def _limited() -> Iterator[None]:
    """Have workers followed by others, as they are where nobody has asked for anything else."""
    limit_lives(wanted=True)
    yield
    limit_lives(wanted=True)


@pytest.fixture
def forked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Give the processes that were forked: others, such as a browser, are none of our business."""
    made: list[int] = []
    fork = os.fork

    def noted() -> int:
        made.append(fork())
        return made[-1]

    monkeypatch.setattr(os, "fork", noted)
    return made


def assert_gone(processes: list[int]) -> None:
    assert processes
    for process in processes:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)


@pytest.mark.parametrize("jobs", [1, 2, 3, 8])
def test_results_are_in_order_whatever_the_number_of_processes(jobs: int) -> None:
    assert spread(lambda n: n * n, TASKS, jobs) == [n * n for n in TASKS]


def test_results_larger_than_a_pipe_come_whole() -> None:
    made = spread(lambda n: bytes([n % 251]) * 100_000, TASKS[:300], 2)
    assert [len(each) for each in made] == [100_000] * 300
    assert made[299][:1] == bytes([299 % 251])


def test_a_great_many_batches_are_all_done() -> None:
    many = list(range(900_000))
    assert sum(spread(lambda n: 1, many, 2)) == len(many)


@FORKS
def test_work_is_done_by_other_processes() -> None:
    assert os.getpid() not in spread(lambda _: os.getpid(), TASKS, 2)


@FORKS
def test_a_worker_is_followed_by_another_before_it_has_touched_much() -> None:
    did = Counter(spread(lambda _: os.getpid(), list(range(2_000)), 2))
    assert max(did.values()) <= 250


@FORKS
@pytest.mark.parametrize("jobs", [2, 8])
def test_no_more_processes_are_made_than_are_at_work(jobs: int, forked: list[int]) -> None:
    limit_lives(wanted=False)
    spread(lambda n: n, list(range(5_000)), jobs, lambda *_: time.sleep(0.002))
    assert len(forked) == jobs
    assert_gone(forked)


@FORKS
def test_one_that_is_slow_keeps_the_others_from_going_far_ahead(tmp_path: Path) -> None:
    def work(number: int) -> int:
        if number == 0:
            time.sleep(0.5)
            return len(list(tmp_path.iterdir()))
        if number % 50 == 0:
            (tmp_path / str(number)).touch()
        return 0

    assert 0 < spread(work, list(range(14_000)), 2)[0] <= 160


@FORKS
def test_a_system_without_room_for_a_worker_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    def fork() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", fork)
    before = len(list(Path("/dev/fd").iterdir()))
    with pytest.raises(WorkerDiedError):
        spread(lambda n: n, TASKS, 2)
    assert len(list(Path("/dev/fd").iterdir())) == before


@FORKS
def test_with_room_for_one_worker_one_does_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    fork = os.fork

    def once() -> int:
        if made:
            raise BlockingIOError
        made.append(1)
        return fork()

    monkeypatch.setattr(os, "fork", once)
    limit_lives(wanted=False)
    assert spread(lambda n: n, TASKS, 4) == TASKS


@FORKS
@pytest.mark.parametrize("way", [signal.SIGKILL, signal.SIGTERM])
def test_workers_end_with_the_process_they_were_forked_from(way: int, tmp_path: Path) -> None:
    """And give back its lock, for which the next build of the site waits."""
    lock = tmp_path / "lock"
    started, tell = os.pipe()
    parent = os.fork()
    if parent == 0:
        with turn_at(lock):
            spread(lambda _: (os.write(tell, b"."), bytes(20_000))[1], list(range(5_000)), 2,
                   lambda *_: time.sleep(60))  # fmt: skip
        os._exit(0)
    os.close(tell)
    assert os.read(started, 1)
    time.sleep(0.3)
    os.kill(parent, way)
    os.waitpid(parent, 0)
    ended = False
    while not ended:  # until nobody can write there any more
        assert select.select([started], [], [], 10)[0], "a worker is still there"
        ended = not os.read(started, 1 << 16)
    os.close(started)
    free, tries = False, 100
    while not free and tries:  # a process that ends closes its files one after the other
        with turn_at(lock) as free:
            tries -= 1
        time.sleep(0 if free else 0.1)
    assert free


@FORKS
def test_ctrl_c_ends_the_work_and_the_workers(forked: list[int]) -> None:
    def interrupted(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        spread(lambda n: n, TASKS, 2, interrupted)
    assert_gone(forked)


@FORKS
def test_what_a_build_is_not_to_hear_its_workers_do_not_either() -> None:
    """As under ``nohup``, when the window is closed."""

    def work(number: int) -> int:
        if number == 500:
            os.kill(os.getpid(), signal.SIGHUP)
        return number

    heard = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        assert spread(work, TASKS, 2) == TASKS
    finally:
        signal.signal(signal.SIGHUP, heard)


def test_progress_counts_up_to_the_total() -> None:
    told: list[tuple[int, int]] = []
    spread(lambda n: n, TASKS, 2, lambda done, total: told.append((done, total)))
    assert told[-1] == (1000, 1000)
    assert sorted(told) == told


@FORKS
def test_an_error_in_a_worker_is_raised_here_with_where_it_arose() -> None:
    def work(number: int) -> int:
        if number == 700:
            raise ValueError("bảy trăm")
        return number

    with pytest.raises(ValueError, match="bảy trăm") as caught:
        spread(work, TASKS, 2)
    assert "in work" in "".join(caught.value.__notes__)


@FORKS
def test_an_error_that_cannot_be_passed_on_is_told_all_the_same() -> None:
    def work(_: int) -> int:
        class OwnError(Exception):
            pass

        raise OwnError("riêng")

    with pytest.raises(WorkerError, match="riêng"):
        spread(work, TASKS, 2)


@FORKS
@pytest.mark.parametrize("way", [signal.SIGKILL, signal.SIGTERM])
def test_a_worker_that_dies_ends_the_work_with_a_sentence(way: int, forked: list[int]) -> None:
    parent = os.getpid()

    def work(number: int) -> int:
        if number == 500 and os.getpid() != parent:
            os.kill(os.getpid(), way)
        return number

    with pytest.raises(WorkerDiedError, match="--jobs 1"):
        spread(work, TASKS, 2)
    assert_gone(forked)


def test_too_many_open_files_are_not_taken_for_a_lack_of_memory(
    monkeypatch: pytest.MonkeyPatch, forked: list[int]
) -> None:
    """With one process fewer it may still go on; with none it is told."""
    given, left = os.pipe, [2]

    def pipe() -> tuple[int, int]:
        if not left[0]:
            raise OSError(errno.EMFILE, "Too many open files")
        left[0] -= 1
        return given()

    monkeypatch.setattr(os, "pipe", pipe)  # one for the numbers, one for the first process
    assert spread(abs, TASKS[:200], 2) == TASKS[:200]
    left[0] = 1
    with pytest.raises(OSError, match="Too many open files"):
        spread(abs, TASKS[:200], 2)
    assert_gone(forked)


def test_as_many_processes_as_processors_are_used_unless_told() -> None:
    assert processes(3) == 3
    assert processes(0) == 1
    assert processes(None) >= 1
