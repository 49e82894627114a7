"""The MkDocs plugin: its hooks, each a few lines, over the pipeline."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage

from generator.build.pages.broken import told_of
from generator.build.pipeline import Made, Prepared, Project, make, prepare
from generator.build.place import is_free_for_site
from generator.checks.check import check
from generator.diagnostics import Severity
from generator.messages.catalogue import severity
from generator.plugin.host import (
    NOT_OURS,
    REMARKS,
    day_of_build,
    host_files,
    listed,
    settle_config,
    settle_page,
)
from generator.plugin.press import Press
from generator.vietnamese import print_day
from generator.views.page import Page

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer  # which brings all of a web server

_log = get_plugin_logger("guongsang")


class GuongSangConfig(Config):
    """Options of the plugin in ``mkdocs.yml``."""

    content_dir = config_options.Type(str, default="content")
    cache_dir = config_options.Type(str, default=".cache/guongsang")
    day = config_options.Optional(config_options.Type((str, date)))


class GuongSangPlugin(BasePlugin[GuongSangConfig]):
    """Adds every page and file of the section to the host's build."""

    prepared: Prepared | None = None
    """Set by the command, which has checked the content already; otherwise made here."""
    made: Made | None = None
    """Set with ``prepared`` by a command that has made the rest as well."""
    progress: Callable[[int, int], None] | None = None
    stamping: Callable[[Press, Made], None] | None = None
    """Set by the command that writes our pages and files itself; called with what it needs."""

    def __init__(self) -> None:
        self._made: Made | None = None
        self._refused = False
        self._alone = False
        """Whether the host runs without the command, which would tell what is wrong."""
        self._nav: Navigation | None = None
        self._pages: frozenset[str] = frozenset()
        self._done = 0

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Exist, so that the host keeps this plugin through the rebuilds of ``serve``."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Prepare the content; refuse to go on with errors in it."""
        self._alone = self.prepared is None
        prepared = self.prepared or self._checked(config)
        if not is_free_for_site(Path(config.site_dir).resolve(), prepared.project):
            raise PluginError(NOT_OURS.format(place=config.site_dir))
        made, self.prepared, self.made = self.made, None, None
        self._made = made or make(prepared)
        return settle_config(config, self._made)

    def _checked(self, config: MkDocsConfig) -> Prepared:
        """Prepare and check as the command does; refuse errors, count what is to be noted."""
        prepared = prepare(self.project(config), day_of_build(self.config.day))
        problems = check(prepared)
        errors = [p for p in problems if severity(p) is Severity.ERROR]
        self._refused = bool(errors)
        if errors:
            raise PluginError(listed(errors))
        if problems:
            _log.info(REMARKS, len(problems))
        return prepared

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add our pages and files to the host's."""
        assert self._made is not None
        self._pages = frozenset(page.address for page in self._made.site.pages)
        return host_files(files, self._made, config, built=self.stamping is None)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the navigation for the frames."""
        self._nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give templates the Vietnamese form of a day; learn the frames where that is wanted."""
        env.filters["day"] = print_day
        if self.stamping and self._made and self._nav:
            self.stamping(Press(env, config, self._nav, files, self._made), self._made)
        return env

    def on_page_markdown(
        self, markdown: str, *, page: HostPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Give the host what the frame of one of our pages needs."""
        ours = self._ours(page)
        if ours is not None and self._made is not None:
            settle_page(page, ours, self._made)
        return markdown

    def on_page_content(
        self, html: str, *, page: HostPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Put our fragment in the place of the host's HTML."""
        ours = self._ours(page)
        if ours is None or self._made is None:
            return html
        if self.progress:
            self._done += 1
            self.progress(self._done, len(self._pages))
        return self._made.fragments.render(ours)

    def _ours(self, page: HostPage) -> Page | None:
        """Return the page of ours that the host's stands for."""
        address = page.url.removeprefix("./")
        return self._made.site.page(address) if self._made and address in self._pages else None

    def on_serve(
        self, server: "LiveReloadServer", /, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> "LiveReloadServer":
        """Watch the content and the templates, too; a slip in the content keeps the last pages."""
        project = self.project(config)
        server.watch(str(project.content))
        server.watch(str(project.templates))
        server.builder = partial(self._build_or_keep, builder)
        return server

    def _build_or_keep(self, builder: Callable[..., None]) -> None:
        """Build again; where the content has errors, which the host has printed, go on serving."""
        try:
            builder()
        except SystemExit:
            if not self._refused:
                raise

    def on_build_error(self, *, error: Exception) -> None:
        """Say what is wrong in its own words where the host would print a traceback."""
        told = told_of(error) if self._alone else None
        if told:
            self._refused = True
            _log.error(str(told))
            raise Abort("Đã dừng. (Stopped.)")

    def project(self, config: MkDocsConfig) -> Project:
        """Return where the office's files are, beside the configuration file."""
        root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
        templates = Path(str(config.theme.custom_dir or root / "theme_overrides"))
        return Project(root / self.config.content_dir, templates, root / self.config.cache_dir)
