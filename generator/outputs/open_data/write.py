"""Write the data sets to files as they are made, and describe what was written."""

import hashlib
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from generator.messages.system import naming
from generator.outputs.open_data.catalogue import catalogue
from generator.outputs.open_data.forms import excel_csv, json_list, plain_csv
from generator.outputs.open_data.package import package
from generator.outputs.open_data.written import Written
from generator.outputs.pending import Content, Pending
from generator.outputs.scratch import Scratch
from generator.views.datasets import DATASETS, files_of
from generator.views.open_data import CATALOGUE, PACKAGE
from generator.views.site import SiteView

_FORMS = (plain_csv, excel_csv, json_list)
_PART = 1 << 18


def write_open_data(site: SiteView) -> Mapping[str, Content]:
    """Return the files of the open data by address.

    Rows go to disk one after the other, into a folder that stays as long as what is returned.
    Raises OSError without room there.
    """
    scratch = Scratch()
    files: dict[str, Content] = {}
    written: dict[str, tuple[Written, ...]] = {}
    for dataset in DATASETS:
        made = []
        for link, form in zip(files_of(dataset), _FORMS, strict=True):
            name = str(len(files))
            size, sha256 = _write(scratch.file(name), form(dataset.columns, dataset.rows(site)))
            files[link.address] = Pending(sha256, partial(scratch.file, name))
            made.append(Written(link.address, size, sha256))
        written[dataset.key] = tuple(made)
    files[PACKAGE] = package(site, written)
    files[CATALOGUE] = catalogue(site, written)
    return files


def _write(place: Path, lines: Iterator[bytes]) -> tuple[int, str]:
    """Write a file; return its size in bytes, and its SHA-256."""
    total, size = hashlib.sha256(), 0
    with naming(place), place.open("wb", buffering=_PART) as file:
        for line in lines:
            total.update(line)
            size += file.write(line)
    return size, total.hexdigest()
