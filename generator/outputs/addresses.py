"""What tells machines about addresses: the sitemap, the rules for robots, redirects."""

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from io import BytesIO

from generator.views.site import SectionView, SiteView

Known = tuple[str, date | None]
"""The address of a page that search engines may find, and the day it last changed its meaning."""


# By https://www.sitemaps.org/protocol.html
MOST_IN_SITEMAP = 50_000


def known_pages(site: SiteView) -> Iterator[Known]:
    """Yield the pages of a site that a sitemap names."""
    return ((page.address, page.updated) for page in site.pages if not page.form.noindex)


def sitemaps(
    section: SectionView,
    pages: Iterable[Known],
    standing: Iterable[str] = (),
    most: int = MOST_IN_SITEMAP,
) -> dict[str, bytes]:
    """Return ``sitemap.xml``; for more than *most* pages a list of several, and these.

    Its days are those of the pages, never the build's. *standing* are the addresses of pages that
    are no part of the view.
    """
    days: dict[str, date | None] = {**dict.fromkeys(standing), **dict(pages)}
    known = [(address, days[address]) for address in sorted(days)]
    if len(known) <= most:
        return {"sitemap.xml": _listed("urlset", "url", section, known)}
    parts = [known[at : at + most] for at in range(0, len(known), most)]
    made = {
        f"sitemap-{number}.xml": _listed("urlset", "url", section, part)
        for number, part in enumerate(parts, start=1)
    }
    newest = [max((day for _, day in part if day), default=None) for part in parts]
    listed = list(zip(made, newest, strict=True))
    return {"sitemap.xml": _listed("sitemapindex", "sitemap", section, listed), **made}


def _listed(whole: str, each: str, section: SectionView, known: Iterable[Known]) -> bytes:
    made = BytesIO()  # some MB, which as lines would take some dozen
    made.write(b'<?xml version="1.0" encoding="UTF-8"?>\n')
    made.write(f'<{whole} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'.encode())
    for address, day in known:
        said = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
        place = escape(section.address + address, quote=False)
        made.write(f"<{each}><loc>{place}</loc>{said}</{each}>\n".encode())
    made.write(f"</{whole}>\n".encode())
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
