"""A target behind rclone: files one by one, in the order that never breaks a link, resumable.

Before the first change the paths to be touched are noted on the target; the note goes with the last
step. Whoever finds such a note reads those files back and sends what is not as it should be.
"""

import json
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from generator.delivery.changes import Changes, Phase, changes, folders_of, phases
from generator.delivery.manifest import STATE, File, Manifest, in_order, is_path
from generator.delivery.rclone import Rclone
from generator.delivery.settings import RcloneSettings
from generator.delivery.target import (
    MANIFEST,
    OWN,
    SIGNATURE,
    Parcel,
    Published,
    Step,
    parse_published,
)
from generator.delivery.trouble import DeliveryError

_PENDING = "pending.json"
_SETTLING = 0.5
_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class RemoteState:
    """Small files in a folder behind rclone.

    Nothing that rclone speaks can create a file only if there is none. So it is written, and read
    again a moment later: of two that write at once, the last one has it.
    """

    place: Rclone

    def create(self, name: str, data: bytes) -> bool:
        """Write a file that is not there yet."""
        if self.read(name) is not None:
            return False
        self.write(name, data)
        time.sleep(_SETTLING)
        return self.read(name) == data

    def write(self, name: str, data: bytes) -> None:
        """Write a file."""
        self.place.write(name, data)

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes, or None."""
        return self.place.read(name)

    def take(self, name: str, data: bytes) -> bool:
        """Remove a file if it still holds *data*."""
        if self.read(name) != data:
            return False
        self.place.remove(name)
        return True


@dataclass(frozen=True, slots=True)
class RemoteTarget:
    """Files behind rclone."""

    place: Rclone
    settings: RcloneSettings

    @property
    def state(self) -> RemoteState:
        """Return where the lock is, and the note of what is under way."""
        remote = self.settings.state or self.place.at(STATE)
        return RemoteState(Rclone(self.place.program, remote, self.place.config))

    def published(self) -> Published:
        """Return what the last whole delivery left there."""
        return parse_published(self.place.read(MANIFEST))

    def own(self) -> Mapping[str, bytes]:
        """Return manifest and signature."""
        found = {name: self.place.read(name) for name in sorted(OWN)}
        return {name: data for name, data in found.items() if data is not None}

    def read_back(self, paths: Iterable[str] | None) -> Manifest:
        """Read files there; the network carries every byte of them."""
        sizes = self.place.sizes(None if paths is None else sorted(paths))
        sizes = {p: size for p, size in sizes.items() if is_path(p) and p not in OWN}
        digests = self.place.digests(sorted(sizes)) if sizes else {}
        return in_order({p: File(sizes[p], digests[p]) for p in sizes if p in digests})

    def fetch(self, paths: Iterable[str], into: Path) -> None:
        """Copy files from there."""
        wanted = sorted(paths)
        if wanted:
            self.place.fetch(wanted, into)

    def put(self, parcel: Parcel, step: Step, *, full: bool = False) -> None:
        """Send what differs, read it back, and publish the manifest last."""
        published = parcel.there
        known = {f.sha256: f for f in (*published.files.values(), *parcel.files.values())}
        there, touched = self._there(parcel, published.files, known, full)
        todo = changes(there, parcel.files)
        touched |= todo.written.keys() | todo.removed
        if touched:
            self.state.write(_PENDING, json.dumps(sorted(touched)).encode())
        self._send(parcel, todo, step)
        step("verify")
        left = self._wrong(parcel, touched, known)
        if left:
            # What a bad line garbled is sent once more.
            self._send(parcel, left, step)
            left = self._wrong(parcel, touched, known)
        if left:
            path = min((*left.written, *left.removed))
            raise DeliveryError(
                f"“{path}” trên máy chủ đọc lại không đúng dù đã gửi lại "
                f"({len(left.written) + len(left.removed)} tệp). Bản kê chưa công bố; "
                "kiểm tra ổ đĩa, quyền ghi của máy chủ rồi chạy lại.",
                f"“{path}” reads back wrong after a second try; the manifest is not published.",
            )
        step(Phase.MANIFEST.name.lower())
        if SIGNATURE not in parcel.own and (published.facts or {}).get("signed"):
            self.place.remove(SIGNATURE)
        for name, data in sorted(parcel.own.items(), reverse=True):
            self.place.write(name, data)
        if touched:
            self.state.place.remove(_PENDING)

    def _there(
        self, parcel: Parcel, files: Manifest, known: Mapping[str, File], full: bool
    ) -> tuple[Manifest, set[str]]:
        """Return what is there, and what an interrupted delivery may have touched."""
        pending = self._pending()
        if full or pending is None:
            every = files.keys() | parcel.files.keys() | (pending or set())
            return self._read(every, known), set(every)
        touched = pending
        if not touched:
            return files, touched
        found = self._read(touched, known)
        sure = {path: file for path, file in files.items() if path not in touched}
        return in_order({**sure, **found}), touched

    def _pending(self) -> set[str] | None:
        """Return the paths of the note; None for a note that cannot be read."""
        note = self.state.read(_PENDING)
        try:
            paths = json.loads(note) if note else []
        except ValueError:
            return None
        return {p for p in paths if isinstance(p, str) and is_path(p) and p not in OWN}

    def _send(self, parcel: Parcel, todo: Changes, step: Step) -> None:
        done = 0
        for phase, paths in phases(todo):
            step(phase.name.lower())
            if phase in (Phase.CLEAR, Phase.DELETIONS):
                self.place.delete(paths)
                self._fold_up(paths, parcel.files)
            else:
                before = done
                self.place.send(
                    parcel.folder,
                    paths,
                    lambda sent, before=before: parcel.moved(before + sent, todo.size),  # type: ignore[misc]
                )
                done += sum(parcel.files[path].size for path in paths)
                parcel.moved(done, todo.size)

    def _wrong(self, parcel: Parcel, touched: set[str], known: Mapping[str, File]) -> Changes:
        goal = {path: file for path, file in parcel.files.items() if path in touched}
        return changes(self._read(touched, known) if touched else {}, goal)

    def _read(self, paths: Iterable[str], known: Mapping[str, File]) -> Manifest:
        """Read files there by their digests; one with none of the *known* ones is not ours."""
        digests = self.place.digests(sorted(paths))
        return in_order({p: known.get(d, File(-1, d)) for p, d in digests.items()})

    def _fold_up(self, gone: Iterable[str], kept: Manifest) -> None:
        """Remove folders that have become empty: a server answers 403 for one, 404 for none."""
        alive = {folder for path in kept for folder in folders_of(path)}
        empty = {folder for path in gone for folder in folders_of(path)} - alive
        depths = sorted({folder.count("/") for folder in empty}, reverse=True)
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            for depth in depths:
                level = [folder for folder in sorted(empty) if folder.count("/") == depth]
                list(pool.map(self.place.remove_folder, level))
