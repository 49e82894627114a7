"""The same records for Hugo and for plain MkDocs.

Hugo makes what ours makes of them. Its settings, its layouts and the pages of its sections are in
``hugo/``. The front matter of its other pages holds what that of our records holds, and the terms
that Hugo files pages by.
"""

import json
import re
import shutil
from pathlib import Path

import yaml

from generator.vietnamese import name_key, slugify

HUGO = Path(__file__).with_name("hugo")
FOLDERS = ("tin-tuc", "dien-hinh", "vinh-danh", "van-ban")
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


def records(project: Path) -> list[tuple[str, dict, str]]:
    """Return (kind's folder/name, fields, Markdown) of every record of a project of the bench."""
    found = []
    for kind in FOLDERS:
        for path in sorted((project / "content" / kind).glob("*.md")):
            _, head, body = path.read_text().split("---\n", 2)
            found.append((f"{kind}/{path.stem}", yaml.load(head, yaml.CBaseLoader), body))
    return found


def hugo_program(environment: Path) -> Path:
    """Return Hugo itself: the command of that name in *environment* starts Python first."""
    return next(environment.resolve().glob("lib/python*/site-packages/hugo/binaries/hugo"))


def make_hugo(folder: Path, project: Path, site: Path) -> None:
    """Write a Hugo site of a project's records; style sheets and the like come from our *site*."""
    shutil.copytree(HUGO, folder)
    for name in ("assets", "anh-chia-se"):
        shutil.copytree(site / name, folder / "static" / name)
    content, found = folder / "content", records(project)
    for name, fields, body in found:
        _page(content / _named(name, fields), _front_matter(fields), _with_ids(body))
    filed = {term for _, fields, _ in found for term in (fields["field"], *fields["topics"])}
    _terms(content, project, filed)


def _named(name: str, fields: dict) -> str:
    """Return a page's file: that of an honouree does not give away a name."""
    return f"vinh-danh/{fields['id']}.md" if name.startswith("vinh-danh/") else f"{name}.md"


def _front_matter(fields: dict) -> dict:
    """Return a record's fields and what Hugo files and sorts its page by.

    Pages of one day are in the order of their link titles: here of their ids, as with us.
    """
    day = fields["publication"]["publish"]
    found = {
        **fields, "date": day, "linkTitle": fields["id"], "nam": [day[:4]],
        "linh-vuc": [fields["field"]], "chu-de": fields["topics"], "don-vi": [fields["unit"]],
        "luu-tru": [day[:7]],
    }  # fmt: skip
    if "type" in found:  # to Hugo, this says which layouts to take
        found["document_type"] = found.pop("type")
    if "honouree_kind" in fields:
        keys = (key for part in name_key(fields["title"]) for key in part)
        found["sort_name"] = "-".join((*keys, fields["id"]))
    for result in found.get("results", ()):
        result |= {"before": int(result["before"]), "after": int(result["after"])}
    return found


def _with_ids(body: str) -> str:
    """Return a text whose headings have the ids they have with us."""
    return _HEADING.sub(lambda found: f"{found[0]} {{#{slugify(found[1])}}}", body)


def _terms(content: Path, project: Path, filed: set[str]) -> None:
    """Write the names of units, and of the fields and topics under which anything is filed."""
    for folder in ("linh-vuc", "chu-de"):
        terms = yaml.safe_load((project / "content" / "danh-muc" / f"{folder}.yml").read_text())
        for weight, term in enumerate(terms["terms"], start=1):
            front = {"title": term["name"], "weight": weight}
            if "description" in term:
                front["introduction"] = term["description"]
            if term["id"] in filed:
                _page(content / folder / term["id"] / "_index.md", front)
    for path in sorted((project / "content" / "don-vi").glob("*.yml")):
        unit = yaml.safe_load(path.read_text())
        front = {"title": unit["names"][-1]["value"], "level": unit["level"]}
        _page(content / "don-vi" / unit["id"] / "_index.md", front)


def _page(path: Path, front: dict, body: str = "") -> None:
    _write(path, f"{json.dumps(front, ensure_ascii=False, indent=1)}\n{body}")


def make_plain(folder: Path, project: Path) -> None:
    """Write a plain MkDocs project with Material and mkdocs-rss-plugin: pages and one feed."""
    _write(folder / "mkdocs.yml", _PLAIN)
    for name, fields, body in records(project):
        day = fields["publication"]["publish"]
        head = f"---\ntitle: {json.dumps(fields['title'], ensure_ascii=False)}\ndate: {day}\n---\n"
        _write(folder / "docs" / f"{name}.md", f"{head}\n# {fields['title']}\n\n{body}")
    _write(folder / "docs" / "index.md", "# Trang chủ\n")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


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
