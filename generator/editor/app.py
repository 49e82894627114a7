"""The editor's application: its rooms put together behind one guard, and the two servers run."""

import asyncio
import socket
from collections.abc import Callable
from dataclasses import astuple
from datetime import date

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from generator.build.project import Project
from generator.editor import (
    approving_pages,
    browsing,
    deleting_pages,
    people,
    signing_in,
    writing_pages,
)
from generator.editor.desk import Desk
from generator.editor.guard import Guard
from generator.editor.history import History
from generator.editor.kept import Shelf
from generator.editor.leftovers import Leftovers
from generator.editor.look import asset, page
from generator.editor.office import Office
from generator.editor.preview import Previews, preview_app
from generator.editor.users import Users
from generator.writing.file import write_file

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-src {preview}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def office_of(project: Project, today: Callable[[], date], port: int, preview_port: int) -> Office:
    """Return the office of a project's editor on two ports of this machine."""
    project = Project(*(path.resolve() for path in astuple(project)))
    _keep_to_ourselves(project)
    desk = Desk(project, today, History(project.root))
    return Office(
        desk=desk,
        shelf=Shelf(desk.state / "kept"),
        leftovers=Leftovers(desk.state / "sent"),
        users=users_of(project),
        previews=Previews(project),
        cookie=f"guongsang-{port}",
        preview_origin=f"http://127.0.0.1:{preview_port}",
    )


def _keep_to_ourselves(project: Project) -> None:
    """Keep hashes of passwords and unfinished texts out of Git, whatever the project ignores."""
    ours = project.root.resolve() / ".guongsang" / "editor" / ".gitignore"
    if not ours.exists():
        write_file(ours, b"*\n")


def users_of(project: Project) -> Users:
    """Return the people who may use a project's editor."""
    _keep_to_ourselves(project)
    return Users(project.root.resolve() / ".guongsang" / "editor" / "users.json")


def editor_app(office: Office, host: str) -> Starlette:
    """Return the application for the editor's port; *host* is what browsers call it."""

    async def missing(request: Request, error: Exception) -> Response:
        text = "Không có trang này. Có thể địa chỉ đã đổi."
        return HTMLResponse(page("said.html", text=text), 404)

    async def failed(request: Request, error: Exception) -> Response:
        text = "Trang soạn gặp lỗi khi làm việc này; nội dung đã lưu vẫn nguyên. Thử lại lần nữa."
        return HTMLResponse(page("said.html", text=text), 500)

    app = Starlette(
        routes=[
            Route("/assets/{name}", asset),
            *signing_in.routes(office),
            *browsing.routes(office),
            *writing_pages.routes(office),
            *approving_pages.routes(office),
            *deleting_pages.routes(office),
            *people.routes(office),
        ],
        exception_handlers={404: missing, 500: failed},
    )
    app.add_middleware(Guard, host=host, policy=_POLICY.format(preview=office.preview_origin))
    return app


def bound(port: int) -> socket.socket:
    """Return a socket on a port of this machine alone; 0 takes a free one. Raises OSError."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", port))
    listening.listen(128)  # whoever follows the link at once waits instead of being refused
    return listening


def run(
    project: Project, today: Callable[[], date], editor: socket.socket, preview: socket.socket
) -> None:
    """Serve the editor and its preview until interrupted."""
    ports = [each.getsockname()[1] for each in (editor, preview)]
    office = office_of(project, today, *ports)
    office.leftovers.clear(office.desk, office.clock())
    hosts = [f"127.0.0.1:{port}" for port in ports]
    apps = (
        (editor_app(office, hosts[0]), editor),
        (preview_app(office.previews, hosts[1], f"http://{hosts[0]}"), preview),
    )
    asyncio.run(_serve(apps))


async def _serve(apps: tuple[tuple[Starlette, socket.socket], ...]) -> None:
    servers = [
        (uvicorn.Server(uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, lifespan="off",
        )), at)
        for app, at in apps
    ]  # fmt: skip
    await asyncio.gather(*(server.serve(sockets=[at]) for server, at in servers))
