"""Keys of outputs: digests of all that each is made from. Equal keys, equal bytes.

There is no list of what depends on what: a page is a function of its view, of the frame, and of the
few facts about files that templates look up, and its key holds all of them.
"""

import re
import time
from collections.abc import Mapping
from pathlib import Path

from generator.build.pages.fragments import Material
from generator.build.project import Project
from generator.build.state.host_settings import PAGE_ENDINGS
from generator.build.state.listing import is_recent, stamp_of
from generator.build.state.surroundings import surroundings
from generator.digest import digest, file_digest, value_digest
from generator.outputs.cards import Card
from generator.outputs.pending import Content, Pending
from generator.views.known_page import KnownPage
from generator.views.site import SiteView

# Definitions may stand within quotations and lists, too.
_LINK = re.compile(
    r"""\]\(\s*<?([^)\s>#]+)|\[[^\]]+\]:\s*<?([^\s>#]+)|(?:href|src)=["']?([^"'\s>#]+)"""
)


class Keys:
    """The keys of one site's pages. *frame* is the key of what surrounds all of them."""

    def __init__(
        self,
        site: SiteView,
        material: Material,
        cards: Mapping[str, Card],
        frame: str,
    ) -> None:
        self._material = material
        self._cards = cards
        self._common = digest(frame, value_digest(site.section, site.glossary))

    def of(self, page: KnownPage) -> str:
        """Return the key of a page."""
        renditions = [self._material.renditions.get(p.source) for p in page.pictures]
        files = [file_key(self._material.content / d.source) for d in page.downloads]
        card = self._cards[page.address]
        return digest(self._common, page.digest, value_digest(card, renditions, files))


def content_key(content: Content) -> str:
    """Return the key of an output that is no page."""
    if isinstance(content, Pending):
        return content.key
    return file_digest(content) if isinstance(content, bytes) else file_key(content)


def file_key(path: Path) -> str:
    """Return what tells a file from what it was: its stamp, and its bytes if it is new."""
    try:
        found = path.stat()
        stamp = " ".join(map(str, (path, *stamp_of(found))))
        if is_recent(stamp_of(found), time.time_ns()):
            return f"{stamp} {file_digest(path.read_bytes())}"
    except OSError:
        return "-"
    return stamp


def frame_key(project: Project, site: SiteView, home: Card, addresses: list[str]) -> str:
    """Return the key of all that the host makes, and of what it lends to our pages.

    *addresses* are those of our pages and files: the host's own pages may link to them.
    """
    root = project.root
    written = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in (root / "docs", project.templates)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    parts = [surroundings(), file_digest((root / "mkdocs.yml").read_bytes())]
    parts += (f"{path} {file_digest(data)}" for path, data in written.items())
    parts.append(value_digest(site.section, site.menu, site.footer, site.main_feed, home))
    if reach_out({path: data for path, data in written.items() if path.startswith("docs/")}):
        parts += addresses
    if any(b"site_day" in data for data in written.values()):
        parts.append(site.day.isoformat())
    return digest(*parts)


def reach_out(docs: Mapping[str, bytes]) -> bool:
    """Tell whether a page of the host's may show whether one of ours is there.

    *docs* is what each of the host's files holds, by its path from the project's root.
    """
    if any(path.count("/") > 1 and path.endswith(PAGE_ENDINGS) for path in docs):
        return True
    return any(
        ":" not in target and f"docs/{target.removeprefix('./')}" not in docs
        for path, data in docs.items()
        if path.endswith(PAGE_ENDINGS)
        for found in _LINK.finditer(data.decode(errors="replace"))
        for target in filter(None, found.groups())
    )
