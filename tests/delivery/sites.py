"""Small sites to deliver, and a delivery in one call."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

from generator.delivery.built import Built, Shown
from generator.delivery.deliver import Order, deliver, open_target, prepared, standing
from generator.delivery.digests import read_manifest
from generator.delivery.history import Delivery, History
from generator.delivery.lock import this_process
from generator.delivery.manifest import manifest_digest
from generator.delivery.plan import plan
from generator.delivery.settings import Settings
from generator.delivery.target import Step, Target

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
FEED = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" '
    'href="https://x.vn/feeds/tat-ca.atom"/>{}</feed>'
)
ENTRY = (
    '<entry><id>tag:x.vn,2026:{0}</id><link href="https://x.vn/tin-tuc/{0}/"/>'
    "<updated>2026-01-01T00:00:00Z</updated></entry>"
)


def page(release: str, name: str) -> str:
    """Return a page that says which release it is of."""
    return f'<!doctype html><title>{name}</title><a href="../">Lên</a><p>ban {release}</p>' * 20


def write_site(folder: Path, release: str, news: tuple[str, ...], extra: str = "") -> Path:
    """Write a site: home page, a page for each piece of news, feed, style sheet, picture."""
    shutil.rmtree(folder, ignore_errors=True)
    files = {
        "index.html": page(release, "Trang nhất"),
        "404.html": "không thấy",
        "assets/css/main.css": f"p{{}}{extra}",
        "sitemap.xml": "<urlset/>" + "".join(f"<!--{name}-->" for name in news),
        "feeds/tat-ca.atom": FEED.format("".join(map(ENTRY.format, news))),
        "anh/lop-hoc-0123456789-320.webp": "ảnh" * 1000,
    }
    files |= {f"tin-tuc/{name}/index.html": page(release, name) for name in news}
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def settings(kind: str, where: str, **more: object) -> Settings:
    """Return settings with one target, ``nơi``."""
    key = "remote" if kind == "rclone" else "path"
    return Settings.model_validate({"targets": {"noi": {"type": kind, key: where, **more}}})


def target_of(given: Settings, root: Path) -> Target:
    """Return the one target."""
    return open_target(given.targets["noi"], root)


def send(
    target: Target,
    site: Path,
    history: History,
    step: Step = lambda _: None,
    *,
    take_over: bool = False,
    full: bool = False,
    cache: Path | None = None,
) -> Delivery:
    """Plan and deliver."""
    with prepared(target, site, cache) as (folder, files, scratch):
        planned = plan(target, folder, files, scratch, standing(target, history))
        own = read_manifest(site, cache)
        shown = {"a": Shown("news", False, ())}
        built = Built(date(2026, 11, 21), manifest_digest(own), "", shown)
        delivery = Delivery(0, history.target, NOW, "Lan", "", own, built)
        order = Order(
            delivery, site, folder, planned, this_process("Lan", NOW), 6, 3, take_over, full
        )
        return deliver(order, target, history, None, step)
