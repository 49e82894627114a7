"""Pages whose links name ``index.html``: for reading from a disk, where no server adds it."""

import re
from pathlib import Path
from shutil import copyfile

# Only what leads to a page of the section: no scheme, no fragment alone.
_LINK = re.compile(
    rb"""(?P<before>\s(?:href|action)=["']|;\s*url=)"""
    rb"""(?P<path>(?!//|["'#?])(?:[^"'#?:\s>]*/)?(?:\.{1,2})?)(?P<rest>[?#][^"'\s>]*)?(?=["'])"""
)


def make_explicit(folder: Path, files: tuple[str, ...], into: Path) -> Path:
    """Copy a site with links that lead to files rather than to folders; return the copy."""
    for path in files:
        goal = into / path
        goal.parent.mkdir(parents=True, exist_ok=True)
        if path.endswith(".html"):
            goal.write_bytes(explicit((folder / path).read_bytes()))
        else:
            copyfile(folder / path, goal)
    return into


def explicit(page: bytes) -> bytes:
    """Return a page with ``index.html`` added to every link that ends in a folder."""

    def name(match: re.Match[bytes]) -> bytes:
        path = match["path"]
        slash = b"" if path.endswith(b"/") else b"/"
        return match["before"] + path + slash + b"index.html" + (match["rest"] or b"")

    return _LINK.sub(name, page)
