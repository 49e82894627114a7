"""What the rest of a site asks of a page, known without having the page itself."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from generator.digest import value_digest
from generator.views.page import Download, Head, Page, Picture
from generator.views.pictured import shown_by


class Form(NamedTuple):
    """What decides how a page's frame reads, besides where it is and the values it shows."""

    template: str
    menu: str
    noindex: bool
    described: bool
    structured: bool
    updated: bool
    feeds: tuple[str, ...]
    """The media type of each."""


class Subject(NamedTuple):
    """The record that a page is about: what its kind is called, its title, its picture."""

    kind: str
    title: str
    picture: Picture | None


class KnownPage(NamedTuple):
    """A page that is made when it is wanted, and what is known of it meanwhile."""

    address: str
    form: Form
    updated: date | None
    view: type
    """What class its view is of."""
    pictures: tuple[Picture, ...]
    downloads: tuple[Download, ...]
    subject: Subject | None
    table: str | None
    """The address of what it lists, as a CSV."""
    digest: str
    """Equal for equal pages."""


def shown_anywhere(
    pages: Iterable[KnownPage],
) -> tuple[tuple[Picture, ...], tuple[Download, ...]]:
    """Return the pictures shown and the files offered on any of the pages, once each."""
    pictures: dict[Picture, None] = {}
    downloads: dict[Download, None] = {}
    for page in pages:
        pictures |= dict.fromkeys(page.pictures)
        downloads |= dict.fromkeys(page.downloads)
    return tuple(pictures), tuple(downloads)


def form_of(page: Page) -> Form:
    """Return the form of a page."""
    return Form(
        template=page.template,
        menu=page.menu,
        noindex=page.noindex,
        described=bool(page.description),
        structured=bool(page.structured),
        updated=page.updated is not None,
        feeds=tuple(feed.media_type for feed in page.feeds),
    )


def known(page: Page) -> KnownPage:
    """Return what is known of a page that was made."""
    head = getattr(page.view, "head", None)
    about = Subject(head.kind_label, page.title, head.picture) if isinstance(head, Head) else None
    pictures, downloads = shown_by(page.view)
    return KnownPage(
        address=page.address,
        form=form_of(page),
        updated=page.updated,
        view=type(page.view),
        pictures=pictures,
        downloads=downloads,
        subject=about,
        table=table.address if (table := getattr(page.view, "csv", None)) else None,
        digest=value_digest(page),
    )
