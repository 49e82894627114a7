"""The page on which a draft is deleted: what goes with it, who refers to it, is one sure."""

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from generator.editor.approving import RefusedActError
from generator.editor.deleting import delete, deletion
from generator.editor.office import Ask, Office, signed_in


def routes(office: Office) -> list[Route]:
    """Return the routes of this room."""
    return [Route("/xoa/{path:path}", signed_in(office, remove), methods=["GET", "POST"])]


def remove(ask: Ask) -> Response:
    """Say what deleting a draft takes away; delete it once somebody is sure."""
    desk = ask.office.desk
    opened, each = desk.open(ask.path()), desk.record(ask.path())
    if opened is None:
        return ask.show("missing.html")
    planned = deletion(desk, opened, each)
    why = planned.why
    if ask.request.method == "POST" and not why:
        try:
            if not ask.sent("sure"):
                raise RefusedActError("Chưa xóa: hãy đánh dấu là anh, chị chắc chắn.")
            delete(desk, ask.office.shelf, opened, ask.sent("base"), ask.user)
            return RedirectResponse(f"/ds/{opened.kind.folder}?xong=xoa", 303)
        except RefusedActError as refused:
            why = str(refused)
    titles = desk.titles()
    root = desk.project.root
    page = ask.show(
        "delete.html", opened=opened, planned=planned, why=why,
        title=titles.get(each.id, each.id) if each else opened.path,
        files=[file.relative_to(root).as_posix() for file in planned.files],
    )  # fmt: skip
    page.status_code = 409 if why else 200
    return page
