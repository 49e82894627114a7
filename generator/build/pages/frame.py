"""The host's part of a site, kept between builds: without it no page needs the host again."""

import contextlib
import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.build.pages.skeleton import Shape, Skeleton
from generator.digest import file_digest
from generator.writing.file import write_file


@dataclass(frozen=True, slots=True)
class Frame:
    """What the host made of a site's frame, and which of the site's files are its own."""

    skeletons: Mapping[Shape, Skeleton]
    linked: frozenset[str]
    root: str
    standing: tuple[str, ...]
    """Addresses of the standing pages, which the sitemap names."""


def keep_frame(cache: Path, key: str, frame: Frame) -> None:
    """Keep a frame for the next build, and no other. Without room or right to write, keep none."""
    data = pickle.dumps(frame, 5)
    place = cache / "frames" / f"{key}.pickle"
    with contextlib.suppress(OSError):
        write_file(place, file_digest(data).encode() + data, lasting=False)
        for other in place.parent.glob("*.pickle"):
            if other != place:
                other.unlink(missing_ok=True)


def find_frame(cache: Path, key: str) -> Frame | None:
    """Return the frame kept under *key*; None for none, or for one that is not whole."""
    try:
        data = (cache / "frames" / f"{key}.pickle").read_bytes()
    except OSError:
        return None
    seal, packed = data[:64], data[64:]
    if seal != file_digest(packed).encode():
        return None
    found = pickle.loads(packed)
    return found if isinstance(found, Frame) else None
