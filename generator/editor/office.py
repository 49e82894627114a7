"""Everything one running editor holds, and a request with the person who makes it."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from generator.editor.approving import RefusedActError, waiting
from generator.editor.desk import Desk
from generator.editor.kept import Shelf
from generator.editor.leftovers import Leftovers
from generator.editor.look import page
from generator.editor.preview import Previews
from generator.editor.sessions import Sessions
from generator.editor.users import ROLE_NAMES, User, Users
from generator.writing.merge import BrokenTextError

LARGEST_FORM = 8 * 1024 * 1024


@dataclass(slots=True)
class Office:
    """One running editor."""

    desk: Desk
    shelf: Shelf
    leftovers: Leftovers
    users: Users
    previews: Previews
    cookie: str
    preview_origin: str
    sessions: Sessions = field(default_factory=Sessions)
    clock: Callable[[], float] = time.time


@dataclass(frozen=True, slots=True)
class Ask:
    """A request: the office, who asks, and what was sent."""

    office: Office
    user: User
    request: Request
    pairs: tuple[tuple[str, str], ...] = ()

    def sent(self, name: str) -> str:
        """Return a value of the form or, failing that, of the address; nothing if there is none."""
        found = next((text for key, text in self.pairs if key == name), None)
        return found if found is not None else self.request.query_params.get(name, "")

    def path(self, name: str = "path") -> str:
        """Return a part of the address."""
        return str(self.request.path_params[name])

    def show(self, template: str, **values: Any) -> Response:
        """Return one of the editor's pages, with what every page shows."""
        return HTMLResponse(page(template, **frame(self.office, self.user), **values))


Work = Callable[[Ask], Response]
Endpoint = Callable[[Request], Awaitable[Response]]


def frame(office: Office, user: User | None) -> dict[str, Any]:
    """Return what the frame of every page shows."""
    section = office.desk.library().section
    return {
        "user": user,
        "role": ROLE_NAMES[user.role] if user else "",
        "section": section.name if section else "Chuyên trang",
        "waiting_count": len(waiting(office.desk)) if user else 0,
    }


def who(office: Office, request: Request) -> User | None:
    """Return who is signed in."""
    key = office.sessions.who(request.cookies.get(office.cookie, ""), office.clock())
    return office.users.find(key) if key else None


async def read_pairs(request: Request) -> tuple[tuple[str, str], ...] | None:
    """Return the form that was sent; None for one that is too large."""
    data = bytearray()
    async for part in request.stream():
        data += part
        if len(data) > LARGEST_FORM:
            return None
    text = data.decode("utf-8", errors="replace")
    return tuple(parse_qsl(text, keep_blank_values=True))


def signed_in(office: Office, work: Work) -> Endpoint:
    """Return the endpoint that does *work* for whoever is signed in, away from the event loop."""

    async def answer(request: Request) -> Response:
        user = await run_in_threadpool(who, office, request)
        as_data = request.headers.get("accept") == "application/json"
        if user is None:
            return _stranger(request, as_data)
        try:
            pairs = await read_pairs(request)
        except ClientDisconnect:
            return Response(status_code=499)
        if pairs is None:
            return _said("Biểu mẫu quá lớn, không nhận được.", 413, as_data)
        try:
            return await run_in_threadpool(work, Ask(office, user, request, pairs))
        except RefusedActError as refused:
            return _said(str(refused), 409, as_data)
        except BrokenTextError:
            return _said("Tệp có lỗi cú pháp; mở “Sửa dạng chữ” để sửa trước.", 409, as_data)

    return answer


def _stranger(request: Request, as_data: bool) -> Response:
    if as_data:
        why = "Phiên làm việc đã hết. Nội dung vẫn còn trên trang này."
        return JSONResponse({"signed_out": True, "why": why}, 401)
    if request.method != "GET":
        return _said("Phiên làm việc đã hết. Đăng nhập lại rồi làm tiếp.", 401, False)
    return RedirectResponse(f"/dang-nhap?ve={request.url.path}", 303)


def _said(text: str, status: int, as_data: bool) -> Response:
    if as_data:
        return JSONResponse({"why": text}, status)
    return HTMLResponse(page("said.html", text=text), status)
