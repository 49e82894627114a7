"""Write the data sets to files in the cache as they are made, and describe what was written."""

import contextlib
import hashlib
import os
import secrets
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.outputs.open_data.catalogue import catalogue
from generator.outputs.open_data.forms import excel_csv, json_list, plain_csv
from generator.outputs.open_data.package import package
from generator.outputs.open_data.written import Written
from generator.outputs.pending import Content, Pending
from generator.views.datasets import DATASETS, files_of
from generator.views.open_data import CATALOGUE, PACKAGE
from generator.views.site import SiteView

_FORMS = (plain_csv, excel_csv, json_list)
_KEPT_SECONDS = 24 * 3600
_PART = 1 << 18


@dataclass(frozen=True, slots=True)
class _Kept:
    path: Path
    size: int
    sha256: str


def write_open_data(site: SiteView, cache: Path) -> Mapping[str, Content]:
    """Return the files of the open data by address.

    Rows go to disk one after the other. A file is named by its digest, so that two builds may
    share a cache. Raises OSError without room on disk.
    """
    folder = cache / "data"
    folder.mkdir(parents=True, exist_ok=True)
    files: dict[str, Content] = {}
    used: set[Path] = set()
    written: dict[str, tuple[Written, ...]] = {}
    for dataset in DATASETS:
        made = []
        for link, form in zip(files_of(dataset), _FORMS, strict=True):
            kept = _keep(folder, form(dataset.columns, dataset.rows(site)))
            files[link.address] = Pending(kept.sha256, partial(_where, kept.path))
            used.add(kept.path)
            made.append(Written(link.address, kept.size, kept.sha256))
        written[dataset.key] = tuple(made)
    _forget(folder, used)
    files[PACKAGE] = package(site, written)
    files[CATALOGUE] = catalogue(site, written)
    return files


def _where(path: Path) -> Path:
    return path


def _keep(folder: Path, lines: Iterator[bytes]) -> _Kept:
    """Write lines beside, then rename to what they hold."""
    beside = folder / f".{os.getpid()}-{secrets.token_hex(6)}"
    total, size = hashlib.sha256(), 0
    try:
        with beside.open("wb", buffering=_PART) as file:
            for line in lines:
                total.update(line)
                size += file.write(line)
        path = folder / total.hexdigest()
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return _Kept(path, size, total.hexdigest())


def _forget(folder: Path, used: set[Path]) -> None:
    """Remove files of no use for a day: another build may be copying younger ones."""
    for path in folder.iterdir():
        with contextlib.suppress(OSError):
            if path not in used and time.time() - path.stat().st_mtime > _KEPT_SECONDS:
                path.unlink()
