"""Learn the frame of each shape of page once, by rendering it with slots in place of values.

Every skeleton is proved on a page of its shape, rendered as the host does it, before it is used.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import mkdocs
from jinja2 import Environment, TemplateError
from mkdocs.commands.build import _populate_page, get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import get_toc

from generator.build.pages.broken import place_in_templates
from generator.build.pages.skeleton import Shape, Skeleton, shape_of, values_of, written
from generator.build.pipeline import Made
from generator.plugin.slots import Address, Closed, Guard, Slots
from generator.views.known_page import KnownPage
from generator.views.page import Page

TEMPLATE = "main.html"


class UnstampableError(Exception):
    """Pages cannot be stamped with these templates or settings: what is at fault, and why."""


@dataclass(frozen=True, slots=True)
class Press:
    """The host at the moment when its templates can be rendered."""

    environment: Environment
    config: MkDocsConfig
    nav: Navigation
    files: Files
    made: Made

    def learn(self, pages: Iterable[KnownPage]) -> Mapping[Shape, Skeleton]:
        """Return the skeleton of every shape among *pages*. Raises UnstampableError."""
        if self.config.extra_javascript or self.config.extra_css:
            raise UnstampableError("mkdocs.yml", "extra_css, extra_javascript")
        linked = linked_addresses(self.config)
        samples: dict[Shape, str] = {}
        for page in pages:
            samples.setdefault(shape_of(page.address, page.form, linked), page.address)
        make, guard = self.made.site.page, Guard(self.environment)
        return {
            shape: self._proved(shape, make(at), linked, guard) for shape, at in samples.items()
        }

    def _proved(self, shape: Shape, page: Page, linked: frozenset[str], guard: Guard) -> Skeleton:
        skeleton = self._skeleton(shape, linked, guard)
        content = self.made.fragments.render(page)
        card = self.made.cards[page.address]
        values = values_of(page, card, content, str(self.config.site_url))
        stamped = skeleton.bind(page.address).fill(page.address, values)
        if stamped != written(self._in_full(page)):
            raise UnstampableError(TEMPLATE, f"“/{page.address}” dựng thử ra khác")
        return skeleton

    def _skeleton(self, shape: Shape, linked: frozenset[str], guard: Guard) -> Skeleton:
        slots = Slots()
        context = self._context(shape, slots, linked)
        try:
            with guard.guarding(slots):
                made = str(self.environment.get_template(TEMPLATE).render(context))
            return Skeleton(slots.parts(made), tuple(slots.replaced))
        except TemplateError:
            raise
        except Exception as refusal:  # Refused, or what a template does with a value's own type
            place = place_in_templates(refusal) or TEMPLATE
            raise UnstampableError(place, str(refusal)) from refusal

    def _context(self, shape: Shape, slots: Slots, linked: frozenset[str]) -> dict[str, Any]:
        address = Address(slots, shape.here, linked)
        title, described = slots.slot("title"), slots.slot("description", true=shape.form.described)
        feeds = tuple(
            Closed(
                "feed",
                title=slots.slot(f"feed{number}.title"),
                address=slots.slot(f"feed{number}.address"),
                media_type=media_type,
            )
            for number, media_type in enumerate(shape.form.feeds)
        )
        facts = ("address", "width", "height", "alt")
        card = Closed("card", **{name: slots.slot(f"card.{name}") for name in facts})
        ours = Closed(
            "page.meta.guongsang",
            title=title,
            description=described,
            address=address,
            feeds=feeds,
            template=shape.form.template,
            menu=shape.form.menu,
            updated=slots.slot("updated") if shape.form.updated else None,
            noindex=shape.form.noindex,
            structured=slots.slot("structured", true=shape.form.structured),
        )
        page = Closed(
            "page",
            title=title,
            meta={"title": title, "description": described, "guongsang": ours, "card": card},
            content=slots.slot("content"),
            canonical_url=slots.slot("canonical"),
            url=address,
            toc=get_toc([]),
            is_homepage=shape.depth == 0,
            is_page=True,
            is_section=False,
            is_link=False,
            active=True,
            parent=None,
            ancestors=[],
            children=None,
            previous_page=None,
            next_page=None,
            edit_url=None,
        )
        return {
            "nav": self.nav,
            "pages": Closed("pages"),
            "base_url": "/".join([".."] * shape.depth) or ".",
            "extra_css": [],
            "extra_javascript": [],
            "mkdocs_version": mkdocs.__version__,
            "build_date_utc": Closed("build_date_utc"),
            "config": self.config,
            "page": page,
        }

    def _in_full(self, page: Page) -> str:
        """Return a page as the host renders it."""
        file = File.generated(
            self.config, f"{page.address}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV
        )
        host = HostPage(None, file, self.config)
        _populate_page(host, self.config, self.files)
        host.active = True
        try:
            documents: Sequence[File] = self.files.documentation_pages()
            context = get_context(self.nav, documents, self.config, host)
            return self.environment.get_template(TEMPLATE).render(dict(context))
        finally:
            host.active = False


def linked_addresses(config: MkDocsConfig) -> frozenset[str]:
    """Return the addresses that the frames of all pages know: of the menu and the footer."""
    own = config.extra["guongsang"]
    return frozenset(entry.address for entry in (*own["menu"], *own["footer"]))
