"""The pages of the second person: what awaits approval, the difference, the real page; and more."""

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from generator.delivery.takedown import Act
from generator.editor import workflow
from generator.editor.approving import (
    RefusedActError,
    approve,
    changes,
    diff_of,
    give_back,
    last_approved,
    take_down_edit,
    taken_down,
    trial_of,
    waiting,
)
from generator.editor.desk import Opened
from generator.editor.office import Ask, Office, signed_in
from generator.editor.saving import record
from generator.editor.trial import text_errors
from generator.vietnamese import print_day
from generator.writing.file import write_file
from generator.writing.merge import merge


def routes(office: Office) -> list[Route]:
    """Return the routes of this room."""
    return [
        Route("/cho-duyet", signed_in(office, queue)),
        Route("/duyet/{path:path}", signed_in(office, review), methods=["GET", "POST"]),
        Route("/rut/{path:path}", signed_in(office, withdraw), methods=["GET", "POST"]),
        Route("/chu/{path:path}", signed_in(office, text), methods=["GET", "POST"]),
    ]


def queue(ask: Ask) -> Response:
    """List what awaits approval."""
    return ask.show("queue.html", rows=waiting(ask.office.desk))


def review(ask: Ask) -> Response:
    """Show what changed and the page as it would be; approve it or give it back."""
    desk = ask.office.desk
    opened = desk.open(ask.path())
    if opened is None or opened.slips:
        return ask.show("missing.html")
    why = ""
    told: tuple[object, ...] = ()
    if ask.request.method == "POST":
        try:
            if ask.sent("act") == "approve":
                outcome = approve(
                    desk, opened.path, ask.sent("base"), ask.user, ask.sent("publish")
                )
                told = outcome.told
            else:
                note = ask.sent("note").strip()
                outcome = give_back(desk, opened.path, ask.sent("base"), ask.user, note)
            if outcome.saved:
                done = "da-duyet" if ask.sent("act") == "approve" else "tra-lai"
                return RedirectResponse(f"/cho-duyet?xong={done}", 303)
        except RefusedActError as refused:
            why = str(refused)
        opened = desk.open(ask.path()) or opened
    return _review(ask, opened, why, told)


def _review(ask: Ask, opened: Opened, why: str, told: tuple[object, ...]) -> Response:
    desk = ask.office.desk
    trial = trial_of(desk, opened)
    where = ask.office.previews.show(f"{ask.user.key} duyet {opened.path}", trial)
    commits = desk.history.commits(opened.file)
    publication = opened.values.get("publication")
    written = publication.get("publish", "") if isinstance(publication, dict) else ""
    page = ask.show(
        "review.html", opened=opened, changes=changes(desk, opened), why=why,
        told=told or [t for t in trial.told if t.severity == "error"],
        notes=[t for t in trial.told if t.severity == "warning"],
        before=last_approved(desk, opened), commits=workflow.since_approval(commits),
        may_not=workflow.may_approve(opened.values, ask.user, commits),
        publish=written, today=print_day(desk.today()),
        title=str(opened.values.get("title") or opened.path),
        preview=f"{ask.office.preview_origin}/{where}",
        waits=workflow.status_of(opened.values).value == "review",
    )  # fmt: skip
    page.status_code = 409 if why else 422 if told else 200
    return page


def withdraw(ask: Ask) -> Response:
    """Take a record down: ask for the reason, show what that writes, do it."""
    desk = ask.office.desk
    opened, each = desk.open(ask.path()), desk.record(ask.path())
    if opened is None or each is None:
        return ask.show("missing.html")
    reason, how = " ".join(ask.sent("reason").split()), ask.sent("how") or "withdraw"
    act = Act(desk.today(), reason, how != "withdraw", how == "everywhere")
    why = ""
    lines: tuple[str, ...] = ()
    if ask.request.method == "POST":
        try:
            if not reason:
                raise RefusedActError("Cần ghi lý do; người đọc sẽ thấy lý do này.")
            edit = take_down_edit(each, desk, act, desk.graph())
            lines = diff_of(edit)
            if ask.sent("sure"):
                lost = taken_down(desk, opened.path, ask.sent("base"), ask.user, act)
                section = desk.library().section
                copiers = section.copiers if section else ()
                return ask.show("taken_down.html", copiers=copiers, act=act, lost=lost)
        except RefusedActError as refused:
            why = str(refused)
    titles = desk.titles()
    page = ask.show(
        "withdraw.html", opened=opened, title=titles.get(each.id, each.id), why=why, lines=lines,
        reason=reason, how=how, personal=each.kind.key == "honouree",
    )  # fmt: skip
    page.status_code = 422 if why else 200
    return page


def text(ask: Ask) -> Response:
    """Show a record's file as text, for slips that no form can mend; save it when it reads well."""
    desk = ask.office.desk
    opened = desk.open(ask.path())
    if opened is None:
        return ask.show("missing.html")
    shown, why = opened.text, ""
    told: tuple[object, ...] = ()
    if not opened.readable:
        raise RefusedActError(
            "Tệp này lưu sai bảng mã nên chữ có dấu đã hỏng. Lưu lại tệp ở dạng UTF-8 từ bản gốc."
        )
    if ask.request.method == "POST":
        shown = ask.sent("text").replace("\r\n", "\n")
        with desk.lock:
            if (desk.open(opened.path) or opened).base != ask.sent("base"):
                why = "Tệp vừa được người khác sửa. Chép phần anh, chị viết ra, mở lại trang này."
            else:
                told, lost = _put_text(ask, opened, shown)
                if not told:
                    return RedirectResponse(f"/sua/{opened.path}", 303)
                why = lost
    return ask.show("text.html", opened=opened, text=shown, why=why, told=told)


def _put_text(ask: Ask, opened: Opened, new: str) -> tuple[tuple[object, ...], str]:
    """Write a file's text if it has no errors then; return the errors and what is to be said."""
    desk = ask.office.desk
    errors = text_errors(desk.written(), opened.kind, opened.path, new, opened.file.parent)
    if errors:
        return errors, "Chưa lưu: tệp còn lỗi."
    if b"\r\n" in opened.data:
        new = new.replace("\n", "\r\n")
    now = desk.read(opened.kind, opened.path, new.encode())
    workflow.saved(opened.kind.model, now.values, ask.user, False)
    final = merge(new, now.values, opened.kind.model)
    write_file(opened.file, final.encode())
    record(desk, (opened.file,), ask.user, f"Sửa {opened.path}")
    return (), ""
