"""What every answer carries and every request must satisfy: host, origin, content policy."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SAFE = {"GET", "HEAD"}


class Guard:
    """Refuse other hosts (a name made to lead here) and what other sites have a browser send."""

    def __init__(self, app: ASGIApp, host: str, policy: str) -> None:
        self._app, self._host, self._policy = app, host, policy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = self._policy
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "same-origin"
                headers["Cross-Origin-Opener-Policy"] = "same-origin"
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        why = self._why_not(scope["method"], Headers(scope=scope))
        app = PlainTextResponse(why, 403) if why else self._app
        await app(scope, receive, guarded)

    def _why_not(self, method: str, headers: Headers) -> str:
        if headers.get("host") != self._host:
            return f"Địa chỉ đúng là http://{self._host}/ (Wrong host.)"
        if method in _SAFE:
            return ""
        # Browsers always name the origin of a POST; what names none is no form of ours.
        if headers.get("origin") != f"http://{self._host}":
            return "Yêu cầu đến từ trang khác nên bị từ chối. (Cross-site request refused.)"
        return ""
