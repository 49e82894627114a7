"""The editor's own pages: templates beside this module, filled with values."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

HERE = Path(__file__).resolve().parent
ASSETS = HERE / "assets"
_ENDINGS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip


def page(name: str, /, **values: Any) -> str:
    """Return a template filled with *values*."""
    return _environment().get_template(name).render(**values)


async def asset(request: Request) -> Response:
    """Answer with a style, script or picture of the editor's own."""
    file = (ASSETS / request.path_params["name"]).resolve()
    if file.parent != ASSETS or file.suffix not in _ENDINGS or not file.is_file():
        raise HTTPException(404)
    return FileResponse(file, media_type=_ENDINGS[file.suffix])
