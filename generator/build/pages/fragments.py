"""A page's content area: its view put through its template, a pure function of the two."""

import re
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
)
from markupsafe import Markup, escape

from generator.build import markdown
from generator.build.pages.broken import BrokenTemplateError, telling
from generator.build.pages.compiled import Compiled, each_time
from generator.build.pages.parts import Parts
from generator.digest import file_digest
from generator.outputs.image_set import Rendition
from generator.outputs.qr import qr_path
from generator.vietnamese import (
    print_day,
    print_long_day,
    print_moment,
    print_number,
    slugify,
)
from generator.views.chart import Chart
from generator.views.page import Body, Download, Page, Picture
from generator.views.site import SiteView

_IMG = re.compile(r'<img(?: [^>]*)? src="([^"]*)"[^>]*>')
_BODY_SIZES = "(min-width: 50rem) 46rem, 94vw"


@dataclass(frozen=True, slots=True)
class Material:
    """What fragments show besides views: pictures made for the web, and files beside records."""

    renditions: Mapping[str, Rendition]
    content: Path


def body_html(body: Body, renditions: Mapping[str, Rendition], link: Callable[[str], str]) -> str:
    """Return a body as HTML; *link* maps site addresses to the links wanted."""
    made = {
        p.address: renditions[p.source].fallback for p in body.pictures if p.source in renditions
    }
    known = {href: made.get(address, address) for href, address in body.links}
    return markdown.render(body.markdown, lambda href: link(known[href]) if href in known else href)


def focus_class(focus: tuple[float, float]) -> str:
    """Return the classes of record.css that keep a point of a picture in sight when it is cropped.

    In steps of a tenth: an inline style would be exact, but the content policy refuses it.
    """
    x, y = (round(min(max(part, 0), 100) / 10) * 10 for part in focus)
    return f"focus-x{x} focus-y{y}"


class _Templates(Environment):
    """Templates that share their globals: a map for each is gone through at every import."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of a template."""
        return super().make_globals(d) if d else self.globals


class Fragments:
    """The templates of one site. ``render`` is called for one page at a time."""

    def __init__(
        self, templates: Path, site: SiteView, material: Material, cache: Path | None = None
    ) -> None:
        """Take the folder of templates, and the *cache* they are kept in as they are compiled."""
        self._site = site
        self.material = material
        self._parts = Parts()
        self._link = self._parts.link
        self._abbreviations = dict(site.glossary)
        longest_first = sorted(self._abbreviations, key=len, reverse=True)
        words = "|".join(re.escape(short) for short in longest_first)
        self._abbreviation = re.compile(rf"(?<![\w/-])({words})(?![\w/-])")
        self._environment = _Templates(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            # One site is rendered with the same templates throughout.
            auto_reload=False,
            bytecode_cache=Compiled(cache / "templates.sqlite") if cache else None,
        )
        self._environment.filters |= {
            "day": lambda value: print_day(_day(value)),
            "long_day": lambda value: print_long_day(_day(value)),
            "when": _when,
            "iso": lambda value: value.isoformat(),
            "number": print_number,
            "paragraphs": _paragraphs,
            "anchor": slugify,
            "qr": qr_path,
            "chart": _chart,
        }
        of_site_and_page: dict[str, Callable[..., object]] = {
            "link": self._link,
            "full": lambda address: site.section.address + address,
            "markdown": self._markdown,
            "image": self._image,
            "file_size": self._file_size,
            "sha256": self._sha256,
            "abbr": self._abbr,
        }
        self._environment.filters |= {
            name: each_time(work) for name, work in of_site_and_page.items()
        }
        self._environment.globals["once"] = self._parts.once

    def render(self, page: Page) -> str:
        """Return the HTML of a page's content area."""
        self._parts.here = page.address
        name = f"views/{page.template}.html"
        with telling(name, page.address):
            return self._environment.get_template(name).render(
                page=page, view=page.view, section=self._site.section, site_day=self._site.day
            )

    def _markdown(self, body: Body) -> Markup:
        """Return a body as HTML; its pictures come in several widths, as those of fields do."""
        renditions = self.material.renditions
        html = body_html(body, renditions, self._link)
        made = {
            str(escape(self._link(found.fallback))): found
            for picture in body.pictures
            if (found := renditions.get(picture.source))
        }
        return Markup(
            _IMG.sub(
                lambda tag: self._in_body(made[tag[1]], tag[0]) if tag[1] in made else tag[0], html
            )
        )

    def _in_body(self, made: Rendition, written: str) -> str:
        """Return a picture of a body; a size that the author gave stands."""
        sized = re.search(r' (?:width|height)="', written)
        size = "" if sized else f' width="{made.width}" height="{made.height}"'
        loading = "" if " loading=" in written else ' loading="lazy"'
        return self._picture(made, _BODY_SIZES, f"{written[:-1]}{size}{loading}")

    def _image(
        self, picture: Picture, sizes: str = "100vw", *, eager: bool = False, **attributes: str
    ) -> Markup:
        """Return a ``<picture>``; nothing for a picture that could not be made."""
        made = self.material.renditions.get(picture.source)
        if made is None:
            return Markup("")
        if picture.focus:
            attributes["class_"] = (
                f"{attributes.get('class_', '')} {focus_class(picture.focus)}".strip()
            )
        given = "".join(f' {name.rstrip("_")}="{escape(v)}"' for name, v in attributes.items())
        loading = ' fetchpriority="high"' if eager else ' loading="lazy" decoding="async"'
        tag = (
            f'<img src="{self._link(made.fallback)}" width="{made.width}" '
            f'height="{made.height}" alt="{escape(picture.alt)}"{loading}{given}'
        )
        return Markup(self._picture(made, sizes, tag))

    def _picture(self, made: Rendition, sizes: str, tag: str) -> str:
        """Return a ``<picture>`` of every type and width around an ``<img`` not yet closed."""
        sources = "".join(
            f'<source type="{kind}" srcset="{self._srcset(files)}" sizes="{escape(sizes)}">'
            for kind, files in made.sources[:-1]
        )
        last = made.sources[-1][1] if made.sources else ()
        srcset = f' srcset="{self._srcset(last)}" sizes="{escape(sizes)}"'
        return f"<picture>{sources}{tag}{srcset}></picture>"

    def _srcset(self, files: tuple[tuple[str, int], ...]) -> str:
        return ", ".join(f"{self._link(address)} {width}w" for address, width in files)

    def _file_size(self, file: Download) -> str:
        size = (self.material.content / file.source).stat().st_size
        if size < 1024 * 1024:
            return f"{max(1, round(size / 1024))} KB"
        return f"{size / 1024 / 1024:.1f} MB".replace(".", ",")

    def _sha256(self, file: Download) -> str:
        return file_digest((self.material.content / file.source).read_bytes())

    def _abbr(self, text: str) -> Markup:
        """Explain the abbreviations of the office's glossary where they stand."""
        if not self._abbreviations:
            return escape(text)
        return Markup(
            self._abbreviation.sub(
                lambda m: f'<abbr title="{escape(self._abbreviations[m[1]])}">{m[1]}</abbr>',
                str(escape(text)),
            )
        )


def _day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value


def _when(value: date | datetime) -> str:
    return print_moment(value) if isinstance(value, datetime) else print_day(value)


def _chart(chart: Chart) -> Markup:
    from generator.outputs.charts import draw  # few pages have one

    return Markup(draw(chart))


def _paragraphs(text: str) -> Markup:
    parts = (part.strip() for part in re.split(r"\n\s*\n", text))
    return Markup("\n".join(f"<p>{escape(part)}</p>" for part in parts if part))


__all__ = ["BrokenTemplateError", "Fragments", "Material", "body_html"]
