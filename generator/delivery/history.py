"""Every delivery: its number, when, by whom, from which commit, and the files to go back to.

The files are kept by their digests, each once, however many deliveries had it. What was taken down
since is among them: the folder stays as private as the content is.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from generator.delivery.built import Built, built_from
from generator.delivery.manifest import (
    File,
    Manifest,
    copy_file,
    from_json,
    manifest_digest,
    to_json,
)
from generator.delivery.trouble import DeliveryError
from generator.writing.file import write_file
from generator.writing.turns import turn_at

_IN_USE = ".in-use.lock"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One delivery to one target. *files* are those of ``site/``, before a target's own changes."""

    number: int
    target: str
    moment: datetime
    person: str
    commit: str
    files: Manifest
    built: Built | None
    back_to: int | None = None
    """The delivery it went back to."""
    allowed: tuple[str, ...] = ()
    """The guards that were lifted."""
    done: bool = False
    sent: str = ""
    """The digest of what went out, with the target's own changes."""

    @property
    def digest(self) -> str:
        """Return the digest of the whole site."""
        return manifest_digest(self.files)


@dataclass(frozen=True, slots=True)
class History:
    """The deliveries of one target, in a folder that all targets share."""

    folder: Path
    target: str

    def deliveries(self) -> tuple[Delivery, ...]:
        """Return all of them, the first one first."""
        return tuple(self.newest())[::-1]

    def newest(self) -> Iterator[Delivery]:
        """Yield all of them, the last one first; each is read only when it is asked for."""
        for number in reversed(self._numbers()):
            yield self._read(number)

    def highest(self) -> int:
        """Return the number of the last delivery, finished or not; 0 where there is none."""
        return max(self._numbers(), default=0)

    def last(self) -> Delivery | None:
        """Return the last delivery that was finished."""
        return next((d for d in self.newest() if d.done), None)

    def noted(self, number: int) -> Delivery | None:
        """Return the delivery of this number, finished or not."""
        return self._read(number) if number in self._numbers() else None

    def find(self, number: int) -> Delivery:
        """Return the finished delivery of this number."""
        found = self.noted(number)
        if found is None or not found.done:
            raise DeliveryError(
                f"không có lần đưa lên số {number} đã xong ở “{self.target}”: "
                "xem “guongsang deliveries”.",
                f"no finished delivery {number} of “{self.target}”.",
            )
        return found

    def write(self, delivery: Delivery) -> None:
        """Write a delivery down, whole or not at all."""
        _make_private(self.folder)
        facts: dict[str, Any] = {
            "number": delivery.number, "moment": delivery.moment.isoformat(),
            "person": delivery.person, "commit": delivery.commit, "back_to": delivery.back_to,
            "allowed": list(delivery.allowed), "done": delivery.done, "sent": delivery.sent,
            "built": delivery.built.to_value() if delivery.built else None,
        }  # fmt: skip
        write_file(self._path(delivery.number), to_json(delivery.files, **facts))

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Keep others from clearing the files away that a delivery is about to need."""
        _make_private(self.folder)
        with turn_at(self.folder / _IN_USE, lambda: None, shared=True):
            yield

    def store(self, folder: Path, files: Manifest) -> None:
        """Keep the files of a site; what is kept already, sound or not, is not read again."""
        _make_private(self.folder)
        made: set[Path] = set()
        for path, file in files.items():
            goal = self._object(file)
            if goal.exists() and goal.stat().st_size == file.size:
                continue
            if goal.parent not in made:
                goal.parent.mkdir(parents=True, exist_ok=True)
                made.add(goal.parent)
            beside = goal.with_name(f".{goal.name}.{secrets.token_hex(4)}.new")
            try:
                if copy_file(folder / path, beside) != file:
                    raise DeliveryError(
                        f"site/{path} vừa bị sửa trong khi đang đưa lên. Chạy lại.",
                        f"site/{path} changed while it was being published; run again.",
                    )
                beside.replace(goal)
            except BaseException:
                beside.unlink(missing_ok=True)
                raise

    def restore(self, delivery: Delivery, into: Path) -> None:
        """Lay out the files of an earlier delivery."""
        for path, file in delivery.files.items():
            goal = into / path
            goal.parent.mkdir(parents=True, exist_ok=True)
            try:
                sound = copy_file(self._object(file), goal) == file
            except FileNotFoundError:
                sound = False
            if not sound:
                raise DeliveryError(
                    f"bản lưu của lần {delivery.number} không còn đủ (thiếu hoặc hỏng “{path}”): "
                    "không quay lại được.",
                    f"what was kept of delivery {delivery.number} is not whole: “{path}”.",
                )

    def prune(self, keep: int) -> None:
        """Let go of the files that none of the last *keep* deliveries of any target has.

        While another delivery needs the files, it is left to the next one.
        """
        with turn_at(self.folder / _IN_USE) as free:
            if free:
                self._prune(keep)

    def _prune(self, keep: int) -> None:
        kept: set[str] = set()
        for place in sorted(path for path in self.folder.iterdir() if path.is_dir()):
            if place.name != "objects":
                for half in place.glob(".*.new"):
                    half.unlink()
                for delivery in History(self.folder, place.name)._latest(keep):
                    kept |= {file.sha256 for file in delivery.files.values()}
        for path in (self.folder / "objects").glob("*/*"):
            if path.name not in kept:
                path.unlink()

    def _latest(self, keep: int) -> Iterator[Delivery]:
        """Yield the last finished ones; what was cut short after them may yet turn out finished."""
        for delivery in self.newest():
            yield delivery
            keep -= delivery.done
            if keep <= 0:
                return

    def _object(self, file: File) -> Path:
        return self.folder / "objects" / file.sha256[:2] / file.sha256

    def _numbers(self) -> list[int]:
        """Return the numbers that there are, in order."""
        found = (self.folder / self.target).glob("[0-9]*.json")
        return sorted(int(path.stem) for path in found if path.stem.isdecimal())

    def _path(self, number: int) -> Path:
        return self.folder / self.target / f"{number:04}.json"

    def _read(self, number: int) -> Delivery:
        path = self._path(number)
        try:
            files, facts = from_json(path.read_bytes())
            return Delivery(
                int(facts["number"]), self.target, datetime.fromisoformat(facts["moment"]),
                str(facts["person"]), str(facts["commit"]), files,
                built_from(facts["built"]) if facts["built"] else None,
                facts["back_to"], tuple(facts["allowed"]), bool(facts["done"]),
                str(facts["sent"]),
            )  # fmt: skip
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            raise DeliveryError(
                f"sổ đưa lên có tệp không đọc được: {path}. Chuyển tệp ấy đi nơi khác.",
                f"{path} in the history cannot be read: move it elsewhere.",
            ) from None


def _make_private(folder: Path) -> None:
    """Make the history's folder: for its owner only, and left out of Git by itself."""
    if not folder.is_dir():
        folder.mkdir(parents=True, mode=0o700, exist_ok=True)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
