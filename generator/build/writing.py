"""A site's folder: made beside the old one, and put in its place when it is whole.

Two builds may make the same site at once: each has a folder of its own, and the last one stays.
"""

import contextlib
import os
import secrets
import shutil
import time
from pathlib import Path

from generator.messages.system import naming
from generator.outputs.pending import Content, made


def write_content(place: Path, content: Content) -> None:
    """Write a file, or a copy of one, making it first where it is still to be made."""
    data = made(content)
    if isinstance(data, Path):
        place.parent.mkdir(parents=True, exist_ok=True)
        with naming(place):
            shutil.copyfile(data, place)
    else:
        write_file(place, data)


def write_file(place: Path, data: bytes) -> None:
    """Write a file, making the folders it needs."""
    with naming(place):
        try:
            place.write_bytes(data)
        except FileNotFoundError:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)


_ABANDONED_SECONDS = 3600
_TRIES = 20


def new_folder(final: Path) -> Path:
    """Return a new folder beside *final*; what killed builds left there goes."""
    for left in final.parent.glob(f".{final.name}.*.new"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _ABANDONED_SECONDS:
                shutil.rmtree(left, ignore_errors=True)
    made = _beside(final)
    made.mkdir(parents=True)
    return made


def put_in_place(new: Path, final: Path) -> None:
    """Put the folder *new* where *final* is; what was there goes only when the new one stands."""
    for _ in range(_TRIES):
        old = _beside(final)
        try:
            with contextlib.suppress(FileNotFoundError):
                final.rename(old)
            try:
                new.rename(final)
            except OSError:  # another build was quicker by a moment
                if not new.exists():
                    raise
                continue
            return
        finally:
            if not final.exists():  # ended between the two
                with contextlib.suppress(OSError):
                    old.rename(final)
            shutil.rmtree(old, ignore_errors=True)
    new.rename(final)


def _beside(final: Path) -> Path:
    return final.with_name(f".{final.name}.{os.getpid()}-{secrets.token_hex(4)}.new")
