"""Sign in and out: by password, or by a link that lets in once and asks for a new password."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from generator.editor.look import page
from generator.editor.office import Office, read_pairs
from generator.editor.sessions import IDLE_SECONDS
from generator.editor.users import SHORTEST_PASSWORD, User, key_of

_USED = "Liên kết này đã dùng hoặc quá hạn. Nhờ người quản lý tạo liên kết mới."


def routes(office: Office) -> list[Route]:
    """Return the routes of this room."""

    def entered(user: User, goal: str) -> Response:
        token = office.sessions.begin(user.key, office.clock())
        answer = RedirectResponse(_inside(goal), 303)
        answer.set_cookie(
            office.cookie, token, max_age=IDLE_SECONDS, path="/", httponly=True, samesite="strict"
        )
        return answer

    async def sign_in(request: Request) -> Response:
        goal = request.query_params.get("ve", "/")
        if request.method == "GET":
            return HTMLResponse(page("sign_in.html", goal=goal, name="", why=""))
        sent = dict(await read_pairs(request) or ())
        name, now = sent.get("name", ""), office.clock()
        why = "Tên hoặc mật khẩu không đúng."
        if office.sessions.must_wait(key_of(name), now):
            why = "Sai nhiều lần quá. Chờ một phút rồi thử lại."
        else:
            user = await run_in_threadpool(office.users.sign_in, name, sent.get("password", ""))
            if user is not None:
                return entered(user, sent.get("goal", "/"))
            office.sessions.failed(key_of(name), now)
        shown = page("sign_in.html", goal=sent.get("goal", "/"), name=name, why=why)
        return HTMLResponse(shown, 401)

    async def by_link(request: Request) -> Response:
        secret = request.path_params["secret"]
        user = office.users.by_link(secret, office.clock())
        if user is None:
            return HTMLResponse(page("said.html", text=_USED), 404)
        if request.method == "GET":
            return HTMLResponse(page("by_link.html", user=user, shortest=SHORTEST_PASSWORD, why=""))
        sent = dict(await read_pairs(request) or ())
        password, name = sent.get("password", ""), sent.get("name", "")
        why = ""
        if len(password) < SHORTEST_PASSWORD:
            why = f"Mật khẩu cần ít nhất {SHORTEST_PASSWORD} ký tự."
        elif password != sent.get("again", ""):
            why = "Hai lần nhập không giống nhau."
        settled = None
        if not why:
            settled = await run_in_threadpool(office.users.settle, user.key, name, password)
            why = "Cần họ tên, và không trùng tên người khác."
        if settled is None:
            shown = page("by_link.html", user=user, shortest=SHORTEST_PASSWORD, why=why)
            return HTMLResponse(shown, 422)
        return entered(settled, "/")

    async def sign_out(request: Request) -> Response:
        office.sessions.end(request.cookies.get(office.cookie, ""))
        answer = RedirectResponse("/dang-nhap", 303)
        answer.delete_cookie(office.cookie, path="/")
        return answer

    return [
        Route("/dang-nhap", sign_in, methods=["GET", "POST"]),
        Route("/dang-xuat", sign_out, methods=["POST"]),
        Route("/vao/{secret}", by_link, methods=["GET", "POST"]),
    ]


def _inside(goal: str) -> str:
    """Return where to go: a path of the editor's own, never an address elsewhere."""
    return goal if goal.startswith("/") and not goal.startswith(("//", "/\\")) else "/"
