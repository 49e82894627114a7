"""Whether ``mkdocs.yml`` and what else the host reads are such that it can build the section."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.build.state.host_settings import PAGE_ENDINGS
from generator.diagnostics import Diagnostic, Place, problem
from generator.loading.discover import no_text
from generator.loading.front_matter import read_yaml
from generator.loading.tree import Node, locate, plain
from generator.source import read_source

_FILE = "mkdocs.yml"
_SOURCES = ("content", "docs", "theme_overrides")
_TEXTS = {"docs": PAGE_ENDINGS, "theme_overrides": (".html",)}


def check_host(root: Path) -> Iterator[Diagnostic]:
    """Yield what is wrong with the settings of the project *root*; that they lack, others say."""
    yield from _files(root)
    file = root / _FILE
    if not file.is_file():
        return
    source, problems = read_source(_FILE, file.read_bytes())
    tree, slips = read_yaml(_FILE, source.text, 1)
    yield from (p for p in problems if p.code == "file.not-utf8")
    # The host's own settings may hold tags and anchors.
    yield from (p for p in slips if p.code not in ("yaml.tag", "yaml.alias"))
    settings = plain(tree)
    if not isinstance(settings, dict):
        yield problem("file.no-fields", Place(_FILE))
    elif getattr(tree, "whole", True) and "INHERIT" not in settings:
        yield from _host(settings, tree)
        yield from _folders(settings, tree, root)


def _files(root: Path) -> Iterator[Diagnostic]:
    """Yield the files that the host could not publish by their names, or read as text."""
    for folder, endings in _TEXTS.items():
        for file in sorted((root / folder).rglob("*")):
            shown = file.relative_to(root).as_posix()
            if slip := no_text(shown):
                yield slip
            elif file.suffix in endings and file.is_file():
                _, problems = read_source(shown, file.read_bytes())
                yield from (p for p in problems if p.code == "file.not-utf8")


def _host(settings: dict[str, Any], tree: Node) -> Iterator[Diagnostic]:
    if "site_name" not in settings:
        line = "site_name: Chuyên trang"
        yield problem("host.no-key", Place(_FILE), key="site_name", line=line)
    plugins = settings.get("plugins") or ()
    names = [name for each in plugins for name in (each if isinstance(each, dict) else (each,))]
    if "guongsang" not in names:
        yield problem("host.no-plugin", locate(_FILE, tree, ("plugins",)))
    theme = settings.get("theme")
    name = theme.get("name") if isinstance(theme, dict) else theme
    if name != "material":
        yield problem("host.theme", locate(_FILE, tree, ("theme", "name")), name=name or "–")
    elif not isinstance(theme, dict) or "custom_dir" not in theme:
        line = "custom_dir: theme_overrides"
        yield problem("host.no-key", locate(_FILE, tree, ("theme",)), key="custom_dir", line=line)


def _folders(settings: dict[str, Any], tree: Node, root: Path) -> Iterator[Diagnostic]:
    theme = settings.get("theme")
    named = {
        ("docs_dir",): settings.get("docs_dir", "docs"),
        ("theme", "custom_dir"): theme.get("custom_dir") if isinstance(theme, dict) else None,
    }
    for way, folder in named.items():
        if isinstance(folder, str) and not (root / folder).is_dir():
            yield problem("host.no-folder", locate(_FILE, tree, way), folder=folder, key=way[-1])
    site = settings.get("site_dir", "site")
    # Unlike ``resolve``, this says nothing of a link that leads to itself, as a cache may be.
    place = Path(os.path.realpath(root / str(site)))
    sources = [os.path.realpath(root / folder) for folder in (*_SOURCES, ".cache")]
    if root.resolve().is_relative_to(place) or any(place.is_relative_to(each) for each in sources):
        yield problem("host.unsafe-folder", locate(_FILE, tree, ("site_dir",)), folder=site)
