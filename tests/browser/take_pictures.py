"""Take pictures of every kind of page, to be looked at, and those of the README.

``make pictures`` leaves in ``.cache/pictures`` each kind in light and dark, with high contrast, on
a phone, on a phone without scripts, and on paper; in ``pictures/`` what the README shows.
"""

import shutil
import sys
import tempfile
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.browser.built import PAGE_TYPES, ROOT, Built, build, content_policy
from tests.browser.find_browser import NoBrowserError, find
from tests.browser.machine import FLAGS, serving

OUT = ROOT / ".cache" / "pictures"
_DESK, _PHONE, _PAPER = (1280, 860), (390, 844), (658, 930)

# Name, size of the window, what the reader's device asks for.
VIEWS: tuple[tuple[str, tuple[int, int], dict[str, Any]], ...] = (
    ("light", _DESK, {}),
    ("dark", _DESK, {"color_scheme": "dark"}),
    ("contrast", _DESK, {"contrast": "more"}),
    ("phone", _PHONE, {}),
    ("phone-bare", _PHONE, {"java_script_enabled": False}),
    ("print", _PAPER, {}),
)
README = (("trang-chu", "home"), ("phong-trao", "campaign"), ("bang-vinh-danh", "poster"))

# Pictures further down load when they are scrolled to, which a picture of the whole page does not.
_ALL_PICTURES = """() => Promise.all([...document.images].map(each => {
  each.loading = "eager";
  return each.decode().catch(() => null);
}))"""


def take(browser: Browser, address: str, built: Built) -> None:
    """Take every picture of a served section."""
    for name, (width, height), options in VIEWS:
        size = {"width": width, "height": height}
        context = browser.new_context(**{"viewport": size, "reduced_motion": "reduce", **options})
        page = context.new_page()
        for page_type in PAGE_TYPES:
            page.goto(address + built.examples[page_type])
            if name == "print":
                page.emulate_media(media="print")
                page.pdf(path=OUT / f"{page_type}.pdf", format="A4")
            if options.get("java_script_enabled", True):
                page.evaluate(_ALL_PICTURES)
            page.screenshot(path=OUT / f"{page_type}-{name}.png", full_page=True)
        context.close()
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    page = context.new_page()
    for file, page_type in README:
        page.goto(address + built.examples[page_type])
        page.screenshot(path=ROOT / "pictures" / f"{file}.jpg", type="jpeg", quality=82)
    context.close()


def main() -> int:
    """Build the section, serve it, take the pictures; say where they are."""
    try:
        path = find()
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        return 1
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    with ExitStack() as at_end:
        built = build(Path(at_end.enter_context(tempfile.TemporaryDirectory())))
        policy = {"Content-Security-Policy": content_policy()}
        address = at_end.enter_context(serving(built.folder, "/tdkt/", policy))
        playwright = at_end.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        at_end.callback(partial(browser.close))
        take(browser, address, built)
    print(f"Ảnh chụp từng loại trang · pictures of every kind of page: {OUT.relative_to(ROOT)}/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
