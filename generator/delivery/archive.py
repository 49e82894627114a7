"""A ZIP target: one file with the same bytes for the same site, replaced at once."""

import hashlib
import os
import secrets
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from glob import escape
from pathlib import Path

from generator.delivery.lock import LocalState
from generator.delivery.manifest import File, Manifest, in_order
from generator.delivery.settings import ZipSettings
from generator.delivery.target import MANIFEST, OWN, Parcel, Published, Step, parse_published
from generator.delivery.trouble import DeliveryError

# ZIP knows no time zone; any fixed time does, so that the same site is the same file.
_TIME = (2000, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16
_UNIX = 3


@dataclass(frozen=True, slots=True)
class ZipTarget:
    """One file."""

    path: Path
    settings: ZipSettings

    @property
    def state(self) -> LocalState:
        """Return the lock's folder, beside the file."""
        return LocalState(self.path.with_name(f".{self.path.name}.guongsang"))

    def published(self) -> Published:
        """Return what the file says of itself; a damaged file says nothing."""
        try:
            return parse_published(self.own().get(MANIFEST))
        except DeliveryError:
            return Published()

    def own(self) -> Mapping[str, bytes]:
        """Return manifest and signature."""
        if not self.path.exists():
            return {}
        with _opened(self.path) as archive:
            return {name: archive.read(name) for name in sorted(OWN & set(archive.namelist()))}

    def read_back(self, paths: Iterable[str] | None) -> Manifest:
        """Read every file in the archive."""
        if not self.path.exists():
            return {}
        wanted = None if paths is None else set(paths)
        found = _read(self.path)
        return {
            path: file
            for path, file in found.items()
            if path not in OWN and (wanted is None or path in wanted)
        }

    def fetch(self, paths: Iterable[str], into: Path) -> None:
        """Unpack files."""
        if not self.path.exists():
            return
        with _opened(self.path) as archive:
            there = set(archive.namelist())
            for path in (path for path in paths if path in there):
                (into / path).parent.mkdir(parents=True, exist_ok=True)
                with archive.open(path) as source, (into / path).open("wb") as goal:
                    shutil.copyfileobj(source, goal)

    def put(self, parcel: Parcel, step: Step, *, full: bool = False) -> None:
        """Write beside the old file, read back, put in its place."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        for half in self.path.parent.glob(f".{escape(self.path.name)}.*.new"):
            half.unlink()  # of a delivery that was killed: this one holds the lock
        beside = self.path.with_name(f".{self.path.name}.{secrets.token_hex(4)}.new")
        try:
            step("copy")
            with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
                done, total = 0, sum(file.size for file in parcel.files.values())
                for path, each in parcel.files.items():
                    archive.writestr(_entry(path), (parcel.folder / path).read_bytes())
                    done += each.size
                    parcel.moved(done, total)
                for name, data in sorted(parcel.own.items()):
                    archive.writestr(_entry(name), data)
            step("verify")
            found = _read(beside)
            wrong = [path for path, file in parcel.files.items() if found.get(path) != file]
            if wrong:
                raise DeliveryError(
                    f"“{wrong[0]}” trong gói đọc lại không đúng: site/ vừa bị sửa, "
                    "hoặc ổ đĩa hỏng.",
                    f"“{wrong[0]}” reads back wrong: site/ changed meanwhile, or the disk is bad.",
                )
            with beside.open("rb+") as file:
                os.fsync(file.fileno())
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        step("switch")
        beside.replace(self.path)


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, _TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = _MODE
    entry.create_system = _UNIX
    return entry


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (zipfile.BadZipFile, EOFError) as error:
        raise DeliveryError(
            f"{path.name} bị hỏng: {error}. Chạy lại “guongsang publish” để tạo tệp mới.",
            f"{path.name} is damaged: {error}; publish again to make a new one.",
        ) from None


def _read(path: Path) -> Manifest:
    found: dict[str, File] = {}
    with _opened(path) as archive:
        for entry in archive.infolist():
            total = hashlib.sha256()
            with archive.open(entry) as file:
                while chunk := file.read(1 << 20):
                    total.update(chunk)
            found[entry.filename] = File(entry.file_size, total.hexdigest())
    return in_order(found)
