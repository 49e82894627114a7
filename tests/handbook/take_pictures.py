"""Take the pictures of the handbook's pages on commands, from what the program really says.

``make pictures`` leaves them in ``so-tay/anh/``.
"""

import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.text import Text

from tests.browser.find_browser import NoBrowserError, find
from tests.browser.machine import FLAGS
from tests.unit.importers.workbooks import messy_annex

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "so-tay" / "anh"
_COLUMNS = 112
_HEAD, _TAIL = 34, 12
_PAGE = """<meta charset="utf-8"><style>
body {{ margin: 0; background: #1b1e24 }}
main {{ display: inline-block; padding: 18px 22px }}
pre {{ margin: 0; color: #e4e6ea; font: 15px/1.38 "DejaVu Sans Mono", monospace }}
</style><main><pre>{code}</pre></main>"""
_BROKEN = """---
id: tt-le-phat-dong-2027
title: Phát động thi đua năm 2027: bớt giấy tờ, thêm việc thật
publication:
  status: Đã duyệt
  author: Nguyễn Thị Thu Hà
  approved_by: Lê Văn Bảo
  publish: 31/11/2026
---
"""


def take(browser: Browser, project: Path) -> None:
    """Run each command as an officer would, and take a picture of what it says."""
    annex = project / "phu-luc.xlsx"
    annex.write_bytes(messy_annex(120))
    _shoot(browser, "tao-ban-ghi", project, "new", "tin-tuc", "Lễ phát động thi đua năm 2027")
    _shoot(browser, "nhap-excel", project, "import", "phu-luc.xlsx")
    _shoot(browser, "bieu-mau", project, "export-template", "lay-y-kien")
    (project / "content/tin-tuc/le-phat-dong-2027.md").write_text(_BROKEN, encoding="utf-8")
    _shoot(browser, "doc-loi", project, "check", "--day", "2026-11-20")


def _shoot(browser: Browser, name: str, project: Path, *command: str) -> None:
    """Run one command, answering nothing but no, and picture its colours as a terminal has them."""
    run = subprocess.run(
        [sys.executable, "-m", "generator.cli", *command],
        cwd=project, capture_output=True, text=True, input="n\n", check=False,
        env={**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(_COLUMNS), "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    lines = [f"$ guongsang {' '.join(_quoted(word) for word in command)}"]
    lines += (run.stdout + run.stderr).rstrip().split("\n")
    if len(lines) > _HEAD + _TAIL + 1:
        lines = [*lines[:_HEAD], "…", *lines[-_TAIL:]]
    console = Console(record=True, width=_COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi("\n".join(lines)))
    code = console.export_html(inline_styles=True, code_format="{code}")
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_content(_PAGE.format(code=code))
    page.locator("main").screenshot(path=OUT / f"{name}.jpg", type="jpeg", quality=82)
    page.close()


def _quoted(word: str) -> str:
    return f'"{word}"' if " " in word else word


def main() -> None:
    """Make a section to work in, with the demonstration content, and take the pictures."""
    try:
        found = find()
    except NoBrowserError as error:
        raise SystemExit(str(error)) from None
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        project = Path(folder) / "chuyen-trang"
        project.mkdir()
        shutil.copytree(ROOT / "content", project / "content")
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        take(browser, project)
        browser.close()


if __name__ == "__main__":
    main()
