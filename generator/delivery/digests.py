"""Digests of files, remembered: a file with the stamp it was read with is not read again.

What was changed less than two seconds before it was read is read again the next time: the clock of
a disk may be that coarse. A digest from here says what a file was when it was read; whatever is
sent is read while it is sent, and read back.
"""

import stat
import time
from collections.abc import Iterable
from pathlib import Path

from generator.build.state.listing import Stamp, is_recent, listing
from generator.delivery.manifest import File, Manifest, are_paths, file_of, is_path
from generator.delivery.trouble import DeliveryError
from generator.digest import digest
from generator.writing.sealed import read_sealed, write_sealed


def read_manifest(folder: Path, cache: Path | None = None) -> Manifest:
    """Return the manifest of a site folder. A link in it is refused: it could lead anywhere.

    A file that has the stamp it had when it was last read is not read again, if its digest is
    remembered in *cache*.
    """
    found = [each for each in listing(folder, link=_refuse) if not each[0].endswith("/")]
    paths = [path for path, _ in found]
    if not are_paths(paths):
        odd = next(path for path in paths if not is_path(path))
        raise DeliveryError(
            f"tên tệp “{odd!r}” không đưa lên máy chủ được: đổi tên rồi dựng lại.",
            f"the file name {odd!r} cannot be published: rename it and build again.",
        )
    files = digests(folder, found, cache)
    if len(files) < len(paths):
        _refuse(next(path for path in paths if path not in files))
    return files


def _refuse(path: str) -> None:
    raise DeliveryError(
        f"“{path}” là liên kết hay ống dẫn, không phải tệp: không đưa lên được.",
        f"“{path}” is a link or a pipe, not a file: it cannot be published.",
    )


def digests(
    folder: Path, found: Iterable[tuple[str, Stamp]], cache: Path | None = None
) -> Manifest:
    """Return size and digest of the files *found* below *folder*, without pipes and the like.

    Those of earlier calls are remembered in *cache*, which is wholly replaced.
    """
    place = cache / "digests" / f"{digest(str(folder.resolve()))[:32]}.json" if cache else None
    kept = read_sealed(place) if place else None
    known: dict[str, list[str | int]] = kept[0] if kept else {}
    started = time.time_ns()
    base = str(folder)
    files: dict[str, File] = {}
    news: dict[str, tuple[int | str, ...]] = {}
    for path, stamp in found:
        old = known.get(path)
        if old is not None and old[0] == stamp[0] and (old[1], old[2], old[3]) == stamp[1:]:
            files[path] = File(stamp[0], old[4])  # type: ignore[arg-type]
            continue
        whole = f"{base}/{path}"
        if not stat.S_ISREG(Path(whole).lstat().st_mode):
            continue
        files[path] = file = file_of(whole)
        if not is_recent(stamp, started) and file.size == stamp[0]:
            news[path] = (*stamp, file.sha256)
    if place and (news or len(known) > len(files)):
        still = {path: known[path] for path in files.keys() & known.keys() - news.keys()}
        write_sealed(place, {**still, **news})
    return files
