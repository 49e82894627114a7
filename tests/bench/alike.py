"""Whether Hugo's pages and feeds are those of our site: ``alike`` compares a sample of both.

Alike are two pages with the same elements, attributes and words in the same order, and the same
structured data. White space does not count, nor how an address is written: ours leads from page to
page, Hugo's from the root, and Hugo has ``trang/2/`` for ``trang-2/`` and a folder for each feed.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import zip_longest
from pathlib import Path
from urllib.parse import unquote, urljoin
from xml.etree import ElementTree

from tests.bench.others import FOLDERS
from tests.bench.records import FIELDS

ROOT = "https://tdkt.example.gov.vn/"
EVERY = 97
_ADDRESSES = {"href", "src", "action"}
_MAY_BE_ADDRESSES = {"content", "value"}
# Hugo's address of a further page of a listing, of all of a unit, of a feed and of the feed's page.
_AS_OURS = [
    (re.compile(pattern), ours)
    for pattern, ours in (
        (r"/trang/(\d+)/tat-ca/index\.html$", r"/tat-ca/trang-\1/"),
        (r"/tat-ca/index\.html$", "/tat-ca/"),
        (r"/trang/(\d+)/$", r"/trang-\1/"),
        (r"/feeds/index\.(\w+)$", r"/feeds/tat-ca.\1"),
        (r"/feeds/nam/(\d+)/index\.(\w+)$", r"/feeds/nam-\1.\2"),
        (r"/feeds/luu-tru/([\d-]+)/trang/(\d+)/index\.atom$", r"/feeds/luu-tru/tat-ca-\1-\2.atom"),
        (r"/feeds/luu-tru/([\d-]+)/index\.atom$", r"/feeds/luu-tru/tat-ca-\1.atom"),
        (r"/feeds/(?:[\w-]+/)?([\w-]+)/index\.(\w+)$", r"/feeds/\1.\2"),
        (r"/theo-doi/nam/(\d+)/$", r"/theo-doi/nam-\1/"),
        (r"/theo-doi/(?:[\w-]+/)([\w-]+)/$", r"/theo-doi/\1/"),
    )
]


@dataclass(slots=True)
class Alike:
    """How many of the things compared were alike, and the first difference of each that was not."""

    compared: int = 0
    same: int = 0
    differences: list[str] = field(default_factory=list)

    def add(self, what: str, difference: str | None) -> None:
        """Count one comparison."""
        self.compared += 1
        self.same += difference is None
        if difference is not None:
            self.differences.append(f"{what}: {difference}")


def alike(ours: Path, hugos: Path) -> tuple[Alike, Alike]:
    """Compare a sample of the pages of two sites, and the entries of their feeds."""
    pages, feeds = Alike(), Alike()
    for address in sorted(_sample(ours)):
        texts = ((ours / address / "index.html"), hugos / hugos_file(address))
        mine, theirs = (parts(_text(path), ROOT + address) for path in texts)
        pages.add(address or "/", first_difference(mine, theirs))
    for path in sorted((ours / "feeds").glob("*.*")):
        if path.suffix != ".opml":
            mine, theirs = (entries(_text(file)) for file in (path, hugos / hugos_feed(path.name)))
            feeds.add(path.name, first_difference(mine, theirs))
    for month in _closed_months(ours):
        mine = _archived((ours / "feeds/luu-tru").glob(f"tat-ca-{month}*.atom"))
        theirs = _archived((hugos / "feeds/luu-tru" / month).rglob("*.atom"))
        feeds.add(f"luu-tru/{month}", first_difference(mine, theirs))
    return pages, feeds


def _text(path: Path) -> str:
    return path.read_text() if path.exists() else ""


def _sample(site: Path) -> Iterator[str]:
    """Yield addresses: every 97th record of each kind, the listings, the pages of feeds."""
    yield from ("", "phong-trao/", "su-kien/", "chu-de/", "linh-vuc/", "nam/", "don-vi/")
    for kind in FOLDERS:
        names = sorted(path.name for path in (site / kind).glob("b*"))
        yield from (f"{kind}/{name}/" for name in names[::EVERY])
    for listings in (*FOLDERS, "nam/*", "linh-vuc/*", "chu-de/*", "don-vi/dv-*[05]/tat-ca"):
        for page in sorted(site.glob(f"{listings}/index.html")):
            address = page.parent.relative_to(site).as_posix()
            yield f"{address}/"
            further = sorted(path.name for path in page.parent.glob("trang-*"))
            yield from (f"{address}/{name}/" for name in further[::7])
    for unit in sorted(path.name for path in (site / "don-vi").glob("dv-*[05]")):
        yield from (f"don-vi/{unit}/", f"theo-doi/{unit}/")
    yield "theo-doi/"
    for name in ("tat-ca", "cap-nhat", "tin-tuc", "su-kien", "chuyen-doi-so", "nam-2020"):
        yield f"theo-doi/{name}/"


def hugos_file(address: str) -> str:
    """Return the file in which Hugo has the page that ours has at an address."""
    address = re.sub(r"/tat-ca/trang-(\d+)/$", r"/trang/\1/tat-ca/", address)
    address = re.sub(r"/trang-(\d+)/$", r"/trang/\1/", address)
    if found := re.fullmatch(r"theo-doi/([\w-]+)/", address):
        address = f"theo-doi/{_place(found[1])}/"
    return f"{address}index.html"


def hugos_feed(name: str) -> str:
    """Return the file in which Hugo has one of our feeds."""
    key, _, form = name.partition(".")
    return f"feeds/{_place(key)}/index.{form}".replace("//", "/").replace("tat-ca/", "")


def _place(key: str) -> str:
    if key.startswith("nam-"):
        return f"nam/{key[4:]}"
    if key.startswith("dv-"):
        return f"don-vi/{key}"
    if key in FIELDS:
        return f"linh-vuc/{key}"
    return f"chu-de/{key}" if key == "nguoi-tot-viec-tot" else key


def parts(text: str, base: str) -> list[str]:
    """Return the tags and words of an HTML page in order, its addresses in full."""
    reader = _Reader(base)
    reader.feed(text)
    reader.close()
    return reader.found


def entries(text: str) -> list[str]:
    """Return what a feed tells and each of its entries, in the order of its entries."""
    if text.startswith("{"):
        feed = json.loads(text)
        items = feed.pop("items")
        return [
            json.dumps(_facts(each), sort_keys=True, ensure_ascii=False) for each in (feed, *items)
        ]
    if not text:
        return []
    feed = ElementTree.fromstring(text)
    within = feed.find("channel") if feed.tag == "rss" else feed
    assert within is not None
    found = [each for each in within if each.tag.rpartition("}")[2] in ("entry", "item")]
    about = [part for each in within if each not in found for part in _element(each)]
    return sorted(about) + ["\n".join(sorted(_element(each))) for each in found]


def _closed_months(site: Path) -> list[str]:
    """Return the months of the archive but the last, of which both keep back what came last."""
    return sorted({path.name[7:14] for path in (site / "feeds/luu-tru").glob("*.atom")})[:-1]


def _archived(files: Iterator[Path]) -> list[str]:
    """Return the entries of a month's archive, whatever files they are in."""
    found = (entries(path.read_text()) for path in files)
    return sorted(entry for each in found for entry in each if "\n" in entry)


def _element(element: ElementTree.Element) -> Iterator[str]:
    about = {k: _address(v, ROOT) if k in _ADDRESSES else v for k, v in sorted(element.items())}
    yield f"{element.tag} {about} {' '.join((element.text or '').split())}"
    for child in element:
        yield from (f"{element.tag} > {line}" for line in _element(child))


def first_difference(ours: list[str], theirs: list[str]) -> str | None:
    """Return where two lists differ first, nothing where they do not."""
    for at, (mine, other) in enumerate(zip_longest(ours, theirs)):
        if mine != other:
            texts = (mine or "nothing", other or "nothing")
            first = next((i for i, (a, b) in enumerate(zip(*texts, strict=False)) if a != b), 0)
            shown = [text[max(0, first - 60) : first + 140] for text in texts]
            return f"part {at}: {shown[0]!r}, Hugo {shown[1]!r}"
    return None


def _address(value: str, base: str) -> str:
    """Return an address in full, as ours has it; what is no address stays as it is."""
    if value.startswith("mailto:"):
        return unquote(value)
    full = urljoin(base, value)
    if full.startswith(ROOT):
        for pattern, ours in _AS_OURS:
            full, changed = pattern.subn(ours, full)
            if changed:
                break
    return full


class _Reader(HTMLParser):
    def __init__(self, base: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._base = base
        self._data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = [f"{key}={self._value(key, value)}" for key, value in attrs]
        self.found.append(f"<{' '.join([tag, *sorted(said)])}>")
        self._data = ("type", "application/ld+json") in attrs

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"</{tag}>")
        self._data = False

    def handle_data(self, data: str) -> None:
        if self._data:
            data = json.dumps(_facts(json.loads(data)), sort_keys=True, ensure_ascii=False)
        if words := " ".join(data.split()):
            self.found.append(words)

    def _value(self, key: str, value: str | None) -> str:
        if key in _ADDRESSES or (key in _MAY_BE_ADDRESSES and (value or "").startswith(ROOT)):
            return _address(value or "", self._base)
        return value or ""


def _facts(value: object) -> object:
    if isinstance(value, dict):
        return {key: _facts(each) for key, each in value.items()}
    if isinstance(value, str) and not value.startswith(ROOT):
        return " ".join(value.split())
    if isinstance(value, list):
        return [_facts(each) for each in value]
    return _address(value, ROOT) if isinstance(value, str) else value
