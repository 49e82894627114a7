"""Print what searching a large section costs: making the index, a first result, bytes sent.

Run: ``python tests/bench/bench_search.py [records] [--common]``; 10,000 records unless told.
The records are those of ``tests/search``, about 60 words of many; with ``--common`` those of
``records.py``, in which every word stands nearly everywhere: the worst there can be.

A cold search is the address of the search page with a question, opened in a browser that knows
nothing yet, until the first result is shown. A warm one is a further question on that page. Bytes
are those a server that compresses sends, the page itself included. Beside the seconds that passed
stand those of the processor, all of the browser's threads together: on a busy machine (Linux) they
say more. Each cold one is the middle of three; a warm one with words asked before shows apart.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from playwright.sync_api import Browser, Page, Request, sync_playwright

from generator.build.pipeline import Project, prepare, search_text
from generator.outputs.search import write_search
from generator.outputs.search.records import in_order
from generator.views.arrange import arrange
from generator.views.page import Body
from generator.views.search_entry import SearchEntry
from tests.bench.records import make_project
from tests.browser.built import DAY, content_policy, gzipped
from tests.browser.find_browser import find
from tests.browser.machine import FLAGS, serving
from tests.search.conftest import make_folder, search_site
from tests.search.corpus import make_entries

COLD = (
    "nguyen van duc", "Nguyễn Văn Đức", "chuyển đổi số", "chuyen doi so", "đơn vị", "phong trào",
    "thi đua", "thi dua yeu nuoc", '"phong trào"', "46/KH-STTTT", "tđkt", "an ninh trật tự",
)  # fmt: skip
WARM = ("hồ sơ", "trần thị hoa", "giảm nghèo bền vững", "đơn vị", "phong trào thi đua", "nam")
TIMES = 3
_SEEN = """
addEventListener("DOMContentLoaded", () => {
  const look = () => {
    if (document.querySelector("[data-found=list] > *")) globalThis.seen ??= performance.now();
    else requestAnimationFrame(look);
  };
  look();
});
"""
_SETTLED = "[data-search-page]:not([hidden])[aria-busy=false]"
_AGAIN = """async (typed) => {
  const page = document.querySelector("[data-search-page]");
  const field = document.querySelector("[data-search-form] input[type=search]");
  field.value = typed;
  const start = performance.now();
  field.form.requestSubmit();
  await new Promise((done) => {
    const look = () => (page.getAttribute("aria-busy") === "false" ? done() : setTimeout(look, 1));
    setTimeout(look, 0);
  });
  return performance.now() - start;
}"""


def main() -> None:
    """Measure and print."""
    given = [word for word in sys.argv[1:] if not word.startswith("--")]
    count = int(given[0]) if given else 10_000
    with tempfile.TemporaryDirectory() as scratch:
        room = Path(scratch)
        entries, html = _entries(room, count)
        folder = _index(room, entries, html)
        headers = {"Content-Security-Policy": content_policy()}
        with serving(folder, "/tdkt/", headers=headers) as address, _browser() as browser:
            _searches(browser, f"{address}tim-kiem/", folder)
    print(f"load         {os.getloadavg()[0]:>9.1f}")


def _entries(room: Path, count: int) -> tuple[tuple[SearchEntry, ...], Callable[[Body], str]]:
    if "--common" not in sys.argv:
        return in_order(make_entries(count)), lambda body: body.markdown
    project = make_project(room / "du-an", count)
    whole = Project(project / "content", project / "theme_overrides", project / ".cache")
    return in_order(arrange(prepare(whole, DAY).edition).search), search_text


def _index(room: Path, entries: tuple[SearchEntry, ...], html: Callable[[Body], str]) -> Path:
    for name in ("index", "unchanged"):
        before, started = _processor(), time.monotonic()
        files = write_search(search_site(entries), html, room / "cache", "")
        seconds, worked = time.monotonic() - started, _processor() - before
        print(f"{name:12} {seconds:>9.1f} s    {worked:.1f} s of the processor")
    (room / "trang").mkdir()
    folder = make_folder(room / "trang", entries, room / "cache", html)
    size = sum((folder / address).stat().st_size for address in files) / 1e6
    print(f"             {size:>9.1f} MB   {len(files):,} files, {len(entries):,} records")
    return folder


def _processor() -> float:
    """Return seconds of the processor used, by programs run as well."""
    return sum(os.times()[:4])


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=find(), args=list(FLAGS))


def _searches(browser: Browser, address: str, folder: Path) -> None:
    for query in COLD:
        runs = []
        for _ in range(TIMES):
            page = browser.new_page()
            asked: list[str] = []
            page.on("request", partial(_note, asked))
            page.add_init_script(_SEEN)
            before = _worked()
            page.goto(f"{address}?q={query}")
            page.wait_for_selector(_SETTLED)
            seen = page.evaluate("globalThis.seen") / 1000
            runs.append((seen, _worked() - before, _sent(asked, address, folder), _found(page)))
            page.close()
        seconds, worked, size, found = sorted(runs)[TIMES // 2]
        cost = f"{seconds:>9.2f} s {worked:>6.2f} s {size / 1000:>5.0f} KB"
        print(f"cold         {cost}  {query}: {found}")
    page = browser.new_page()
    page.goto(f"{address}?q={COLD[0]}")
    page.wait_for_selector(_SETTLED)
    for query in WARM * TIMES:
        before = _worked()
        seconds = page.evaluate(_AGAIN, query) / 1000
        worked = _worked() - before
        print(f"warm         {seconds:>9.2f} s {worked:>6.2f} s           {query}: {_found(page)}")


def _found(page: Page) -> str:
    return page.locator("#ket-qua").inner_text().split(" cho ")[0]


def _worked() -> float:
    """Return the seconds of the processor used by the browser, its parts that ended too."""
    times: dict[int, tuple[int, int]] = {}
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = file.read_text().rpartition(")")[2].split()
            times[int(file.parent.name)] = int(fields[1]), sum(map(int, fields[11:15]))
    ours = {os.getpid()}
    while more := {pid for pid, (parent, _) in times.items() if parent in ours} - ours:
        ours |= more
    return sum(times[pid][1] for pid in ours - {os.getpid()}) / os.sysconf("SC_CLK_TCK")


def _note(asked: list[str], request: Request) -> None:
    asked.append(request.url)


def _sent(asked: list[str], address: str, folder: Path) -> int:
    """Return how many bytes were sent for the addresses asked for."""
    root = address.removesuffix("tim-kiem/")
    paths = [url.partition("?")[0].removeprefix(root) for url in asked]
    files = [folder / (path + "index.html" if path.endswith("/") else path) for path in paths]
    return sum(gzipped(file.read_bytes()) for file in files)


if __name__ == "__main__":
    main()
