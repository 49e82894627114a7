"""What an open data set is: columns with their labels, and the values of its rows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from generator.content.fields import Part
from generator.content.shape import shapes
from generator.views.known_page import KnownPage
from generator.views.page import Page
from generator.views.site import SiteView

Cell = str | int | Decimal | bool | date | None
_TYPES = {
    "Day": "date", "Count": "integer", "Year": "integer", "Quantity": "number", "Flag": "boolean",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key, what it is called, its Table Schema type, and its value in a row.

    *value* is given what ``Dataset.subjects`` yields: public values alone. *refers* names the data
    set whose ``id`` the column holds.
    """

    key: str
    vi: str
    en: str
    type: str
    value: Callable[[Any], Cell]
    hint: str = ""
    required: bool = False
    unique: bool = False
    refers: str = ""


@dataclass(frozen=True, slots=True)
class Dataset:
    """One set: its file stem under ``du-lieu/``, which never changes, its names, its columns.

    *kind* is the kind whose records are its rows; nothing where rows are part of a record.
    """

    key: str
    vi: str
    en: str
    description: str
    columns: tuple[Column, ...]
    subjects: Callable[[SiteView], Iterator[Any]]
    kind: str = ""
    known: Callable[[SiteView], Iterator[KnownPage]] | None = None
    """Yields what is known of the pages that are the rows, where each is a page."""

    def rows(self, site: SiteView) -> Iterator[tuple[Cell, ...]]:
        """Yield the rows one by one, in the order of the site; the last cell is the address."""
        for subject in self.subjects(site):
            own = tuple(column.value(subject) for column in self.columns[:-1])
            yield (*own, f"{site.section.address}{self.columns[-1].value(subject)}")

    def count(self, site: SiteView) -> int:
        """Return how many rows there are."""
        return sum(1 for _ in (self.known or self.subjects)(site))


def of(
    model: type[Part], field: str, value: Callable[[Any], Cell], type: str = "", **more: Any
) -> Column:
    """Return a column labelled as the field of an author's form is; *type* where it differs."""
    shape = shapes(model)[field]
    label = shape.label
    kind = type or ("string" if shape.many else _TYPES.get(shape.scalar, "string"))
    return replace(
        Column(field, label.vi, label.en, kind, value, label.hint),
        **({"required": shape.required} | more),
    )


def named(
    key: str, vi: str, en: str, value: Callable[[Any], Cell], type: str = "string", **more: Any
) -> Column:
    """Return a column that is no field of a form."""
    return Column(key, vi, en, type, value, **more)


def address(value: Callable[[Any], str]) -> Column:
    """Return the last column: where the row can be read."""
    return named(
        "address", "Địa chỉ trang", "Address of the page", value,
        hint="Trang có thể đọc dòng này", required=True,
    )  # fmt: skip


def known_with(view: type) -> Callable[[SiteView], Iterator[KnownPage]]:
    """Return what yields what is known of the pages of a view that search engines may find."""

    def found(site: SiteView) -> Iterator[KnownPage]:
        return (p for p in site.pages if p.view is view and not p.form.noindex)

    return found


def pages_with(view: type) -> Callable[[SiteView], Iterator[Page]]:
    """Return what yields the pages of a view that search engines may find."""

    def found(site: SiteView) -> Iterator[Page]:
        return (site.page(page.address) for page in known_with(view)(site))

    return found


def joined(values: Any) -> str | None:
    """Return a list as one text."""
    return "; ".join(str(value) for value in values if value) or None


def day(value: date | datetime | None) -> date | None:
    """Return the day of a day or moment."""
    return value.date() if isinstance(value, datetime) else value
