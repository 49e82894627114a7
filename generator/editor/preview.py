"""The preview: the real page of a record not yet published, at an origin of its own.

Whoever has an address may look: each holds a secret that only the editor's page was told. Nothing
here can change anything, and scripts of a page shown here cannot reach the editor.
"""

import mimetypes
import secrets
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from generator.build.pages.broken import BrokenTemplateError
from generator.build.project import Project
from generator.editor.guard import Guard
from generator.editor.look import asset, page
from generator.editor.trial import Trial
from generator.messages.policy import HOLDS
from generator.plugin.proof import Proof, Proofs
from generator.policy.verdict import Gone, Hold
from generator.views.address import address_of
from generator.views.arrange import arrange

_MOST = 12
# As deploy/ sends it, but for who may frame it.
POLICY = (
    "default-src 'none'; script-src 'self'; "
    "style-src 'self' 'sha256-BO8vjbx0v6Vg4YnaPuzaIDjNcHIPVKrhbPrXSiipLNk='; "
    "img-src 'self' data:; font-src 'self'; media-src 'self'; connect-src 'self'; "
    "form-action 'none'; base-uri 'self'; frame-ancestors {editor}"
)


@dataclass(slots=True)
class Shown:
    """What one address shows: a site with a page in it, or why there is none."""

    proof: Proof | None
    address: str
    why: str = ""


class Previews:
    """The latest previews by secret; the oldest are forgotten."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._hosts: Proofs | None = None
        self._shown: OrderedDict[str, Shown] = OrderedDict()
        self._by_form: OrderedDict[str, str] = OrderedDict()
        self._lock = Lock()

    def show(self, form: str, trial: Trial) -> str:
        """Take what a form would become; return the secret and the page's path below it.

        *form* tells one person's form from another: its preview keeps one address.
        """
        shown = self._of(trial)
        with self._lock:
            secret = self._by_form.get(form) or secrets.token_urlsafe(18)
            self._by_form[form] = secret
            self._shown[secret] = shown
            self._shown.move_to_end(secret)
            while len(self._shown) > _MOST:
                old, _ = self._shown.popitem(last=False)
                self._by_form = OrderedDict((f, s) for f, s in self._by_form.items() if s != old)
        return f"{secret}/{shown.address}"

    def at(self, secret: str) -> Shown | None:
        """Return what a secret shows."""
        with self._lock:
            return self._shown.get(secret)

    def render(self, shown: Shown, address: str) -> str | None:
        """Return a page of what is shown; None where it has none at that address."""
        if shown.proof is None:
            return None
        found = shown.proof.page(address)
        return None if found is None else self.hosts.render(shown.proof, found)

    @property
    def hosts(self) -> Proofs:
        """Return the host, made ready when it is first wanted."""
        with self._lock:
            if self._hosts is None:
                self._hosts = Proofs(self._project.root / "mkdocs.yml")
            return self._hosts

    def _of(self, trial: Trial) -> Shown:
        record, edition = trial.record, trial.edition
        if record is None or edition is None:
            return Shown(None, "", "Sửa những chỗ báo lỗi trước; trang sẽ hiện ở đây.")
        verdict = edition.verdicts.get(record.id)
        address = address_of(record)
        if isinstance(verdict, Hold):
            why = f"Trang này chưa hiện được: {HOLDS[verdict.why][0]}."
            return Shown(None, address, why)
        if verdict is None or isinstance(verdict, Gone):
            return Shown(None, address, "Bài này không còn trên trang.")
        return Shown(Proof(arrange(edition), self._project), address)


def preview_app(previews: Previews, host: str, editor: str) -> Starlette:
    """Return the application for the preview's port; *editor* is the origin that may frame it."""

    async def answer(request: Request) -> Response:
        secret, address = request.path_params["secret"], request.path_params["address"]
        shown = previews.at(secret)
        if shown is None:
            return _said("Bản xem thử này đã đóng. Quay lại trang soạn và xem thử lại.", 404)
        if address.startswith("assets/"):
            theme = await run_in_threadpool(previews.hosts.asset, address)
            if theme is not None:
                return _file(theme)
        if shown.proof is not None and address in shown.proof.files:
            return _file(shown.proof.files[address])
        if shown.proof is None and shown.why:
            return _said(shown.why, 200)
        if address and not address.endswith("/") and "." not in address.rpartition("/")[2]:
            return RedirectResponse(f"/{secret}/{address}/")
        try:
            html = await run_in_threadpool(previews.render, shown, address)
        except BrokenTemplateError as error:
            return _said(f"Khuôn trang có lỗi: {error}", 500)
        if html is None:
            return _said("Trang này không có trong bản xem thử.", 404)
        return HTMLResponse(html)

    app = Starlette(
        routes=[Route("/assets/{name}", asset), Route("/{secret}/{address:path}", answer)]
    )
    app.add_middleware(Guard, host=host, policy=POLICY.format(editor=editor))
    return app


def _said(text: str, status: int) -> Response:
    return HTMLResponse(page("said.html", text=text, within=True), status)


def _file(path: Path) -> Response:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return FileResponse(path, media_type=kind)
