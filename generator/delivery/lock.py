"""One delivery at a time: a lock that says who and since when; a dead one is taken over."""

import json
import os
import socket
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from generator.delivery.trouble import DeliveryError
from generator.vietnamese import print_moment
from generator.writing.file import write_file

LOCK = "lock.json"


class State(Protocol):
    """A few small files beside a target's pages."""

    def create(self, name: str, data: bytes) -> bool:
        """Write a file that is not there yet; tell whether it was this call that wrote it."""

    def write(self, name: str, data: bytes) -> None:
        """Write a file, or write over it."""

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes, or None where there is none."""

    def take(self, name: str, data: bytes) -> bool:
        """Remove a file if it still holds *data*; tell whether it was this call that did."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who delivers: a person, on a machine, in a process."""

    person: str
    host: str
    boot: str
    process: int
    started: str
    since: str
    token: str

    def to_json(self) -> bytes:
        """Return the holder as it stands in the lock."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True).encode()


def this_process(person: str, now: datetime) -> Holder:
    """Return this process as a holder, from the moment *now*."""
    process = os.getpid()
    return Holder(
        person, socket.gethostname(), _boot(), process, _started(process),
        now.isoformat(timespec="seconds"), uuid.uuid4().hex,
    )  # fmt: skip


@contextmanager
def hold(
    state: State, holder: Holder, stale_hours: int, *, take_over: bool = False
) -> Iterator[None]:
    """Hold the lock. Raise DeliveryError if someone else does who is not known to be dead."""
    mine = holder.to_json()
    for _ in range(3):
        if state.create(LOCK, mine):
            break
        data = state.read(LOCK)
        if data is None:
            continue
        other = _parse(data)
        if other and not take_over and not _is_dead(other, holder, stale_hours):
            raise DeliveryError(
                f"{other.person} đang đưa lên nơi này, từ máy {other.host}, "
                f"{print_moment(datetime.fromisoformat(other.since))}. Chờ xong rồi chạy lại; "
                "nếu chắc chắn không còn chạy nữa, thêm --take-over.",
                f"locked by {other.person} on {other.host} since {other.since}; "
                "wait, or add --take-over if that delivery is surely dead.",
            )
        state.take(LOCK, data)
    else:
        raise DeliveryError(
            "nơi nhận đang bận: có lượt khác vừa bắt đầu. Chạy lại sau ít phút.",
            "another delivery has just begun; try again in a few minutes.",
        )
    try:
        yield
    finally:
        # A lock that cannot be given back now is dead with this process.
        with suppress(DeliveryError, OSError):
            state.take(LOCK, mine)


def _parse(data: bytes) -> Holder | None:
    """Return who holds a lock; None if it is garbled, as when its writer was killed writing it."""
    try:
        found = Holder(**json.loads(data))
        datetime.fromisoformat(found.since)
    except (ValueError, TypeError):
        return None
    return found


def _is_dead(other: Holder, me: Holder, stale_hours: int) -> bool:
    if (other.host, other.boot) == (me.host, me.boot) and sys.platform != "win32":
        return not _is_running(other.process) or _started(other.process) != other.started
    age = datetime.fromisoformat(me.since) - datetime.fromisoformat(other.since)
    return age > timedelta(hours=stale_hours)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    # A process that has ended and that nobody has asked after yet answers, too.
    return _stat(process)[:1] != ["Z"]


def _started(process: int) -> str:
    """Return when a process began, in the kernel's ticks, since numbers of processes come again."""
    fields = _stat(process)
    return fields[19] if len(fields) > 19 else ""


def _stat(process: int) -> list[str]:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _boot() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return ""


@dataclass(frozen=True, slots=True)
class LocalState:
    """Small files in a folder of this machine or of a share."""

    folder: Path

    def create(self, name: str, data: bytes) -> bool:
        """Write a file that is not there yet, whole or not at all."""
        self.folder.mkdir(parents=True, exist_ok=True)
        beside = self.folder / f".{name}.{uuid.uuid4().hex}"
        beside.write_bytes(data)
        try:
            os.link(beside, self.folder / name)
        except FileExistsError:
            return False
        except OSError:  # no hard links here
            return self._create_plainly(name, data)
        finally:
            beside.unlink()
        return True

    def _create_plainly(self, name: str, data: bytes) -> bool:
        try:
            with (self.folder / name).open("xb") as file:
                file.write(data)
        except FileExistsError:
            return False
        return True

    def write(self, name: str, data: bytes) -> None:
        """Write a file, whole or not at all."""
        write_file(self.folder / name, data)

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes, or None."""
        try:
            return (self.folder / name).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None

    def take(self, name: str, data: bytes) -> bool:
        """Remove a file if it still holds *data*: moved away first, so that one call alone wins."""
        away = self.folder / f".{name}.{uuid.uuid4().hex}"
        try:
            (self.folder / name).rename(away)
        except FileNotFoundError:
            return False
        if away.read_bytes() == data:
            away.unlink()
            return True
        # Someone was quicker: theirs goes back where it was.
        with suppress(OSError):
            os.link(away, self.folder / name)
        away.unlink()
        return False
