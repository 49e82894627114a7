"""Pages of a site that is not published, in the host's frame, made one at a time in memory."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
os.environ.setdefault("DISABLE_MKDOCS_2_WARNING", "true")

from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import File, InclusionLevel, get_files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import get_toc

from generator.build.pages.fragments import Fragments, Material
from generator.build.pipeline import Made, emblem_file, file_inside
from generator.build.project import Project
from generator.outputs.cards import Card
from generator.outputs.images import derive
from generator.plugin.host import settle_config, settle_page
from generator.plugin.press import TEMPLATE
from generator.vietnamese import print_day
from generator.views.page import Page
from generator.views.pictured import shown_by
from generator.views.site import SiteView

_NO_CARD = Card("", "", 0, 0)


@dataclass(slots=True)
class Proof:
    """One site: its pages are rendered when asked for, and their pictures and files with them."""

    site: SiteView
    project: Project
    files: dict[str, Path] = field(default_factory=dict)
    """Of the pages rendered so far, by address."""

    def page(self, address: str) -> Page | None:
        """Return the page at an address."""
        known = any(page.address == address for page in self.site.pages)
        return self.site.page(address) if known else None


class Proofs:
    """The host, made ready once; it renders for one thread at a time."""

    def __init__(self, config_file: Path) -> None:
        self._lock = Lock()
        self._config = load_config(str(config_file))
        self._files = get_files(self._config)
        self._environment = self._config.theme.get_env()
        self._environment.filters["day"] = print_day
        self._files.add_files_from_theme(self._environment, self._config)
        self._nav = get_navigation(self._files, self._config)

    def render(self, proof: Proof, page: Page) -> str:
        """Return a page as it would be published, and note the files it needs."""
        with self._lock:
            return self._render(proof, page)

    def asset(self, address: str) -> Path | None:
        """Return a file of the theme, as it is published beside the pages."""
        for folder in (Path(each) for each in self._config.theme.dirs):
            file = (folder / address).resolve()
            inside = file.is_relative_to(folder.resolve())
            if inside and file.is_file() and file.suffix not in (".html", ".py", ".yml"):
                return file
        return None

    def _render(self, proof: Proof, page: Page) -> str:
        content = proof.project.content
        pictures, downloads = shown_by(page.view)
        derived = derive(pictures, content, proof.project.cache)
        proof.files |= derived.files
        for each in downloads:
            if (file := file_inside(content, each.source)) is not None:
                proof.files[each.address] = file
        emblem = proof.site.section.emblem
        if emblem and (file := emblem_file(content, emblem)) is not None:
            proof.files[emblem] = file
        fragments = Fragments(
            proof.project.templates, proof.site, Material(derived.markup, content),
            proof.project.cache,
        )  # fmt: skip
        made = Made(proof.site, fragments, {}, _Cards())
        settle_config(self._config, made)
        return self._framed(made, page, fragments.render(page))

    def _framed(self, made: Made, page: Page, fragment: str) -> str:
        file = File(
            f"{page.address}index.md", None, self._config.site_dir, True,
            inclusion=InclusionLevel.NOT_IN_NAV,
        )  # fmt: skip
        host = HostPage(None, file, self._config)
        settle_page(host, page, made)
        host.markdown, host.content, host.toc = "", fragment, get_toc([])
        host.active = True
        documents = list(self._files.documentation_pages())
        context = get_context(self._nav, documents, self._config, host)
        return self._environment.get_template(TEMPLATE).render(dict(context))


class _Cards(dict[str, Card]):
    """No page of a proof is passed on, so none has a picture for that."""

    def __missing__(self, address: str) -> Card:
        return _NO_CARD
