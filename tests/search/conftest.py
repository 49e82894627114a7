"""The index of 2,000 records, made once, on a page as the theme has it and nothing else around."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser, BrowserContext, Page

from generator.build.pages.fragments import Fragments, Material
from generator.build.writing import write_content
from generator.outputs.search import write_search
from generator.outputs.search.records import in_order
from generator.views.page import Body
from generator.views.page import Page as SitePage
from generator.views.search import SearchChoice, SearchFacet, SearchView
from generator.views.search_entry import SearchEntry
from generator.views.site import SiteView
from tests.browser.built import content_policy
from tests.browser.machine import ServeFolder
from tests.feeds.sites import site as made_site
from tests.search.corpus import GLOSSARY, make_entries
from tests.search.oracle import FACETS, Oracle

ROOT = Path(__file__).resolve().parents[2]
THEME = ROOT / "theme_overrides"
BASE = "/so/tdkt/"
_TITLES = {
    "loai": "Loại nội dung", "nam": "Năm", "linh-vuc": "Lĩnh vực", "phong-trao": "Phong trào",
    "danh-hieu": "Danh hiệu", "don-vi": "Đơn vị",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Made:
    """A folder with the search page, what can be found in the order of days, and the answers."""

    folder: Path
    entries: tuple[SearchEntry, ...]
    oracle: Oracle


def search_site(entries: tuple[SearchEntry, ...]) -> SiteView:
    """Return a site in which *entries* can be found."""
    return replace(made_site(), search=entries, glossary=GLOSSARY, day=date(2026, 11, 21))


def make_folder(
    folder: Path,
    entries: tuple[SearchEntry, ...],
    cache: Path,
    html: Callable[[Body], str] = lambda body: body.markdown,
) -> Path:
    """Write the index, the theme's files, the search page, one with the header's form, a person."""
    site = search_site(entries)
    for address, file in write_search(site, html, cache, "").items():
        write_content(folder / address, file)
    shutil.copytree(THEME / "assets", folder / "assets")
    shutil.copy(_material_styles(), folder / "assets" / "css" / "material.css")
    view = SearchView(_facets(entries), len(entries))
    page = SitePage("tim-kiem/", "search", "Tìm kiếm", view)
    fragment = Fragments(THEME, site, Material({}, folder)).render(page)
    (folder / "tim-kiem" / "index.html").write_text(_framed(fragment, "../"), encoding="utf-8")
    partials = Environment(loader=FileSystemLoader(THEME), autoescape=True)
    partials.filters["url"] = lambda address: address
    form = partials.get_template("partials/search.html").render(page=None)
    (folder / "index.html").write_text(_framed(f"<h1>Trang</h1>{form}", ""), encoding="utf-8")
    person = folder / "vinh-danh" / "duc"
    person.mkdir(parents=True)
    (person / "index.html").write_text(_framed("<h1>Người</h1>", "../../"), encoding="utf-8")
    return folder


def _material_styles() -> Path:
    """Return the stylesheet under ours, which sets the boxes and margins of everything."""
    found = find_spec("material")
    assert found is not None
    assert found.origin is not None
    styles = Path(found.origin).parent / "templates" / "assets" / "stylesheets"
    return next(styles.glob("main.*.min.css"))


def _framed(content: str, root: str) -> str:
    styles = "".join(
        f'<link rel="stylesheet" href="{root}assets/css/{name}.css">'
        for name in ("material", "tokens", "frame", "record", "search")
    )
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Thử</title>{styles}'
        f'<link rel="icon" href="{root}assets/img/favicon.svg">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<script type="module" src="{root}assets/js/search.js"></script></head>'
        f"<body>{content}</body></html>"
    )


def _facets(entries: tuple[SearchEntry, ...]) -> tuple[SearchFacet, ...]:
    facets = []
    for name, keys_of in FACETS.items():
        keys = sorted({key for entry in entries for key in keys_of(entry)})
        address = None if name == "danh-hieu" else "x/"
        choices = tuple(SearchChoice(key, f"Tên {key}", address, 1) for key in keys)
        facets.append(SearchFacet(name, _TITLES[name], choices))
    return tuple(facets)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Make the index of 2,000 records."""
    folder, cache = tmp_path_factory.mktemp("search"), tmp_path_factory.mktemp("cache")
    entries = in_order(make_entries())
    return Made(make_folder(folder, entries, cache), entries, Oracle(entries, GLOSSARY))


@pytest.fixture(scope="session")
def address(made: Made, serve_folder: ServeFolder) -> str:
    """Serve it under a sub-path with the content security policy of ``deploy/``."""
    return serve_folder(made.folder, BASE, headers={"Content-Security-Policy": content_policy()})


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Give a function that opens the search page: ``open_page("?q=…", viewport=…)``.

    Whatever the browser complains of on the way fails the test: refusals by the content policy,
    errors of scripts, requests to elsewhere.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def visit(query: str = "", path: str = "tim-kiem/", **options: Any) -> Page:
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: complaints.append(m.text) if m.type in _SERIOUS else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "request", lambda r: None if r.url.startswith(address) else complaints.append(r.url)
        )
        page.goto(f"{address}{path}{query}")
        return page

    yield visit
    for context in contexts:
        context.close()
    assert not complaints


_SERIOUS = ("error", "warning")


@pytest.fixture(scope="module")
def engine(browser: Browser, address: str) -> Iterator[Callable[[str, Any], Any]]:
    """Give a function that runs a script with the search's modules: ``engine(code, value)``."""
    page = browser.new_page()
    page.goto(f"{address}tim-kiem/")
    yield lambda code, value: page.evaluate(f"async (given) => {{ {_MODULES} {code} }}", value)
    page.close()


_MODULES = """
const root = new URL("../assets/js/", document.baseURI);
const { find, suggest } = await import(new URL("search-find.js", root));
const { records, narrow, sorted } = await import(new URL("search-records.js", root));
const table = await records();
"""


def settled(page: Page) -> Page:
    """Wait until the results asked for are shown."""
    page.wait_for_selector("[data-search-page]:not([hidden])[aria-busy=false]")
    return page
