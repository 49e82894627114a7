"""Pages for a frame of the portal: no header, no footer, every link out of the frame.

Made of the pages of a built site and of nothing else, so that what the gate let through stays as it
was judged. Style sheets, scripts and pictures stay relative; what leads to a page leads to the
section's own address, where that page has its header.
"""

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path
from posixpath import normpath
from shutil import copyfile

_CUT = re.compile(
    rb"""<a class="skip".*?</a>|<header class="masthead">.*?</header>|"""
    rb"""<nav class="menu".*?</nav>|<footer class="footer">.*?</footer>""",
    re.DOTALL,
)
_TAG = re.compile(rb"<(?P<name>a|area|form)(?P<rest>\s[^>]*)>", re.IGNORECASE)
_LEADS = re.compile(
    rb"""(?P<before>\s(?:href|action)=)(?P<mark>["'])(?P<to>.*?)(?P=mark)""", re.DOTALL
)
_SCHEME = re.compile(rb"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_ROOT_TAG = re.compile(rb"<html(?P<rest>[^>]*)>")
_CLASS = re.compile(rb'class="([^"]*)"')


def make_embedded(
    folder: Path, files: Sequence[str], into: Path, root: str, portals: Sequence[str]
) -> Path:
    """Copy a site with its pages made for frames; *root* is its address, *portals* are origins."""
    for path in files:
        goal = into / path
        goal.parent.mkdir(parents=True, exist_ok=True)
        if path.endswith(".html"):
            page = (folder / path).read_bytes()
            goal.write_bytes(embedded(page, path, root, portals))
        else:
            copyfile(folder / path, goal)
    return into


def embedded(page: bytes, path: str, root: str, portals: Sequence[str]) -> bytes:
    """Return the page at *path* as a frame shows it."""
    here = path.rpartition("/")[0]
    page = _CUT.sub(b"", page)
    page = _TAG.sub(lambda tag: _lead_out(tag, here, root.encode()), page)
    page = _ROOT_TAG.sub(_mark, page, count=1)
    top = "../" * path.count("/") or "./"
    asked = "" if b'<meta name="robots"' in page else '<meta name="robots" content="noindex">\n'
    script = (
        f'<script src="{top}assets/js/khung.js" data-root="{escape(root)}" data-top="{top}" '
        f'data-portals="{escape(" ".join(portals))}" defer></script>\n'
    )
    return page.replace(b"</head>", (asked + script).encode() + b"</head>", 1)


def _lead_out(tag: re.Match[bytes], here: str, root: bytes) -> bytes:
    """Return a tag that leads out of the frame, unless it leads to a place within the page."""
    leads = _LEADS.search(tag["rest"])
    if leads is None or leads["to"].startswith((b"#", b"mailto:", b"tel:", b"javascript:")):
        return tag[0]
    to = leads["to"]
    if not _SCHEME.match(to) and not to.startswith(b"/"):
        to = root + _within(to, here)
    mark = leads["mark"]
    led = leads["before"] + mark + to + mark + b' target="_top"'
    return (
        b"<" + tag["name"] + tag["rest"][: leads.start()] + led + tag["rest"][leads.end() :] + b">"
    )


def _within(to: bytes, here: str) -> bytes:
    """Return the address below the root of what a page in the folder *here* leads to."""
    path, mark, rest = re.match(rb"([^?#]*)([?#]?)(.*)", to, re.DOTALL).groups()  # type: ignore[union-attr]
    folder = path in (b"", b".", b"..") or path.endswith((b"/", b"/.", b"/.."))
    steps = normpath(f"{here}/{path.decode()}".lstrip("/")) if here or path else "."
    found = "" if steps == "." else steps + ("/" if folder else "")
    return found.encode() + mark + rest


def _mark(tag: re.Match[bytes]) -> bytes:
    """Tell the style sheets; a portal's page is light, so the frame is, until a reader chose."""
    rest = tag["rest"]
    if _CLASS.search(rest):
        rest = _CLASS.sub(rb'class="\1 embedded"', rest, count=1)
    else:
        rest += b' class="embedded"'
    return b"<html" + rest + b' data-appearance="light">'
