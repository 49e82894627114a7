"""Print what planning and delivering a large site to a folder costs.

Run: ``python tests/bench/bench_delivery.py [pages] [KB]``; 10,000 pages of 20 KB unless told.
Both the seconds that pass and those of the processor are printed: a busy machine changes the first.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from generator.delivery.digests import read_manifest
from generator.delivery.history import History
from generator.delivery.plan import plan
from tests.delivery.sites import ENTRY, FEED, send, settings, target_of

T = TypeVar("T")


def timed(what: str, call: Callable[[], T]) -> T:
    """Call, and print what it cost."""
    began, used = time.monotonic(), time.process_time()
    made = call()
    passed, used = time.monotonic() - began, time.process_time() - used
    print(f"{what:44} {passed:7.2f} s  {used:7.2f} s of the processor", flush=True)
    return made


def write_pages(folder: Path, pages: int, size: int) -> None:
    """Write a site of so many pages, each about *size* KB, with a feed of the newest."""
    text = "Năm 2026, đơn vị phát động phong trào thi đua, nhiều cách làm hay được nhân rộng. " * 11
    for number in range(pages):
        page = folder / f"tin-tuc/tin-{number:05}/index.html"
        page.parent.mkdir(parents=True)
        page.write_text(f"<!doctype html><title>Tin {number}</title>" + text * size, "utf-8")
    (folder / "feeds").mkdir()
    newest = "".join(ENTRY.format(f"tin-{number:05}") for number in range(100))
    (folder / "feeds/tat-ca.atom").write_text(FEED.format(newest), "utf-8")
    (folder / "index.html").write_text("<!doctype html>", "utf-8")


def main(pages: int = 10_000, size: int = 20) -> None:
    """Deliver, change one page, plan, deliver again."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        site, history = root / "site", History(root / "history", "noi")
        target = target_of(settings("folder", str(root / "www")), root)
        write_pages(site, pages, size)
        files = [path for path in site.rglob("*") if path.is_file()]
        total = sum(path.stat().st_size for path in files) / 1e6
        print(f"{len(files)} files, {total:.0f} MB")
        timed("first delivery, planned and written down", lambda: send(target, site, history))
        with (site / "tin-tuc/tin-00042/index.html").open("a") as page:
            page.write("<p>sửa</p>")
        (root / "scratch").mkdir()
        made = timed(
            "the plan, one page changed",
            lambda: plan(target, site, read_manifest(site), root / "scratch"),
        )
        print(f"  to send: {len(made.todo.written)} file, {made.todo.size} bytes")
        timed("the delivery of one changed page", lambda: send(target, site, history))
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB of memory at most")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
