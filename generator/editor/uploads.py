"""Pictures and files that come with a form: looked at first, then put beside the record.

The name a browser sends is only a wish: what is written is an ASCII name of ours in the record's
own folder, never over another file. A person's files are called by the record, not by a name.
"""

import os
import re
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Place, problem
from generator.messages.catalogue import word
from generator.outputs.files import LARGEST_BYTES as LARGEST_FILE
from generator.outputs.files import MEDIA_TYPES, inspect_file
from generator.outputs.images import LARGEST_BYTES as LARGEST_PICTURE
from generator.outputs.images import inspect_image
from generator.vietnamese import slugify

PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
_MB = 1024 * 1024
# On Windows, no file can be called so.
_DEVICE = re.compile(r"con|prn|aux|nul|com\d|lpt\d")


class RefusedFileError(Exception):
    """A file that cannot be taken; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a field takes: pictures only, a list as CSV, or any file that may be published."""

    name: str
    picture: bool
    stem: str = ""
    """A name to give instead of the file's own."""

    @property
    def ending(self) -> str:
        """Return the file's ending in lower case."""
        return Path(self.name.replace("\\", "/")).suffix.lower()

    @property
    def largest(self) -> int:
        """Return how many bytes it may have."""
        return LARGEST_PICTURE if self.picture else LARGEST_FILE

    @property
    def shown(self) -> str:
        """Return the file's name as messages show it."""
        return Path(self.name.replace("\\", "/")).name[:80] or "tệp"


def refuse_at_once(wanted: Wanted, size: int | None) -> None:
    """Raise RefusedFileError for what can be told before a byte is read."""
    kinds = PICTURE_ENDINGS if wanted.picture else tuple(MEDIA_TYPES)
    if wanted.ending not in kinds:
        known = ", ".join(kind.lstrip(".").upper() for kind in kinds)
        raise RefusedFileError(
            f"Không nhận tệp “{wanted.shown}”: ở đây chỉ dùng được {known}. "
            + ("Ảnh HEIC, TIFF, SVG: lưu lại thành JPEG rồi chọn lại." if wanted.picture else "")
        )
    if size is not None and size > wanted.largest:
        raise _too_large(wanted, size)


async def receive(parts: AsyncIterator[bytes], wanted: Wanted, folder: Path) -> Path:
    """Write what comes to a file beside its place. Raise RefusedFileError once it is too much.

    All is read to its end even then: a browser whose sending is cut off shows no answer.
    """
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder / f".{secrets.token_hex(8)}{wanted.ending}"
    size = 0
    try:
        with beside.open("xb") as file:
            async for part in parts:
                size += len(part)
                if size <= wanted.largest:
                    file.write(part)
        if size > wanted.largest:
            raise _too_large(wanted, size)
        if size == 0:
            raise RefusedFileError(f"Tệp “{wanted.shown}” rỗng. Chọn lại tệp.")
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def put(beside: Path, wanted: Wanted) -> str:
    """Look at a file that has come; give it its name in the folder, and return that.

    Raise RefusedFileError for what may not be published. The same file twice has one name.
    """
    try:
        _inspect(beside, wanted)
        ending = _ending(wanted.ending)
        stem = wanted.stem or slugify(Path(wanted.shown).stem)[:60].strip("-")
        stem = f"tep-{stem}".rstrip("-") if not stem or _DEVICE.fullmatch(stem) else stem
        for number in range(1, 10_000):
            name = f"{stem}{ending}" if number == 1 else f"{stem}-{number}{ending}"
            goal = beside.with_name(name)
            try:
                os.link(beside, goal)
            except FileExistsError:
                if goal.read_bytes() == beside.read_bytes():
                    return name
                continue
            except OSError:  # a file system without links
                if goal.exists():
                    continue
                beside.rename(goal)
            goal.chmod(0o644)
            return name
        raise RefusedFileError("Có quá nhiều tệp trùng tên; đổi tên tệp rồi chọn lại.")
    finally:
        beside.unlink(missing_ok=True)


def _inspect(beside: Path, wanted: Wanted) -> None:
    if wanted.picture:
        found = inspect_image(beside)
        codes: list[tuple[str, dict[str, str]]] = [(found, {})] if isinstance(found, str) else []
    else:
        codes = [each for each in inspect_file(beside) if each[0] not in _ALLOWED]
    for code, particulars in codes:
        wording = word(problem(code, Place(""), name=wanted.shown, **particulars), "vi")
        if wording.severity.value == "error":
            raise RefusedFileError(f"{wording.what} {wording.cure}")


# Said at the field, where it can still be put right.
_ALLOWED = frozenset({"file.not-signed"})


def _ending(ending: str) -> str:
    return ".jpg" if ending == ".jpeg" else ending


def _too_large(wanted: Wanted, size: int) -> RefusedFileError:
    return RefusedFileError(
        f"“{wanted.shown}” nặng {size / _MB:.0f} MB; ở đây nhận đến {wanted.largest // _MB} MB. "
        + ("Thu nhỏ ảnh còn chừng 3.000 điểm ảnh bề ngang rồi chọn lại."
           if wanted.picture else "Chia nhỏ hoặc nén tệp rồi chọn lại.")
    )  # fmt: skip
