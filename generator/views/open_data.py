"""The page that explains the open data, and the links to its files."""

from dataclasses import dataclass, replace
from datetime import date

from generator.views.address import DATA, FIGURES
from generator.views.catalogue import HOME_LINK
from generator.views.datasets import DATASETS, OF_KIND, OF_ROLL, Column, Dataset, files_of
from generator.views.listing import ListingView
from generator.views.page import Link, Page
from generator.views.roll import RollView
from generator.views.site import SiteView

PACKAGE = f"{DATA}datapackage.json"
CATALOGUE = f"{DATA}danh-muc.jsonld"
_TITLE = "Dữ liệu mở"
_SORTS = {
    "string": "chữ", "date": "ngày (năm-tháng-ngày)", "integer": "số nguyên", "number": "số",
    "boolean": "có/không",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column as the dictionary explains it."""

    key: str
    vi: str
    en: str
    sort: str
    hint: str


@dataclass(frozen=True, slots=True)
class DatasetView:
    """One data set with its files."""

    key: str
    title: str
    english: str
    description: str
    count: int
    files: tuple[Link, ...]
    columns: tuple[ColumnView, ...]


@dataclass(frozen=True, slots=True)
class OpenDataView:
    """Everything to be taken away."""

    datasets: tuple[DatasetView, ...]
    licence: Link | None
    package: str
    catalogue: str
    figures: Link
    updated: date | None


def open_data_page(site: SiteView) -> Page:
    """Return the page of the site's data; *site* has all other pages.

    It counts what outlines and campaigns say, and nothing else of any record.
    """
    updated = max((page.updated for page in site.pages if page.updated), default=None)
    view = OpenDataView(
        datasets=tuple(_view(dataset, site) for dataset in DATASETS),
        licence=site.section.licence,
        package=PACKAGE,
        catalogue=CATALOGUE,
        figures=Link("Số liệu khen thưởng", FIGURES),
        updated=updated,
    )
    return Page(
        DATA, "open_data", _TITLE, view,
        "Tải dữ liệu của chuyên trang dạng CSV, JSON, kèm giải thích từng cột.",
        (HOME_LINK,), (site.main_feed,), updated=updated,
    )  # fmt: skip


def with_files(page: Page) -> Page:
    """Return a page; that of a listing with links to the files of its data."""
    match page.view:
        case ListingView(kind=kind) if kind in OF_KIND:
            return replace(page, view=replace(page.view, data=OF_KIND[kind]))
        case RollView(whole=True):
            return replace(page, view=replace(page.view, data=OF_ROLL))
        case _:
            return page


def _view(dataset: Dataset, site: SiteView) -> DatasetView:
    return DatasetView(
        key=dataset.key,
        title=dataset.vi,
        english=dataset.en,
        description=dataset.description,
        count=dataset.count(site),
        files=files_of(dataset),
        columns=tuple(_column(column) for column in dataset.columns),
    )


def _column(column: Column) -> ColumnView:
    return ColumnView(column.key, column.vi, column.en, _SORTS[column.type], column.hint)
