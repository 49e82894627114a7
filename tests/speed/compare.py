"""Two sites held against each other, byte for byte."""

import filecmp
from pathlib import Path


def differences(one: Path, other: Path) -> list[str]:
    """Return what differs between two sites, by path."""
    paths = {
        path.relative_to(site).as_posix()
        for site in (one, other)
        for path in site.rglob("*")
        if path.is_file()
    }
    return sorted(
        path
        for path in paths
        if not (one / path).is_file()
        or not (other / path).is_file()
        or not filecmp.cmp(one / path, other / path, shallow=False)
    )
