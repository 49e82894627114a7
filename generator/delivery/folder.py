"""A folder target: releases side by side, and a link that is switched at once.

``current`` is what the web server reads. Where links cannot be made (FAT, some shares, Windows),
the folder ``current`` is renamed away and the new one into its place: for a moment there is none.
"""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.delivery.changes import folders_of
from generator.delivery.lock import LocalState
from generator.delivery.manifest import STATE, Manifest, file_of, is_path
from generator.delivery.settings import FolderSettings
from generator.delivery.target import MANIFEST, OWN, Parcel, Published, Step, parse_published
from generator.delivery.trouble import DeliveryError

_LINK = "current"


@dataclass(frozen=True, slots=True)
class FolderTarget:
    """Releases below one folder."""

    root: Path
    settings: FolderSettings

    @property
    def state(self) -> LocalState:
        """Return the lock's folder, beside the releases: no reader sees it."""
        return LocalState(self.root / STATE)

    @property
    def current(self) -> Path:
        """Return what the web server reads."""
        return self.root / _LINK

    @property
    def _releases(self) -> Path:
        return self.root / "releases"

    def published(self) -> Published:
        """Return what the current release says of itself."""
        return parse_published(self.own().get(MANIFEST))

    def own(self) -> Mapping[str, bytes]:
        """Return manifest and signature of the current release."""
        files = (self.current / name for name in sorted(OWN))
        return {path.name: path.read_bytes() for path in files if path.is_file()}

    def read_back(self, paths: Iterable[str] | None) -> Manifest:
        """Read the current release."""
        if not self.current.is_dir():
            return {}
        if paths is None:
            every = (
                path.as_posix() for path in self._found() if not (self.current / path).is_symlink()
            )
            paths = [path for path in every if is_path(path) and path not in OWN]
        there = ((path, self.current / path) for path in sorted(paths))
        return {path: file_of(file) for path, file in there if file.is_file()}

    def fetch(self, paths: Iterable[str], into: Path) -> None:
        """Copy files of the current release."""
        for path in paths:
            if (self.current / path).is_file():
                (into / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(self.current / path, into / path)

    def put(self, parcel: Parcel, step: Step, *, full: bool = False) -> None:
        """Make the release beside the current one, read it all back, switch, clear old ones."""
        self._recover()
        step("copy")
        new = self._releases / f".new-{parcel.number}"
        try:
            _make(new)
            self._copy(parcel, new)
            for name, data in parcel.own.items():
                (new / name).write_bytes(data)
                (new / name).chmod(0o644)
            step("verify")
            self._verify(parcel, new)
            _settle_disk(new)
        except BaseException:
            # Half a release is of no use, and may be what has filled the disk.
            shutil.rmtree(new, ignore_errors=True)
            raise
        step("switch")
        final = self._releases / f"{parcel.number:04}"
        if final.exists() and not self._is_current(final):
            if not _is_ours(final):
                raise DeliveryError(
                    f"{final} đã có sẵn mà không do Gương Sáng tạo: dời đi nơi khác.",
                    f"{final} is there already and is not ours: move it elsewhere.",
                )
            shutil.rmtree(final)
        self._switch(new, final, parcel.there.number)
        step("prune")
        self._prune()

    def _copy(self, parcel: Parcel, new: Path) -> None:
        """Fill the release: what did not change is linked, the rest copied."""
        before, done = parcel.there.files, 0
        total = sum(file.size for file in parcel.files.values())
        made = {""}
        for path, file in parcel.files.items():
            for folder in sorted(set(folders_of(path)) - made):
                _make(new / folder)
                made.add(folder)
            linked = f"{self.current}/{path}" if before.get(path) == file else None
            _place(linked, f"{parcel.folder}/{path}", f"{new}/{path}")
            done += file.size
            parcel.moved(done, total)

        if parcel.there.facts is not None:
            self._carry_on(parcel, new)

    def _carry_on(self, parcel: Parcel, new: Path) -> None:
        """Link what others have put among our files, such as a certificate's challenge."""
        ours = parcel.there.files.keys() | parcel.files.keys() | OWN
        for path in self._found():
            goal = new / path
            if path.as_posix() in ours or os.path.lexists(goal):
                continue
            # What stands in the way of one of our own stays in the release before.
            with suppress(FileExistsError, NotADirectoryError):
                goal.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(self.current / path, goal, follow_symlinks=False)

    def _found(self) -> Iterator[Path]:
        """Yield what is in the current release, links among it, by its path there."""
        for top, folders, names in os.walk(self.current):
            here = Path(top)
            links = (name for name in folders if (here / name).is_symlink())
            yield from ((here / name).relative_to(self.current) for name in (*names, *links))

    def _verify(self, parcel: Parcel, new: Path) -> None:
        """Read the release; what was linked from a damaged file is copied anew."""
        for again in (True, False):
            found = {path: file_of(new / path) for path in parcel.files if (new / path).is_file()}
            wrong = [path for path, file in parcel.files.items() if found.get(path) != file]
            if not wrong:
                break
            if not again:
                raise DeliveryError(
                    f"tệp “{wrong[0]}” đọc lại không đúng: site/ vừa bị sửa, hoặc ổ đĩa hỏng. "
                    "Trang đang chạy vẫn nguyên. Dựng lại rồi thử lại.",
                    f"“{wrong[0]}” reads back wrong: site/ changed meanwhile, or the disk is bad.",
                )
            for path in wrong:
                (new / path).unlink(missing_ok=True)
                _place(None, f"{parcel.folder}/{path}", f"{new}/{path}")

    def _switch(self, new: Path, final: Path, before: int) -> None:
        if self._links():
            new.rename(final)
            beside = self.root / f".{_LINK}.new"
            beside.unlink(missing_ok=True)
            beside.symlink_to(Path("releases") / final.name, target_is_directory=True)
            beside.replace(self.current)
            return
        if self.current.exists():
            self.current.rename(self._releases / f".old-{before:04}")
        new.rename(self.current)
        self._settle()

    def _links(self) -> bool:
        """Tell whether the switch is a link's."""
        if self.settings.switch == "rename":
            return False
        if self.current.is_dir() and not self.current.is_symlink():
            if self.settings.switch == "link":
                raise DeliveryError(
                    f"{self.current} đang là thư mục, không phải liên kết. "
                    "Đổi tên thư mục ấy, hoặc đặt switch = “rename”.",
                    f"{self.current} is a folder, not a link: rename it, or set switch = “rename”.",
                )
            return False
        probe = self.root / f".{_LINK}.probe"
        try:
            probe.unlink(missing_ok=True)
            probe.symlink_to("releases", target_is_directory=True)
        except (OSError, NotImplementedError):
            if self.settings.switch == "link":
                raise
            return False
        probe.unlink()
        return True

    def _recover(self) -> None:
        """Put right what a delivery left that was killed: no current folder, halves of releases."""
        self._releases.mkdir(parents=True, exist_ok=True)
        olds = sorted(self._releases.glob(".old-*"))
        if olds and not self.current.exists():
            olds[-1].rename(self.current)
        self._settle()
        for half in self._releases.glob(".new-*"):
            shutil.rmtree(half)

    def _settle(self) -> None:
        """Give folders renamed away the number of their release."""
        for old in self._releases.glob(".old-*"):
            final = self._releases / old.name.removeprefix(".old-")
            if final.exists():
                shutil.rmtree(final)
            old.rename(final)

    def _is_current(self, release: Path) -> bool:
        return self.current.is_symlink() and self.current.resolve() == release.resolve()

    def _prune(self) -> None:
        found = sorted(self._numbered(), key=lambda path: int(path.name))
        kept = self.settings.keep if self.current.is_symlink() else self.settings.keep - 1
        for release in found[: max(0, len(found) - kept)]:
            if not self._is_current(release) and _is_ours(release):
                shutil.rmtree(release)

    def _numbered(self) -> Iterator[Path]:
        yield from (path for path in self._releases.iterdir() if path.name.isdigit())


def _is_ours(release: Path) -> bool:
    """Tell whether a folder among the releases is one; a year of someone's archive is none."""
    return not release.is_symlink() and (release / MANIFEST).is_file()


def _make(folder: Path) -> None:
    folder.mkdir(parents=True)
    folder.chmod(0o755)


def _place(linked: str | None, source: str, goal: str) -> None:
    """Link a file that did not change, which keeps its time, or copy it, readable to the server."""
    if linked is not None:
        with suppress(OSError):
            os.link(linked, goal)
            return
    shutil.copyfile(source, goal)
    os.chmod(goal, 0o644)  # noqa: PTH101 - a path object for each file takes too long


def _settle_disk(folder: Path) -> None:
    """Let everything written reach the disk before readers are sent to it."""
    if sys.platform.startswith("linux"):
        handle = os.open(folder, os.O_RDONLY)
        try:
            if ctypes.CDLL(None).syncfs(handle) == 0:
                return
        finally:
            os.close(handle)
    if hasattr(os, "sync"):
        os.sync()
