"""Delete a draft that was never approved: the file, what only it names, one commit.

What has been approved may have been public, so it is taken down instead, where readers are told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.checks.files import files_named
from generator.checks.referrers import referrers
from generator.content.publication import Status
from generator.content.record import Entry
from generator.editor.approving import RefusedActError, last_approved
from generator.editor.desk import Desk, Opened
from generator.editor.kept import Shelf
from generator.editor.saving import record
from generator.editor.users import User
from generator.loading.record import Record
from generator.writing.file import write_file

_EVERY = 100_000
"""More commits than any record has."""


@dataclass(frozen=True, slots=True)
class Deletion:
    """What deleting a draft would take away, or why it may not be."""

    files: tuple[Path, ...] = ()
    """Pictures and attachments that no other record names."""
    why: str = ""
    referrers: tuple[tuple[str, str], ...] = ()
    """Path and title of the records that refer to it."""
    kept: bool = False
    """Whether Git keeps what is deleted."""


def is_draft(opened: Opened, each: Record | None) -> bool:
    """Tell, without looking into Git, whether a record may be one that was never approved."""
    if each is None or opened.slips or not isinstance(each.entry, Entry):
        return False
    publication = each.entry.publication
    approved = publication.approved_by or publication.approved_on
    down = each.entry.withdrawn or each.entry.removed
    return publication.status is not Status.APPROVED and not approved and not down


def deletion(desk: Desk, opened: Opened, each: Record | None) -> Deletion:
    """Return what deleting a record would take away, or why it may not be."""
    if each is None or not is_draft(opened, each) or last_approved(desk, opened, _EVERY):
        return Deletion(
            why="Chỉ xóa được bản nháp chưa từng được duyệt. Bài đã duyệt thì rút hoặc gỡ."
        )
    library, titles = desk.library(), desk.titles()
    paths = {r.path: titles.get(r.id, r.id) for r in library.records}
    if found := referrers(library, each):
        return Deletion(
            why="Còn chỗ dẫn tới bản nháp này. Bỏ các chỗ dẫn đó trước rồi xóa.",
            referrers=tuple((path, paths.get(path, path)) for path in found),
        )
    content = desk.project.content
    others = {f for r in library.records if r is not each for f in files_named(r, content)}
    files = tuple(f for f in files_named(each, content) if f not in others)
    kept = desk.history.exists() and desk.history.tracks(opened.file)
    return Deletion(files=files, kept=kept)


def delete(desk: Desk, shelf: Shelf, opened: Opened, base: str, user: User) -> str:
    """Delete a draft in the user's name; return why Git did not take it, or nothing."""
    with desk.lock:
        now = desk.open(opened.path)
        if now is None or now.base != base:
            raise RefusedActError("Tệp vừa được người khác sửa hoặc xóa. Mở lại trang này.")
        planned = deletion(desk, now, desk.record(opened.path))
        if planned.why:
            raise RefusedActError(planned.why)
        shelf.drop(user, opened.path)
        return _take_away(desk, (opened.file, *planned.files), user, f"Xóa {opened.path}")


def _take_away(desk: Desk, files: Sequence[Path], user: User, subject: str) -> str:
    """Delete *files* and commit that; where Git refuses, put them back."""
    before = {file: file.read_bytes() for file in files}
    known = [file for file in files if desk.history.tracks(file)]
    for file in files:
        file.unlink()
    lost = record(desk, known, user, subject) if known else ""
    if lost and desk.history.exists():
        for file, data in before.items():
            write_file(file, data)
        raise RefusedActError(f"Git không ghi nhận nên chưa xóa gì: {lost}")
    return lost
