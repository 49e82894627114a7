"""What offices really send: long titles, names of one syllable or of other letters, few records."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.built import ROOT, content_policy
from tests.browser.machine import ServeFolder
from tests.site.gate.projects import build

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("extremes")]

NAMES = (
    "Huệ", "Ý", f"Nguyễn Thị {'Hoàng ' * 14}Yến", "محمد علي", "H’Hen Niê 😀", "9/3",
    "CôngtytráchnhiệmhữuhạnmộtthànhviêncấpthoátnướcvàmôitrườngđôthịliêntỉnhmiềnTây",
)  # fmt: skip
PUBLICATION = "publication: {status: approved, author: A, approved_by: B, publish: 2026-02-01}"
DECISION = f"""\
---
id: qd-1
title: "Tặng danh hiệu cho {"tập thể và cá nhân " * 16}"
symbol: 1/QĐ-MH
issue_day: 2026-01-20
awarded:
{"".join(f'  - name: "{name}"{chr(10)}    post: Chuyên viên{chr(10)}' for name in NAMES)}\
{PUBLICATION}
sample: có
---
"""
NEWS = f"""\
---
id: tt-1
title: "{"Tiêu đề ba trăm chữ " * 15}😀 مرحبا"
summary: "👍🏽 السلام عليكم"
{PUBLICATION}
sample: có
---

{"dài" * 120}
"""
PAGES = (
    "", "phong-trao/", "dien-hinh/", "vinh-danh/", "vinh-danh/danh-sach/", "quyet-dinh/",
    "quyet-dinh/qd-1/", "quyet-dinh/qd-1/bang-vinh-danh/", "tin-tuc/", "tin-tuc/tt-1/",
    "tim-kiem/?q=hue", "lich/", "theo-doi/",
)  # fmt: skip


@pytest.fixture(scope="module")
def extreme(tmp_path_factory: pytest.TempPathFactory, serve_folder: ServeFolder) -> str:
    """Serve a section of one decision and one piece of news."""
    folder = tmp_path_factory.mktemp("extremes")
    for name in ("danh-muc", "quy-dinh"):
        shutil.copytree(ROOT / "content" / name, folder / "content" / name)
    shutil.copy(ROOT / "content" / "chuyen-trang.yml", folder / "content")
    for name in ("docs", "theme_overrides", "mkdocs.yml"):
        (folder / name).symlink_to(ROOT / name)
    _write(folder / "content/quyet-dinh/qd-1.md", DECISION)
    _write(folder / "content/tin-tuc/tt-1.md", NEWS)
    site = build(folder)
    return serve_folder(site, "/tdkt/", headers={"Content-Security-Policy": content_policy()})


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_window(browser: Browser, extreme: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for path in PAGES:
        answer = page.goto(extreme + path)
        assert answer
        assert answer.status == 200, path
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.locator("h1").count() == 1, path
    page.close()
    assert complaints == []


def test_every_name_is_on_the_roll_and_its_link_leads_to_it(browser: Browser, extreme: str) -> None:
    page = browser.new_page()
    page.goto(f"{extreme}vinh-danh/danh-sach/")
    assert set(page.locator(".roll__name").all_inner_texts()) >= {
        f"{name} Minh họa" for name in NAMES
    }
    rows = page.locator(".roll tbody tr")
    for row in range(rows.count()):
        name = rows.nth(row).locator(".roll__name").inner_text().removesuffix(" Minh họa")
        link = rows.nth(row).locator("td a").evaluate("a => a.href")
        there = browser.new_page()
        there.goto(link)
        assert name in there.locator(":target").inner_text(), name
        there.close()
    page.close()


def test_a_name_without_accents_finds_the_decision(browser: Browser, extreme: str) -> None:
    page = browser.new_page()
    for typed in ("hue", "Huệ", "y", "H'Hen Nie", "محمد"):
        page.goto(f"{extreme}tim-kiem/?q={typed}")
        page.wait_for_selector("[data-search-page]:not([hidden])[aria-busy=false]")
        links = page.locator(".result a").evaluate_all("all => all.map((a) => a.href)")
        assert f"{extreme}quyet-dinh/qd-1/" in links, typed
    page.close()
