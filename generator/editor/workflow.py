"""Draft, review, approved: who may move a record on, and what that writes into it.

The gate goes by what stands in the file: an author and an approver who are two people. So whoever
could approve and changes a record becomes its author, and an approved record that is changed is up
for review again. What was last approved, by whom and when stays written until the next approval.
"""

from collections.abc import Iterable
from datetime import date

from generator.content.fields import Part
from generator.content.publication import Publication, Status
from generator.content.record import Entry
from generator.content.shape import shapes
from generator.editor.form import value_of
from generator.editor.history import Commit
from generator.editor.users import User, key_of
from generator.vietnamese import print_day
from generator.writing.plain import Plain

APPROVED_SUBJECT = "Duyệt"


def status_of(values: dict[str, Plain]) -> Status:
    """Return the status written in a record's values; a draft where none can be read."""
    value = value_of(_publication(values).get("status"), shapes(Publication)["status"].annotation)
    return value if isinstance(value, Status) else Status.DRAFT


def saved(model: type[Part], values: dict[str, Plain], user: User, submit: bool) -> None:
    """Write into *values* what follows from a change by *user*; *submit* asks for approval."""
    if not issubclass(model, Entry):
        return
    publication = _publication(values)
    status = status_of(values)
    if status is Status.APPROVED or (submit and status is Status.DRAFT):
        publication["status"] = Status.REVIEW.vi
    author = publication.get("author")
    if not author or (user.approves and key_of(str(author)) != user.key):
        publication["author"] = user.name
    values["publication"] = publication


def approved(values: dict[str, Plain], user: User, day: date, publish: str) -> None:
    """Write into *values* that *user* approved the record on *day*."""
    publication = _publication(values)
    publication |= {
        "status": Status.APPROVED.vi,
        "approved_by": user.name,
        "approved_on": print_day(day),
    }
    if publish.strip():
        publication["publish"] = publish.strip()
    values["publication"] = publication


def returned(values: dict[str, Plain]) -> None:
    """Write into *values* that the record goes back to who wrote it."""
    values["publication"] = {**_publication(values), "status": Status.DRAFT.vi}


def may_approve(values: dict[str, Plain], user: User, commits: Iterable[Commit]) -> str:
    """Return why *user* may not approve a record; nothing if they may."""
    if not user.approves:
        return "Chỉ người duyệt mới được duyệt."
    author = str(_publication(values).get("author") or "")
    changed = {key_of(commit.who) for commit in since_approval(commits)}
    if key_of(author) == user.key or user.key in changed:
        return "Người soạn hoặc vừa sửa bài không được tự duyệt; cần một người duyệt khác."
    return ""


def since_approval(commits: Iterable[Commit]) -> tuple[Commit, ...]:
    """Return the commits made since a record was last approved here, newest first."""
    found: list[Commit] = []
    for commit in commits:
        if commit.subject.startswith(APPROVED_SUBJECT):
            break
        found.append(commit)
    return tuple(found)


def _publication(values: dict[str, Plain]) -> dict[str, Plain]:
    found = values.get("publication")
    return dict(found) if isinstance(found, dict) else {}
