"""A file to publish that is made only where it is wanted: where it is not there already."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Pending:
    """A file known by a digest of all it is made from before it is made."""

    key: str
    make: Callable[[], bytes | Path]


Content = bytes | Path | Pending
"""What is to be published at an address: bytes, a file to copy, or what is still to be made."""


def made(content: Content) -> bytes | Path:
    """Return the content, made now if it was not yet."""
    return content.make() if isinstance(content, Pending) else content
