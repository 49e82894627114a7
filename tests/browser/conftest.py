"""The built section, shown in a real browser."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from tests.browser.built import Built, build, content_policy
from tests.browser.machine import ServeFolder

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the demonstration content once for each worker."""
    return build(tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="session")
def address(built_site: Built, serve_folder: ServeFolder) -> str:
    """Serve the built site under a sub-path, with the content security policy of ``deploy/``."""
    return serve_folder(
        built_site.folder, "/tdkt/", headers={"Content-Security-Policy": content_policy()}
    )


@pytest.fixture
def visit(browser: Browser, built_site: Built, address: str) -> Iterator[Visit]:
    """Give a function that opens a kind of page: ``visit("campaign", viewport=…)``.

    Whatever a visit asks of another host, and whatever the browser complains of (refusals by the
    content security policy among it), fails the test at its end.
    """
    complaints: list[str] = []
    host = address.split("/tdkt/")[0]

    def heard(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(f"{message.type}: {message.text}")

    def asked(request: Request) -> None:
        if not request.url.startswith((host, "data:", "blob:")):
            complaints.append(f"asked another host: {request.url}")

    with ExitStack() as at_end:

        def open_page(page_type: str, **options: Any) -> Page:
            context = browser.new_context(**{"reduced_motion": "reduce", **options})
            at_end.callback(context.close)
            page = context.new_page()
            page.on("console", heard)
            page.on("pageerror", lambda error: complaints.append(f"script: {error}"))
            page.on("request", asked)
            page.goto(address + built_site.examples[page_type])
            return page

        yield open_page
    assert not complaints, "\n".join(complaints)
