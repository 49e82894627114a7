"""The page on which an approver says who may use the editor."""

from starlette.responses import Response
from starlette.routing import Route

from generator.editor.approving import RefusedActError
from generator.editor.office import Ask, Office, signed_in
from generator.editor.users import ROLE_NAMES, Role, key_of


def routes(office: Office) -> list[Route]:
    """Return the routes of this room."""
    return [Route("/nguoi-dung", signed_in(office, people), methods=["GET", "POST"])]


def people(ask: Ask) -> Response:
    """List the people; make a link that lets somebody in for the first time, or again."""
    if not ask.user.approves:
        raise RefusedActError("Chỉ người duyệt mới thêm được người dùng.")
    link, name, why = "", " ".join(ask.sent("name").split()), ""
    if ask.request.method == "POST":
        if not key_of(name):
            why = "Cần ghi họ tên."
        else:
            role = Role(ask.sent("role")) if ask.sent("role") in set(Role) else Role.OFFICER
            secret = ask.office.users.add(name, role, ask.office.clock())
            link = f"http://{ask.request.headers['host']}/vao/{secret}"
    page = ask.show(
        "people.html",
        people=ask.office.users.all(),
        roles=ROLE_NAMES,
        link=link,
        name=name,
        why=why,
    )
    page.status_code = 422 if why else 200
    return page
