"""The same records for Hugo and for plain MkDocs, in the frame our own pages have."""

import json
import re
from pathlib import Path

import yaml

KINDS = {
    "tin-tuc": "Tin tức", "dien-hinh": "Điển hình", "vinh-danh": "Vinh danh", "van-ban": "Văn bản",
}  # fmt: skip
FEEDS = ("rss", "atom", "json")


def records(project: Path) -> list[tuple[str, dict, str]]:
    """Return (kind's folder/name, fields, Markdown) of every record of a project of the bench."""
    found = []
    for kind in KINDS:
        for path in sorted((project / "content" / kind).glob("*.md")):
            _, head, body = path.read_text().split("---\n", 2)
            found.append((f"{kind}/{path.stem}", yaml.load(head, yaml.CBaseLoader), body))
    return found


def make_hugo(folder: Path, project: Path, frame: tuple[str, str]) -> None:
    """Write a Hugo site: a page a record, listings of 24, taxonomies, feeds in three forms.

    *frame* is the HTML of our own pages before and behind their content.
    """
    _write(folder / "hugo.toml", _HUGO)
    layouts = folder / "layouts"
    before, behind = (part.replace("{{", "{{`{{`}}") for part in frame)
    _write(layouts / "baseof.html", f'{before}{{{{ block "main" . }}}}{{{{ end }}}}{behind}')
    for name, text in _LAYOUTS.items():
        _write(layouts / name, text)
    hidden = "---\ncascade:\n  - outputs: [atom]\n    _target: {kind: term}\noutputs: []\n---\n"
    _write(folder / "content" / "months" / "_index.md", hidden)
    for name, fields, body in records(project):
        day = fields["publication"]["publish"]
        front = {
            "title": fields["title"], "date": day, "lastmod": day, "summary": fields["summary"],
            "fields": [fields["field"]], "units": [fields["unit"]], "topics": fields["topics"],
            "years": [day[:4]], "months": [day[:7]],
            **{k: fields[k] for k in ("citation", "problem", "approach", "symbol") if k in fields},
        }  # fmt: skip
        head = json.dumps(front, ensure_ascii=False, indent=1)
        _write(folder / "content" / f"{name}.md", f"{head}\n{body}")
    for kind, title in KINDS.items():
        _write(folder / "content" / kind / "_index.md", f"---\ntitle: {title}\n---\n")


def make_plain(folder: Path, project: Path) -> None:
    """Write a plain MkDocs project with Material and mkdocs-rss-plugin: pages and one feed."""
    _write(folder / "mkdocs.yml", _PLAIN)
    for name, fields, body in records(project):
        day = fields["publication"]["publish"]
        head = f"---\ntitle: {json.dumps(fields['title'], ensure_ascii=False)}\ndate: {day}\n---\n"
        _write(folder / "docs" / f"{name}.md", f"{head}\n# {fields['title']}\n\n{body}")
    _write(folder / "docs" / "index.md", "# Trang chủ\n")


def frame_of(page: Path) -> tuple[str, str]:
    """Return what stands before and behind the content of a page of ours."""
    text = page.read_text()
    start = re.search(r"<main[^>]*>", text)
    assert start is not None
    return text[: start.end()], text[text.index("</main>") :]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


_HUGO = """
baseURL = "https://tdkt.example.gov.vn/"
title = "Thi đua, khen thưởng"
languageCode = "vi"
enableRobotsTXT = true
disablePathToLower = true
[pagination]
pagerSize = 24
path = "trang"
[taxonomies]
field = "fields"
unit = "units"
topic = "topics"
year = "years"
month = "months"
[outputFormats.atom]
mediaType = "application/atom+xml"
baseName = "feed"
[outputFormats.rss]
mediaType = "application/rss+xml"
baseName = "feed"
[outputFormats.json]
mediaType = "application/feed+json"
baseName = "feed"
isPlainText = true
[mediaTypes."application/atom+xml"]
suffixes = ["atom"]
[mediaTypes."application/rss+xml"]
suffixes = ["rss"]
[mediaTypes."application/feed+json"]
suffixes = ["json"]
[outputs]
home = ["html", "rss", "atom", "json"]
section = ["html", "rss", "atom", "json"]
taxonomy = ["html"]
term = ["html", "rss", "atom", "json"]
page = ["html"]
[markup.goldmark.parser.attribute]
block = true
"""

_CARD = """<li class="card"><a href="{{ .RelPermalink }}"><h3>{{ .Title }}</h3></a>
<p>{{ .Params.summary }}</p><p class="meta"><time datetime="{{ .Date.Format "2006-01-02" }}">
{{ .Date.Format "2/1/2006" }}</time> <span>{{ .CurrentSection.Title }}</span></p></li>
"""

_LAYOUTS = {
    "_partials/card.html": _CARD,
    "single.html": """{{ define "main" }}
<script type="application/ld+json">{{ dict "@type" "Article" "headline" .Title "datePublished" .Date
  "description" .Params.summary "url" .Permalink | jsonify | safeJS }}</script>
<header class="head"><nav><a href="/">Trang chủ</a> <a href="{{ .CurrentSection.RelPermalink }}">
{{ .CurrentSection.Title }}</a></nav><h1>{{ .Title }}</h1><p>{{ .Params.summary }}</p>
<p class="meta"><time>{{ .Date.Format "2/1/2006" }}</time>
{{ range .GetTerms "units" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ range .GetTerms "fields" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ range .GetTerms "topics" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</p></header>
{{ with .Params.citation }}<p>{{ . }}</p>{{ end }}{{ with .Params.problem }}<p>{{ . }}</p>{{ end }}
{{ with .Params.approach }}<p>{{ . }}</p>{{ end }}{{ with .Params.symbol }}<p>{{ . }}</p>{{ end }}
<div class="prose">{{ .Content }}</div>
<ul class="cards">
{{ range first 3 .CurrentSection.RegularPages }}{{ partial "card.html" . }}{{ end }}
</ul>{{ end }}""",
    "list.html": """{{ define "main" }}
{{ $pages := .Paginate .Pages }}<header class="head"><h1>{{ .Title }}</h1></header>
<ul class="cards">{{ range $pages.Pages }}{{ partial "card.html" . }}{{ end }}</ul>
<nav class="pager">{{ with $pages.Prev }}<a href="{{ .URL }}">Trước</a>{{ end }}
{{ range $pages.Pagers }}{{ if le (math.Abs (sub .PageNumber $pages.PageNumber)) 2 }}
<a href="{{ .URL }}">{{ .PageNumber }}</a>{{ end }}{{ end }}
{{ with $pages.Next }}<a href="{{ .URL }}">Sau</a>{{ end }}</nav>
{{ partialCached "facets.html" . }}{{ end }}""",
    "_partials/facets.html": """{{ range slice "years" "fields" "topics" }}<ul class="facets">
{{ range $name, $found := index site.Taxonomies . }}<li><a href="{{ $found.Page.RelPermalink }}">
{{ $found.Page.Title }} <span>{{ $found.Count }}</span></a></li>{{ end }}</ul>{{ end }}""",
    "home.html": """{{ define "main" }}<h1>{{ site.Title }}</h1>
{{ range site.Sections }}<h2>{{ .Title }}</h2>
<ul class="cards">{{ range first 8 .RegularPages }}{{ partial "card.html" . }}{{ end }}</ul>
{{ end }}{{ end }}""",
    "taxonomy.html": """{{ define "main" }}<h1>{{ .Title }}</h1>
<ul class="facets">{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul>{{ end }}""",
    "list.rss": '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>'
    "<title>{{ .Title | transform.XMLEscape }}</title><link>{{ .Permalink }}</link>"
    + "{{ range first 50 .RegularPages }}<item><title>{{ .Title | transform.XMLEscape }}</title>"
    "<link>{{ .Permalink }}</link><guid>{{ .File.Path }}</guid>"
    "<pubDate>{{ .Date.Format `Mon, 02 Jan 2006 15:04:05 -0700` }}</pubDate>"
    "<description>{{ .Params.summary | transform.XMLEscape }}</description>"
    "<content>{{ .Content | transform.XMLEscape }}</content></item>{{ end }}</channel></rss>\n",
    "list.atom": '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
    "<title>{{ .Title | transform.XMLEscape }}</title><id>{{ .Permalink }}</id>"
    "{{ $items := first 50 .RegularPages }}"
    '{{ if eq .Data.Plural "months" }}{{ $items = .RegularPages }}{{ end }}'
    "{{ range $items }}<entry><title>{{ .Title | transform.XMLEscape }}</title>"
    '<link href="{{ .Permalink }}"/><id>{{ .File.Path }}</id>'
    "<published>{{ .Date.Format `2006-01-02T15:04:05Z07:00` }}</published>"
    "<summary>{{ .Params.summary | transform.XMLEscape }}</summary>"
    '<content type="html">{{ .Content | transform.XMLEscape }}</content></entry>{{ end }}</feed>\n',
    "list.json": """{{ $items := slice }}{{ range first 50 .RegularPages }}
{{ $items = $items | append (dict "id" .File.Path "url" .Permalink "title" .Title
  "content_html" .Content "summary" .Params.summary "date_published" .Date) }}{{ end }}
{{ dict "version" "https://jsonfeed.org/version/1.1" "title" .Title "items" $items | jsonify }}
""",
}

_PLAIN = """
site_name: Thi đua, khen thưởng
site_url: https://tdkt.example.gov.vn/
theme: {name: material, language: vi}
nav: [index.md]
validation: {nav: {omitted_files: ignore}}
plugins:
  - rss: {use_git: false, use_material_blog: false, date_from_meta: {as_creation: date}, length: 50}
markdown_extensions: [tables, footnotes, admonition, attr_list, def_list]
"""
