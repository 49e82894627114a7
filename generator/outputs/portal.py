"""What a portal needs beside pages: who may frame them, whom to tell of a hole, HTML to paste."""

import json
from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import urlsplit

from generator.outputs.feeds.compose import Composer
from generator.outputs.feeds.naming import absolute
from generator.outputs.feeds.text import line, moment
from generator.vietnamese import print_day
from generator.views.site import FeedItem, SectionView, SiteView

FRAME = "khung.json"
SECURITY = ".well-known/security.txt"
CONTENTS = "muc-luc.html"
LISTS = "danh-sach/"
_LATEST = 10


def origin(address: str) -> str:
    """Return scheme, host and port of a web address, as a browser writes an origin."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}".lower()


def frame(section: SectionView) -> bytes:
    """Return where the section is, and the origins of the portals that may frame it."""
    named = section.frames or ((section.portal_url,) if section.portal_url else ())
    portals = list(dict.fromkeys(origin(address) for address in named))
    value = {"root": section.address, "portals": portals}
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"


def security(section: SectionView) -> Mapping[str, bytes]:
    """Return ``security.txt`` (RFC 9116); nothing where the section names nobody to report to.

    Its place is the root of the host, wherever the section stands below it.
    """
    told = section.security
    if told is None:
        return {}
    contact = told.contact if ":" in told.contact else f"mailto:{told.contact}"
    lines = [
        f"Contact: {contact}",
        f"Expires: {told.expires.isoformat()}T23:59:59+07:00",
        "Preferred-Languages: vi, en",
        f"Canonical: {origin(section.address)}/{SECURITY}",
    ]
    lines += [f"Policy: {told.policy}"] if told.policy else []
    return {SECURITY: ("\n".join(lines) + "\n").encode()}


def fragments(site: SiteView, composer: Composer) -> Mapping[str, bytes]:
    """Return pieces of clean HTML to paste into a page of the portal, and a page that lists them.

    One for every record of a feed, without its title, which the portal has a field for; and one
    for every feed, with its latest titles. Every address in them is absolute.
    """
    items: dict[str, FeedItem] = {}
    made: dict[str, bytes] = {}
    named: list[tuple[str, str]] = []
    for channel in site.channels:
        items |= {item.key: item.whole for item in channel.items}
        by_key = sorted(channel.items, key=lambda item: item.key)
        newest = sorted(by_key, key=lambda item: moment(item.published), reverse=True)
        path = f"{LISTS}{channel.key}.html"
        made[path] = _latest([item.whole for item in newest[:_LATEST]], site.section, channel.page)
        named.append((path, f"Mới nhất: {line(channel.title)}"))
    for item in sorted(items.values(), key=lambda item: item.address):
        path = f"{item.address.rstrip('/')}.html"
        entry = composer.entry(item)
        whole = f'<p><a href="{escape(entry.link)}">Xem trên chuyên trang</a></p>'
        made[path] = b'<div lang="vi">\n%b\n%b\n</div>\n' % (entry.html, whole.encode())
        named.append((path, entry.title))
    made[CONTENTS] = _contents(named, site.section)
    return made


def _latest(items: Iterable[FeedItem], section: SectionView, page: str) -> bytes:
    lines = [
        f'<li><a href="{escape(absolute(section, item.address))}">{escape(line(item.title))}</a> '
        f'<time datetime="{moment(item.published).date().isoformat()}">'
        f"{print_day(moment(item.published).date())}</time></li>"
        for item in items
    ]
    whole = f'<p><a href="{escape(absolute(section, page))}">Xem tất cả</a></p>'
    return ("\n".join(['<ul lang="vi">', *lines, "</ul>", whole]) + "\n").encode()


def _contents(named: Iterable[tuple[str, str]], section: SectionView) -> bytes:
    lines = "\n".join(
        f'<li><a href="{escape(path)}">{escape(title)}</a></li>' for path, title in named
    )
    return (
        '<!doctype html>\n<html lang="vi">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>Để dán vào cổng – {escape(section.name)}</title>\n<h1>Để dán vào cổng</h1>\n"
        "<p>Mở một mục, chọn tất cả, chép rồi dán vào ô soạn thảo của cổng. Cổng có ô mã HTML thì "
        "mở tệp bằng trình soạn thảo và chép mã.</p>\n"
        f"<ul>\n{lines}\n</ul>\n</html>\n"
    ).encode()
