"""Ids and addresses: what a feed, an entry and a page are called outside the site."""

import re
from functools import lru_cache
from urllib.parse import quote, urljoin

from generator.views.site import SectionView

# What may stand in a URI as it is (RFC 3986); "%" too, so that nothing is encoded twice.
_URI = "%/:=&?~#+!$,;'@()*[]"

# Nearly every address and key of a site: joining it to the root needs no parser, nor quoting.
_PLAIN = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*/?")


def root(section: SectionView) -> str:
    """Return the section's public address with its closing slash."""
    return section.address.rstrip("/") + "/"


def absolute(section: SectionView, address: str) -> str:
    """Return *address*, relative to the site's root or already full, as a full ASCII URI."""
    return _absolute(root(section), address)


@lru_cache(maxsize=4096)
def _absolute(base: str, address: str) -> str:
    return quote(join(base, address), safe=_URI)


def join(base: str, address: str) -> str:
    """Return *address* made absolute; *base* ends in a slash. Raises ValueError as ``urljoin``."""
    return base + address if _PLAIN.fullmatch(address) else urljoin(base, address)


def tag(section: SectionView, name: str) -> str:
    """Return a ``tag:`` URI (RFC 4151). *name* is a stored key: never a title, slug or address."""
    written = name if _PLAIN.fullmatch(name) else quote(name, safe=_URI)
    return f"tag:{section.feed_authority},{section.feed_year}:{written}"
