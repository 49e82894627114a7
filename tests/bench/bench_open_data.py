"""Print what the open data of a large section costs.

Run: ``python tests/bench/bench_open_data.py [awards]``; 50,000 awards unless told.
Seconds are the processor's, so that a busy machine does not change them much.
"""

import resource
import sys
import time
import tracemalloc
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from generator.outputs.open_data import write_open_data
from generator.outputs.pending import made
from generator.views.arrange import arrange
from generator.views.honours import Honour
from generator.views.page import Link
from generator.views.site import SiteView
from tests.unit.policy.making import edition

FIELD = Link("Cải cách hành chính", "linh-vuc/cai-cach-hanh-chinh/")
CITATION = "Sáng kiến rút ngắn thời gian giải quyết hồ sơ, áp dụng ở toàn ngành, hiệu quả rõ. " * 2


def honour(number: int) -> Honour:
    """Return an award such as those of a province's yearly list."""
    decision = number // 400
    return Honour(
        decision_id=f"qd-{decision:04}",
        number=number % 400 + 1,
        name=f"Nguyễn Văn Thứ {number}",
        group="Cá nhân",
        post="Chuyên viên",
        unit=f"Phòng số {number % 300}",
        award="Bằng khen của Chủ tịch UBND tỉnh",
        level="Cấp bộ, ngành, tỉnh",
        authority="Chủ tịch UBND tỉnh",
        citation=CITATION,
        field=FIELD,
        decision=f"{decision}/QĐ-UBND",
        day=date(2016, 1, 1) + timedelta(decision * 28),
        permalink=f"quyet-dinh/qd-{decision:04}/#so-{number % 400 + 1}",
        profile=None,
        revoked=None,
        sample=True,
    )


def large_site(count: int) -> SiteView:
    """Return a section with so many awards."""
    return replace(arrange(edition("2026-11-21")), honours=tuple(map(honour, range(count))))


def peak() -> float:
    """Return the most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    site = large_site(count)
    before = peak()
    started = time.process_time()
    files = write_open_data(site)
    ended = time.process_time()
    contents = list(map(made, files.values()))
    sizes = (f.stat().st_size if isinstance(f, Path) else len(f) for f in contents)
    megabytes = sum(sizes) / 1e6
    held = peak()
    tracemalloc.start()
    write_open_data(site)
    own = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    print(f"awards       {count:>9,}")
    print(f"open data    {ended - started:>9.2f} s    {len(files)} files, {megabytes:.0f} MB")
    print(f"peak         {held:>9.0f} MB   of which the site {before:.0f} MB")
    print(f"of its own   {own:>9.1f} MB")


if __name__ == "__main__":
    main()
