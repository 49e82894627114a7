"""The section's open data: every set, and where its files are."""

from generator.views.address import DATA
from generator.views.datasets.dataset import Cell, Column, Dataset
from generator.views.datasets.lists import LISTS
from generator.views.datasets.records import RECORDS
from generator.views.page import Link

DATASETS: tuple[Dataset, ...] = (*LISTS, *RECORDS)


def files_of(dataset: Dataset) -> tuple[Link, ...]:
    """Return the files of a data set: CSV, CSV for Excel, JSON."""
    stem = f"{DATA}{dataset.key}"
    return (
        Link("CSV", f"{stem}.csv"),
        Link("CSV cho Excel", f"{stem}-excel.csv"),
        Link("JSON", f"{stem}.json"),
    )


OF_KIND = {dataset.kind: files_of(dataset) for dataset in RECORDS}
OF_ROLL = files_of(LISTS[0])

__all__ = ["DATASETS", "OF_KIND", "OF_ROLL", "Cell", "Column", "Dataset", "files_of"]
