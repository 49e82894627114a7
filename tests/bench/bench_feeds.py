"""Print what writing the feeds and calendars of a large section costs.

Run: ``python tests/bench/bench_feeds.py [items]``; 10,000 items unless told.
Seconds are the processor's, so that a busy machine does not change them much.
"""

import resource
import sys
import time
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from generator.outputs.calendar import write_calendars
from generator.outputs.feeds import write_feeds
from generator.views.page import Body
from generator.views.site import FeedChannel, FeedItem, SiteView
from tests.feeds.sites import FILES, PICTURE, calendar, enclosure, event, item, site

VIETNAM = timezone(timedelta(hours=7))
FIRST = datetime(2020, 1, 1, 8, tzinfo=VIETNAM)
KINDS, FIELDS, UNITS, CAMPAIGNS, YEARS = 8, 10, 60, 50, 6
PARAGRAPH = (
    "<p>Năm 2026, đơn vị phát động phong trào “Cải cách hành chính” với nhiều cách làm hay, "
    '<a href="phong-trao/a/">xem kế hoạch</a>, được <strong>cán bộ, công chức</strong> hưởng ứng. '
    "Kết quả: thời gian giải quyết hồ sơ giảm từ 15 ngày còn 9 ngày, tỷ lệ hài lòng đạt 98,5 %.</p>"
)


def large_item(number: int) -> FeedItem:
    """Return an item of about 2 KB of text, with a picture in every fourth and a file in each."""
    moment = FIRST + timedelta(hours=5 * number)
    return item(
        f"muc-{number:05}",
        title=f"Gương điển hình số {number}",
        body=Body(f"<p>Mục {number}.</p>" + PARAGRAPH * 5),
        published=moment,
        updated=moment,
        picture=PICTURE if number % 4 == 0 else None,
        files=FILES[:1],
    )


def large_site(count: int) -> SiteView:
    """Return a section in which each item is in six feeds."""
    items = [large_item(number) for number in range(count)][::-1]
    groups = {"loai": KINDS, "linh-vuc": FIELDS, "don-vi": UNITS, "phong-trao": CAMPAIGNS}
    channels = [FeedChannel("tat-ca", "Chung", "Tất cả", "Tất cả", "", tuple(items))]
    for name, size in (groups | {"nam": YEARS}).items():
        for part in range(size):
            key = f"{name}-{part}"
            channels.append(FeedChannel(key, name, key, key, f"{key}/", tuple(items[part::size])))
    days = tuple(
        event(f"han-{n}", start=date(2024, 1, 1) + timedelta(days=n % 1500)) for n in range(count)
    )
    calendars = [calendar(*days)]
    calendars += [calendar(*days[n::CAMPAIGNS], key=f"pt-{n}") for n in range(CAMPAIGNS)]
    return site(*channels, calendars=tuple(calendars))


def peak() -> float:
    """Return the most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    made = large_site(count)
    before = peak()
    started = time.process_time()
    feeds = write_feeds(made, lambda body, _: body.markdown, enclosure)
    middle = time.process_time()
    held = peak()
    calendars = write_calendars(made)
    ended = time.process_time()
    megabytes = sum(map(len, feeds.values())) / 1e6
    print(f"items        {count:>9,}   channels {len(made.channels)}")
    print(f"before       {before:>9.0f} MB")
    print(f"feeds        {middle - started:>9.2f} s    {len(feeds)} files, {megabytes:.0f} MB")
    print(f"peak         {held:>9.0f} MB")
    print(f"calendars    {ended - middle:>9.2f} s    {len(calendars)} files")
    print(f"together     {ended - started:>9.2f} s    peak {peak():.0f} MB")


if __name__ == "__main__":
    main()
