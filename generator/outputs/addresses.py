"""What tells machines about addresses: the sitemap, the rules for robots, redirects."""

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from io import BytesIO

from generator.views.site import SectionView, SiteView

Known = tuple[str, date | None]
"""The address of a page that search engines may find, and the day it last changed its meaning."""


def known_pages(site: SiteView) -> Iterator[Known]:
    """Yield the pages of a site that a sitemap names."""
    return ((page.address, page.updated) for page in site.pages if not page.form.noindex)


def sitemap(section: SectionView, pages: Iterable[Known], standing: Iterable[str] = ()) -> bytes:
    """Return ``sitemap.xml``; its days are those of the pages, never the build's.

    *standing* are the addresses of pages that are no part of the view.
    """
    days: dict[str, date | None] = {**dict.fromkeys(standing), **dict(pages)}
    made = BytesIO()  # some MB, which as lines would take some dozen
    made.write(b'<?xml version="1.0" encoding="UTF-8"?>\n')
    made.write(b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n')
    for address in sorted(days):
        day = days[address]
        said = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
        place = escape(section.address + address, quote=False)
        made.write(f"<url><loc>{place}</loc>{said}</url>\n".encode())
    made.write(b"</urlset>\n")
    return made.getvalue()


def robots(site: SiteView) -> bytes:
    """Return ``robots.txt``: everything is open; pages that are not say so themselves."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site.section.address}sitemap.xml\n".encode()


def redirect_page(old: str, new: str, site: SiteView) -> bytes:
    """Return a page that sends readers from the address *old* on to *new*, without a script."""
    up = "../" * old.count("/")
    link = new if "//" in new else f"{up}{new}" or "./"
    canonical = new if "//" in new else site.section.address + new
    return (
        '<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(site.section.name)}</title>\n"
        '<meta name="robots" content="noindex">\n'
        f'<link rel="canonical" href="{escape(canonical)}">\n'
        f'<meta http-equiv="refresh" content="0; url={escape(link)}">\n</head>\n<body>\n'
        f'<p>Trang này đã chuyển đến <a href="{escape(link)}">địa chỉ mới</a>.</p>\n'
        "</body>\n</html>\n"
    ).encode()
