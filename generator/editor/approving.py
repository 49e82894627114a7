"""Approve a record, send it back, or take it down: what a second person does, and the commits."""

import difflib
from dataclasses import dataclass

from generator.checks.names import Names
from generator.checks.withheld_names import names_of
from generator.content.honouree import Honouree
from generator.content.publication import Status
from generator.delivery.takedown import Act, Edit, RefusedError, take_down
from generator.delivery.takedown import write as write_edit
from generator.editor import workflow
from generator.editor.conflict import Difference, differences
from generator.editor.desk import Desk, Opened
from generator.editor.saving import Outcome, record, sent_of, write
from generator.editor.trial import Trial, try_out
from generator.editor.users import User
from generator.graph.graph import Graph
from generator.loading.record import Record
from generator.messages.withheld import REFUSALS


class RefusedActError(Exception):
    """Something that may not be done; the text says why."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A record that awaits approval."""

    path: str
    title: str
    kind: str
    author: str
    when: str


def waiting(desk: Desk) -> tuple[Waiting, ...]:
    """Return the records up for review, in order of path."""
    titles = desk.titles()
    found = []
    for each in desk.library().records:
        publication = getattr(each.entry, "publication", None)
        if publication is None or publication.status is not Status.REVIEW:
            continue
        commits = desk.history.commits(desk.project.root / each.path, 1)
        found.append(Waiting(
            each.path, titles.get(each.id, each.id), each.kind.vi,
            publication.author or "", commits[0].when if commits else "",
        ))  # fmt: skip
    return tuple(found)


def last_approved(desk: Desk, opened: Opened, most: int = 20) -> Opened | None:
    """Return the newest of the last *most* versions in Git that says it is approved."""
    for commit in desk.history.commits(opened.file, most):
        data = desk.history.text_at(commit.id, opened.file)
        if data is None:
            continue
        before = desk.read(opened.kind, opened.path, data)
        if workflow.status_of(before.values) is Status.APPROVED:
            return before
    return None


def changes(desk: Desk, opened: Opened) -> tuple[Difference, ...]:
    """Return what a record says otherwise than when it was last approved; all of it if never."""
    before = last_approved(desk, opened)
    titles = desk.titles()
    old = (before.values, before.body) if before else ({}, "")
    found = differences(
        opened.kind.model, (opened.values, opened.body), old, None,
        lambda key: titles.get(key, key),
    )  # fmt: skip
    return tuple(each for each in found if each.key not in ("id", "publication"))


def trial_of(desk: Desk, opened: Opened) -> Trial:
    """Try a record out as it stands in its file."""
    sent = sent_of(opened, ())
    return try_out(desk.written(), desk.project, desk.today(), opened.kind, opened.path, sent)


def approve(desk: Desk, path: str, base: str, user: User, publish: str) -> Outcome:
    """Approve what *user* has seen, and nothing that came after."""
    with desk.lock:
        opened = _as_seen(desk, path, base)
        why = workflow.may_approve(opened.values, user, desk.history.commits(opened.file))
        if why:
            raise RefusedActError(why)
        if workflow.status_of(opened.values) is not Status.REVIEW:
            raise RefusedActError("Bài này không ở trạng thái chờ duyệt.")
        sent = sent_of(opened, ())
        workflow.approved(sent.values, user, desk.today(), publish)
        trial = try_out(desk.written(), desk.project, desk.today(), opened.kind, path, sent)
        if trial.blocks_approval:
            return Outcome(path, told=trial.told)
        return write(desk, opened, sent, user, workflow.APPROVED_SUBJECT, trial)


def give_back(desk: Desk, path: str, base: str, user: User, note: str) -> Outcome:
    """Send a record back to who wrote it, with a word why."""
    with desk.lock:
        opened = _as_seen(desk, path, base)
        if not user.approves:
            raise RefusedActError("Chỉ người duyệt mới trả lại được.")
        sent = sent_of(opened, ())
        workflow.returned(sent.values)
        return write(desk, opened, sent, user, "Trả lại", trial_of(desk, opened), note)


def _as_seen(desk: Desk, path: str, base: str) -> Opened:
    opened = desk.open(path)
    if opened is None or opened.slips:
        raise RefusedActError("Không thấy bài này, hoặc tệp của nó có lỗi.")
    if opened.base != base:
        raise RefusedActError(
            "Bài vừa được sửa sau khi trang này mở ra. Xem lại bản mới rồi quyết định."
        )
    return opened


def take_down_edit(each: Record, desk: Desk, act: Act, graph: Graph) -> Edit:
    """Return the edit that takes a record down; raise RefusedActError where it may not be so."""
    personal = isinstance(each.entry, Honouree)
    names = names_of(each, graph) if personal else ()
    known = Names(("", name) for name in names)
    try:
        if known.find(act.reason):
            raise RefusedError("reason-names")
        move = personal and bool(known.find(each.path))
        return take_down(each, desk.project.content, act, move=move)
    except RefusedError as refused:
        raise RefusedActError(REFUSALS[str(refused)][0]) from None


def taken_down(desk: Desk, path: str, base: str, user: User, act: Act) -> str:
    """Take a record down and commit it; return why Git did not take it, or nothing."""
    with desk.lock:
        opened = _as_seen(desk, path, base)
        each = desk.record(path)
        if each is None:
            raise RefusedActError("Tệp của bài này có lỗi; sửa lỗi trước.")
        edit = take_down_edit(each, desk, act, desk.graph())
        write_edit(edit)
        word = "Gỡ" if act.removes else "Rút"
        files = (opened.file, *((edit.moved,) if edit.moved else ()))
        return record(desk, files, user, f"{word} {(edit.moved or edit.path).name}", act.reason)


def diff_of(edit: Edit) -> tuple[str, ...]:
    """Return the lines that an edit takes away and adds."""
    lines = difflib.unified_diff(
        edit.before.splitlines(), edit.after.splitlines(), lineterm="", n=2
    )
    return tuple(line for line in lines if not line.startswith(("---", "+++")))
