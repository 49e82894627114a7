"""The section within a portal, in a real browser: framed, behind a proxy, as a list of titles."""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from generator.delivery.forms import for_frames
from tests.delivery.places import folder_server
from tests.delivery.test_commands import NEWS, ROOT, call, put
from tests.feeds.servers import ask, free_port, nginx

LONG = NEWS.format("tt-{0}", "Tin {0}") + "\n\nMột đoạn nữa, dài hơn một dòng trên máy nhỏ.\n" * 40
SECTION = """\
name: Thi đua
body: Sở Thử nghiệm
address: http://127.0.0.1:{section}/
feed_authority: so.example.vn
feed_year: 2026
frames: [http://127.0.0.1:{portal}/trang-nao-do]
security: {{contact: antoan@so.example.vn, expires: 30/10/2027}}
"""
FRAME = """\
<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>Cổng</title><h1>Cổng</h1>
<iframe data-guongsang title="Thi đua" width="100%" height="150" src="{}"></iframe>
<script src="{}nhung.js" defer></script>
<script>var heard = []; addEventListener("message", event => heard.push(event.data));</script>
"""
LATEST = """\
<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>Cổng</title><h1>Cổng</h1>
<div data-moi-nhat data-so-tin="{1}"><a href="{0}">Thi đua, khen thưởng</a></div>
<script src="{0}moi-nhat.js" defer></script>
"""


@dataclass(frozen=True)
class Portal:
    """A portal and a section, each on a port of its own; the portal's folder, and the project."""

    folder: Path
    address: str
    section: str
    port: int
    project: Path
    www: Path


def _in_frames_of(portal: str, settings: str) -> str:
    """Change the settings as deploy/README.md says."""
    settings = re.sub(r"\n[^\n]*X-Frame-Options  [^\n]*", "", settings)
    return settings.replace("frame-ancestors 'self'", f"frame-ancestors 'self' {portal}")


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    root = tmp_path_factory.mktemp("portal")
    section = free_port()
    (root / "cong").mkdir()
    with ExitStack() as running:
        port = running.enter_context(folder_server(root / "cong"))
        for name in ("theme_overrides", "docs"):
            shutil.copytree(ROOT / name, root / name)
        shutil.copy(ROOT / "mkdocs.yml", root)
        put(root, "content/chuyen-trang.yml", SECTION.format(section=section, portal=port))
        for name in "ab":
            put(root, f"content/tin-tuc/{name}.md", LONG.replace("{0}", name))
        assert call(root, "build").exit_code == 0
        www = root / "www"
        shutil.copytree(root / "site", www)
        for_frames(root / "site", www / "nhung")
        (root / "nginx").mkdir()
        address = f"http://127.0.0.1:{port}"
        running.enter_context(
            nginx(www, root / "nginx", section, lambda text: _in_frames_of(address, text))
        )
        yield Portal(root / "cong", address, f"http://127.0.0.1:{section}/", section, root, www)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a page; what the browser complains of fails the test."""
    complaints: list[str] = []
    context = browser.new_context(viewport={"width": 900, "height": 600})
    made = context.new_page()
    made.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    made.on("pageerror", lambda error: complaints.append(str(error)))
    yield made
    context.close()
    assert not complaints


def height(page: Page) -> tuple[int, int]:
    """Return how high the frame is, and the page within it."""
    frame = page.frames[1]
    frame.wait_for_load_state()
    inner = int(frame.evaluate("Math.ceil(document.body.getBoundingClientRect().height)"))
    page.wait_for_function(
        "high => document.querySelector('iframe').clientHeight === high", arg=inner, timeout=30_000
    )
    return int(page.evaluate("document.querySelector('iframe').clientHeight")), inner


def test_a_frame_is_as_high_as_its_page_and_links_leave_it(portal: Portal, page: Page) -> None:
    shown = FRAME.format(f"{portal.section}nhung/tin-tuc/a/", portal.section)
    (portal.folder / "khung.html").write_text(shown, encoding="utf-8")
    page.goto(f"{portal.address}/khung.html")
    wide, _ = height(page)
    assert wide > 600
    assert page.frames[1].locator("h1").inner_text() == "Tin a"
    for gone in (".masthead", ".menu", ".footer", ".skip"):
        assert page.frames[1].locator(gone).count() == 0
    page.set_viewport_size({"width": 390, "height": 600})
    page.wait_for_timeout(200)
    narrow, _ = height(page)
    assert narrow > wide
    page.set_viewport_size({"width": 900, "height": 600})
    page.wait_for_timeout(200)
    assert height(page)[0] == wide
    assert page.evaluate("heard.every(m => m.type === 'guongsang.height')")
    page.frames[1].get_by_role("link", name="Tin b").first.click()
    page.wait_for_url(f"{portal.section}tin-tuc/b/")
    assert page.locator(".masthead").count() == 1


def test_a_stranger_is_told_nothing_and_shown_nothing(portal: Portal, browser: Browser) -> None:
    with folder_server(portal.folder) as other, folder_server(portal.www) as plain:
        page = browser.new_page()
        for section, shown in ((portal.section, 0), (f"http://127.0.0.1:{plain}/", 1)):
            text = FRAME.format(f"{section}nhung/tin-tuc/a/", portal.section)
            # Each its own address: within one second a browser takes the same one for unchanged.
            name = f"la-{shown}.html"
            (portal.folder / name).write_text(text, encoding="utf-8")
            page.goto(f"http://127.0.0.1:{other}/{name}")
            page.wait_for_timeout(300)
            heading = page.frame_locator("iframe").locator("h1", has_text="Tin a")
            expect(heading).to_have_count(shown)
            assert page.evaluate("heard") == []
        page.close()


def test_the_latest_titles_on_any_page(portal: Portal, page: Page) -> None:
    text = LATEST.format(portal.section, 1)
    (portal.folder / "tin.html").write_text(text, encoding="utf-8")
    page.goto(f"{portal.address}/tin.html")
    page.locator("ul.moi-nhat").wait_for()
    lines = page.locator("ul.moi-nhat li")
    assert lines.count() == 1
    assert lines.locator("a").get_attribute("href") == f"{portal.section}tin-tuc/a/"
    assert re.fullmatch(r"Tin a \d\d/\d\d/\d{4}", lines.first.inner_text())


@pytest.mark.parametrize(
    "items",
    [
        [
            {"title": "<img src=x onerror=hacked=1>", "url": "https://x.vn/"},
            {"title": "Độc", "url": "javascript:hacked=1"},
            {"title": "Độc", "url": " JaVaScRiPt:hacked=1", "date_published": "<b>"},
            {"title": {"toString": 1}, "url": "https://x.vn/"},
            {"title": "Không có địa chỉ"},
            {"title": "x" * 5000, "url": "https://x.vn/2", "date_published": "9999999"},
            None,
            7,
        ]
    ],
)
def test_a_hostile_feed_is_text(portal: Portal, page: Page, items: list[Any]) -> None:
    evil = portal.www / "doc"
    (evil / "feeds").mkdir(parents=True)
    shutil.copy(portal.www / "moi-nhat.js", evil)
    (evil / "feeds/tat-ca.json").write_text(json.dumps({"items": items}), encoding="utf-8")
    text = LATEST.format(f"{portal.section}doc/", 9)
    (portal.folder / "doc.html").write_text(text, encoding="utf-8")
    page.goto(f"{portal.address}/doc.html")
    page.locator("ul.moi-nhat").wait_for()
    assert page.evaluate("typeof hacked") == "undefined"
    assert page.locator("ul.moi-nhat img").count() == 0
    links = page.locator("ul.moi-nhat a")
    assert links.evaluate_all("all => all.map(a => a.protocol)") == ["https:", "https:"]
    assert links.first.inner_text() == "<img src=x onerror=hacked=1>"
    assert len(links.last.inner_text()) == 300


@pytest.mark.parametrize("scripts", [True, False])
def test_without_scripts_or_feed_the_link_stands(
    portal: Portal, browser: Browser, scripts: bool
) -> None:
    (portal.www / "khong/feeds").mkdir(parents=True, exist_ok=True)
    shutil.copy(portal.www / "moi-nhat.js", portal.www / "khong")
    text = LATEST.format(f"{portal.section}khong/" if scripts else portal.section, 5)
    (portal.folder / "khong.html").write_text(text, encoding="utf-8")
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{portal.address}/khong.html")
    page.wait_for_timeout(300)
    assert page.get_by_role("link", name="Thi đua, khen thưởng").is_visible()
    context.close()


def test_the_scripts_for_portals_are_small_and_make_no_markup() -> None:
    for name in ("moi-nhat.js", "nhung.js", "assets/js/khung.js"):
        script = (ROOT / "theme_overrides" / name).read_text(encoding="utf-8")
        assert len(script.encode()) < 4000
        for risky in ("innerHTML", "insertAdjacent", "document.write", "eval(", "import"):
            assert risky not in script


def test_behind_a_proxy_below_a_path(portal: Portal, page: Page, tmp_path: Path) -> None:
    blocks = re.findall(r"```nginx\n(.*?)```", (ROOT / "deploy/README.md").read_text("utf-8"), re.S)
    [block] = [block for block in blocks if "proxy_pass" in block]
    block = re.sub(r"proxy_pass [^;]*;", f"proxy_pass {portal.section};", block)
    (tmp_path / "nginx").mkdir()
    (tmp_path / "cong").mkdir()
    (tmp_path / "cong/index.html").write_text("<title>Cổng</title>", encoding="utf-8")

    def with_proxy(settings: str) -> str:
        return settings.replace("    location / {", f"{block}\n    location / {{", 1)

    with nginx(tmp_path / "cong", tmp_path / "nginx", edit=with_proxy) as port:
        base = f"http://127.0.0.1:{port}/tdkt/"
        page.goto(f"http://127.0.0.1:{port}/tdkt")
        assert page.url == base
        page.locator("main a", has_text="Tin b").first.click()
        page.wait_for_url(f"{base}tin-tuc/b/")
        page.goto(f"{base}tim-kiem/?q=tin+a")
        page.get_by_role("link", name="Tin a").first.wait_for()
        assert ask(port, "/tdkt/feeds/tat-ca.json")[1]["Access-Control-Allow-Origin"] == "*"
        assert ask(port, "/tdkt/khong-co/")[0] == 404


def test_security_txt_is_where_it_is_looked_for(portal: Portal) -> None:
    status, headers, body = ask(portal.port, "/.well-known/security.txt")
    assert status == 200
    assert headers["Content-Type"] == "text/plain; charset=utf-8"
    assert body.decode().splitlines() == [
        "Contact: mailto:antoan@so.example.vn",
        "Expires: 2027-10-30T23:59:59+07:00",
        "Preferred-Languages: vi, en",
        f"Canonical: {portal.section}.well-known/security.txt",
    ]


def test_pieces_to_paste_are_clean_and_lead_to_the_section(portal: Portal, tmp_path: Path) -> None:
    put(portal.project, "content/tin-tuc/nhap.md", "---\nid: tt-nhap\ntitle: Nháp\n---\n")
    done = call(portal.project, "build", "--form", "fragments", "--output", str(tmp_path / "manh"))
    assert done.exit_code == 0, done.output
    found = sorted(p.relative_to(tmp_path / "manh").as_posix() for p in tmp_path.rglob("*.html"))
    assert "tin-tuc/a.html" in found
    assert "danh-sach/tat-ca.html" in found
    assert "tin-tuc/nhap.html" not in found
    for name in set(found) - {"muc-luc.html"}:
        piece = html.fragment_fromstring(
            (tmp_path / "manh" / name).read_text(encoding="utf-8"), create_parent="div"
        )
        for element in piece.iterdescendants():
            assert element.tag not in ("script", "style", "form", "iframe", "svg", "html", "head")
            assert not {"class", "style", "id"} & set(element.keys())
            for address in ("href", "src"):
                assert element.get(address, portal.section).startswith(portal.section)
    listed = (tmp_path / "manh/muc-luc.html").read_text(encoding="utf-8")
    assert all(f'href="{name}"' in listed for name in found if name != "muc-luc.html")
