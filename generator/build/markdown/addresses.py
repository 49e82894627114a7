"""Which addresses a page may carry, decided on what a browser would make of them."""

import re
from urllib.parse import quote

SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_IGNORED = re.compile(r"[\t\n\r]")
_EDGES = "".join(map(chr, range(0x21)))
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_CLEAN = re.compile(r"[A-Za-z0-9!#$%&'()*+,./:;=?@_~-]*")


def scheme_of(address: str) -> str:
    """Return the scheme in lower case, empty when relative. Source: WHATWG URL."""
    found = _SCHEME.match(_IGNORED.sub("", address.strip(_EDGES)))
    return found[1].lower() if found else ""


def is_harmless(address: str) -> bool:
    """Tell whether following *address* can only lead to a page, a letter or a call."""
    scheme = scheme_of(address)
    return not scheme or scheme in SCHEMES


def is_elsewhere(address: str) -> bool:
    """Tell whether *address* names a host: a full web address, or one that starts with ``//``."""
    bare = address.strip(_EDGES).replace("\\", "/")
    return bare.startswith("//") or scheme_of(bare) in {"http", "https"}


def printed(address: str) -> str:
    """Return *address* with what a URL may not hold percent-encoded; what is encoded stays so."""
    bare = _IGNORED.sub("", address.strip(_EDGES))
    if _CLEAN.fullmatch(bare):
        return bare
    return quote(bare, safe="!#$%&'()*+,./:;=?@_~-[]", errors="replace")
