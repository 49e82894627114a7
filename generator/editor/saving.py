"""Save a form: tried out, merged into the file's own text, written whole, one commit.

Whatever comes in the way, what was typed is kept: refused text goes to the shelf, and a file that
changed underneath is never written over unseen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.checks.files import files_named
from generator.content.publication import Status
from generator.editor import workflow
from generator.editor.conflict import Difference, differences
from generator.editor.controls import MANAGED, MANAGED_PUBLICATION
from generator.editor.desk import Desk, Opened
from generator.editor.form import BODY, Sent, read_form
from generator.editor.history import NotRecordedError
from generator.editor.kept import Shelf
from generator.editor.trial import Told, Trial, try_out
from generator.editor.users import User
from generator.vietnamese import normalise
from generator.writing.file import write_file
from generator.writing.merge import merge, new_text
from generator.writing.plain import Plain


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a save. Exactly one of *saved*, *told* and *conflict* says why."""

    path: str
    saved: bool = False
    unchanged: bool = False
    told: tuple[Told, ...] = ()
    conflict: tuple[Difference, ...] = ()
    base: str = ""
    """Of the version that is there now."""
    gone: bool = False
    not_recorded: str = ""
    """Why Git did not take it; the file is written all the same."""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """A form to save: for which record, as it was begun, by whom."""

    user: User
    opened: Opened
    base: str
    pairs: tuple[tuple[str, str], ...]
    submit: bool = False
    take: frozenset[str] = frozenset()
    """Fields of which the other version is wanted, after a conflict."""
    kept_as: str = ""
    """The name under which the form is kept if it cannot be saved, where it is not the path."""

    @property
    def shelf_name(self) -> str:
        """Return the name under which the form is kept if it cannot be saved."""
        return self.kept_as or self.opened.path


def sent_of(opened: Opened, pairs: Sequence[tuple[str, str]]) -> Sent:
    """Return what a form says of a record; what it does not show is as written."""
    # An id never changes once there is one.
    free = [
        pair for pair in pairs
        if not _managed(pair[0]) and (opened.is_new or pair[0] != "id")
    ]  # fmt: skip
    sent = read_form(free, opened.kind.model, opened.values)
    if sent.body is None:
        sent.body = opened.body
    return sent


def _managed(name: str) -> bool:
    """Tell whether a field is not the form's to change: who approved, what was taken down."""
    first, _, second = name.partition(".")
    return first in MANAGED or (first == "publication" and second in MANAGED_PUBLICATION)


def save(desk: Desk, shelf: Shelf, request: Request, now: float) -> Outcome:
    """Save a form, or say what keeps it from being saved."""
    with desk.lock:
        current = desk.open(request.opened.path)
        if current is None and not request.opened.is_new:
            keep(shelf, request, now)
            return Outcome(request.opened.path, gone=True)
        opened = current or request.opened
        sent = sent_of(opened, request.pairs)
        if current is not None and current.base != request.base:
            conflict = _conflict(desk, request, current, sent)
            if conflict:
                keep(shelf, request, now)
                return Outcome(opened.path, conflict=conflict, base=current.base)
        if current is not None:
            _take(sent, current, request.take)
            if _says_nothing_new(current, sent, request.submit):
                shelf.drop(request.user, request.shelf_name)
                title = str(sent.values.get("title") or current.path)
                return Outcome(
                    current.path, saved=True, unchanged=True, base=current.base, title=title
                )
        workflow.saved(opened.kind.model, sent.values, request.user, request.submit)
        trial = _trial(desk, opened, sent)
        if trial.blocks_saving or (request.submit and trial.blocks_approval):
            keep(shelf, request, now)
            return Outcome(opened.path, told=trial.told)
        word = "Gửi duyệt" if request.submit else "Sửa" if current else "Thêm"
        outcome = write(desk, opened, sent, request.user, word, trial)
        shelf.drop(request.user, request.shelf_name)
        return outcome


def _says_nothing_new(current: Opened, sent: Sent, submit: bool) -> bool:
    """Tell whether a save would change nothing; an approved record then stays approved."""
    moves_on = submit and workflow.status_of(current.values) is Status.DRAFT
    return not moves_on and merged(current, sent).encode() == current.data


def write(
    desk: Desk, opened: Opened, sent: Sent, user: User, word: str, trial: Trial, note: str = ""
) -> Outcome:
    """Put what was sent into the record's file and commit it with the files it names."""
    text = merged(opened, sent)
    title = str(sent.values.get("title") or opened.path)
    if text.encode() == opened.data and word == "Sửa":
        return Outcome(opened.path, saved=True, unchanged=True, base=opened.base, title=title)
    write_file(opened.file, text.encode())
    content = desk.project.content
    named = files_named(trial.record, content) if trial.record else ()
    not_recorded = record(desk, (opened.file, *named), user, f"{word} {opened.path}", note)
    now = desk.open(opened.path)
    base = now.base if now else ""
    return Outcome(opened.path, saved=True, base=base, not_recorded=not_recorded, title=title)


def record(desk: Desk, paths: Sequence[Path], user: User, subject: str, note: str = "") -> str:
    """Commit *paths* in the user's name; return why that did not go, or nothing."""
    if not desk.history.exists():
        return "thư mục này không phải là kho Git"
    message = f"{subject}\n\n{note}" if note else subject
    try:
        desk.history.commit(paths, user.name, user.address, message)
    except NotRecordedError as error:
        return str(error) or "Git từ chối"
    return ""


def merged(opened: Opened, sent: Sent) -> str:
    """Return the text of the record's file with what was sent put into it."""
    is_markdown = opened.path.endswith(".md")
    body = (sent.body or "") if is_markdown else None
    if opened.is_new:
        return new_text(sent.values, opened.kind.model, body)
    keeps_body = body is None or body.strip("\n") == normalise(opened.body)
    text = opened.data.decode()
    return merge(text, sent.values, opened.kind.model, None if keeps_body else body)


def _trial(desk: Desk, opened: Opened, sent: Sent) -> Trial:
    return try_out(desk.written(), desk.project, desk.today(), opened.kind, opened.path, sent)


def _conflict(desk: Desk, request: Request, current: Opened, sent: Sent) -> tuple[Difference, ...]:
    base = desk.seen(current.kind, current.path, request.base)
    began = sent_of(base, request.pairs) if base is not None else sent
    titles = desk.titles()
    return differences(
        current.kind.model,
        (_free(began.values), began.body or ""),
        (_free(current.values), current.body),
        None if base is None else (_free(base.values), base.body),
        lambda key: titles.get(key, key),
    )


def _free(values: dict[str, Plain]) -> dict[str, Plain]:
    """Return the values without those that are not the form's to change."""
    made = {key: value for key, value in values.items() if key not in MANAGED}
    publication = made.get("publication")
    if isinstance(publication, dict):
        made["publication"] = {
            key: value for key, value in publication.items() if key not in MANAGED_PUBLICATION
        }
    return made


def _take(sent: Sent, current: Opened, take: frozenset[str]) -> None:
    for key in take:
        if key == BODY:
            sent.body = current.body
        elif key in current.values:
            sent.values[key] = current.values[key]
        else:
            sent.values.pop(key, None)


def keep(shelf: Shelf, request: Request, now: float) -> None:
    """Keep a form as it was sent, apart from the content."""
    opened = request.opened
    title = next((text for name, text in request.pairs if name == "title"), "") or opened.path
    base = "" if opened.is_new else request.base
    shelf.keep(
        request.user, opened.kind.folder, request.shelf_name, title, base, now, request.pairs
    )
